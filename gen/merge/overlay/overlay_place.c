/* The places of clauses: move, add, copy, omit. See slot.h. */
#include "base/diag.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/slot.h"

struct insert_point {
    struct node *first, *last; /* the siblings that it consists of */
    struct node **beside, **inside;
};

static bool find_anchor(const struct overlay *o, struct str name, struct insert_point *out)
{
    struct slot *s = slot_find(o, name);
    struct added *added = s ? NULL : slot_find_added(o, name);
    if (s)
        *out = (struct insert_point){s->plan, s->last, &s->beside, &s->inside};
    else if (added)
        *out = (struct insert_point){added->first, added->last, &added->beside, &added->inside};
    return s || added;
}

/* Will what is placed there remain in the plan. */
static bool place_stays(const struct insert_point *anchor, enum overlay_place place)
{
    bool within = place == PLACE_FIRST || place == PLACE_LAST;
    for (const struct node *n = within ? anchor->last : anchor->last->parent; n; n = n->parent)
        if (n->change == TO_BE_REMOVED)
            return false;
    return true;
}

/* Places n; the next one with the same anchor and place comes after it. */
static void place_at(struct insert_point *anchor, enum overlay_place place, struct node *n)
{
    struct node *beside = *anchor->beside, *inside = *anchor->inside;
    switch (place) {
    case PLACE_BEFORE:
        node_place_before(anchor->first, n);
        break;
    case PLACE_AFTER:
        node_place_after(beside && beside->parent == anchor->last->parent ? beside : anchor->last,
                         n);
        *anchor->beside = n;
        break;
    case PLACE_FIRST:
        if (inside && inside->parent == anchor->first)
            node_place_after(inside, n);
        else
            slot_place_first(anchor->first, n);
        *anchor->inside = n;
        break;
    case PLACE_LAST:
        node_attach(anchor->last, n);
        break;
    }
}

static bool usable_anchor(struct overlay *o, const struct overlay_item *item,
                          struct insert_point *anchor)
{
    const struct rebase_clause *listed = rebase_find(o->rebase, item->anchor);
    if (listed && !listed->now)
        diag(MSG_REBASE_ANCHOR, item->pos, STR_ARG(item->anchor), overlay_op_name(item->op),
             STR_ARG(slot_versions(o, item->anchor, NULL).was));
    else if (!find_anchor(o, item->anchor, anchor))
        diag(MSG_OVERLAY_NO_ANCHOR, item->pos, STR_ARG(item->anchor),
             STR_ARG(overlay_nearest(o, item->anchor, MSG_OVERLAY_NO_ANCHOR, item->pos)));
    else if (anchor->first && anchor->first->kind == NODE_FOOTNOTE)
        diag(MSG_OVERLAY_ANCHOR_NOTE, item->pos, STR_ARG(item->anchor));
    else if (!anchor->first) /* its text was at fault, and a message says so */
        return false;
    else if (!place_stays(anchor, item->place))
        diag(MSG_OVERLAY_ANCHOR_OMITTED, item->pos, STR_ARG(item->anchor));
    else
        return true;
    return false;
}

/* Moves the clause with all that came of it: its pieces and its literal text. */
static void move(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct insert_point anchor;
    if (!usable_anchor(o, item, &anchor))
        return;
    if (clause_is_within(anchor.last, s->plan) || clause_is_within(anchor.first, s->plan)) {
        diag(MSG_OVERLAY_MOVE_INSIDE, item->pos, STR_ARG(s->central->path));
        return;
    }
    for (struct node *n = s->plan, *next; n; n = next) {
        next = n == s->last ? NULL : n->next;
        node_detach(n);
        place_at(&anchor, item->place, n);
    }
}

static void add(struct overlay *o, const struct overlay_item *item)
{
    struct insert_point anchor;
    struct doc *text = o->reader->read(o->reader->context, item->text);
    bool usable = usable_anchor(o, item, &anchor);
    struct added added = {.id = item->id};
    for (struct node *n = text && usable ? text->root->first : NULL; n; n = n->next) {
        if (!slot_is_placed(n))
            continue;
        struct node *copy = doc_clone(o->doc, n);
        slot_own(o, copy, item);
        for (struct node *k = copy; item->keep_labels && k; k = node_next(k, copy))
            slot_keep_label(o, k, k->label, k->pos);
        if (!item->keep_labels)
            clause_number_headings(copy);
        place_at(&anchor, item->place, copy);
        added.first = added.first ? added.first : copy;
        added.last = copy;
    }
    if (added.id)
        *vec_push(&o->added) = added;
    doc_free(text);
}

/* The clause as the central text has it, without the clauses below it. */
static struct node *copy_words(struct overlay *o, const struct slot *s)
{
    struct node *copy = doc_clone(o->doc, s->central);
    for (struct node *c = copy->first, *next; c; c = next) {
        next = c->next;
        if (c->kind != NODE_FOOTNOTE)
            node_detach(c);
    }
    node_set_origin(o->doc, copy, s->central->path);
    copy->line_count = 0;
    copy->central_only = false;
    return copy;
}

static void copy(struct overlay *o, const struct overlay_item *item)
{
    const struct slot *s = slot_find(o, item->paths[0]);
    struct insert_point anchor;
    struct added added = {.id = item->id};
    if (s && usable_anchor(o, item, &anchor)) {
        struct node *n = added.first = added.last = copy_words(o, s);
        slot_own(o, n, item);
        overlay_text_patch(o, s, item, n);
        clause_set_form(n, item->form);
        slot_keep_label(o, n, item->label, item->pos);
        place_at(&anchor, item->place, n);
    }
    if (added.id)
        *vec_push(&o->added) = added;
}

void overlay_place_change(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        struct slot *s = item->op == OVERLAY_MOVE ? slot_find(o, item->paths[0]) : NULL;
        if (s && s->move == item && !slot_left_out(s) && !s->absorbed)
            move(o, s, item);
        else if (item->op == OVERLAY_ADD)
            add(o, item);
        else if (item->op == OVERLAY_COPY)
            copy(o, item);
    }
}

void overlay_place_omit(struct overlay *o)
{
    for (size_t id = 0; id < o->central->count; id++) {
        struct node *n = o->slots[id].plan;
        if (!n || n->change != TO_BE_REMOVED)
            continue;
        if (n->kind == NODE_FOOTNOTE && n->parent)
            clause_drop_calls(n->parent, n);
        if (n->parent)
            node_detach(n);
    }
}
