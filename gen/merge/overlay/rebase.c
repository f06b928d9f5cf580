/* Rebase: see rebase.h. */
#include "merge/overlay/rebase.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "base/sequence.h"
#include "model/runs.h"

enum {
    MOST_CLAUSES = 8192, /* of both editions that are still aligned; beyond, only moves are found */
    MOST_PAIRS = 1 << 22, /* of clauses whose likeness is measured, in one gap or anywhere */
    COST_ALONE = 1 << 16 /* of a clause without a counterpart; two that are the same cost nothing */
};

/* Likenesses (revision.h) of one clause in two editions: in its place, and anywhere. */
static const uint64_t least_in_place = REVISION_SAME * 2 / 5,
                      least_anywhere = REVISION_SAME * 3 / 5;

struct current { /* a clause of the central text as it is */
    const struct node *node;
    char digest[REBASE_DIGITS + 1];
    struct rebase_clause *was; /* NULL: new */
    struct revision_pairs pairs;
};

struct rebase {
    bool has_words; /* the base text is at hand */
    struct rebase_clause *entries, **by_path;
    size_t entry_count;
    struct current *currents;
    size_t current_count;
    struct current **of_node; /* by the node's id */
    size_t nodes;
};

static bool is_listed(const struct node *n)
{
    return n->path.n && (n->kind == NODE_HEADING || n->kind == NODE_PARA ||
                         n->kind == NODE_BULLET || n->kind == NODE_FOOTNOTE);
}

/* Is one the beginning of the other: a person may have cut the fingerprint. */
static bool begins_with(struct str mine, const char digest[REBASE_DIGITS + 1])
{
    return !memcmp(mine.p, digest, mine.n < REBASE_DIGITS ? mine.n : REBASE_DIGITS);
}

static void join(struct rebase_clause *e, struct current *c, enum rebase_fate fate)
{
    e->now = c->node;
    e->fate = fate;
    c->was = e;
}

struct gap { /* entries and clauses without a counterpart, between two that have one */
    struct rebase_clause *old;
    struct current *new;
    size_t lost, come;
};

/* Joins the pairs, in order, that together cost least: `both` is that of sequence_align(). */
static void join_cheapest(const struct gap *g, uint32_t (*both)(const void *, size_t, size_t),
                          enum rebase_fate fate)
{
    size_t n = g->lost + g->come;
    if (!g->lost || !g->come || n > MOST_CLAUSES)
        return;
    uint32_t *alone = mem_alloc(n * sizeof *alone), *in_new = mem_alloc(n * sizeof *in_new);
    for (size_t i = 0; i < n; i++)
        alone[i] = COST_ALONE;
    struct sequence_costs costs = {.user = g,
                                   .both = both,
                                   .old = alone,
                                   .new = alone,
                                   .long_gap = (uint32_t)n *COST_ALONE}; /* none is free */
    sequence_align(&costs, g->lost, g->come, in_new);
    for (size_t i = 0; i < g->lost; i++)
        if (in_new[i] != SEQUENCE_NONE)
            join(&g->old[i], &g->new[in_new[i]], fate);
    free(alone);
    free(in_new);
}

static uint32_t cost_of_same(const void *user, size_t old, size_t new)
{
    const struct gap *g = user;
    return begins_with(g->old[old].digest, g->new[new].digest) ? 0 : SEQUENCE_NONE;
}

/* Clauses that both texts begin and end with, then the rest. */
static void join_same(struct rebase *r)
{
    struct gap g = {r->entries, r->currents, r->entry_count, r->current_count};
    for (; g.lost && g.come && !cost_of_same(&g, 0, 0); g.lost--, g.come--)
        join(g.old++, g.new ++, REBASE_SAME);
    for (; g.lost && g.come && !cost_of_same(&g, g.lost - 1, g.come - 1); g.lost--, g.come--)
        join(&g.old[g.lost - 1], &g.new[g.come - 1], REBASE_SAME);
    join_cheapest(&g, cost_of_same, REBASE_SAME);
}

static int by_digest(const void *left, const void *right)
{
    const struct current *a = *(struct current *const *)left, *b = *(struct current *const *)right;
    int digest = strcmp(a->digest, b->digest);
    return digest ? digest : mem_order(a, b);
}

