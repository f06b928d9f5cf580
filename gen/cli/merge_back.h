/*
 * build --merge-back: outputs that somebody edited become edits of the profile.
 *
 *     plan.md, appendix.md, or plan.docx, appendix.docx as edited --derive/merge_back.h--> edits
 * --profile in memory--> built
 *          --compared with the files--> the edits that hold --> profile.xml, the old one kept
 */
#ifndef CLI_MERGE_BACK_H
#define CLI_MERGE_BACK_H

#include "cli/project.h"
#include "cli/written.h"
#include "merge/plan/plan.h"

enum { MERGE_BACK_FILES = 2 }; /* plan and appendix */

struct merge_back_run {
    struct project *project;
    const char *folder; /* of the outputs: OUT/ID */
    struct plan_inputs inputs;
    /* What was edited and is in the profile now, as it is in the files: a build may replace it. */
    struct written_file merged[MERGE_BACK_FILES];
    size_t merged_count;
};

/* The digest of a plan's text, its appendix included. */
void merge_back_text(const struct plan *, char out[DIGEST_SIZE]);
/* The exit status: STATUS_FINDINGS where some edits are in no profile; these are named, and their
 * files must stay. */
int merge_back(struct arena *, struct merge_back_run *);

#endif
