/* diff --profile ID: what a profile leaves out with a reason is no omission to look at. */
#ifndef CLI_DIFF_REASONS_H
#define CLI_DIFF_REASONS_H

#include "cli/project.h"
#include "base/mem.h"
#include "compare/compare.h"

vec_named(waiver_list, struct waiver);

/* A waiver for each clause of the central text that an <omit> of the profile names, and for all
 * below it but what another operation carries. */
void diff_reasons_add(struct arena *, const struct profile *, const struct doc *central,
                      struct waiver_list *);
/* The central text of a profile, and the plan that build wrote into out/ID; false after a
 * diagnostic. */
bool diff_reasons_files(struct arena *, struct project *, const struct profile *,
                        const char *files[2]);

#endif