/* Clauses with the same text elsewhere; where there are several, none of them is meant. */
static void join_moved(struct rebase *r)
{
    vec(struct current *) free_ones = {0};
    for (size_t k = 0; k < r->current_count; k++)
        if (!r->currents[k].was)
            *vec_push(&free_ones) = &r->currents[k];
    array_sort(free_ones.at, free_ones.n, by_digest);
    for (size_t i = 0; i < r->entry_count; i++) {
        struct str mine = str_slice(r->entries[i].digest, 0, REBASE_DIGITS);
        struct current *found = NULL;
        size_t count = 0, k;
        if (r->entries[i].now)
            continue;
        search_first(k, free_ones.n, memcmp(free_ones.at[k]->digest, mine.p, mine.n) < 0);
        for (; count < 2 && k < free_ones.n && begins_with(mine, free_ones.at[k]->digest); k++)
            if (!free_ones.at[k]->was) {
                found = free_ones.at[k];
                count++;
            }
        if (count == 1)
            join(&r->entries[i], found, REBASE_SAME);
    }
    vec_free(&free_ones);
}

/* How much one is the other's later edition: 0 where they are not of one kind. */
static uint64_t likeness(const struct rebase_clause *e, const struct current *c)
{
    bool one_kind = e->was && e->was->kind == c->node->kind;
    return one_kind ? revision_likeness(&e->pairs, &c->pairs) : 0;
}

/* Joining saves the more the more they are alike. */
static uint32_t cost_of_alike(const void *user, size_t old, size_t new)
{
    const struct gap *g = user;
    uint64_t alike = likeness(&g->old[old], &g->new[new]);
    uint64_t cost = 2 * COST_ALONE * (REVISION_SAME - alike) / REVISION_SAME;
    return alike < least_in_place ? SEQUENCE_NONE : (uint32_t)cost;
}

/* After each clause that has a counterpart, those of both sides that have none. */
static void join_gaps(struct rebase *r, bool alike)
{
    size_t next = 0; /* the clause after the one that the last entry became */
    for (size_t i = 0; i < r->entry_count;) {
        struct gap g = {&r->entries[i], &r->currents[next], 0, 0};
        while (i + g.lost < r->entry_count && !g.old[g.lost].now)
            g.lost++;
        while (next + g.come < r->current_count && !g.new[g.come].was)
            g.come++;
        if (alike && g.lost * g.come <= MOST_PAIRS)
            join_cheapest(&g, cost_of_alike, REBASE_REWORDED);
        for (size_t n = 0; !alike && g.lost == g.come && n < g.lost; n++)
            join(&g.old[n], &g.new[n], r->has_words ? REBASE_REPLACED : REBASE_REWORDED);
        i += g.lost;
        if (i < r->entry_count)
            next = (size_t)(r->of_node[r->entries[i++].now->id] - r->currents) + 1;
    }
}

/* Clauses that moved and were reworded: the most alike; where several are that, none is meant. */
static void join_alike_anywhere(struct rebase *r)
{
    size_t lost = 0, come = 0;
    for (size_t i = 0; i < r->entry_count; i++)
        lost += !r->entries[i].now;
    for (size_t k = 0; k < r->current_count; k++)
        come += !r->currents[k].was;
    if (lost * come > MOST_PAIRS)
        return;
    for (size_t i = 0; i < r->entry_count; i++) {
        struct current *found = NULL;
        uint64_t most = least_anywhere;
        size_t count = 0;
        for (size_t k = 0; !r->entries[i].now && k < r->current_count; k++) {
            uint64_t alike = r->currents[k].was ? 0 : likeness(&r->entries[i], &r->currents[k]);
            if (alike < most)
                continue;
            count = alike > most ? 1 : count + 1;
            found = &r->currents[k];
            most = alike;
        }
        if (count == 1)
            join(&r->entries[i], found, REBASE_REWORDED);
    }
}

static int by_path(const void *left, const void *right)
{
    const struct rebase_clause *a = *(struct rebase_clause *const *)left,
                               *b = *(struct rebase_clause *const *)right;
    int path = str_cmp(a->path, b->path);
    return path ? path : mem_order(a, b);
}

