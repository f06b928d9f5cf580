/*
 * Limits: how large an input may be, and why (limits.def). Beyond one the program ends with status
 * 2 and a message that names it. `kehoach --limits` prints them.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stdio.h>

enum limit {
#define LIMIT(id, most, divisor, unit, vi, en) LIMIT_##id = (most),
#include "base/limits.def"
#undef LIMIT
};

/* A line each, in the language of the messages. */
void limits_print(FILE *);

#endif
