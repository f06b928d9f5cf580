/*
 * Functions: a task whose lead has not, on the plan's day, the function that the task is about,
 * though it had it before or will have it later. The registry knows who has it.
 */
#ifndef MERGE_PLAN_FUNCTIONS_H
#define MERGE_PLAN_FUNCTIONS_H

#include "merge/plan/plan.h"

/* Reports such leads of a task; day may be "", then there is nothing to say. */
void functions_check(struct arena *, const struct plan_inputs *, struct str day,
                     const struct profile_task *);

#endif
