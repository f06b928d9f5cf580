/*
 * Other programs: run without a shell, their standard output taken whole. Each has limits on
 * processor time and output (limits.def), so that a hostile file cannot hold this process up.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stddef.h>

#include "base/text.h"

/* NOT_RUN: the machine could not do it; a diagnostic says so, which makes the exit status 3. */
enum process_end { PROCESS_DONE, PROCESS_FAILED, PROCESS_MISSING, PROCESS_NOT_RUN };

struct process {
    const char *const *arguments; /* the program's name first; ends with NULL */
    enum process_end end;         /* what became of it: FAILED with a status other than 0 */
    struct buf output;            /* freed by the caller */
    int output_fd;                /* private */
    long id;                      /* private */
};

/* Runs all of them, at most `at_once` at the same time, and calls done (or NULL) after each. */
void process_run(struct process *, size_t count, size_t at_once,
                 void (*done)(void *context, size_t index), void *context);

#endif
