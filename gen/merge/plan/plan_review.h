/*
 * Where each paragraph of a plan comes from: a document for those who decide on it, beside each
 * text the central clause, the line of the profile and that of the template.
 */
#ifndef MERGE_PLAN_PLAN_REVIEW_H
#define MERGE_PLAN_PLAN_REVIEW_H

#include "merge/plan/plan.h"

/* Freed by the caller. */
struct doc *plan_review(const struct plan_inputs *, const struct plan *);

#endif
