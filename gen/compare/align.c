/* Alignment: see align.h. */
#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "compare/evidence.h"
#include "compare/headings.h"
#include "compare/candidates.h"
#include "compare/shared_words.h"
#include "compare/equal_clauses.h"

enum {
    /* Three times the floor makes a pair sure enough to tell where the others are expected. */
    ANCHOR_FLOOR = 3 * ALIGN_FLOOR,
    /*
     * A second source for the same new clause needs more: long clauses of a plan's own matter share
     * some formulas with every neighbour of the clause that they carry.
     */
    SECOND_FLOOR = ALIGN_FLOOR * 8 / 5,
    /*
     * Half the floor will do for two clauses that nothing else wants and that stand in sections
     * whose headings are linked: there, likely partners are few.
     */
    ORPHAN_FLOOR = ALIGN_FLOOR / 2,
    /* What an account of the situation shares with a duty counts an eighth; see clauses.c. */
    BACKGROUND_SHARE = 8,
    /*
     * Two clauses left over at the same place are one if they share three words of five, whatever
     * those weigh: a lead-in that is repeated in every section weighs nothing. Longer ones weigh.
     */
    LEFTOVER_REACH = 2,
    LEFTOVER_LONGEST = 120,
    /* Places are expected anew from the anchors that the expectation before has found. */
    ANCHOR_ROUNDS = 2
};

struct aligner {
    const struct side *old, *new;
    struct evidence *evidence;
    struct index *index;
    struct expected_place place;
    struct pairs *out;
    struct rejected *rejected_old, *rejected_new;
    vec(struct pair) twins;
    bool *old_twin, *new_twin;           /* has an equal clause on the other side */
    uint32_t *old_changes, *new_changes; /* how often something of the clause was used up */
    bool *old_linked, *new_linked;
    vec(struct pair) candidates; /* evidence: strength before anything is used up */
};

struct contender { /* in the heap */
    uint64_t evidence;
    uint32_t old, new;
    uint32_t stamp; /* changes of both when it was measured */
};

vec_named(heap, struct contender);

/* Does a go before b: more evidence, then the earlier old clause, then the earlier new one. */
static bool before(const struct contender *a, const struct contender *b)
{
    if (a->evidence != b->evidence)
        return a->evidence > b->evidence;
    return a->old != b->old ? a->old < b->old : a->new < b->new;
}

static void heap_sink(struct heap *h, size_t i)
{
    struct contender moving = h->at[i];
    for (size_t child; (child = 2 * i + 1) < h->n; i = child) {
        if (child + 1 < h->n && before(&h->at[child + 1], &h->at[child]))
            child++;
        if (!before(&h->at[child], &moving))
            break;
        h->at[i] = h->at[child];
    }
    h->at[i] = moving;
}

static uint64_t strength(const struct aligner *a, uint32_t old, uint32_t new)
{
    uint64_t strength = evidence_measure(a->evidence, old, new).strength;
    bool background = a->old->clauses.at[old].background != a->new->clauses.at[new].background;
    return background ? strength / BACKGROUND_SHARE : strength;
}

static void set_evidence(const struct aligner *a, struct contender *c, uint64_t strength)
{
    c->evidence = strength * expected_place_factor(&a->place, c->old, c->new) / EXPECTED_PLACE_FULL;
    c->stamp = a->old_changes[c->old] + a->new_changes[c->new];
}

static void reject(struct aligner *a, const struct contender *c)
{
    struct rejected *o = &a->rejected_old[c->old], *n = &a->rejected_new[c->new];
    if (o->other == NO_CLAUSE || c->evidence > o->evidence)
        *o = (struct rejected){c->new, c->evidence};
    if (n->other == NO_CLAUSE || c->evidence > n->evidence)
        *n = (struct rejected){c->old, c->evidence};
}

/* Pairs below the least floor are left out: what a pair is worth only ever falls. */
static void fill_heap(struct aligner *a, struct heap *h, uint64_t floor)
{
    h->n = 0;
    for (size_t i = 0; i < a->candidates.n; i++) {
        const struct pair *p = &a->candidates.at[i];
        struct contender c = {.old = p->old, .new = p->new};
        set_evidence(a, &c, p->evidence);
        if (c.evidence >= floor)
            *vec_push(h) = c;
        else
            reject(a, &c);
    }
    for (size_t i = h->n / 2; i-- > 0;)
        heap_sink(h, i);
}

static bool acceptable(const struct aligner *a, const struct contender *c, uint64_t floor)
{
    if (floor != ALIGN_FLOOR)
        return c->evidence >= floor;
    if (a->new_linked[c->new])
        return c->evidence >= SECOND_FLOOR;
    return c->evidence >= ALIGN_FLOOR || (c->evidence >= ORPHAN_FLOOR && !a->old_linked[c->old] &&
                                          expected_place_same_section(&a->place, c->old, c->new));
}

