/*
 * Sequences: what of one corresponds to what of another, in order. They know nothing of what the
 * elements are.
 */
#ifndef BASE_SEQUENCE_H
#define BASE_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

enum { SEQUENCE_NONE = UINT32_MAX };

/*
 * The difference of two arrays of integers: sets in_b[i] to the index of b that a[i] is matched
 * with, or SEQUENCE_NONE. Matches ascend on both sides. in_b has n places.
 *
 * Elements that occur once on each side, in ascending order, are anchors (patience diff); between
 * them Myers' algorithm in its linear-space form, with a limit on how far it searches for the
 * shortest script: past it the farthest way found so far is taken, so that time stays
 * O((n + m) x limit) and memory O(n + m).
 */
void sequence_match(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *in_b);

struct sequence_link { /* an element of the one and an element of the other */
    uint32_t old, new;
    uint64_t weight;
};

/*
 * The heaviest chain of links (none twice) that ascends on both sides, where a new element has one
 * link at most and an old one may have several. Moves it to the front, in order, and returns its
 * length. A link counts one more than its weight: without weights the chain is the longest.
 * O(n log n).
 */
size_t sequence_chain(struct sequence_link *, size_t n);

/* What an alignment costs. A gap is a stretch in which no element is matched. */
struct sequence_costs {
    const void *user;
    /* Of matching an old element with a new one; SEQUENCE_NONE: they do not match. */
    uint32_t (*both)(const void *user, size_t old, size_t new);
    const uint32_t *old, *new; /* of each element of a gap */
    uint32_t gap;              /* of every gap */
    uint32_t long_gap;         /* of one in which the old elements are free */
};

/*
 * The cheapest alignment: sets in_new[i] to the new element of old element i, or SEQUENCE_NONE, and
 * returns what it costs; all costs together must stay below 2^31. Of equal ones it takes that
 * which matches late. Time and memory O(n m).
 */
uint32_t sequence_align(const struct sequence_costs *, size_t n, size_t m, uint32_t *in_new);

#endif
