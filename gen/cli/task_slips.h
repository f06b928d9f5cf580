/* tasks --slips: OUT/ID/slips/BODY.md and .pdf for each body of a plan, with a record of what was
 * written there (written.h). */
#ifndef CLI_TASK_SLIPS_H
#define CLI_TASK_SLIPS_H

#include "cli/project.h"
#include "model/task_list.h"

/* Of one plan of the list; kind: of its templates. An exit status. */
int task_slips_write(struct project *, const struct task_list *, size_t plan, const char *kind,
                     const char *folder);

#endif
