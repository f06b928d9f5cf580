/*
 * Jobs: independent tasks in several processes, with results and messages as if one process had
 * done them in order.
 */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/*
 * Runs task(context, i, result) for i from 0 to count - 1 in at most workers processes (1: in this
 * one). A task appends its result; whatever else it changes is lost. results has count places,
 * zeroed by the caller and freed by it. Diagnostics arrive in the log of this process. False after
 * a diagnostic when a worker could not be started or died.
 */
bool jobs_run(size_t count, size_t workers,
              void (*task)(void *context, size_t i, struct buf *result), void *context,
              struct buf *results);

#endif
