/*
 * Evidence: what two clauses share, counting what stronger pairs have used up (see align.h).
 */
#ifndef COMPARE_EVIDENCE_H
#define COMPARE_EVIDENCE_H

#include "compare/weight.h"

enum { EVIDENCE_WHOLE = 1024 }; /* a share of 1 */

struct evidence;
struct evidence *evidence_new(const struct side *old, const struct side *new,
                              const struct weights *);
void evidence_free(struct evidence *);
/* Nothing is used up any more. */
void evidence_reset(struct evidence *);

struct shared {
    uint64_t weight; /* in 256ths of a bit */
    uint32_t share;  /* of the sentence, of either, that is best found in the other: 1024ths */
};
struct shared evidence_measure(struct evidence *, uint32_t old, uint32_t new);
/* The pair is taken: what the two share is used up on both sides. */
void evidence_use(struct evidence *, uint32_t old, uint32_t new);

#endif
