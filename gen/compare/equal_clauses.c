/* Equal clauses: see align_int.h. */
#include "compare/align_int.h"

struct equal_entry { /* a clause under the name of what must be equal */
    uint64_t name;
    uint32_t clause;
    bool new;
};

static int by_name(const void *a, const void *b)
{
    const struct equal_entry *l = a, *r = b;
    int names = mem_order(l->name, r->name), sides = mem_order(l->new, r->new);
    return names ? names : sides ? sides : mem_order(l->clause, r->clause);
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 31;
}

/* A name for the clause's words, or its bytes if it has none; clauses of different classes have
 * different names. */
static uint64_t *names(struct arena *a, const struct side *s)
{
    uint64_t *name = arena_array(a, s->clauses.n, sizeof *name);
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *c = &s->clauses.at[i];
        name[i] = mix(c->class + 1u, c->word_count);
        for (size_t k = 0; !c->word_count && k < c->text.n; k++)
            name[i] = mix(name[i], (unsigned char)c->text.p[k]);
        for (uint32_t k = 0; k < c->word_count; k++)
            name[i] = mix(name[i], s->words.at[c->first_word + k].key);
    }
    return name;
}

static bool equal(const struct side *old, const struct clause *a, const struct side *new,
                  const struct clause *b)
{
    if (a->class != b->class || a->word_count != b->word_count)
        return false;
    for (uint32_t i = 0; i < a->word_count; i++)
        if (old->words.at[a->first_word + i].key != new->words.at[b->first_word + i].key)
            return false;
    return a->word_count || str_eq(a->text, b->text);
}

/* --- rows that differ in their figures ------------------------------------------------------ */

static bool is_row(const struct clause *c)
{
    return c->node->kind == NODE_TABLE_ROW;
}

/* A name for the row's words but for its figures; 0 for a row of figures. */
static uint64_t name_without_figures(const struct sides *s, const struct side *side,
                                     const struct clause *c)
{
    uint64_t name = 0;
    for (uint32_t k = 0; k < c->word_count; k++) {
        const struct word *w = &side->words.at[c->first_word + k];
        if (!vocabulary_is_number(s->vocabulary, w->type))
            name = mix(name ? name : c->class + 1u, w->key);
    }
    return name;
}

static size_t add_rows(struct equal_entry *list, size_t k, const struct sides *s,
                       const struct side *side, bool new)
{
    for (uint32_t i = 0; i < side->clauses.n; i++) {
        const struct clause *c = &side->clauses.at[i];
        uint64_t name = is_row(c) && !c->equal ? name_without_figures(s, side, c) : 0;
        if (name)
            list[k++] = (struct equal_entry){name, i, new};
    }
    return k;
}

/* "Cộng | 10" and "Cộng | 25": too few words to prove it, but no other row of either side has them.
 */
static void pair_rows(struct sides *s, struct equal_entry *list, struct pairs *out)
{
    size_t n = add_rows(list, add_rows(list, 0, s, &s->old, false), s, &s->new, true);
    array_sort(list, n, by_name);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && list[end].name == list[i].name; end++)
            ;
        if (end != i + 2 || list[i].new || !list[i + 1].new)
            continue;
        struct clause *o = &s->old.clauses.at[list[i].clause];
        struct clause *w = &s->new.clauses.at[list[i + 1].clause];
        o->equal = w->equal = true;
        *arena_push(s->arena, out) =
            (struct pair){list[i].clause, list[i + 1].clause, o->mass + ALIGN_FLOOR};
    }
}

/* The clauses of a side that are not paired yet. */
static size_t add_side(struct equal_entry *list, size_t k, const struct side *s,
                       const uint64_t *name, bool new, bool with_neighbours)
{
    for (uint32_t i = 0; i < s->clauses.n; i++) {
        uint64_t own = name[i];
        if (with_neighbours)
            own = mix(mix(own, i ? name[i - 1] : 1), i + 1 < s->clauses.n ? name[i + 1] : 2);
        if (!s->clauses.at[i].equal)
            list[k++] = (struct equal_entry){own, i, new};
    }
    return k;
}

static void pair_group(struct sides *s, const struct equal_entry *e, size_t olds, size_t news,
                       bool with_neighbours, struct pairs *out)
{
    for (size_t k = 0; k < olds && k < news; k++) {
        uint32_t old = e[k].clause, new = e[olds + k].clause;
        struct clause *o = &s->old.clauses.at[old], *n = &s->new.clauses.at[new];
        bool unsure = o->class == CLASS_HEADING && !with_neighbours && (olds > 1 || news > 1);
        if (unsure || !equal(&s->old, o, &s->new, n))
            continue;
        o->equal = n->equal = true;
        *arena_push(s->arena, out) = (struct pair){old, new, o->mass + ALIGN_FLOOR};
    }
}

void equal_clauses_pair(struct sides *s, struct pairs *out)
{
    uint64_t *old_names = names(s->arena, &s->old), *new_names = names(s->arena, &s->new);
    struct equal_entry *list =
        arena_array(s->arena, s->old.clauses.n + s->new.clauses.n, sizeof *list);
    for (int with_neighbours = 1; with_neighbours >= 0; with_neighbours--) {
        size_t n = add_side(list, 0, &s->old, old_names, false, with_neighbours);
        n = add_side(list, n, &s->new, new_names, true, with_neighbours);
        array_sort(list, n, by_name);
        for (size_t i = 0, end; i < n; i = end) {
            size_t olds = 0;
            for (end = i; end < n && list[end].name == list[i].name; end++)
                olds += !list[end].new;
            pair_group(s, list + i, olds, end - i - olds, with_neighbours, out);
        }
    }
    pair_rows(s, list, out);
}