static struct rebase_clause *find_entry(const struct rebase *r, struct str path)
{
    size_t i;
    search_first(i, r->entry_count, str_cmp(r->by_path[i]->path, path) < 0);
    return i < r->entry_count && str_eq(r->by_path[i]->path, path) ? r->by_path[i] : NULL;
}

/* Gives the entries the clauses of the base text that have their paths and fingerprints. */
static void find_words(struct arena *a, struct rebase *r, const struct doc *base)
{
    for (const struct node *n = base->root; n; n = node_next(n, base->root)) {
        char digest[REBASE_DIGITS + 1];
        if (!is_listed(n))
            continue;
        struct rebase_clause *e = find_entry(r, n->path);
        if (!e)
            continue;
        runs_digest(n, digest, REBASE_DIGITS);
        if (begins_with(e->digest, digest)) {
            e->was = n;
            e->pairs = revision_pairs(a, n);
            r->has_words = true;
        }
    }
    for (size_t k = 0; r->has_words && k < r->current_count; k++)
        r->currents[k].pairs = revision_pairs(a, r->currents[k].node);
}

struct rebase *rebase_align(struct arena *a, const struct profile *p, const struct doc *central,
                            const struct doc *base)
{
    if (!p->base_count)
        return NULL;
    struct rebase *r = arena_alloc(a, sizeof *r);
    r->entries = arena_array(a, p->base_count, sizeof *r->entries);
    r->by_path = arena_array(a, p->base_count, sizeof *r->by_path);
    r->entry_count = p->base_count;
    for (size_t i = 0; i < p->base_count; i++) {
        r->entries[i] = (struct rebase_clause){
            .path = p->base[i].path, .digest = p->base[i].digest, .fate = REBASE_GONE};
        r->by_path[i] = &r->entries[i];
    }
    array_sort(r->by_path, r->entry_count, by_path);
    r->currents = arena_array(a, central->count + 1, sizeof *r->currents);
    r->of_node = arena_array(a, central->count + 1, sizeof *r->of_node);
    r->nodes = central->count;
    for (const struct node *n = central->root; n; n = node_next(n, central->root)) {
        if (!is_listed(n))
            continue;
        struct current *c = &r->currents[r->current_count++];
        c->node = n;
        runs_digest(n, c->digest, REBASE_DIGITS);
        r->of_node[n->id] = c;
    }
    join_same(r);
    join_moved(r);
    if (base)
        find_words(a, r, base);
    if (r->has_words) {
        join_gaps(r, true);
        join_alike_anywhere(r);
    }
    join_gaps(r, false);
    return r;
}

bool rebase_is_current(const struct profile *p, const struct doc *central)
{
    size_t i = 0;
    for (const struct node *n = p->base_count ? central->root : NULL; n;
         n = node_next(n, central->root)) {
        char digest[REBASE_DIGITS + 1];
        if (!is_listed(n))
            continue;
        if (i == p->base_count || !str_eq(p->base[i].path, n->path))
            return false;
        runs_digest(n, digest, REBASE_DIGITS);
        if (!begins_with(p->base[i++].digest, digest))
            return false;
    }
    return i == p->base_count;
}

const struct rebase_clause *rebase_find(const struct rebase *r, struct str path)
{
    return r ? find_entry(r, path) : NULL;
}

const struct rebase_clause *rebase_of(const struct rebase *r, const struct node *central)
{
    const struct current *c = r && central->id < r->nodes ? r->of_node[central->id] : NULL;
    return c ? c->was : NULL;
}

struct str rebase_fingerprint(struct arena *a, const struct node *n)
{
    char digest[REBASE_DIGITS + 1];
    runs_digest(n, digest, REBASE_DIGITS);
    return str_copy(a, str_of(digest));
}

void rebase_list(struct arena *a, const struct doc *central, struct profile *p)
{
    p->base = arena_array(a, central->count + 1, sizeof *p->base);
    for (const struct node *n = central->root; n; n = node_next(n, central->root))
        if (is_listed(n))
            p->base[p->base_count++] = (struct profile_base){n->path, rebase_fingerprint(a, n)};
}
