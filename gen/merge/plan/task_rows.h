/*
 * Rows of the appendices, tasks and targets, as the data of the templates: the names that plan.h
 * lists.
 */
#ifndef MERGE_PLAN_TASK_ROWS_H
#define MERGE_PLAN_TASK_ROWS_H

#include "merge/plan/literal.h"
#include "merge/plan/plan.h"

struct renaming;

/*
 * Adds tasks, groups and targets; names of bodies are those valid on the plan's date, and ended
 * bodies are replaced where there is a renaming, which may be NULL.
 */
void task_rows_add(struct literals *, const struct plan_inputs *, const struct overlay *,
                   const struct renaming *, struct value *context);
/* Reports cells that are in no column: neither the profile nor one of these templates has it. */
void task_rows_check(const struct profile *, const struct source *const *templates, size_t count);

#endif
