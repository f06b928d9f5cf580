/*
 * Why a task is proposed: the clauses that it serves, with the central words, for the copy of the
 * appendix that those who decide on it get and that is not issued (build --copy review).
 */
#ifndef MERGE_PLAN_TASK_SOURCES_H
#define MERGE_PLAN_TASK_SOURCES_H

#include "merge/plan/plan.h"
#include "template/value.h"

/* List of { path, text, own, last }, as plan.h tells; empty where the task names no clause. */
struct value *task_sources(struct arena *, const struct plan_inputs *, const struct overlay *,
                           const struct profile_task *);

/* The beginning of a clause's words, cells parted by a dash. */
struct str task_sources_words(struct arena *, const struct node *);

#endif