static void take(struct aligner *a, const struct contender *c, struct pairs *out)
{
    evidence_use(a->evidence, c->old, c->new);
    a->old_changes[c->old]++;
    a->new_changes[c->new]++;
    a->old_linked[c->old] = a->new_linked[c->new] = true;
    *vec_push(out) = (struct pair){c->old, c->new, c->evidence};
}

static void start_round(struct aligner *a)
{
    evidence_reset(a->evidence);
    memset(a->old_changes, 0, (a->old->clauses.n + 1) * sizeof *a->old_changes);
    memset(a->new_changes, 0, (a->new->clauses.n + 1) * sizeof *a->new_changes);
    memcpy(a->old_linked, a->old_twin, a->old->clauses.n + 1);
    memcpy(a->new_linked, a->new_twin, a->new->clauses.n + 1);
    for (size_t i = 0; i < a->old->clauses.n; i++)
        a->rejected_old[i] = (struct rejected){NO_CLAUSE, 0};
    for (size_t i = 0; i < a->new->clauses.n; i++)
        a->rejected_new[i] = (struct rejected){NO_CLAUSE, 0};
}

/*
 * Takes the strongest pair, and again, down to the floor. What a pair is worth only ever falls, so
 * one that was measured before its clauses were touched is measured again when its turn comes.
 */
static void explain_away(struct aligner *a, uint64_t floor, struct pairs *out)
{
    struct heap h = {0};
    uint64_t least = floor == ALIGN_FLOOR ? ORPHAN_FLOOR : floor;
    start_round(a);
    fill_heap(a, &h, least);
    while (h.n) {
        struct contender c = h.at[0];
        bool stale = c.stamp != a->old_changes[c.old] + a->new_changes[c.new];
        if (stale) {
            set_evidence(a, &c, strength(a, c.old, c.new));
            h.at[0] = c;
        }
        if (!stale || c.evidence < least) {
            h.at[0] = h.at[--h.n];
            if (!stale && acceptable(a, &c, floor))
                take(a, &c, out);
            else
                reject(a, &c);
        }
        if (h.n)
            heap_sink(&h, 0);
    }
    free(h.at);
}

static void pair_twins(void *context, uint32_t old, uint32_t new)
{
    struct aligner *a = context;
    a->old_twin[old] = a->new_twin[new] = true;
    *vec_push(&a->twins) = (struct pair){old, new, a->old->clauses.at[old].mass + ALIGN_FLOOR};
}

static void find_candidates(struct aligner *a)
{
    uint32_t found[CANDIDATES_MOST];
    for (uint32_t n = 0; n < a->new->clauses.n; n++) {
        const struct clause *c = &a->new->clauses.at[n];
        size_t k = a->new_twin[n] || c->class != CLASS_BODY
                       ? 0
                       : candidates_of(a->index, a->new, c, CLASS_BODY, found);
        for (size_t i = 0; i < k; i++)
            if (!a->old_twin[found[i]])
                *vec_push(&a->candidates) = (struct pair){found[i], n, strength(a, found[i], n)};
    }
}

/* Of the pairs, for each old clause the strongest is an anchor; so are twins and sure headings. */
static void set_places(struct aligner *a, const struct pairs *sure, const struct heading_pairs *h)
{
    size_t olds = a->old->clauses.n, n = 0;
    struct sequence_link *best = mem_zalloc((olds + 1) * sizeof *best);
    struct sequence_link *list = mem_alloc((olds + a->twins.n + h->n + 1) * sizeof *list);
    for (size_t i = 0; i < sure->n; i++) {
        const struct pair *p = &sure->at[i];
        if (p->evidence > best[p->old].weight)
            best[p->old] = (struct sequence_link){p->old, p->new, p->evidence};
    }
    for (size_t i = 0; i < olds; i++)
        if (best[i].weight)
            list[n++] = best[i];
    for (size_t i = 0; i < a->twins.n; i++)
        list[n++] =
            (struct sequence_link){a->twins.at[i].old, a->twins.at[i].new, a->twins.at[i].evidence};
    for (size_t i = 0; i < h->n; i++)
        if (h->at[i].likeness > HEADING_LIKE * 7 / 10) /* a sure one weighs as a sure pair */
            list[n++] = (struct sequence_link){h->at[i].old, h->at[i].new, ANCHOR_FLOOR};
    expected_place_anchor(&a->place, list, n);
    expected_place_forget_headings(&a->place);
    for (size_t i = 0; i < a->twins.n; i++)
        if (a->old->clauses.at[a->twins.at[i].old].class == CLASS_HEADING)
            expected_place_link_headings(&a->place, a->twins.at[i].old, a->twins.at[i].new);
    for (size_t i = 0; i < h->n; i++)
        expected_place_link_headings(&a->place, h->at[i].old, h->at[i].new);
    free(best);
    free(list);
}

