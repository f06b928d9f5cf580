/* The places of clauses: move, add, copy, omit. See slot.h. */
#include "base/diag.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/slot.h"

struct insert_point {
    struct node *first, *last; /* the siblings that stand for it */
    struct node **beside, **inside;
};

static bool find_anchor(const struct overlay *o, struct str name, struct insert_point *out)
{
    struct slot *s = slot_find(o, name);
    struct own *own = s ? NULL : slot_find_own(o, name);
    if (s)
        *out = (struct insert_point){s->plan, s->last, &s->beside, &s->inside};
    else if (own)
        *out = (struct insert_point){own->first, own->last, &own->beside, &own->inside};
    return s || own;
}

/* Will what is placed there stay in the plan. */
static bool place_stays(const struct insert_point *anchor, enum overlay_place place)
{
    bool within = place == PLACE_FIRST || place == PLACE_LAST;
    for (const struct node *n = within ? anchor->last : anchor->last->parent; n; n = n->parent)
        if (n->change == GOING)
            return false;
    return true;
}

/* Places n; the next one with the same anchor and place comes behind it. */
static void put_at(struct insert_point *anchor, enum overlay_place place, struct node *n)
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
    enum rebase_fate fate;
    const struct node *now;
    if (rebase_find(o->rebase, item->anchor, &fate, &now) && !now)
        diag(MSG_REBASE_ANCHOR, item->pos, STR_ARG(item->anchor), overlay_op_name(item->op),
             STR_ARG(slot_versions(o, item->anchor, NULL).was));
    else if (!find_anchor(o, item->anchor, anchor))
        diag(MSG_OVERLAY_NO_ANCHOR, item->pos, STR_ARG(item->anchor),
             STR_ARG(slot_nearest(o, item->anchor)));
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

/* Moves the clause with all that came out of it: its pieces and its own clauses. */
static void move(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct insert_point anchor;
    if (!usable_anchor(o, item, &anchor))
        return;
    if (slot_is_above(s->plan, anchor.last) || slot_is_above(s->plan, anchor.first)) {
        diag(MSG_OVERLAY_MOVE_INSIDE, item->pos, STR_ARG(s->central->path));
        return;
    }
    for (struct node *n = s->plan, *next; n; n = next) {
        next = n == s->last ? NULL : n->next;
        node_detach(n);
        put_at(&anchor, item->place, n);
    }
}

static void keep_labels(struct overlay *o, struct node *top)
{
    for (struct node *n = top; n; n = node_next(n, top))
        slot_keep_label(o, n, n->label, n->pos);
}

static void add(struct overlay *o, const struct overlay_item *item)
{
    struct insert_point anchor;
    struct doc *text = o->reader->read(o->reader->context, item->text);
    bool usable = usable_anchor(o, item, &anchor);
    struct own own = {.id = item->id};
    for (struct node *n = text && usable ? text->root->first : NULL; n; n = n->next) {
        if (!slot_is_placed(n))
            continue;
        struct node *copy = doc_clone(o->doc, n);
        if (item->keep_labels)
            keep_labels(o, copy);
        else
            clause_number_headings(copy);
        put_at(&anchor, item->place, copy);
        own.first = own.first ? own.first : copy;
        own.last = copy;
    }
    if (own.id)
        *vec_push(&o->own) = own;
    doc_free(text);
}

/* The clause's own words as the central text has them, without what stands below it. */
static struct node *copy_words(struct overlay *o, const struct slot *s)
{
    struct node *copy = doc_clone(o->doc, s->central);
    for (struct node *c = copy->first, *next; c; c = next) {
        next = c->next;
        if (c->kind != NODE_FOOTNOTE)
            node_detach(c);
    }
    copy->origin = str_copy(o->doc->arena, s->central->path);
    copy->line_count = 0;
    copy->central_only = false;
    return copy;
}

static void copy(struct overlay *o, const struct overlay_item *item)
{
    const struct slot *s = slot_find(o, item->paths[0]);
    struct insert_point anchor;
    struct own own = {.id = item->id};
    if (s && usable_anchor(o, item, &anchor)) {
        struct node *n = own.first = own.last = copy_words(o, s);
        overlay_text_patch(o, s, item, n);
        clause_set_form(n, item->form);
        slot_keep_label(o, n, item->label, item->pos);
        put_at(&anchor, item->place, n);
    }
    if (own.id)
        *vec_push(&o->own) = own;
}

void overlay_place_change(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++) {
        const struct overlay_item *item = &o->profile->items[i];
        struct slot *s = item->op == OVERLAY_MOVE ? slot_find(o, item->paths[0]) : NULL;
        if (s && s->move == item && !slot_left_out(s) && !slot_absorbed(s))
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
        if (!n || n->change != GOING)
            continue;
        if (n->kind == NODE_FOOTNOTE && n->parent)
            clause_drop_calls(n->parent, n);
        if (n->parent)
            node_detach(n);
    }
}
