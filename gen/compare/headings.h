/*
 * Headings: linked one with one. They are too short for a floor of bits, so they go by the share
 * of their words that they have in common, and by their place.
 */
#ifndef COMPARE_HEADINGS_H
#define COMPARE_HEADINGS_H

#include "base/mem.h"
#include "compare/evidence.h"
#include "compare/candidates.h"
#include "compare/expected_place.h"

struct heading_pair {
    uint32_t old, new;
    uint32_t likeness; /* 1024ths */
};

vec_named(heading_pairs, struct heading_pair);

enum {
    HEADING_LIKE = 1024,
    /* More than half of the words: "Mục đích" is not "Mục tiêu". */
    HEADING_FLOOR = HEADING_LIKE * 11 / 20
};

/*
 * Links headings that are not taken, the most alike first. Also titles, and where
 * across says so headings with paragraphs that read like them: a poor scan does not always tell
 * which is which.
 */
void headings_link(const struct expected_place *, struct evidence *, struct index *,
                   const bool *old_taken, const bool *new_taken, bool across,
                   struct heading_pairs *);

#endif
