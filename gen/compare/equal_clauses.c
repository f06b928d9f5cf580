/* Twins: see equal_clauses.h. */
#include "compare/equal_clauses.h"

#include <stdlib.h>

#include "base/mem.h"

struct equal_entry { /* a clause under the name of what must be equal */
    uint64_t name;
    uint32_t clause;
    bool new;
};

static int by_name(const void *a, const void *b)
{
    const struct equal_entry *l = a, *r = b;
    if (l->name != r->name)
        return l->name < r->name ? -1 : 1;
    if (l->new != r->new)
        return l->new ? 1 : -1;
    return (l->clause > r->clause) - (l->clause < r->clause);
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 31;
}

/* A name for the clause's words; clauses of different classes have different names. */
static uint64_t *names(const struct side *s)
{
    uint64_t *name = mem_alloc((s->clauses.n + 1) * sizeof *name);
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *c = &s->clauses.at[i];
        name[i] = mix(c->class + 1u, c->word_count);
        for (uint32_t k = 0; k < c->word_count; k++)
            name[i] = mix(name[i], s->words.at[c->first_word + k].key);
    }
    return name;
}

static bool equal(const struct side *old, const struct side *new, uint32_t o, uint32_t n)
{
    const struct clause *a = &old->clauses.at[o], *b = &new->clauses.at[n];
    if (a->class != b->class || a->word_count != b->word_count)
        return false;
    for (uint32_t i = 0; i < a->word_count; i++)
        if (old->words.at[a->first_word + i].key != new->words.at[b->first_word + i].key)
            return false;
    return a->word_count > 0;
}

struct twins {
    const struct side *old, *new;
    uint64_t *old_name, *new_name;
    bool *old_taken, *new_taken;
    void (*pair)(void *, uint32_t, uint32_t);
    void *context;
};

static size_t add_side(struct equal_entry *list, size_t k, const struct side *s,
                       const uint64_t *name, const bool *taken, bool new, bool with_neighbours)
{
    for (uint32_t i = 0; i < s->clauses.n; i++) {
        uint64_t own = name[i];
        if (with_neighbours)
            own = mix(mix(own, i ? name[i - 1] : 1), i + 1 < s->clauses.n ? name[i + 1] : 2);
        if (!taken[i])
            list[k++] = (struct equal_entry){own, i, new};
    }
    return k;
}

static void pair_group(struct twins *t, const struct equal_entry *e, size_t olds, size_t news,
                       bool with_neighbours)
{
    for (size_t k = 0; k < olds && k < news; k++) {
        uint32_t o = e[k].clause, n = e[olds + k].clause;
        bool heading = t->old->clauses.at[o].class == CLASS_HEADING;
        if (!equal(t->old, t->new, o, n) || (heading && !with_neighbours && (olds > 1 || news > 1)))
            continue;
        t->old_taken[o] = t->new_taken[n] = true;
        t->pair(t->context, o, n);
    }
}

static void pair_round(struct twins *t, bool with_neighbours)
{
    struct equal_entry *list =
        mem_alloc((t->old->clauses.n + t->new->clauses.n + 1) * sizeof *list);
    size_t n = add_side(list, 0, t->old, t->old_name, t->old_taken, false, with_neighbours);
    n = add_side(list, n, t->new, t->new_name, t->new_taken, true, with_neighbours);
    array_sort(list, n, by_name);
    for (size_t i = 0, end; i < n; i = end) {
        size_t olds = 0;
        for (end = i; end < n && list[end].name == list[i].name; end++)
            olds += !list[end].new;
        pair_group(t, list + i, olds, end - i - olds, with_neighbours);
    }
    free(list);
}

void equal_clauses_pair(const struct side *old, const struct side *new,
                        void (*pair)(void *context, uint32_t old, uint32_t new), void *context)
{
    struct twins t = {old,
                      new,
                      names(old),
                      names(new),
                      mem_zalloc(old->clauses.n + 1),
                      mem_zalloc(new->clauses.n + 1),
                      pair,
                      context};
    pair_round(&t, true);
    pair_round(&t, false);
    free(t.old_name);
    free(t.new_name);
    free(t.old_taken);
    free(t.new_taken);
}
