/* Expected places: see expected_place.h. */
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

/* Expected places from..to of one side between two anchors of (mine, other). */
static void interpolate(uint32_t *expected, int64_t mine, int64_t other, int64_t my_end,
                        int64_t other_end)
{
    for (int64_t i = mine < 0 ? 0 : mine; i < my_end; i++) {
        int64_t at = other * STEP + (other_end - other) * STEP * (i - mine) / (my_end - mine);
        expected[i] = at < 0 ? 0 : (uint32_t)at;
    }
}

void expected_place_anchor(struct expected_place *p, struct sequence_link *a, size_t n)
{
    int64_t olds = (int64_t)p->old->clauses.n, news = (int64_t)p->new->clauses.n;
    int64_t old = -1, new = -1;
    n = sequence_chain(a, n);
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
