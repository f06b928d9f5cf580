/*
 * Weights: what a shared stretch of words proves.
 *
 * A gram is one word, or two neighbours within a sentence. A pair weighs the surprise of its
 * second word after its first, in bits, in a model of both texts from which the two occurrences
 * that are being compared are left out:
 *
 *     weight(a b) = -log2 of (n(ab) - 2 + 2 P(b)) / (n(a) - 2 + 2),   n = clauses that hold it
 *
 * So the second syllable of a fixed word ("kinh tế") and the links of every formula of the field
 * ("phát huy truyền thống, sức mạnh ...") weigh nearly nothing, however long they are, and words
 * that are together here and nowhere else weigh much. The smoothing by P(b) is that of Witten
 * and Bell, with two pseudo-counts. A single word weighs a quarter of its inverse document
 * frequency (unit: bits): it lets words count that are shared in another order.
 */
#ifndef COMPARE_WEIGHT_H
#define COMPARE_WEIGHT_H

#include "compare/clauses.h"

enum { BIT = 256 }; /* weights are integers: 256ths of a bit, the same with every compiler */

/* Finds the grams of both sides, their weights, and the masses of clauses and sentences. */
void weight_grams(struct sides *);

#endif
