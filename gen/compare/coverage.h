/*
 * Coverage: which words of two texts are the same stretch of wording, in whatever order the
 * stretches are. It decides the content of a link and the ledger; the marked text that people
 * read is made by words.c, in order.
 */
#ifndef COMPARE_COVERAGE_H
#define COMPARE_COVERAGE_H

#include <stddef.h>
#include <stdint.h>

/*
 * match: of a's words in b, from sequence_match(). Sets in_a[i] (in_b[k]) to 1 for words that
 * belong to a common stretch, else 0. A single word between two that differ is chance, not a
 * stretch; a stretch out of order has COVERAGE_MOVED words or more.
 */
enum { COVERAGE_STRETCH = 2, COVERAGE_MOVED = 3 };
void coverage_words(const uint32_t *a, size_t n, const uint32_t *b, size_t m, const uint32_t *match,
                    unsigned char *in_a, unsigned char *in_b);

#endif
