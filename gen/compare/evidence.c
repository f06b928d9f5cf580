/* Evidence: see align_int.h. */
#include "compare/align_int.h"

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
    LEAST_SENTENCE = 12 * BIT,
    /* A list of bodies proves no more than one name does, and makes no link alone. */
    LIST_MOST = 2 * BIT
};

void evidence_reset(struct sides *s)
{
    for (size_t i = 0; i < s->old.grams.n; i++)
        s->old.grams.at[i].used = false;
    for (size_t i = 0; i < s->new.grams.n; i++)
        s->new.grams.at[i].used = false;
}

/* The occurrences of one gram in a clause: from..end of side->grams. */
struct occurrences {
    uint32_t from, end;
};

/* Moves on to the next gram that both clauses have; false when there is none. */
static bool next_shared(const struct sides *s, const struct clause *o, const struct clause *n,
                        struct occurrences *old, struct occurrences *new)
{
    const struct gram *a = s->old.grams.at, *b = s->new.grams.at;
    uint32_t i = old->end, k = new->end;
    uint32_t i_end = o->first_gram + o->common_grams, k_end = n->first_gram + n->common_grams;
    while (i < i_end && k < k_end && a[i].name != b[k].name) { /* which of them is a toss-up */
        bool behind = a[i].name < b[k].name;
        i += behind;
        k += !behind;
    }
    if (i == i_end || k == k_end)
        return false;
    uint32_t name = a[i].name;
    old->from = i;
    new->from = k;
    do
        i++;
    while (i < i_end && a[i].name == name);
    do
        k++;
    while (k < k_end && b[k].name == name);
    old->end = i;
    new->end = k;
    return true;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t fresh_in(const struct gram *g, struct occurrences r)
{
    uint32_t n = 0;
    for (uint32_t i = r.from; i < r.end; i++)
        n += !g[i].used;
    return n;
}

/* What one occurrence on each side counts, by whether the old and the new one are used. */
static const unsigned char of_one[2][2] = {{FRESH, NEW_USED}, {OLD_USED, BOTH_USED}};

/* What the shared occurrences of a gram count together, in units of FRESH. */
static uint64_t shared_units(const struct gram *g, const struct gram *h, struct occurrences old,
                             struct occurrences new)
{
    uint32_t both = least(old.end - old.from, new.end - new.from);
    uint32_t old_free = fresh_in(g, old), new_free = fresh_in(h, new);
    uint32_t fresh = least(both, least(old_free, new_free)), rest = both - fresh;
    uint32_t new_only = least(rest, new_free - fresh); /* free there, used on the old side */
    uint32_t old_only = least(rest - new_only, old_free - fresh);
    return (uint64_t)FRESH * fresh + (uint64_t)OLD_USED * new_only + (uint64_t)NEW_USED * old_only +
           (uint64_t)BOTH_USED * (rest - new_only - old_only);
}

/* Each sentence of the clause by what is found of it and by how much of it that is. */
static uint64_t strength(struct side *s, const struct clause *c)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < c->segment_count; k++) {
        struct segment *of = &s->segments.at[c->first_segment + k];
        uint64_t whole = of->mass > LEAST_SENTENCE ? of->mass : LEAST_SENTENCE;
        uint64_t shared = (of->found < whole ? of->found : whole) * of->found / whole;
        sum += of->list && shared > LIST_MOST ? LIST_MOST : shared;
        of->found = 0;
    }
    return sum;
}

/* Adds the weight to the sentence of each of the occurrences. */
static void find_in(struct segment *of, const struct gram *g, struct occurrences r, uint64_t weight)
{
    for (uint32_t i = r.from; i < r.end; i++)
        of[g[i].segment].found += weight;
}

struct shared evidence_measure(struct sides *s, uint32_t old, uint32_t new)
{
    const struct clause *o = &s->old.clauses.at[old], *n = &s->new.clauses.at[new];
    struct occurrences a = {.end = o->first_gram}, b = {.end = n->first_gram};
    const struct gram *g = s->old.grams.at, *h = s->new.grams.at;
    struct segment *one = s->old.segments.at + o->first_segment;
    struct segment *two = s->new.segments.at + n->first_segment;
    struct shared sum = {0};
    while (next_shared(s, o, n, &a, &b)) {
        uint32_t both = least(a.end - a.from, b.end - b.from);
        bool single = a.end + b.end == a.from + b.from + 2; /* most */
        uint64_t units = single ? of_one[g[a.from].used][h[b.from].used] : shared_units(g, h, a, b);
        uint64_t all = s->weights[g[a.from].name] * units / FRESH;
        if (g[a.from].role) {
            sum.roles += all;
            continue;
        }
        sum.weight += all;
        if (single) {
            one[g[a.from].segment].found += all;
            two[h[b.from].segment].found += all;
            continue;
        }
        uint64_t each = both == 1 ? all : all / both;
        find_in(one, g, a, each);
        find_in(two, h, b, each);
    }
    uint64_t left = strength(&s->old, o), right = strength(&s->new, n);
    sum.strength = (left > right ? left : right) + sum.roles;
    return sum;
}

static void use_up(struct side *s, struct occurrences r, uint32_t n)
{
    for (uint32_t i = r.from; i < r.end && n; i++) {
        n -= !s->grams.at[i].used;
        s->grams.at[i].used = true;
    }
}

void evidence_use(struct sides *s, uint32_t old, uint32_t new)
{
    const struct clause *o = &s->old.clauses.at[old], *n = &s->new.clauses.at[new];
    struct occurrences a = {.end = o->first_gram}, b = {.end = n->first_gram};
    while (next_shared(s, o, n, &a, &b)) {
        uint32_t both = least(a.end - a.from, b.end - b.from);
        use_up(&s->old, a, both);
        use_up(&s->new, b, both);
    }
}
