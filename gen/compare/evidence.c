/* Evidence: see evidence.h. */
#include "compare/evidence.h"

#include <stdlib.h>
#include <string.h>

enum {
    FRESH = 16,
    /*
     * What an occurrence counts that a stronger pair has used. On the old side, three quarters: a
     * plan may carry a duty twice. On the new side, an eighth: what a plan says was taken from one
     * place, and a formula in it is not to prove a second one. On both, a sixteenth.
     */
    OLD_USED = 12,
    NEW_USED = 2,
    BOTH_USED = 1,
    /* A sentence lighter than this is measured as if it weighed so much: it proves little. */
    LEAST_SENTENCE = 12 * BIT
};

struct evidence {
    const struct side *old, *new;
    const struct weights *weights;
    unsigned char *used_old, *used_new; /* by place in side->grams */
    uint64_t *found_old, *found_new;    /* by sentence of the clause at hand, zero between calls */
};

static size_t most_segments(const struct side *s)
{
    size_t most = 0;
    for (size_t i = 0; i < s->clauses.n; i++)
        most = s->clauses.at[i].segment_count > most ? s->clauses.at[i].segment_count : most;
    return most;
}

struct evidence *evidence_new(const struct side *old, const struct side *new,
                              const struct weights *w)
{
    struct evidence *e = mem_zalloc(sizeof *e);
    *e = (struct evidence){old,
                           new,
                           w,
                           mem_zalloc(old->grams.n + 1),
                           mem_zalloc(new->grams.n + 1),
                           mem_zalloc((most_segments(old) + 1) * sizeof *e->found_old),
                           mem_zalloc((most_segments(new) + 1) * sizeof *e->found_new)};
    return e;
}

void evidence_free(struct evidence *e)
{
    free(e->used_old);
    free(e->used_new);
    free(e->found_old);
    free(e->found_new);
    free(e);
}

void evidence_reset(struct evidence *e)
{
    memset(e->used_old, 0, e->old->grams.n);
    memset(e->used_new, 0, e->new->grams.n);
}

/* The occurrences of one gram in a clause: from..end of side->grams. */
struct occurrences {
    uint32_t from, end;
};

/* Moves on to the next gram that both clauses have; false when there is none. */
static bool next_shared(const struct evidence *e, const struct clause *o, const struct clause *n,
                        struct occurrences *old, struct occurrences *new)
{
    const struct gram *a = e->old->grams.at, *b = e->new->grams.at;
    uint32_t i = old->end, k = new->end;
    uint32_t i_end = o->first_gram + o->gram_count, k_end = n->first_gram + n->gram_count;
    while (i < i_end && k < k_end && a[i].name != b[k].name)
        if (a[i].name < b[k].name)
            i++;
        else
            k++;
    if (i == i_end || k == k_end)
        return false;
    *old = (struct occurrences){i, i + 1};
    *new = (struct occurrences){k, k + 1};
    while (old->end < i_end && a[old->end].name == a[i].name)
        old->end++;
    while (new->end < k_end && b[new->end].name == b[k].name)
        new->end++;
    return true;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t fresh_in(const unsigned char *used, struct occurrences r)
{
    uint32_t n = 0;
    for (uint32_t i = r.from; i < r.end; i++)
        n += !used[i];
    return n;
}

/* What the shared occurrences of a gram count together, in units of FRESH. */
static uint64_t shared_units(const struct evidence *e, struct occurrences old,
                             struct occurrences new)
{
    uint32_t both = least(old.end - old.from, new.end - new.from);
    uint32_t old_free = fresh_in(e->used_old, old), new_free = fresh_in(e->used_new, new);
    uint32_t fresh = least(both, least(old_free, new_free)), rest = both - fresh;
    uint32_t new_only = least(rest, new_free - fresh); /* free there, used on the old side */
    uint32_t old_only = least(rest - new_only, old_free - fresh);
    return (uint64_t)FRESH * fresh + (uint64_t)OLD_USED * new_only + (uint64_t)NEW_USED * old_only +
           (uint64_t)BOTH_USED * (rest - new_only - old_only);
}

/* Each sentence of the clause by what is found of it and by how much of it that is. */
static uint64_t strength(const struct side *s, const struct clause *c, uint64_t *found)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < c->segment_count; k++) {
        uint64_t mass = s->segments.at[c->first_segment + k];
        uint64_t whole = mass > LEAST_SENTENCE ? mass : LEAST_SENTENCE;
        sum += (found[k] < whole ? found[k] : whole) * found[k] / whole;
        found[k] = 0;
    }
    return sum;
}

struct shared evidence_measure(struct evidence *e, uint32_t old, uint32_t new)
{
    const struct clause *o = &e->old->clauses.at[old], *n = &e->new->clauses.at[new];
    struct occurrences a = {0, o->first_gram}, b = {0, n->first_gram};
    struct shared s = {0};
    while (next_shared(e, o, n, &a, &b)) {
        uint64_t weight = e->weights->of[e->old->grams.at[a.from].name];
        uint64_t all = weight * shared_units(e, a, b) / FRESH;
        uint64_t each = all / least(a.end - a.from, b.end - b.from);
        s.weight += all;
        for (uint32_t i = a.from; i < a.end; i++)
            e->found_old[e->old->grams.at[i].segment] += each;
        for (uint32_t i = b.from; i < b.end; i++)
            e->found_new[e->new->grams.at[i].segment] += each;
    }
    uint64_t one = strength(e->old, o, e->found_old), two = strength(e->new, n, e->found_new);
    s.strength = one > two ? one : two;
    return s;
}

static void use_up(unsigned char *used, struct occurrences r, uint32_t n)
{
    for (uint32_t i = r.from; i < r.end && n; i++) {
        n -= !used[i];
        used[i] = 1;
    }
}

void evidence_use(struct evidence *e, uint32_t old, uint32_t new)
{
    const struct clause *o = &e->old->clauses.at[old], *n = &e->new->clauses.at[new];
    struct occurrences a = {0, o->first_gram}, b = {0, n->first_gram};
    while (next_shared(e, o, n, &a, &b)) {
        uint32_t both = least(a.end - a.from, b.end - b.from);
        use_up(e->used_old, a, both);
        use_up(e->used_new, b, both);
    }
}
