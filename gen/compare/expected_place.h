/*
 * Place: how far an old and a new clause stand from where one would look for them.
 *
 * A plan keeps the order of the text that it carries, by and large. Sure links (anchors) that stand
 * in the same order on both sides say where the rest is to be expected, by interpolation; linked
 * headings say that two sections are the same. Place is evidence, never a rule: a clause that was
 * moved is found all the same (an alignment that keeps the order would report it as omitted).
 */
#ifndef COMPARE_EXPECTED_PLACE_H
#define COMPARE_EXPECTED_PLACE_H

#include "base/sequence.h"
#include "compare/clauses.h"

struct expected_place {
    const struct side *old, *new;
    uint32_t *in_old, *in_new; /* expected place of each new (old) clause, in 16ths of a clause */
    uint32_t *heading_of_new, *heading_of_old; /* linked heading, or NO_CLAUSE */
};

enum { EXPECTED_PLACE_FULL = 1024 };

void expected_place_init(struct expected_place *, const struct side *old, const struct side *new);
void expected_place_free(struct expected_place *);
/* Sets the expected places; sorts the anchors. */
void expected_place_anchor(struct expected_place *, struct sequence_link *, size_t n);
void expected_place_forget_headings(struct expected_place *);
void expected_place_link_headings(struct expected_place *, uint32_t old, uint32_t new);
/* Do the two stand below headings that are linked with each other. */
bool expected_place_same_section(const struct expected_place *, uint32_t old, uint32_t new);
/* Distance from the expected place, in 16ths of a clause: the lesser of both directions. */
uint32_t expected_place_distance(const struct expected_place *, uint32_t old, uint32_t new);
/* The old clause that stands where the new one is expected. */
uint32_t expected_place_old(const struct expected_place *, uint32_t new);
/* What evidence for the pair is worth there: EXPECTED_PLACE_FULL in place, a third of it far away.
 */
uint32_t expected_place_factor(const struct expected_place *, uint32_t old, uint32_t new);

#endif
