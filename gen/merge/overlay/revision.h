/*
 * Revision: one clause in two editions of a text. How alike they are, whether words that a patch
 * names have kept their place, and both versions cut to where they differ, for a message.
 *
 *     was   Thanh tra các điểm xả thải ít nhất [một] lần mỗi quý
 *     now   Thanh tra một số điểm xả thải ít nhất hai lần mỗi quý     "một" has not kept its place
 */
#ifndef MERGE_OVERLAY_REVISION_H
#define MERGE_OVERLAY_REVISION_H

#include <stdint.h>

#include "model/doc.h"

/* The pairs of neighbouring words of a clause, as hashes in order; a single word is a pair too. */
struct revision_pairs {
    uint64_t *at;
    size_t n;
};

struct revision_pairs revision_pairs(struct arena *, const struct node *);
/*
 * 0 to REVISION_SAME: the pairs that both have, twice, by all of both (Dice 1945, on word pairs as
 * in Adamson and Boreham 1974). Different clauses of one resolution stay below 41 %, those of the
 * same kind below 36 % (measured on the official text of Resolution 43-NQ/TW).
 */
#define REVISION_SAME (UINT64_C(1) << 30)
uint64_t revision_likeness(const struct revision_pairs *, const struct revision_pairs *);

/* Do both have the words from ... through as often, each time between words that are the same. */
bool revision_keeps(const struct node *was, const struct node *now, struct str from,
                    struct str through);
/* Does the clause end with the same words. */
bool revision_keeps_end(const struct node *was, const struct node *now);

/* Both versions around their first and last difference, some words on each side. */
struct revision_view {
    struct str was, now;
};

struct revision_view revision_view(struct arena *, const struct node *was, const struct node *now);
/* One version, cut at the end where it is long. */
struct str revision_beginning(struct arena *, const struct node *);

#endif
