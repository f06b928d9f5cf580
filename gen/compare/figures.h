/*
 * Figures: which facts (facts.h) of the old text changed or are gone, over all links of a clause
 * together: a figure that is in another piece of a split clause is not gone.
 */
#ifndef COMPARE_FIGURES_H
#define COMPARE_FIGURES_H

#include "compare/clauses.h"

struct matched { /* of a link: its clauses and words */
    const uint32_t *old;
    size_t n;
    uint32_t new;
    uint32_t *match; /* by words of the old clauses together: the new word, or SEQUENCE_NONE */
};

/*
 * Sets the changed facts of links[i], which is of list[i]. Facts are paired by the words around
 * them first, then wherever the same fact is in the pieces, at last with what replaced them.
 */
void figures_find(struct sides *, struct arena *, bool draft, const struct matched *list,
                  struct link *links, size_t n);

#endif