static void link_headings(struct aligner *a, bool across, struct heading_pairs *h)
{
    h->n = 0;
    evidence_reset(a->evidence);
    headings_link(&a->place, a->evidence, a->index, a->old_twin, a->new_twin, across, h);
}

static int by_new(const void *a, const void *b)
{
    const struct pair *l = a, *r = b;
    if (l->new != r->new)
        return l->new < r->new ? -1 : 1;
    return (l->old > r->old) - (l->old < r->old);
}

void align_sort(struct pairs *p)
{
    array_sort(p->at, p->n, by_new);
}

/* Do the two share three words of five, counted over both. */
static bool alike(const struct aligner *a, uint32_t old, uint32_t new)
{
    const struct clause *o = &a->old->clauses.at[old], *n = &a->new->clauses.at[new];
    uint64_t words = o->word_count + n->word_count;
    return o->class == CLASS_BODY && o->background == n->background &&
           o->word_count <= LEFTOVER_LONGEST && words &&
           2ull * 5 * shared_words(a->old, o, a->new, n) >= 3 * words;
}

/* Pairs what is left on both sides where it is expected, the nearest first. */
static void pair_leftovers(struct aligner *a)
{
    for (uint32_t n = 0; n < a->new->clauses.n; n++) {
        const struct clause *c = &a->new->clauses.at[n];
        if (a->new_linked[n] || c->class != CLASS_BODY || c->word_count > LEFTOVER_LONGEST)
            continue;
        int64_t expected = expected_place_old(&a->place, n), olds = (int64_t)a->old->clauses.n;
        for (int64_t step = 0; step <= 2 * LEFTOVER_REACH && !a->new_linked[n]; step++) {
            int64_t o = expected + (step & 1 ? -(step + 1) / 2 : step / 2);
            if (o < 0 || o >= olds || a->old_linked[o] || !alike(a, (uint32_t)o, n))
                continue;
            a->old_linked[o] = a->new_linked[n] = true;
            *vec_push(a->out) = (struct pair){(uint32_t)o, n, ORPHAN_FLOOR};
        }
    }
}

static void find_pairs(struct aligner *a)
{
    struct heading_pairs headings = {0};
    struct pairs sure = {0};
    find_candidates(a);
    link_headings(a, false, &headings);
    set_places(a, &sure, &headings);
    for (int round = 0; round < ANCHOR_ROUNDS; round++) {
        sure.n = 0;
        explain_away(a, ANCHOR_FLOOR, &sure);
        link_headings(a, false, &headings);
        set_places(a, &sure, &headings);
    }
    explain_away(a, ALIGN_FLOOR, a->out);
    pair_leftovers(a);
    link_headings(a, true, &headings);
    for (size_t i = 0; i < headings.n; i++) {
        const struct heading_pair *h = &headings.at[i];
        *vec_push(a->out) = (struct pair){h->old, h->new, (uint64_t)h->likeness *BIT};
    }
    for (size_t i = 0; i < a->twins.n; i++)
        *vec_push(a->out) = a->twins.at[i];
    align_sort(a->out);
    vec_free(&headings);
    vec_free(&sure);
}

void align_sides(const struct side *old, const struct side *new, const struct weights *w,
                 struct pairs *out, struct rejected *by_old, struct rejected *by_new_clause)
{
    struct aligner a = {
        .old = old, .new = new, .out = out, .rejected_old = by_old, .rejected_new = by_new_clause};
    size_t m = old->clauses.n + 1, n = new->clauses.n + 1;
    a.old_twin = mem_zalloc(m);
    a.new_twin = mem_zalloc(n);
    a.old_linked = mem_zalloc(m);
    a.new_linked = mem_zalloc(n);
    a.old_changes = mem_zalloc(m * sizeof *a.old_changes);
    a.new_changes = mem_zalloc(n * sizeof *a.new_changes);
    a.evidence = evidence_new(old, new, w);
    a.index = candidates_new(old, w);
    expected_place_init(&a.place, old, new);
    equal_clauses_pair(old, new, pair_twins, &a);
    find_pairs(&a);
    expected_place_free(&a.place);
    candidates_free(a.index);
    evidence_free(a.evidence);
    vec_free(&a.twins);
    vec_free(&a.candidates);
    free(a.old_twin);
    free(a.new_twin);
    free(a.old_linked);
    free(a.new_linked);
    free(a.old_changes);
    free(a.new_changes);
}
