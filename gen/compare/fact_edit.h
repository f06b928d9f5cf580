/*
 * The edit that a fact of the old text is in: what of a clause was replaced by what.
 */
#ifndef COMPARE_FACT_EDIT_H
#define COMPARE_FACT_EDIT_H

#include "compare/figures.h"

/* The edit that holds a fact: new words [from, end), and the old words of it besides the fact. */
struct fact_edit {
    uint32_t from, end, rest;
};

/* The stretch of words without partners that holds the last fact asked for. */
struct fact_stretch {
    uint32_t at, left, end, right; /* its words [at, end), those of the stretch [left, right) */
};

/*
 * at: the fact's first word among those of the old clauses together; words: of all of them. Facts
 * are asked for in the order of their words, so that a long stretch is walked once.
 */
struct fact_edit fact_edit_find(const struct matched *, struct fact_stretch *, uint32_t at,
                                uint32_t length, uint32_t words, uint32_t new_words);

#endif
