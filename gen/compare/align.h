/*
 * Alignment: which new clause carries which old ones.
 *
 * Evidence for a pair (one old, one new clause) is the weight of the grams that they share and
 * that no stronger pair has used up ("explain away": a formula is spent by the first clause that
 * needs it), each sentence by how much of it is shared (evidence.c), times the place
 * (expected_place.c):
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

#include "compare/weight.h"

/* What a pair needs that nothing else supports; the other floors: align.c. */
enum { ALIGN_FLOOR = 5 * BIT };

/* Adds the pairs, sorted by new, then old clause; says of each clause whether it is linked, and
 * which pair was rejected. */
void align_sides(struct sides *, struct pairs *);
/* Orders pairs by new, then by old clause. */
void align_sort(struct pairs *);

#endif
