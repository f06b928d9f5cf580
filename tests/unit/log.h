/* The log as text, for unit tests. */
#ifndef TESTS_UNIT_LOG_H
#define TESTS_UNIT_LOG_H

#include <stdio.h>

#include "base/diag.h"

/* What was said since the log was read last; the caller frees. */
static inline char *log_text(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    diag_print(f);
    fclose(f);
    return text;
}

#endif
