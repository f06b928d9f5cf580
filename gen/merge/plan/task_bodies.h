/*
 * What a task prints for a body that a profile names, by its id or in words, and what is said of a
 * body that is not there on the day of the plan.
 */
#ifndef MERGE_PLAN_TASK_BODIES_H
#define MERGE_PLAN_TASK_BODIES_H

#include "model/profile.h"
#include "model/registry.h"

struct body_namer {
    struct arena *arena;
    const struct registry *registry;
    const char *province; /* id of a place */
    struct str day;       /* of the names; may be "" */
    size_t *compared;     /* names of the registry with which unknown ones were compared so far */
};

/* "?" after a diagnostic: no body has the id. */
struct str task_body_name(const struct body_namer *, const struct profile_body *);

#endif
