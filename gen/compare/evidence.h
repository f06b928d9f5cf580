/*
 * Evidence: what two clauses share, counting what stronger pairs have used up (see align.h).
 */
#ifndef COMPARE_EVIDENCE_H
#define COMPARE_EVIDENCE_H

#include "compare/weight.h"

/* Nothing is used up any more. */
void evidence_reset(struct sides *);

struct shared { /* in 256ths of a bit */
    uint64_t weight;
    /*
     * The weight found in each sentence times the share of the sentence that it is, summed over the
     * sentences of either clause, whichever gives more. Bits count where they are together: a long
     * clause shares some with any other, a sentence is carried or it is not.
     */
    uint64_t strength;
};
struct shared evidence_measure(struct sides *, uint32_t old, uint32_t new);
/* The pair is taken: what the two share is used up on both sides. */
void evidence_use(struct sides *, uint32_t old, uint32_t new);

#endif
