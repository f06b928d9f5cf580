/*
 * build --attach-sources: the files that a plan is made from go into its PDF, with the record of
 * how it was built, so that kehoach verify can build it again and compare.
 *
 *     sources/provinces/ID/profile.xml, base.md     sources/agencies.xml, words.def
 *     sources/central/NAME                          templates/KIND/, templates/common/
 *     kehoach.txt: lines "name value", see attach_record()
 */
#ifndef CLI_ATTACH_H
#define CLI_ATTACH_H

#include "cli/build.h"
#include "cli/project.h"
#include "merge/plan/plan.h"

#define ATTACH_RECORD "kehoach.txt"

/* The files of one plan under way. */
struct attach_list {
    struct arena *arena;
    vec(struct pdf_attachment) files;
};

/* A template as plan_tools load it, which is attached, too; user is a struct attach_templates. */
struct attach_templates {
    struct project_kind kind;
    struct attach_list *list; /* NULL: nothing is attached */
};
const struct source *attach_load(void *user, struct str name);

/* All that the plan is made from but its templates; false after a diagnostic. */
bool attach_sources(struct attach_list *, const struct plan_inputs *);
/*
 * How the file is built: the program's version, which of the plan's files it is ("plan",
 * "appendix"), the plan's id, the central file's name, options, the date of the run, and
 * SOURCE_DATE_EPOCH where it was set. Then the list is sorted and complete.
 */
void attach_record(struct attach_list *, const struct build_options *, const struct plan_inputs *,
                   const char *file, const char *today);

#endif
