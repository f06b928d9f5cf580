/*
 * Alignment by costs: see sequence.h. Needleman and Wunsch's table with the affine gaps of Gotoh,
 * and a second kind of gap in which the old elements cost nothing.
 */
#include "base/sequence.h"

#include <stdlib.h>

#include "base/mem.h"

/* The state of a cell: its last step matched two elements, or lies in a gap of either kind. */
enum align_state { STATE_SAME, STATE_GAP, STATE_LONG, STATES };
enum align_step { STEP_BOTH, STEP_OLD, STEP_NEW }; /* the side whose element a step takes */
enum { NEVER = UINT32_MAX / 2 };

struct align_table { /* costs of two rows, and all steps */
    const struct sequence_costs *costs;
    size_t rows, columns;
    uint32_t (*above)[STATES], (*here)[STATES];
    unsigned char (*steps)[STATES]; /* step * STATES + state before */
};

/* The cheapest way to a state of the cell at hand. */
struct align_way {
    uint32_t cost;
    unsigned step; /* as in steps */
};

/* Inline as the two below: they are called for every pair of elements, and ways are to stay in
 * registers. */
static inline void offer(struct align_way *way, enum align_step step, enum align_state from,
                         uint32_t cost)
{
    struct align_way other = {cost, step * STATES + from};
    *way = cost < way->cost ? other : *way;
}

/* Into a gap of that kind from the cell before, by an element that costs so much there. */
static inline void offer_gap(struct align_way *way, enum align_state gap, enum align_step step,
                             const uint32_t *before, uint32_t open, uint32_t cost)
{
    offer(way, step, STATE_SAME, before[STATE_SAME] + open + cost);
    offer(way, step, gap, before[gap] + cost);
}

static inline void fill_cell(struct align_table *t, size_t i, size_t k)
{
    const struct sequence_costs *c = t->costs;
    uint32_t open = c->gap, open_long = c->gap + c->long_gap;
    struct align_way same = {i || k ? NEVER : 0, 0}, gap = {NEVER, 0}, lasting = {NEVER, 0};
    uint32_t both = i && k ? c->both(c->user, i - 1, k - 1) : SEQUENCE_NONE;
    for (size_t s = 0; both != SEQUENCE_NONE && s < STATES; s++)
        offer(&same, STEP_BOTH, (enum align_state)s, t->above[k - 1][s] + both);
    if (i) {
        offer_gap(&gap, STATE_GAP, STEP_OLD, t->above[k], open, c->old[i - 1]);
        offer_gap(&lasting, STATE_LONG, STEP_OLD, t->above[k], open_long, 0);
    }
    if (k) {
        offer_gap(&gap, STATE_GAP, STEP_NEW, t->here[k - 1], open, c->new[k - 1]);
        offer_gap(&lasting, STATE_LONG, STEP_NEW, t->here[k - 1], open_long, c->new[k - 1]);
    }
    const struct align_way ways[STATES] = {same, gap, lasting};
    for (size_t s = 0; s < STATES; s++) {
        t->here[k][s] = ways[s].cost;
        t->steps[i * t->columns + k][s] = (unsigned char)ways[s].step;
    }
}

/* The cheapest state at the end of both, and what it costs. */
static enum align_state fill(struct align_table *t, uint32_t *cost)
{
    for (size_t i = 0; i < t->rows; i++) {
        for (size_t k = 0; k < t->columns; k++)
            fill_cell(t, i, k);
        uint32_t(*spare)[STATES] = t->above;
        t->above = t->here;
        t->here = spare;
    }
    const uint32_t *last = t->above[t->columns - 1];
    enum align_state best = STATE_SAME;
    for (size_t s = 1; s < STATES; s++)
        if (last[s] < last[best])
            best = (enum align_state)s;
    *cost = last[best];
    return best;
}

uint32_t sequence_align(const struct sequence_costs *costs, size_t n, size_t m, uint32_t *in_new)
{
    struct align_table t = {
        .costs = costs,
        .rows = n + 1,
        .columns = m + 1,
        .above = mem_alloc((m + 1) * sizeof *t.above),
        .here = mem_alloc((m + 1) * sizeof *t.here),
        .steps = mem_resize(NULL, n + 1, (m + 1) * sizeof *t.steps),
    };
    uint32_t cost;
    enum align_state state = fill(&t, &cost);
    for (size_t i = n, k = m; i || k;) {
        unsigned char step = t.steps[i * t.columns + k][state];
        i -= step / STATES != STEP_NEW;
        k -= step / STATES != STEP_OLD;
        if (step / STATES != STEP_NEW)
            in_new[i] = step / STATES == STEP_BOTH ? (uint32_t)k : SEQUENCE_NONE;
        state = (enum align_state)(step % STATES);
    }
    free(t.above);
    free(t.here);
    free(t.steps);
    return cost;
}
