/*
 * Plain words: what two clauses share when every word counts the same. For clauses that weights say
 * nothing about: headings, and clauses that a text repeats so often that they weigh nothing.
 */
#ifndef COMPARE_SHARED_WORDS_H
#define COMPARE_SHARED_WORDS_H

#include "compare/clauses.h"

/* How many words two clauses share, whatever their order. */
uint32_t shared_words(const struct side *, const struct clause *, const struct side *,
                      const struct clause *);

#endif
