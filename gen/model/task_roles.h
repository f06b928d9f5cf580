/*
 * One cell that names who leads a task and who helps: "Chủ trì: A; phối hợp: B", "A chủ trì, phối
 * hợp với B", "A (chủ trì), B (phối hợp)", or in a column of both the first one and the others.
 */
#ifndef MODEL_TASK_ROLES_H
#define MODEL_TASK_ROLES_H

#include "model/tasks.h"

/*
 * Takes who helps out of the lead, and the words that say so out of both. both: the column's title
 * names both. The texts are the arena's.
 */
void task_part_roles(struct arena *, struct task_row *, bool both);

#endif
