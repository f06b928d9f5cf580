/*
 * Candidates: which old clauses are worth a look for a new one.
 *
 * An inverted list from grams to old clauses. The rarest grams of the new clause are followed
 * first and until a budget is spent, so a formula that every clause has costs nothing, and the time
 * for n clauses grows as n, whatever they say.
 */
#ifndef COMPARE_CANDIDATES_H
#define COMPARE_CANDIDATES_H

#include "compare/weight.h"

enum {
    /* Entries followed for one clause: all of them for documents of some 200 clauses. */
    CANDIDATES_BUDGET = 4096,
    /* Candidates kept: no clause of the corpus has more than four partners. */
    CANDIDATES_MOST = 16
};

struct index;
/* Of the old clauses; owned by the arena of the sides, which must be weighed. */
struct index *candidates_new(struct sides *);
/*
 * The old clauses of that class that share most weight with the new one, heaviest first, ties
 * by place; returns how many.
 */
size_t candidates_of(struct index *, const struct clause *new, enum clause_class,
                     uint32_t found[CANDIDATES_MOST]);

#endif
