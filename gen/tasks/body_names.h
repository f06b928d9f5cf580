/*
 * Bodies by the names that cells give them.
 */
#ifndef TASKS_BODY_NAMES_H
#define TASKS_BODY_NAMES_H

#include "tasks/tasks.h"

/* The body of the registry that is or was called so, on that day first; NULL for none, and without
 * a registry. A remark in brackets at the end of the name counts for nothing. */
const struct body *body_known_as(const struct registry *, struct str name, struct str day);
/* The number of the body of that name in the list, where it is added when it is new. */
size_t body_add(struct task_list *, struct str name, struct str day);

#endif
