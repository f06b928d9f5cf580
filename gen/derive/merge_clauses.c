/*
 * Clauses that were edited, as operations of the overlay: see merge_int.h. A group that was touched
 * is written anew.
 */
#include <stdlib.h>

#include "derive/merge_int.h"
#include "merge/overlay/clause.h"

enum { COST_REPLACE = 50 }; /* bytes of mark-up of <replace path=""></replace> with its line */

/* --- a group's clauses as edited ---------------------------------------------------------- */

vec_named(members, const struct node *);

static struct members members_of(const struct merge_grouping *g, uint32_t group)
{
    struct members list = {0};
    for (uint32_t k = 0; k < g->m->now.n; k++)
        if (g->of_edited[k] == group)
            *vec_push(&list) = g->m->now.nodes[k];
    return list;
}

static bool is_member(const struct members *list, const struct node *n)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == n)
            return true;
    return false;
}

/* Takes out of a copy the clauses that are no members. Other nodes the copy may have fewer of. */
static void prune(struct node *copy, const struct node *n, const struct members *list)
{
    struct node *c = copy->first, *next;
    for (const struct node *was = n->first; was; was = was->next) {
        if (!derive_is_body(was))
            continue;
        while (c && !derive_is_body(c))
            c = c->next;
        if (!c)
            return;
        next = c->next;
        if (is_member(list, was))
            prune(c, was, list);
        else
            node_detach(c);
        c = next;
    }
}

/* The members from one on, as Markdown. */
static struct str markdown(struct merge_grouping *g, const struct members *list, size_t from)
{
    struct derive *d = &g->m->edited;
    struct doc *part = doc_new(NULL);
    for (size_t i = from; i < list->n; i++) {
        const struct node *n = list->at[i], *up = n->parent;
        while (up && !is_member(list, up))
            up = up->parent;
        if (up && !(from && up == list->at[0])) /* it is below another one */
            continue;
        prune(derive_clone(d, part, n, false), n, list);
    }
    return derive_part(d, part);
}

/* --- edits -------------------------------------------------------------------------------- */

static struct overlay_item *place_item(struct merge_grouping *g, struct merge_back_unit *u,
                                       const struct overlay_item *was, struct pos after)
{
    struct profile_edit *e = merge_edit(g->m, u, was ? was->pos : POS_NONE);
    struct overlay_item *item = arena_alloc(g->m->arena, sizeof *item);
    *item = (struct overlay_item){.with = STR(" ")};
    e->after = was ? POS_NONE : after;
    e->item = item;
    return item;
}

static void set_path(struct merge_grouping *g, struct overlay_item *item,
                     const struct node *central)
{
    item->paths = arena_alloc(g->m->arena, sizeof *item->paths);
    item->paths[0] = derive_path(&g->m->edited, central);
    item->path_count = 1;
}

/* The operation after which one on the clause is written: on the nearest clause before it. */
static struct pos place_for(const struct merge_grouping *g, const struct node *central)
{
    const struct profile *p = g->m->in.profile;
    struct pos pos = POS_NONE;
    unsigned best = 0;
    for (size_t i = 0; i < p->item_count; i++) {
        const struct node *n =
            p->items[i].path_count ? merge_central(g->m, p->items[i].paths[0]) : NULL;
        if (!n || n->id > central->id || n->id < best)
            continue;
        best = n->id;
        pos = p->items[i].pos;
    }
    return pos;
}

/* Takes away all operations on the clause but those that say where it is. */
static void drop_others(struct merge_grouping *g, struct merge_back_unit *u,
                        const struct node *central, const struct overlay_item *kept)
{
    const struct profile *p = g->m->in.profile;
    for (size_t i = 0; i < p->item_count; i++) {
        const struct overlay_item *item = &p->items[i];
        if (item != kept && item->op != OVERLAY_MOVE && item->op != OVERLAY_COPY &&
            merge_names(g->m, item, central))
            merge_edit(g->m, u, item->pos);
    }
}

/* Has a clause as edited the place of the central one. */
static bool is_alive(const struct merge_grouping *g, const struct node *central)
{
    for (uint32_t k = 0; k < g->m->now.n; k++)
        if (g->groups.at[g->of_edited[k]].central == central)
            return true;
    return false;
}

/* Leaves the clause out, with what is below it; false where something there remains. */
static bool leave_out(struct merge_grouping *g, struct merge_back_unit *u,
                      const struct node *central)
{
    for (const struct node *n = node_next(central, central); n; n = node_next(n, central)) {
        if (merge_find(g->m, OVERLAY_MOVE, n))
            continue;
        if (is_alive(g, n))
            return false;
        drop_others(g, u, n, NULL);
    }
    const struct overlay_item *move = merge_find(g->m, OVERLAY_MOVE, central);
    drop_others(g, u, central, NULL);
    if (move)
        merge_edit(g->m, u, move->pos);
    struct overlay_item *item = place_item(g, u, NULL, place_for(g, central));
    item->op = OVERLAY_OMIT;
    item->reason = style_word(g->m->in.style, "omitted");
    set_path(g, item, central);
    return true;
}

