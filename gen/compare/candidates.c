/* Candidates: see align_int.h. */
#include "compare/align_int.h"

#include <stdlib.h>

#include "base/mem.h"

struct postings { /* of one class: clauses[start[g]] .. clauses[start[g + 1]] hold gram g */
    uint32_t *start, *clauses;
};

struct index {
    const struct sides *sides;
    struct postings of[CLASSES];
    uint64_t *shared;  /* by old clause, zero between calls */
    uint32_t *touched; /* old clauses that have something in shared */
};

/* Adds 1 to count[g] for each clause of the class that holds gram g, which is written at the old
 * count; clauses may be NULL. */
static void count_grams(const struct side *s, enum clause_class class, uint32_t *count,
                        uint32_t *clauses)
{
    for (uint32_t i = 0; i < s->clauses.n; i++) {
        const struct clause *c = &s->clauses.at[i];
        const struct gram *gram = s->grams.at + c->first_gram;
        for (uint32_t g = 0; c->class == class && g < c->gram_count; g++) {
            if (g && gram[g].name == gram[g - 1].name) /* those of one name are together */
                continue;
            uint32_t at = count[gram[g].name]++;
            if (clauses)
                clauses[at] = i;
        }
    }
}

struct index *candidates_new(struct sides *s)
{
    struct index *x = arena_alloc(s->arena, sizeof *x);
    x->sides = s;
    x->shared = arena_array(s->arena, s->old.clauses.n, sizeof *x->shared);
    x->touched = arena_array(s->arena, s->old.clauses.n, sizeof *x->touched);
    for (int class = 0; class < CLASSES; class ++) {
        struct postings *p = &x->of[class];
        p->start = arena_array(s->arena, s->gram_count + 2, sizeof *p->start);
        count_grams(&s->old, class, p->start + 2, NULL);
        for (size_t g = 2; g < s->gram_count + 2; g++)
            p->start[g] += p->start[g - 1];
        p->clauses = arena_array(s->arena, p->start[s->gram_count + 1], sizeof *p->clauses);
        count_grams(&s->old, class, p->start + 1, p->clauses);
    }
    return x;
}

struct candidate { /* a gram of the new clause and how many old ones hold it */
    uint32_t gram, length;
};

static int by_length(const void *a, const void *b)
{
    const struct candidate *l = a, *r = b;
    int length = mem_order(l->length, r->length);
    return length ? length : mem_order(l->gram, r->gram);
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
            x->shared[at[k]] += x->sides->weights[leads[i].gram] + 1;
        }
        spent += length;
    }
    return touched;
}

/* Adds the clause to the n heaviest found so far, in order; returns how many they are now. */
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

size_t candidates_of(struct index *x, const struct clause *c, enum clause_class class,
                     uint32_t found[CANDIDATES_MOST])
{
    const struct postings *p = &x->of[class];
    struct candidate *leads = mem_alloc((c->common_grams + 1ull) * sizeof *leads);
    size_t n = 0, kept = 0, entries = 0;
    for (uint32_t g = 0; g < c->common_grams; g++) {
        uint32_t gram = x->sides->new.grams.at[c->first_gram + g].name;
        uint32_t length = p->start[gram + 1] - p->start[gram];
        bool again = n && leads[n - 1].gram == gram; /* they are sorted by name */
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
