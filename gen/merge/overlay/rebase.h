/*
 * Rebase: an overlay that was written against one central text, applied to another.
 *
 *     base     II.1/b1  II.1/b2  II.1/b3          path and fingerprint, from the profile
 *                 |         x        \
 *     central  II.1/b1           II.1/b2          the clauses as they are now
 *
 * Clauses with the same text are found wherever they are. Where the base text is at hand, the
 * clauses between two of them are paired by their words, in order, and those that remain, wherever
 * they are: these are reworded. Then, where as many clauses have come as have gone, they are taken
 * for one another: replaced, so that nobody may rely on their words. All others are gone, or new.
 */
#ifndef MERGE_OVERLAY_REBASE_H
#define MERGE_OVERLAY_REBASE_H

#include "merge/overlay/revision.h"
#include "model/doc.h"
#include "model/profile.h"

enum { REBASE_DIGITS = 6 }; /* 24 bits: of a hundred clauses two share one in 1 of 3400 texts */

enum rebase_fate { REBASE_SAME, REBASE_REWORDED, REBASE_REPLACED, REBASE_GONE };

struct rebase_clause { /* as the profile's base lists it */
    struct str path, digest;
    const struct node *was; /* in the base text; NULL where that is not at hand */
    const struct node *now; /* in the central text; NULL where it is gone */
    enum rebase_fate fate;
    struct revision_pairs pairs; /* of was */
};

struct rebase; /* opaque */

/* Has the central text every clause of the profile's base, unchanged and in order, and no other:
 * then the base text itself is not needed. True without a base. */
bool rebase_is_current(const struct profile *, const struct doc *central);
/*
 * NULL when the profile has no base. base: the text itself, or NULL; of its clauses only those
 * count whose fingerprints the profile has. Owned by the arena; the documents have to outlive it.
 */
struct rebase *rebase_align(struct arena *, const struct profile *, const struct doc *central,
                            const struct doc *base);
/* The clause that a path of the profile means; NULL if the base does not list it, or without one.
 */
const struct rebase_clause *rebase_find(const struct rebase *, struct str path);
/* What a clause of the central text was in the base; NULL if it is new there, or without a base. */
const struct rebase_clause *rebase_of(const struct rebase *, const struct node *central);
/* The fingerprint of a clause as a line of <base> has it. */
struct str rebase_fingerprint(struct arena *, const struct node *);

/* Gives the profile the base of a central text. */
void rebase_list(struct arena *, const struct doc *central, struct profile *);

#endif
