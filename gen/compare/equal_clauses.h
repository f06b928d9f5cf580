/*
 * Twins: clauses that stand word for word on both sides. They are paired before anything is
 * measured, so a text compared with itself costs linear time however often it repeats itself.
 */
#ifndef COMPARE_EQUAL_CLAUSES_H
#define COMPARE_EQUAL_CLAUSES_H

#include "compare/clauses.h"

/*
 * Calls pair(context, old, new) for each: first those with the same neighbours, then the rest of
 * each group of equal clauses, first with first. Headings are paired only with the same neighbours
 * or where there is one on each side: "Mục tiêu" may head several sections.
 */
void equal_clauses_pair(const struct side *old, const struct side *new,
                        void (*pair)(void *context, uint32_t old, uint32_t new), void *context);

#endif
