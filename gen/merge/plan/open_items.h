/*
 * Open items: what somebody still has to fill or to decide before the plan is final: blanks, <open>
 * questions, proposals of the program (proposed="yes"). Each is reported with its place in the
 * profile; a draft prints the questions as it prints blanks, each in a frame; in a final plan they
 * are errors.
 */
#ifndef MERGE_PLAN_OPEN_ITEMS_H
#define MERGE_PLAN_OPEN_ITEMS_H

#include "merge/plan/plan.h"
#include "template/render.h"

/* The blanks are those that the draft has printed. */
void open_items_report(const struct plan_inputs *, const struct template_blank *, size_t n);
/* Number and signatory where the profile does not say them, as blanks; in a draft only. */
void open_items_fields(struct arena *, const struct plan_inputs *, struct value *context);
/* Questions about clauses, at their ends; in a draft only. */
void open_items_print(struct arena *, const struct plan_inputs *, struct overlay *);
/* The questions of a task as a draft prints them after its text, Markdown; "" without. */
struct str open_items_task(struct arena *, const struct plan_inputs *, size_t task);

/* The questions that are at no clause and no task, above the clauses of the plan; in a draft only.
 */
void open_items_list(struct arena *, const struct plan_inputs *, const struct overlay *,
                     struct doc *plan);
/* Marks all that is printed of these blanks and of questions, for frames; in a draft only. */
void open_items_mark(struct arena *, const struct plan_inputs *, const struct template_blank *,
                     size_t n, struct doc *);
/* Marks the same in a draft of which there is no more than its text: what is in the form's
 * brackets, a number without its figure, a day without its date. */
void open_items_find(struct arena *, const struct style *, struct doc *);

#endif
