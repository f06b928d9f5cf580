/* Merge back: see merge_back.h. */
#include "derive/merge_back.h"

#include <stdlib.h>

#include "base/map.h"
#include "derive/merge_int.h"

/* What derive's functions read of a document. */
static struct derive facts_of(struct merge_back *m, const struct doc *d)
{
    struct profile *profile = arena_alloc(m->arena, sizeof *profile);
    *profile = *m->in.profile;
    return (struct derive){.in = {.central = m->in.central,
                                  .plan = d,
                                  .registry = m->in.registry,
                                  .style = m->in.style,
                                  .id = profile_place(m->in.profile),
                                  .tools = m->in.tools},
                           .arena = m->arena,
                           .appendix = d ? derive_appendix_of(d) : NULL,
                           .central = m->central,
                           .profile = profile};
}

struct merge_back *merge_back_new(const struct merge_back_inputs *in)
{
    struct arena *a = arena_new();
    struct merge_back *m = arena_alloc(a, sizeof *m);
    *m = (struct merge_back){.in = *in, .arena = a, .central = doc_index_new(a, in->central)};
    m->built = facts_of(m, in->plan);
    m->edited = facts_of(m, in->edited);
    m->was = merge_clauses_of(&m->built);
    m->now = merge_clauses_of(&m->edited);
    merge_pair(a, &m->was, &m->now);
    if (in->appendix && in->edited_appendix) {
        m->built_tasks = facts_of(m, in->appendix);
        m->edited_tasks = facts_of(m, in->edited_appendix);
    }
    merge_clauses(m);
    merge_front(m);
    if (m->edited_tasks.in.plan)
        merge_tasks(m);
    return m;
}

void merge_back_free(struct merge_back *m)
{
    if (!m)
        return;
    vec_free(&m->units);
    arena_free(m->arena);
}

size_t merge_choice(struct merge_back *m)
{
    return m->choices++;
}

struct merge_back_unit *merge_unit(struct merge_back *m, size_t choice, enum merge_back_kind what,
                                   struct pos pos, struct str where)
{
    struct merge_back_unit *u = vec_push(&m->units);
    *u = (struct merge_back_unit){.choice = choice, .what = what, .pos = pos, .where = where};
    return u;
}

struct profile_edit *merge_edit(struct merge_back *m, struct merge_back_unit *u, struct pos at)
{
    struct profile_edit *grown = arena_array(m->arena, u->edit_count + 1, sizeof *grown);
    for (size_t i = 0; i < u->edit_count; i++)
        grown[i] = u->edits[i];
    u->edits = grown;
    grown[u->edit_count] = (struct profile_edit){.at = at};
    return &grown[u->edit_count++];
}

struct merge_back_unit *merge_back_units(struct merge_back *m, size_t *count)
{
    *count = m->units.n;
    return m->units.at;
}

/* --- what a profile gives ----------------------------------------------------------------- */

struct merge_piece { /* of a document, in reading order */
    struct str text;
    struct str label;
    struct pos pos;
};

vec_named(merge_pieces, struct merge_piece);

static unsigned depth(const struct node *n)
{
    unsigned d = 0;
    while ((n = n->parent))
        d++;
    return d;
}

/* All that is no clause: lines of the masthead, recipients, rows without their number. */
static struct str other_text(struct arena *a, const struct node *n)
{
    struct str text = node_whole_text(a, n, false, " | ");
    if (n->kind == NODE_TABLE_ROW && n->first)
        text = str_slice(text, node_text(a, n->first).n, text.n);
    return str_format(a, "%s %.*s", node_kind_name(n->kind), STR_ARG(text));
}

static void list_pieces(struct derive *d, struct merge_pieces *out)
{
    const struct doc *doc = d->in.plan;
    struct merge_side clauses = merge_clauses_of(d);
    size_t i = 0;
    for (const struct node *n = doc ? node_next(doc->root, doc->root) : NULL; n;
         n = node_next(n, doc->root)) {
        bool clause = i < clauses.n && clauses.nodes[i] == n;
        bool part = !clause && n->parent == doc->root && !node_is_incidental(n);
        bool by_rows = n->kind == NODE_TABLE && derive_in_appendix(d, n);
        if (clause && !by_rows)
            *vec_push(out) = (struct merge_piece){
                str_format(d->arena, "%u %.*s", depth(n), STR_ARG(clauses.texts[i])), n->label,
                n->pos};
        else if (part || (n->kind == NODE_TABLE_ROW && derive_in_appendix(d, n)))
            *vec_push(out) = (struct merge_piece){other_text(d->arena, n), STR_NONE, n->pos};
        i += clause;
    }
}

/* Was the label of a clause edited. */
static bool label_edited(const struct merge_back *m, struct pos pos)
{
    for (size_t k = 0; k < m->now.n; k++)
        if (m->now.nodes[k]->pos.at == pos.at && m->now.nodes[k]->pos.source == pos.source)
            return m->now.other[k] != SEQUENCE_NONE &&
                   !str_eq(m->now.nodes[k]->label, m->was.nodes[m->now.other[k]]->label);
    return false;
}

static void compare_pieces(struct merge_back *m, const struct merge_pieces *want,
                           const struct merge_pieces *have, struct merge_back_rest *rest)
{
    struct map map = {.arena = m->arena};
    uint32_t *left = arena_array(m->arena, want->n + 1, sizeof *left);
    uint32_t *right = arena_array(m->arena, have->n + 1, sizeof *right);
    uint32_t *in_have = arena_array(m->arena, want->n + 1, sizeof *in_have);
    for (size_t i = 0; i < want->n; i++)
        left[i] = map_add(&map, want->at[i].text);
    for (size_t i = 0; i < have->n; i++)
        right[i] = map_add(&map, have->at[i].text);
    sequence_match(left, want->n, right, have->n, in_have);
    size_t matched = 0, before = rest->count;
    for (size_t i = 0; i < want->n; i++) {
        bool pair = in_have[i] != SEQUENCE_NONE;
        bool label = pair && !str_eq(want->at[i].label, have->at[in_have[i]].label);
        bool meant = label && label_edited(m, want->at[i].pos);
        matched += pair;
        rest->count += !pair || meant;
        rest->numbers += label && !meant;
        if ((!pair || meant) && !rest->first.source)
            rest->first = want->at[i].pos;
        if (label && !meant && !rest->first_number.source)
            rest->first_number = want->at[i].pos;
    }
    rest->count += have->n - matched;
    if (rest->count > before && !rest->first.source && want->n)
        rest->first = want->at[want->n - 1].pos;
}

struct merge_back_rest merge_back_compare(struct merge_back *m, const struct doc *plan,
                                          const struct doc *appendix)
{
    const struct doc *want[] = {m->in.plan_stays ? NULL : m->in.edited,
                                m->in.appendix_stays ? NULL : m->in.edited_appendix};
    const struct doc *have[] = {plan, appendix};
    struct merge_back_rest rest = {0};
    for (size_t i = 0; i < 2; i++) {
        struct merge_pieces left = {0}, right = {0};
        struct derive edited = facts_of(m, want[i]), made = facts_of(m, have[i]);
        if (want[i])
            list_pieces(&edited, &left);
        if (want[i] && have[i])
            list_pieces(&made, &right);
        compare_pieces(m, &left, &right, &rest);
        vec_free(&left);
        vec_free(&right);
    }
    return rest;
}
