/* Index: see candidates.h. */
#include "compare/candidates.h"

#include <stdlib.h>

#include "base/mem.h"

struct postings { /* of one class: clauses[start[g]] .. clauses[start[g + 1]] hold gram g */
    uint32_t *start, *clauses;
};

struct index {
    const struct side *old;
    const struct weights *weights;
    struct postings of[CLASSES];
    uint64_t *shared; /* by old clause, zero between calls */
    uint32_t *touched;
    uint32_t *last_seen; /* by gram: the clause that was counted last, + 1 */
};

static void count_class(struct index *x, enum clause_class class, uint32_t *count)
{
    for (uint32_t i = 0; i < x->old->clauses.n; i++) {
        const struct clause *c = &x->old->clauses.at[i];
        for (uint32_t g = 0; c->class == class && g < c->gram_count; g++) {
            uint32_t gram = x->old->grams.at[c->first_gram + g].name;
            if (x->last_seen[gram] != i + 1)
                count[gram]++;
            x->last_seen[gram] = i + 1;
        }
    }
}

static void fill_class(struct index *x, enum clause_class class, struct postings *p)
{
    size_t grams = x->weights->n;
    p->start = mem_zalloc((grams + 2) * sizeof *p->start);
    count_class(x, class, p->start + 2);
    for (size_t g = 2; g < grams + 2; g++)
        p->start[g] += p->start[g - 1];
    p->clauses = mem_alloc((p->start[grams + 1] + 1ull) * sizeof *p->clauses);
    for (size_t g = 0; g < grams; g++)
        x->last_seen[g] = 0;
    for (uint32_t i = 0; i < x->old->clauses.n; i++) {
        const struct clause *c = &x->old->clauses.at[i];
        for (uint32_t g = 0; c->class == class && g < c->gram_count; g++) {
            uint32_t gram = x->old->grams.at[c->first_gram + g].name;
            if (x->last_seen[gram] != i + 1)
                p->clauses[p->start[gram + 1]++] = i;
            x->last_seen[gram] = i + 1;
        }
    }
    for (size_t g = 0; g < grams; g++)
        x->last_seen[g] = 0;
}

struct index *candidates_new(const struct side *old, const struct weights *w)
{
    struct index *x = mem_zalloc(sizeof *x);
    x->old = old;
    x->weights = w;
    x->last_seen = mem_zalloc((w->n + 1) * sizeof *x->last_seen);
    x->shared = mem_zalloc((old->clauses.n + 1) * sizeof *x->shared);
    x->touched = mem_alloc((old->clauses.n + 1) * sizeof *x->touched);
    for (int class = 0; class < CLASSES; class ++)
        fill_class(x, class, &x->of[class]);
    return x;
}

void candidates_free(struct index *x)
{
    for (int class = 0; class < CLASSES; class ++) {
        free(x->of[class].start);
        free(x->of[class].clauses);
    }
    free(x->shared);
    free(x->touched);
    free(x->last_seen);
    free(x);
}

struct candidate { /* a gram of the new clause and how many old ones hold it */
    uint32_t gram, length;
};

static int by_length(const void *a, const void *b)
{
    const struct candidate *l = a, *r = b;
    if (l->length != r->length)
        return l->length < r->length ? -1 : 1;
    return (l->gram > r->gram) - (l->gram < r->gram);
}

/* Follows the leads, rarest first; returns how many clauses were touched. */
static size_t follow(struct index *x, const struct postings *p, const struct candidate *leads,
                     size_t n)
{
    size_t spent = 0, touched = 0;
    for (size_t i = 0; i < n && spent < CANDIDATES_BUDGET; i++) {
        const uint32_t *at = p->clauses + p->start[leads[i].gram];
        size_t length = leads[i].length;
        if (length > CANDIDATES_BUDGET - spent && spent)
            break;
        if (length > CANDIDATES_BUDGET)
            length = CANDIDATES_BUDGET;
        for (size_t k = 0; k < length; k++) {
            if (!x->shared[at[k]])
                x->touched[touched++] = at[k];
            x->shared[at[k]] += x->weights->of[leads[i].gram] + 1;
        }
        spent += length;
    }
    return touched;
}

/* Keeps the best in order; mass 0 of a place not yet taken loses against all. */
static size_t keep(const struct index *x, uint32_t *found, size_t n, uint32_t clause)
{
    size_t i = n;
    for (; i > 0; i--) {
        uint64_t mine = x->shared[clause], other = x->shared[found[i - 1]];
        if (mine < other || (mine == other && clause > found[i - 1]))
            break;
    }
    if (i == CANDIDATES_MOST)
        return n;
    if (n == CANDIDATES_MOST)
        n--;
    for (size_t k = n; k > i; k--)
        found[k] = found[k - 1];
    found[i] = clause;
    return n + 1;
}

size_t candidates_of(struct index *x, const struct side *new, const struct clause *c,
                     enum clause_class class, uint32_t found[CANDIDATES_MOST])
{
    const struct postings *p = &x->of[class];
    struct candidate *leads = mem_alloc((c->gram_count + 1ull) * sizeof *leads);
    size_t n = 0, kept = 0, entries = 0;
    for (uint32_t g = 0; g < c->gram_count; g++) {
        uint32_t gram = new->grams.at[c->first_gram + g].name;
        uint32_t length = p->start[gram + 1] - p->start[gram];
        bool again = n && leads[n - 1].gram == gram; /* grams stand by name */
        if (length && !again) {
            leads[n++] = (struct candidate){gram, length};
            entries += length;
        }
    }
    if (entries > CANDIDATES_BUDGET)
        array_sort(leads, n, by_length);
    size_t touched = follow(x, p, leads, n);
    for (size_t i = 0; i < touched; i++)
        kept = keep(x, found, kept, x->touched[i]);
    for (size_t i = 0; i < touched; i++)
        x->shared[x->touched[i]] = 0;
    free(leads);
    return kept;
}
