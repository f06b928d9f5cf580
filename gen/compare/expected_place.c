/* Place: see place.h. */
#include "compare/expected_place.h"

#include <stdlib.h>

enum {
    STEP = 16,
    /* Two clauses off, the place has lost half of what it can add. */
    HALF_DISTANCE = 2 * STEP,
    FAR_AWAY = EXPECTED_PLACE_FULL / 3
};

void expected_place_init(struct expected_place *p, const struct side *old, const struct side *new)
{
    size_t m = old->clauses.n, n = new->clauses.n;
    *p = (struct expected_place){.old = old, .new = new};
    p->in_old = mem_alloc((n + 1) * sizeof *p->in_old);
    p->in_new = mem_alloc((m + 1) * sizeof *p->in_new);
    p->heading_of_new = mem_alloc((n + 1) * sizeof *p->heading_of_new);
    p->heading_of_old = mem_alloc((m + 1) * sizeof *p->heading_of_old);
    expected_place_forget_headings(p);
    expected_place_anchor(p, NULL, 0);
}

void expected_place_forget_headings(struct expected_place *p)
{
    for (size_t i = 0; i < p->new->clauses.n; i++)
        p->heading_of_new[i] = NO_CLAUSE;
    for (size_t i = 0; i < p->old->clauses.n; i++)
        p->heading_of_old[i] = NO_CLAUSE;
}

void expected_place_free(struct expected_place *p)
{
    free(p->in_old);
    free(p->in_new);
    free(p->heading_of_new);
    free(p->heading_of_old);
}

/* By new clause; of one new clause the later old one first, so that two never chain. */
static int by_new(const void *a, const void *b)
{
    const struct anchor *l = a, *r = b;
    if (l->new != r->new)
        return l->new < r->new ? -1 : 1;
    return (l->old < r->old) - (l->old > r->old);
}

/* Fenwick tree over old clauses: the heaviest chain that ends at or before one. */
struct chains {
    uint64_t *weight;
    uint32_t *last; /* anchor + 1 */
    size_t n;
};

static uint32_t best_before(const struct chains *c, size_t old, uint64_t *weight)
{
    uint32_t last = 0;
    *weight = 0;
    for (size_t i = old; i; i &= i - 1)
        if (c->weight[i] > *weight) {
            *weight = c->weight[i];
            last = c->last[i];
        }
    return last;
}

static void chain_ends(struct chains *c, size_t old, uint64_t weight, uint32_t anchor)
{
    for (size_t i = old + 1; i <= c->n; i += i & -i)
        if (weight > c->weight[i]) {
            c->weight[i] = weight;
            c->last[i] = anchor + 1;
        }
}

size_t expected_place_chain(struct anchor *a, size_t n, size_t olds)
{
    struct chains c = {mem_zalloc((olds + 1) * sizeof *c.weight),
                       mem_zalloc((olds + 1) * sizeof *c.last), olds};
    uint32_t *before = mem_alloc((n + 1) * sizeof *before), last = 0;
    uint64_t most = 0, weight;
    qsort(a, n, sizeof *a, by_new);
    for (uint32_t i = 0; i < n; i++) {
        before[i] = best_before(&c, a[i].old + 1u, &weight); /* pieces of one clause ascend */
        weight += a[i].weight + 1;
        chain_ends(&c, a[i].old, weight, i);
        if (weight > most) {
            most = weight;
            last = i + 1;
        }
    }
    size_t length = 0;
    for (uint32_t i = last; i; i = before[i - 1])
        before[n - length++] = i; /* filled from the end: places behind i are no longer read */
    for (size_t k = 0; k < length; k++)
        a[k] = a[before[n - length + 1 + k] - 1];
    free(before);
    free(c.weight);
    free(c.last);
    return length;
}

/* Expected places from..to of one side between two anchors of (mine, other). */
static void interpolate(uint32_t *expected, int64_t mine, int64_t other, int64_t my_end,
                        int64_t other_end)
{
    for (int64_t i = mine < 0 ? 0 : mine; i < my_end; i++) {
        int64_t at = other * STEP + (other_end - other) * STEP * (i - mine) / (my_end - mine);
        expected[i] = at < 0 ? 0 : (uint32_t)at;
    }
}

void expected_place_anchor(struct expected_place *p, struct anchor *a, size_t n)
{
    int64_t olds = (int64_t)p->old->clauses.n, news = (int64_t)p->new->clauses.n;
    int64_t old = -1, new = -1;
    n = n ? expected_place_chain(a, n, (size_t)olds) : 0;
    for (size_t i = 0; i <= n; i++) {
        int64_t old_end = i < n ? a[i].old : olds, new_end = i < n ? a[i].new : news;
        interpolate(p->in_old, new, old, new_end, old_end);
        interpolate(p->in_new, old, new, old_end, new_end);
        old = old_end;
        new = new_end;
    }
}

void expected_place_link_headings(struct expected_place *p, uint32_t old, uint32_t new)
{
    p->heading_of_new[new] = old;
    p->heading_of_old[old] = new;
}

/* The nearest heading at or above i that is linked, or NO_CLAUSE. */
static uint32_t linked_heading(const struct side *s, const uint32_t *links, uint32_t i)
{
    for (i = s->clauses.at[i].heading; i != NO_CLAUSE && links[i] == NO_CLAUSE;)
        i = s->clauses.at[i].heading;
    return i;
}

bool expected_place_same_section(const struct expected_place *p, uint32_t old, uint32_t new)
{
    uint32_t h = linked_heading(p->new, p->heading_of_new, new);
    if (h != NO_CLAUSE && clauses_below(p->old, p->heading_of_new[h], old))
        return true;
    h = linked_heading(p->old, p->heading_of_old, old);
    return h != NO_CLAUSE && clauses_below(p->new, p->heading_of_old[h], new);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

uint32_t expected_place_distance(const struct expected_place *p, uint32_t old, uint32_t new)
{
    uint32_t one = apart(p->in_old[new], old * STEP), two = apart(p->in_new[old], new *STEP);
    return one < two ? one : two;
}

uint32_t expected_place_old(const struct expected_place *p, uint32_t new)
{
    return (p->in_old[new] + STEP / 2) / STEP;
}

uint32_t expected_place_factor(const struct expected_place *p, uint32_t old, uint32_t new)
{
    uint64_t d = expected_place_distance(p, old, new);
    if (d > STEP && expected_place_same_section(p, old, new))
        d /= 2; /* within one section the order is freer */
    return (uint32_t)(FAR_AWAY + (EXPECTED_PLACE_FULL - FAR_AWAY) * (uint64_t)HALF_DISTANCE /
                                     (HALF_DISTANCE + d));
}
