/* Expected places: see align_int.h. */
#include "compare/align_int.h"

enum {
    STEP = 16, /* places are in 16ths of a clause */
    /* Two clauses off, the place has lost half of what it can add. */
    HALF_DISTANCE = 2 * STEP,
    FAR_AWAY = EXPECTED_PLACE_FULL / 3
};

/* Expected places of a side's clauses between two anchors of (mine, other). */
static void interpolate(struct side *s, int64_t mine, int64_t other, int64_t my_end,
                        int64_t other_end)
{
    for (int64_t i = mine < 0 ? 0 : mine; i < my_end; i++) {
        int64_t at = other * STEP + (other_end - other) * STEP * (i - mine) / (my_end - mine);
        s->clauses.at[i].expected = at < 0 ? 0 : (uint32_t)at;
    }
}

void expected_place_anchor(struct sides *s, struct sequence_link *a, size_t n)
{
    int64_t olds = (int64_t)s->old.clauses.n, news = (int64_t)s->new.clauses.n;
    int64_t old = -1, new = -1;
    n = sequence_chain(a, n);
    for (size_t i = 0; i <= n; i++) {
        int64_t old_end = i < n ? a[i].old : olds, new_end = i < n ? a[i].new : news;
        interpolate(&s->new, new, old, new_end, old_end);
        interpolate(&s->old, old, new, old_end, new_end);
        old = old_end;
        new = new_end;
    }
}

/* Is the clause below a heading, the nearest that is linked, whose partner the other is below. */
static bool is_in_section(const struct side *s, uint32_t i, const struct side *t, uint32_t k)
{
    uint32_t h = s->clauses.at[i].heading;
    while (h != NO_CLAUSE && s->clauses.at[h].partner == NO_CLAUSE)
        h = s->clauses.at[h].heading;
    return h != NO_CLAUSE && clauses_below(t, s->clauses.at[h].partner, k);
}

bool expected_place_same_section(const struct sides *s, uint32_t old, uint32_t new)
{
    return is_in_section(&s->new, new, &s->old, old) || is_in_section(&s->old, old, &s->new, new);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

uint32_t expected_place_old(const struct sides *s, uint32_t new)
{
    return (s->new.clauses.at[new].expected + STEP / 2) / STEP;
}

uint32_t expected_place_factor(const struct sides *s, uint32_t old, uint32_t new)
{
    uint64_t one = apart(s->new.clauses.at[new].expected, old * STEP);
    uint64_t two = apart(s->old.clauses.at[old].expected, new *STEP);
    uint64_t d = one < two ? one : two; /* the lesser of both directions */
    if (d > STEP && expected_place_same_section(s, old, new))
        d /= 2; /* within one section the order is freer */
    return (uint32_t)(FAR_AWAY + (EXPECTED_PLACE_FULL - FAR_AWAY) * (uint64_t)HALF_DISTANCE /
                                     (HALF_DISTANCE + d));
}
