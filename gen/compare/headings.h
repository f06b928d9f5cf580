/*
 * Headings: linked one with one. They are too short for a floor of bits, so they go by the share
 * of their words that they have in common, and by their place.
 */
#ifndef COMPARE_HEADINGS_H
#define COMPARE_HEADINGS_H

#include "compare/candidates.h"

enum {
    HEADING_LIKE = 1024, /* of what is the same */
    /* More than half of the words: "Mục đích" is not "Mục tiêu". */
    HEADING_FLOOR = HEADING_LIKE * 11 / 20
};

/*
 * Adds a pair for each heading that has no equal one, the most alike first; their evidence is the
 * likeness, one bit for each 1024th of it. Also titles, and where across says so headings with
 * paragraphs that read like them: a poor scan does not always show which is which.
 */
void headings_link(struct sides *, struct index *, bool across, struct pairs *);

#endif
