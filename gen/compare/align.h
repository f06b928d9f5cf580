/*
 * Alignment: which new clause carries which old ones.
 *
 * Evidence for a pair (one old, one new clause) is the weight of the grams that they share and
 * that no stronger pair has used up ("explain away": a formula is spent by the first clause that
 * needs it), each sentence by how much of it is shared (evidence.h), times the place
 * (expected_place.h):
 *
 *     evidence = sum over sentences of (shared bits x share of the sentence)  x  place factor
 *
 * The strongest pair is taken, its grams are marked as used on both sides, and so on down to the
 * floors below. One clause may find several partners on either side (n:m). Equal clauses are
 * paired first, headings by their own rule. "Old" is here the text that is carried out or came
 * first, whatever the order in which the two were named.
 */
#ifndef COMPARE_ALIGN_H
#define COMPARE_ALIGN_H

#include "base/mem.h"
#include "compare/expected_place.h"
#include "compare/weight.h"

struct pair {
    uint32_t old, new;
    uint64_t evidence; /* in 256ths of a bit */
};

vec_named(pairs, struct pair);

/* The best pair that was not good enough, for a clause: why it counts as omitted or added. */
struct rejected {
    uint32_t other; /* clause of the other side, or NO_CLAUSE */
    uint64_t evidence;
};

/*
 * Pairs sorted by new, then old clause. The arrays of rejected have one place for each clause.
 * Floors: see align.c; ALIGN_FLOOR is what a pair needs that nothing else speaks for.
 */
enum { ALIGN_FLOOR = 5 * BIT };
void align_sides(const struct side *old, const struct side *new, const struct weights *,
                 struct pairs *, struct rejected *by_old, struct rejected *by_new);
/* Orders pairs by new, then by old clause. */
void align_sort(struct pairs *);

#endif
