/*
 * Rebase: an overlay that was written against one central text, applied to another.
 *
 *     base     II.1/b1  II.1/b2  II.1/b3          path and fingerprint, from the profile
 *                 |         x        \
 *     central  II.1/b1           II.1/b2          the clauses as they are now
 *
 * Clauses that read as they did are found wherever they stand. Between two of them, as many clauses
 * as there were are taken for the same ones reworded; else the old ones are gone and the others
 * new.
 */
#ifndef MERGE_REBASE_H
#define MERGE_REBASE_H

#include "model/doc.h"
#include "model/profile.h"

enum { REBASE_DIGITS = 6 }; /* 24 bits: of a hundred clauses two share one in 1 of 3400 texts */

enum rebase_fate { REBASE_SAME, REBASE_REWORDED, REBASE_GONE };

struct rebase; /* opaque */

/* NULL when the profile has no base. Owned by the arena. */
struct rebase *rebase_align(struct arena *, const struct profile *, const struct doc *central);
/* The clause that a path of the profile means, NULL when it is gone; false for a path that the base
 * does not list. */
bool rebase_find(const struct rebase *, struct str path, enum rebase_fate *, const struct node **);
enum rebase_fate rebase_fate_of(const struct rebase *, const struct node *central);
/* Is the clause one that the base does not have; false without a base. */
bool rebase_is_new(const struct rebase *, const struct node *central);

/* Gives the profile the base of a central text. */
void rebase_list(struct arena *, const struct doc *central, struct profile *);

#endif
