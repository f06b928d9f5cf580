/* The shapes of clauses: merge, form and label, split. See slot.h. */
#include "base/diag.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/slot.h"

static void merge(struct overlay *o, const struct overlay_item *item)
{
    struct slot *into = slot_find(o, item->paths[0]);
    for (size_t i = 1; into && i < item->path_count; i++) {
        struct slot *s = slot_find(o, item->paths[i]);
        if (!s || s == into)
            continue;
        if (clause_is_within(into->plan, s->plan))
            diag(MSG_OVERLAY_MERGE_ORDER, item->pos, STR_ARG(s->central->path),
                 STR_ARG(into->central->path));
        else {
            struct node *after = s->plan;
            bool inside = clause_is_within(s->plan, into->plan);
            clause_join(o->doc, into->plan, item->with, s->plan);
            while (s->plan->first) {
                struct node *n = s->plan->first;
                node_detach(n);
                if (inside)
                    node_place_after(after, n);
                else
                    node_attach(into->plan, n);
                after = n;
            }
            node_set_origin(o->doc, into->plan,
                            str_format(o->doc->arena, "%.*s %.*s", STR_ARG(node_origin(into->plan)),
                                       STR_ARG(node_origin(s->plan))));
            s->plan->change = TO_BE_REMOVED;
        }
    }
}

static void set_form(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    if (!item)
        return;
    if (s->plan->kind == NODE_FOOTNOTE) {
        if (item->form || item->label.n)
            diag(MSG_OVERLAY_FOOTNOTE, item->pos, STR_ARG(s->central->path));
        return;
    }
    clause_set_form(s->plan, item->form);
    if (!s->labelled)
        slot_keep_label(o, s->plan, item->label, item->pos);
    s->labelled |= item->label.n > 0;
}

static void split(struct overlay *o, struct slot *s, const struct overlay_item *item)
{
    struct node *last = s->plan;
    enum overlay_form same = clause_form(s->plan);
    bool alone = s->last == s->plan; /* no literal text beside it, which comes after the pieces */
    for (size_t i = 0; i < item->phrase_count; i++) {
        const struct overlay_phrase *phrase = &item->phrases[i];
        enum overlay_form form = phrase->form ? phrase->form : item->form ? item->form : same;
        struct node *piece = clause_cut(o->doc, last, phrase->text.text);
        if (!piece) {
            diag(MSG_OVERLAY_NO_PHRASE, phrase->text.pos, STR_ARG(phrase->text.text),
                 STR_ARG(s->central->path));
            continue;
        }
        /* a paragraph cut off a bullet remains in the bullet */
        bool in_bullet = last->kind == NODE_PARA && last->parent->kind == NODE_BULLET;
        if (last->kind == NODE_BULLET && form == FORM_PARA)
            node_attach(last, piece);
        else if (in_bullet && form != FORM_PARA)
            node_place_after(last->parent, piece);
        else
            node_place_after(last, piece);
        clause_set_form(piece, form);
        slot_keep_label(o, piece, phrase->label, phrase->text.pos);
        last = piece;
        if (alone && piece->parent == s->plan->parent)
            s->last = piece;
    }
    if (last == s->plan)
        diag(MSG_OVERLAY_NO_SPLIT, item->pos, STR_ARG(s->central->path));
}

void overlay_shape_change(struct overlay *o)
{
    for (size_t i = 0; i < o->profile->item_count; i++)
        if (o->profile->items[i].op == OVERLAY_MERGE)
            merge(o, &o->profile->items[i]);
    for (size_t id = 0; id < o->central->count; id++) {
        struct slot *s = &o->slots[id];
        if (!s->plan || slot_left_out(s) || s->absorbed)
            continue;
        set_form(o, s, s->merge);
        set_form(o, s, s->text);
        set_form(o, s, s->move);
        set_form(o, s, s->split);
        if (s->split)
            split(o, s, s->split);
    }
}
