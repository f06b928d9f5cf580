/*
 * Context: the data of the templates, under the names that plan.h lists.
 */
#ifndef MERGE_PLAN_CONTEXT_H
#define MERGE_PLAN_CONTEXT_H

#include "merge/plan/own_text.h"
#include "merge/plan/plan.h"

/* What is known before there is a plan: fields, the central document. */
struct value *context_fields(struct arena *, const struct plan_inputs *);
/* Adds bases, recipients and the preamble, whose texts may use the fields; false after faults. */
bool context_add_texts(struct own_text *, const struct plan_inputs *, struct value *context);
/* Adds tasks and groups; bodies are resolved as they are on the day, mapped where there is a
 * renaming, which may be NULL. False after faults. */
struct renaming;
bool context_add_tasks(struct own_text *, const struct plan_inputs *, const struct overlay *,
                       const struct renaming *, struct value *context);
/* The day of the plan's bodies, ISO; "" where neither the inputs nor the profile say it. */
struct str context_plan_day(struct arena *, const struct plan_inputs *);

/* "2024", "2024-03" or "2024-03-19", and a day that the calendar has. */
bool context_is_date(struct str);
/* The last day of what a date says, for comparisons: "2024-02" is "2024-02-31"; "" stays "". */
struct str context_day(struct arena *, struct str date);

#endif
