/*
 * Expected places: how far an old and a new clause are from where one would look for them.
 *
 * A plan keeps the order of the text that it carries, by and large. Sure links (anchors) that are
 * in the same order on both sides show where the rest is to be expected, by interpolation; linked
 * headings show that two sections are the same. Place is evidence, never a rule: a clause that was
 * moved is found all the same (an alignment that keeps the order would report it as omitted).
 */
#ifndef COMPARE_EXPECTED_PLACE_H
#define COMPARE_EXPECTED_PLACE_H

#include "base/sequence.h"
#include "compare/clauses.h"

enum { EXPECTED_PLACE_FULL = 1024 };

/* Sets the expected place of each clause; sorts the anchors. */
void expected_place_anchor(struct sides *, struct sequence_link *, size_t n);
/* Are the two below headings that are linked with each other. */
bool expected_place_same_section(const struct sides *, uint32_t old, uint32_t new);
/* The old clause that is where the new one is expected. */
uint32_t expected_place_old(const struct sides *, uint32_t new);
/* What evidence for the pair is worth there: EXPECTED_PLACE_FULL in place, a third of it far away.
 */
uint32_t expected_place_factor(const struct sides *, uint32_t old, uint32_t new);

#endif
