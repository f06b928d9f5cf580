/*
 * Context: the data of the templates, under the names that plan.h lists.
 */
#ifndef MERGE_PLAN_CONTEXT_H
#define MERGE_PLAN_CONTEXT_H

#include "merge/plan/literal.h"
#include "merge/plan/plan.h"

/* What is known before there is a plan: fields, the central document. */
struct value *context_fields(struct arena *, const struct plan_inputs *);
/* Adds bases, recipients and the preamble, whose texts may use the fields. */
void context_add_texts(struct literals *, const struct plan_inputs *, struct value *context);
/* A date as templates have it; the parts that are known. */
struct value *context_date_value(struct arena *, struct str iso, struct pos);
void context_mark_last(struct arena *, struct value *item, bool last);
/* The plan's date for its bodies, ISO; "" where neither the inputs nor the profile give it. */
struct str context_plan_day(struct arena *, const struct plan_inputs *);

/* "2024", "2024-03" or "2024-03-19", and a day that the calendar has. */
bool context_is_date(struct str);
/* The last day of a date, for comparisons: of "2024-02" it is "2024-02-31", of "" it is "". */
struct str context_day(struct arena *, struct str date);
/* The word of style.xml for a kind of deadline, "deadline-month"; NULL for DEADLINE_OTHER. */
const char *context_deadline_word(enum deadline_kind);

#endif
