/*
 * Sequences: the difference of two arrays of integers. Knows nothing else.
 *
 * Elements that occur once on each side, in ascending order, are anchors (patience diff); between
 * them Myers' algorithm in its linear-space form, with a limit on how far it searches for the
 * shortest script: past it the farthest way found so far is taken, so that time stays
 * O((n + m) x limit) and memory O(n + m).
 */
#ifndef COMPARE_SEQUENCE_H
#define COMPARE_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

enum { SEQUENCE_NONE = UINT32_MAX };

/*
 * Sets in_b[i] to the index of b that a[i] is matched with, or SEQUENCE_NONE. Matches ascend on
 * both sides. in_b has n places.
 */
void sequence_match(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *in_b);

#endif
