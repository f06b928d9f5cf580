/*
 * What the help says of options, as a list: the one source of --help, of manual pages and of the
 * completion in shells.
 *
 *     "TABLE: what it is\nOptions:\n  --out DIR        where to write\n                   (else:
 * out)\n"
 */
#ifndef CLI_OPTION_HELP_H
#define CLI_OPTION_HELP_H

#include "base/text.h"

struct option_help {
    struct str name;  /* "--out" */
    struct str value; /* "DIR"; "" of a flag */
    struct str text;  /* in one line */
};

struct option_helps {
    struct option_help *at;
    size_t n;
    struct str before, after; /* the lines above and below the list, without its title */
};

/* Owned by the arena. */
struct option_helps option_help_read(struct arena *, const char *text);
/* Choices of a value, "md|pdf" or "md,pdf", parted by blanks; "" where it is free. */
struct str option_help_choices(struct arena *, struct str value);

#endif
