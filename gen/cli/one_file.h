/* build --one-file: plan and appendix as one document, each with pages of its own. */
#ifndef CLI_ONE_FILE_H
#define CLI_ONE_FILE_H

#include "form/form.h"
#include "merge/plan/plan.h"

/* A copy of the plan, asked for with its appendix after the closing; freed by the caller. */
struct doc *one_file_document(const struct plan *, bool with_appendix);
/* The plan's references, both ways, as links inside that document; *count: how many. */
const struct form_counterpart *one_file_links(struct arena *, const struct plan *, size_t *count);

#endif
