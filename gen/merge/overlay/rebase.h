/*
 * Rebase: an overlay that was written against one central text, applied to another.
 *
 *     base     II.1/b1  II.1/b2  II.1/b3          path and fingerprint, from the profile
 *                 |         x        \
 *     central  II.1/b1           II.1/b2          the clauses as they are now
 *
 * Clauses that read as they did are found wherever they stand. Where the base text is at hand, the
 * clauses between two of them are paired by their words, in order, and what is left likewise
 * wherever it stands: these are reworded. Then, where as many clauses have come as have gone, they
 * are taken for one another: replaced, so that nobody may rely on their words. All others are gone,
 * or new.
 */
#ifndef MERGE_OVERLAY_REBASE_H
#define MERGE_OVERLAY_REBASE_H

#include "model/doc.h"
#include "model/profile.h"

enum { REBASE_DIGITS = 6 }; /* 24 bits: of a hundred clauses two share one in 1 of 3400 texts */

enum rebase_fate { REBASE_SAME, REBASE_REWORDED, REBASE_REPLACED, REBASE_GONE };

struct rebase; /* opaque */

/* Has the central text every clause of the profile's base, unchanged and in order, and no other:
 * then the base text itself is not asked for. True without a base. */
bool rebase_is_current(const struct profile *, const struct doc *central);
/*
 * NULL when the profile has no base. base: the text itself, or NULL; of its clauses only those
 * count whose fingerprints the profile has. Owned by the arena; the documents have to outlive it.
 */
struct rebase *rebase_align(struct arena *, const struct profile *, const struct doc *central,
                            const struct doc *base);
/* The clause that a path of the profile means, NULL when it is gone; false for a path that the base
 * does not list. */
bool rebase_find(const struct rebase *, struct str path, enum rebase_fate *, const struct node **);
enum rebase_fate rebase_fate_of(const struct rebase *, const struct node *central);
/* The path by which the profile knows the clause. */
struct str rebase_path(const struct rebase *, const struct node *central);
/* What the clause was in the base text, or the clause of that path; NULL where it is not known. */
const struct node *rebase_was(const struct rebase *, const struct node *central);
const struct node *rebase_old(const struct rebase *, struct str path);
/* The fingerprint of a clause as a line of <base> has it. */
struct str rebase_fingerprint(struct arena *, const struct node *);
/* Is the clause one that the base does not have; false without a base. */
bool rebase_is_new(const struct rebase *, const struct node *central);

/* Gives the profile the base of a central text. */
void rebase_list(struct arena *, const struct doc *central, struct profile *);

#endif
