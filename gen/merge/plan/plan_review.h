/*
 * The copy of a plan for those who decide on it: where each paragraph comes from, the central
 * clause, the line of the profile and that of the template.
 */
#ifndef MERGE_PLAN_PLAN_REVIEW_H
#define MERGE_PLAN_PLAN_REVIEW_H

#include "merge/plan/plan_origins.h"
#include "model/margin.h"

/* "central: III.2.1 (43-nq-tw.md:120)" */
void plan_review_put_origin(struct buf *, const struct plan_origin *);
/* For formats without a margin: a table of each text and its origins. Freed by the caller. */
struct doc *plan_review_table(const struct plan_inputs *, const struct plan *);
/*
 * Adds a list of origins to the end of a numbered copy of the plan, or of plan and appendix in one.
 * Returns the notes that lead there, which are the copy's.
 */
struct margin_notes plan_review(const struct plan_inputs *, const struct plan *, struct doc *copy);

#endif
