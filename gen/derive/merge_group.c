/* Which clauses one element of the profile makes: see merge_int.h. */
#include <stdlib.h>

#include "derive/merge_int.h"

/* --- what made a clause ------------------------------------------------------------------- */

const struct node *merge_central(const struct merge_back *m, struct str path)
{
    return doc_index_find(m->central, path_first(path));
}

/* Does the operation name the central clause. */
bool merge_names(const struct merge_back *m, const struct overlay_item *item,
                 const struct node *central)
{
    for (size_t i = 0; i < item->path_count; i++)
        if (merge_central(m, item->paths[i]) == central)
            return true;
    return false;
}

/* The profile's operation of that kind on the clause, or NULL. */
const struct overlay_item *merge_find(const struct merge_back *m, enum overlay_op op,
                                      const struct node *central)
{
    for (size_t i = 0; i < m->in.profile->item_count; i++) {
        const struct overlay_item *item = &m->in.profile->items[i];
        if (item->op == op && merge_names(m, item, central))
            return item;
    }
    return NULL;
}

static uint32_t group_of(struct merge_grouping *g, const struct overlay_item *item,
                         const struct node *central, uint32_t first)
{
    for (uint32_t i = 0; i < g->groups.n; i++)
        if (g->groups.at[i].item == item && g->groups.at[i].central == central && (item || central))
            return i;
    *vec_push(&g->groups) = (struct merge_group){.item = item, .central = central, .first = first};
    return (uint32_t)g->groups.n - 1;
}

/* The group of a clause as built: by what it carries, else by the operation that it is text of. */
static uint32_t group_built(struct merge_grouping *g, const struct node *n, uint32_t i)
{
    const struct overlay_item *item =
        node_item(n) ? &g->m->in.profile->items[node_item(n) - 1] : NULL;
    struct str rest = node_origin(n), path = str_word(&rest);
    const struct node *central = path.n ? merge_central(g->m, path) : NULL;
    if (item && (item->op == OVERLAY_ADD || item->op == OVERLAY_COPY))
        return group_of(g, item, NULL, i);
    if (item && !central)
        central = merge_central(g->m, item->paths[0]);
    uint32_t group = group_of(g, NULL, central, i);
    g->groups.at[group].fixed |= !central;
    return group;
}

/* --- where a new clause belongs ----------------------------------------------------------- */

static uint32_t index_of(const struct merge_side *side, const struct node *n)
{
    for (uint32_t i = 0; n && i < side->n; i++)
        if (side->nodes[i] == n)
            return i;
    return SEQUENCE_NONE;
}

static const struct node *sister(const struct node *n, bool before)
{
    do
        n = before ? node_prev(n) : n->next;
    while (n && !derive_is_body(n));
    return n;
}

/* The group of a clause on the edited side, or SEQUENCE_NONE. */
static uint32_t group_at(const struct merge_grouping *g, const struct node *n, bool known)
{
    uint32_t i = index_of(&g->m->now, n);
    if (i == SEQUENCE_NONE || (!known && g->m->now.other[i] == SEQUENCE_NONE))
        return SEQUENCE_NONE;
    return known ? g->of_edited[i] : g->of_built[g->m->now.other[i]];
}

static void offer_place(struct merge_grouping *g, struct merge_group *new, uint32_t other,
                        enum overlay_place place)
{
    const struct node *central = other == SEQUENCE_NONE ? NULL : g->groups.at[other].central;
    for (size_t i = 0; central && i < MERGE_PLACES; i++)
        if (!new->places[i].anchor.n) {
            new->places[i] = (struct merge_place){place, derive_path(&g->m->edited, central)};
            return;
        }
}

/* With the literal text that it is beside or in, else in an <add> of its own, beside or in a
 * carried clause. */
static uint32_t group_added(struct merge_grouping *g, const struct node *n)
{
    uint32_t before = group_at(g, sister(n, true), true), above = group_at(g, n->parent, true);
    uint32_t next = group_at(g, sister(n, false), false);
    struct merge_group new = {.first = SEQUENCE_NONE};
    if (before != SEQUENCE_NONE && !g->groups.at[before].central)
        return before;
    if (next != SEQUENCE_NONE && g->groups.at[next].item)
        return next;
    if (before == SEQUENCE_NONE && above != SEQUENCE_NONE && !g->groups.at[above].central)
        return above;
    offer_place(g, &new, before, PLACE_AFTER);
    if (before == SEQUENCE_NONE)
        offer_place(g, &new, above, PLACE_FIRST);
    offer_place(g, &new, next, PLACE_BEFORE);
    offer_place(g, &new, before, PLACE_FIRST);
    *vec_push(&g->groups) = new;
    return (uint32_t)g->groups.n - 1;
}

/* --- which groups were touched ------------------------------------------------------------ */

static void touch(struct merge_grouping *g, uint32_t group)
{
    g->groups.at[group].touched = true;
}

bool merge_group_all(struct merge_grouping *g)
{
    struct merge_back *m = g->m;
    const struct doc *plan = m->in.built->plan;
    g->of_built = arena_array(m->arena, m->was.n + 1, sizeof *g->of_built);
    g->of_edited = arena_array(m->arena, m->now.n + 1, sizeof *g->of_edited);
    uint32_t i = 0;
    for (const struct node *n = node_next(plan->root, plan->root); n;
         n = node_next(n, plan->root)) {
        if (!derive_is_body(n))
            continue;
        if (i < m->was.n)
            g->of_built[i] = group_built(g, n, i);
        i++;
    }
    if (i != m->was.n) /* the plan does not read as it was built: nothing is known of its clauses */
        return false;
    for (uint32_t k = 0; k < m->now.n; k++) {
        uint32_t other = m->now.other[k];
        g->of_edited[k] =
            other == SEQUENCE_NONE ? group_added(g, m->now.nodes[k]) : g->of_built[other];
        if (other == SEQUENCE_NONE || !str_eq(m->was.texts[other], m->now.texts[k]))
            touch(g, g->of_edited[k]);
    }
    for (i = 0; i < m->was.n; i++)
        if (m->was.other[i] == SEQUENCE_NONE)
            touch(g, g->of_built[i]);
    return true;
}