/* Is all that was built of a clause above it gone, so that leaving that one out is enough. */
static bool is_below_left_out(const struct merge_grouping *g, const struct node *central)
{
    for (const struct node *n = central->parent; n; n = n->parent)
        for (size_t i = 0; i < g->groups.n; i++)
            if (n->parent && g->groups.at[i].central == n && !is_alive(g, n))
                return !merge_find(g->m, OVERLAY_MOVE, central);
    return false;
}

/* The clauses that were merged into this one are left out: their words are in the new text. */
static bool unmerge(struct merge_grouping *g, struct merge_back_unit *u,
                    const struct overlay_item *merge)
{
    for (size_t i = 1; merge && i < merge->path_count; i++) {
        const struct node *n = merge_central(g->m, merge->paths[i]);
        if (n && !leave_out(g, u, n))
            return false;
    }
    return true;
}

/* The form in which the first clause of a group is to be printed, and its label, where an operation
 * has to say so. */
static void set_form(struct merge_grouping *g, struct overlay_item *item,
                     const struct merge_group *group, const struct node *first)
{
    const struct node *was = group->first < g->m->was.n ? g->m->was.nodes[group->first] : first;
    static const enum overlay_op ops[] = {OVERLAY_CARRY, OVERLAY_REPLACE, OVERLAY_MERGE,
                                          OVERLAY_SPLIT};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        const struct overlay_item *old = merge_find(g->m, ops[i], group->central);
        if (!old || merge_central(g->m, old->paths[0]) != group->central)
            continue;
        item->label = old->label.n ? old->label : item->label;
        item->form = old->form && ops[i] != OVERLAY_SPLIT ? old->form : item->form;
    }
    if (clause_form(first) != clause_form(was))
        item->form = clause_form(first);
}

/* The words of a carried clause: by substitutions where these are shorter. */
static bool patch_words(struct merge_grouping *g, struct overlay_item *item,
                        const struct node *central, const struct node *first, struct str *extension,
                        bool *close)
{
    struct merge_back *m = g->m;
    const struct patch *p = patch_find(m->arena, central, first, &g->globals, &m->in.tools);
    if (!p || p->cost > runs_length(first) + COST_REPLACE)
        return false;
    item->op = OVERLAY_CARRY;
    item->plain = p->plain;
    item->substitutions = p->substitutions;
    item->substitution_count = p->substitution_count;
    *extension = p->extension;
    *close = p->close;
    return true;
}

static bool starts_with_words(const struct node *n)
{
    return n->kind == NODE_PARA && !n->label.n;
}

/* A carried clause whose words, or whose literal text, were edited. */
static void write_carried(struct merge_grouping *g, struct merge_back_unit *u,
                          const struct merge_group *group, const struct members *list, bool literal)
{
    struct merge_back *m = g->m;
    const struct node *central = group->central, *first = list->at[0];
    const struct overlay_item *carry = merge_find(m, OVERLAY_CARRY, central);
    const struct overlay_item *old = carry ? carry : merge_find(m, OVERLAY_REPLACE, central);
    const struct overlay_item *merge = merge_find(m, OVERLAY_MERGE, central);
    struct str extension = STR_NONE, rest = markdown(g, list, 1);
    bool apart = rest.n && merge_find(m, OVERLAY_SPLIT, central); /* pieces are clauses beside it */
    bool close = false, joins = list->n > 1 && starts_with_words(list->at[1]);
    struct overlay_item *item = place_item(g, u, old, place_for(g, central));
    set_path(g, item, central);
    set_form(g, item, group, first);
    drop_others(g, u, central, old);
    if (!unmerge(g, u, merge))
        u->edit_count = 0;
    if (apart) {
        struct overlay_item *add = place_item(g, u, NULL, old ? old->pos : place_for(g, central));
        add->op = OVERLAY_ADD;
        add->place = PLACE_AFTER;
        add->anchor = item->paths[0];
        add->text.text = rest;
        rest = STR_NONE;
        joins = false;
    }
    if (literal || !patch_words(g, item, central, first, &extension, &close) ||
        (joins && !extension.n)) {
        item->op = OVERLAY_REPLACE;
        item->substitution_count = 0;
        item->plain = false;
        item->text.text =
            str_format(m->arena, "%.*s%s%.*s", STR_ARG(derive_words(&m->edited, first)),
                       rest.n ? "\n\n" : "", STR_ARG(rest));
        return;
    }
    if (!extension.n && !rest.n)
        return;
    struct overlay_item *extend = place_item(g, u, NULL, old ? old->pos : place_for(g, central));
    set_path(g, extend, central);
    extend->op = OVERLAY_EXTEND;
    extend->with = close ? STR("") : STR(" ");
    extend->text.text = str_format(m->arena, "%.*s%s%.*s", STR_ARG(extension),
                                   extension.n && rest.n ? "\n\n" : "", STR_ARG(rest));
}

