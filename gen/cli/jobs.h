/*
 * Jobs: independent tasks in several processes, with results and messages as if one process had
 * done them in order.
 */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct jobs {
    size_t count, workers; /* tasks 0 to count - 1; most processes (1: this one does them all) */
    /* Appends the result of task i. Whatever else it changes is lost. */
    void (*task)(void *context, size_t i, struct buf *result);
    /* In this process, once for each task that ended, as they end: in any order. */
    void (*take)(void *context, size_t i, struct str result);
    /* In this process, for each task whose result did not arrive whole: says whose it is. */
    void (*lost)(void *context, size_t i);
    void *context;
};

/*
 * Runs all tasks; at most one result of each worker is held at a time. Diagnostics of the tasks
 * arrive in the log of this process, in the order of tasks. False after a diagnostic when a worker
 * could not be started or died, or when a result is missing.
 */
bool jobs_run(const struct jobs *);

#endif
