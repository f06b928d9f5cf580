/*
 * Equal clauses: those that are the same on both sides, word for word. They are paired before
 * anything is measured, so a text compared with itself costs linear time however often it repeats
 * itself.
 */
#ifndef COMPARE_EQUAL_CLAUSES_H
#define COMPARE_EQUAL_CLAUSES_H

#include "compare/clauses.h"

/*
 * Adds a pair for each; its evidence is the mass of the old clause and ALIGN_FLOOR. First come
 * those with the same neighbours, then the rest of each group of equal clauses, first with first.
 * Headings are paired only with the same neighbours or where there is one on each side: "Mục tiêu"
 * may head several sections.
 */
void equal_clauses_pair(struct sides *, struct pairs *);

#endif
