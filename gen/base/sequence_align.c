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

/*
 * A way to a state of a cell is one number: what it costs, and below that, in STEP_BITS, its last
 * step, as step * STATES + the state before. So the better of two ways is the lesser number, and of
 * two that cost the same that whose step comes first. Kept for the next cells are the costs alone.
 */
enum { STEP_BITS = 4 };
static const uint64_t NEVER = (uint64_t)(UINT32_MAX / 2) << STEP_BITS;

struct ways { /* to the states of one cell */
    uint64_t same, gap, lasting;
};

/* What a step adds to a way: into a gap of either kind, or on in it. */
struct step_costs {
    uint64_t open, extend, open_long, extend_long;
};

struct align_table {
    size_t columns;              /* one more than there are new elements */
    struct ways *row;            /* costs of the row above, then of the row at hand */
    struct step_costs *new_step; /* of an element on the new side, by column */
    uint32_t *both;              /* of matching the old element with that of each column */
    unsigned char *steps;        /* of all cells, by state */
};

static uint64_t step_to(uint32_t cost, enum align_step step, enum align_state from)
{
    return ((uint64_t)cost << STEP_BITS) + (step * STATES + from);
}

/* An element that costs so much in a gap, and so much in one of the other kind. */
static struct step_costs step_costs(const struct sequence_costs *c, enum align_step step,
                                    uint32_t cost, uint32_t in_long)
{
    return (struct step_costs){.open = step_to(c->gap + cost, step, STATE_SAME),
                               .extend = step_to(cost, step, STATE_GAP),
                               .open_long =
                                   step_to(c->gap + c->long_gap + in_long, step, STATE_SAME),
                               .extend_long = step_to(in_long, step, STATE_LONG)};
}

/* Inline as the two below: they are called for every pair of elements. */
static inline uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* The better way into a gap: from the cell above, or from the one to the left. */
static inline uint64_t into_gap(const struct ways *above, const struct step_costs *old,
                                const struct ways *left, const struct step_costs *new)
{
    return least(least(above->same + old->open, above->gap + old->extend),
                 least(left->same + new->open, left->gap + new->extend));
}

static inline uint64_t into_long(const struct ways *above, const struct step_costs *old,
                                 const struct ways *left, const struct step_costs *new)
{
    return least(least(above->same + old->open_long, above->lasting + old->extend_long),
                 least(left->same + new->open_long, left->lasting + new->extend_long));
}

/* Notes the last step of a way; the cost that is left. */
static inline uint64_t note_step(unsigned char *step, uint64_t way)
{
    *step = way & ((1 << STEP_BITS) - 1);
    return way >> STEP_BITS << STEP_BITS;
}

/* One row: the old element of old_step is taken, before the first row none. */
static void fill_row(struct align_table *t, const struct step_costs *old_step, uint64_t start,
                     unsigned char *steps)
{
    struct ways diagonal = {NEVER, NEVER, NEVER}, left = diagonal;
    for (size_t k = 0; k < t->columns; k++, steps += STATES) {
        struct ways above = t->row[k];
        uint64_t same = start;
        if (t->both[k] != SEQUENCE_NONE) {
            uint32_t both = t->both[k];
            same = diagonal.same + step_to(both, STEP_BOTH, STATE_SAME);
            same = least(same, diagonal.gap + step_to(both, STEP_BOTH, STATE_GAP));
            same = least(same, diagonal.lasting + step_to(both, STEP_BOTH, STATE_LONG));
        }
        uint64_t gap = into_gap(&above, old_step, &left, &t->new_step[k]);
        uint64_t lasting = into_long(&above, old_step, &left, &t->new_step[k]);
        left.same = note_step(&steps[STATE_SAME], same);
        left.gap = note_step(&steps[STATE_GAP], gap);
        left.lasting = note_step(&steps[STATE_LONG], lasting);
        t->row[k] = left;
        diagonal = above;
        start = NEVER;
    }
}

/* All rows; the cheapest state at the end of both, and what it costs. */
static enum align_state fill(struct align_table *t, const struct sequence_costs *c, size_t n,
                             uint32_t *cost)
{
    struct step_costs step = {0};
    for (size_t k = 0; k < t->columns; k++) {
        t->row[k] = (struct ways){NEVER, NEVER, NEVER};
        t->both[k] = SEQUENCE_NONE;
        if (k)
            t->new_step[k] = step_costs(c, STEP_NEW, c->new[k - 1], c->new[k - 1]);
    }
    fill_row(t, &step, 0, t->steps);
    for (size_t i = 1; i <= n; i++) {
        for (size_t k = 1; k < t->columns; k++)
            t->both[k] = c->both(c->user, i - 1, k - 1);
        step = step_costs(c, STEP_OLD, c->old[i - 1], 0);
        fill_row(t, &step, NEVER, t->steps + i * t->columns * STATES);
    }
    const struct ways *last = &t->row[t->columns - 1];
    uint64_t best = least(last->same, least(last->gap, last->lasting));
    *cost = (uint32_t)(best >> STEP_BITS);
    return best == last->same ? STATE_SAME : best == last->gap ? STATE_GAP : STATE_LONG;
}

uint32_t sequence_align(const struct sequence_costs *costs, size_t n, size_t m, uint32_t *in_new)
{
    struct align_table t = {
        .columns = m + 1,
        .row = mem_alloc((m + 1) * sizeof *t.row),
        .new_step = mem_zalloc((m + 1) * sizeof *t.new_step),
        .both = mem_alloc((m + 1) * sizeof *t.both),
        .steps = mem_resize(NULL, n + 1, (m + 1) * STATES),
    };
    uint32_t cost;
    enum align_state state = fill(&t, costs, n, &cost);
    for (size_t i = n, k = m; i || k;) {
        unsigned char step = t.steps[(i * t.columns + k) * STATES + state];
        i -= step / STATES != STEP_NEW;
        k -= step / STATES != STEP_OLD;
        if (step / STATES != STEP_NEW)
            in_new[i] = step / STATES == STEP_BOTH ? (uint32_t)k : SEQUENCE_NONE;
        state = (enum align_state)(step % STATES);
    }
    free(t.row);
    free(t.new_step);
    free(t.both);
    free(t.steps);
    return cost;
}