static void write_literal(struct merge_grouping *g, struct merge_back_unit *u,
                          const struct merge_group *group, const struct members *list,
                          const struct merge_place *place)
{
    if (group->item && !list->n) {
        merge_edit(g->m, u, group->item->pos);
        return;
    }
    struct overlay_item *item = place_item(g, u, group->item, POS_NONE);
    item->op = OVERLAY_ADD;
    item->place = group->item ? group->item->place : place->place;
    item->anchor = group->item ? group->item->anchor : place->anchor;
    item->id = group->item ? group->item->id : NULL;
    item->keep_labels = group->item && (group->item->keep_labels || group->item->label.n);
    item->text.text = markdown(g, list, 0);
}

/* The first clause of the group that is not as it was built; where one is gone, that before it;
 * NULL where there is none. */
static const struct node *touched_in(const struct merge_grouping *g, uint32_t group)
{
    const struct merge_side *was = &g->m->was, *now = &g->m->now;
    for (uint32_t k = 0; k < now->n; k++)
        if (g->of_edited[k] == group &&
            (now->other[k] == SEQUENCE_NONE || !str_eq(was->texts[now->other[k]], now->texts[k])))
            return now->nodes[k];
    for (uint32_t i = 0; i < was->n; i++)
        if (g->of_built[i] == group && was->other[i] == SEQUENCE_NONE) {
            while (i && was->other[i] == SEQUENCE_NONE)
                i--;
            return was->other[i] == SEQUENCE_NONE ? NULL : now->nodes[was->other[i]];
        }
    return NULL;
}

/* One way of writing a group; ways are numbered from 0. */
static void write_way(struct merge_grouping *g, struct merge_back_unit *u,
                      const struct merge_group *group, const struct members *list, size_t way)
{
    if (group->fixed)
        return;
    if (group->central && !list->n) {
        if (!leave_out(g, u, group->central))
            u->edit_count = 0;
    } else if (group->central)
        write_carried(g, u, group, list, way > 0);
    else
        write_literal(g, u, group, list, &group->places[way]);
}

static void write_group(struct merge_grouping *g, uint32_t index)
{
    const struct merge_group *group = &g->groups.at[index];
    struct members list = members_of(g, index);
    bool new = !group->item && !group->central && !group->fixed;
    const struct node *touched = touched_in(g, index);
    struct pos pos = touched ? touched->pos : source_pos(g->m->in.edited->source, 1, 1);
    struct str where = group->central ? group->central->path : touched ? touched->path : STR("");
    enum merge_back_kind what = !list.n ? MERGED_REMOVED : new ? MERGED_ADDED : MERGED_CHANGED;
    size_t choice = merge_choice(g->m), ways = group->central && list.n ? 2
                                               : new                    ? MERGE_PLACES
                                                                        : 1;
    if (list.n || !group->central || !is_below_left_out(g, group->central))
        for (size_t way = 0; way < ways && (!new || group->places[way].anchor.n); way++)
            write_way(g, merge_unit(g->m, choice, what, pos, where), group, &list, way);
    vec_free(&list);
}

/* The replacements of the whole profile, as far as a patch can count on them. */
static void list_globals(struct merge_grouping *g)
{
    const struct profile *p = g->m->in.profile;
    struct word_replacement *list =
        arena_array(g->m->arena, p->substitution_count + 1, sizeof *list);
    g->globals.at = list;
    for (size_t i = 0; i < p->substitution_count; i++) {
        const struct substitution *s = &p->substitutions[i];
        if (!s->name && !s->through.n && !s->own.text.n &&
            str_find(s->to, STR("{{"), 0) == (size_t)-1)
            list[g->globals.n++] = (struct word_replacement){s->from, s->to};
    }
}

void merge_clauses(struct merge_back *m)
{
    struct merge_grouping g = {.m = m};
    list_globals(&g);
    if (merge_group_all(&g))
        for (uint32_t i = 0; i < g.groups.n; i++)
            if (g.groups.at[i].touched)
                write_group(&g, i);
    vec_free(&g.groups);
}
