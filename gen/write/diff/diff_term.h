/* A comparison for the terminal: what a reviewer has to look at, the gravest first. */
#ifndef WRITE_DIFF_DIFF_TERM_H
#define WRITE_DIFF_DIFF_TERM_H

#include "model/comparison.h"

struct term_options {
    bool color;
    size_t width; /* columns; lines are broken between words */
};

/* Without colour, words are marked as by wdiff: [-deleted-] {+inserted+}. */
void write_diff_term(const struct comparison *, const struct term_options *, struct buf *);

#endif
