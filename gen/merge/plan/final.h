/*
 * What makes a plan no final one, besides open items: a number, day or signatory that is not there;
 * a number or an issuer of another kind of paper; the name of another place in the masthead; a
 * deadline before the plan's day, which is a warning in every plan; a central text that is a
 * digest.
 */
#ifndef MERGE_PLAN_FINAL_H
#define MERGE_PLAN_FINAL_H

#include "merge/plan/plan.h"

void final_check(struct arena *, const struct plan_inputs *);
/* Reports what a template prints that is not to be issued, by its words ([not-issued]). */
void final_check_printed(struct arena *, const struct plan_inputs *, const struct doc *);
/* The same of what it would print, whatever its words: {{sources}} outside {{#review}}. */
void final_check_templates(const struct plan_inputs *, const struct source *const *, size_t count);

#endif
