/*
 * The options of one command, read by a table: "--name VALUE", "--name=VALUE", "--flag", "-o FILE",
 * operands anywhere, "--" before operands that begin with "-". "-" alone is an operand.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "base/mem.h"

/* Of an option that may be given several times, and of operands. */
vec_named(option_values, const char *);

/* One of value, values, flag is set, or of an option whose value is a number that may be left out,
 * value and flag; a table ends with name NULL. */
struct option {
    const char *name; /* "--out", "-o" */
    const char **value;
    struct option_values *values;
    bool *flag;
};

/* False after diagnostics: an unknown option, a missing value, a value for a flag. */
bool options_read(int argc, char **argv, const struct option *, struct option_values *operands);
/* A whole number from least to most; false after a diagnostic. text NULL leaves *out alone. */
bool options_number(const char *name, const char *text, long least, long most, long *out);
/* True for NULL and "2026-05-31"; false after a diagnostic. */
bool options_date(const char *name, const char *text);

#endif
