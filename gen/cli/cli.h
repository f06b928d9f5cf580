/*
 * The command line: one function per command, in a file of its own name.
 *
 * Only this folder includes all stages and strings them together. Exit status (gen/README.md):
 * 0 nothing to report; 1 differences, findings, omitted clauses; 2 wrong use or bad input;
 * 3 the machine failed.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "base/diag.h"

#define KEHOACH_VERSION "0.1.0"
#define KEHOACH_DATE "November 29, 2026" /* of the manual pages, as mdoc(7) has it */

enum { STATUS_OK = 0, STATUS_FINDINGS = 1, STATUS_BAD = 2, STATUS_MACHINE = 3 };

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* one of those below */
    const char *usage;                 /* the command line after "kehoach" */
    enum msg help, options;            /* what it does; what each option does */
};

const struct command *command_list(size_t *count);
/* NULL after a diagnostic: there is none. */
const struct command *command_named(const char *name);
/* Says how the command is used, which is there; STATUS_BAD. */
int command_misused(const char *name);
/* How a command is used and its options; with NULL how all are used. */
void command_help(FILE *, const struct command *);

struct doc;
/* Reports what people wrote beside the text of a Word file, by its place: no profile has a place
 * for it. */
void report_comments(const struct doc *);

/* argv[0] is the command's name; global options are already taken out. Returns an exit status. */
int cli_build(int argc, char **argv);
int cli_render(int argc, char **argv);
int cli_import(int argc, char **argv);
int cli_outline(int argc, char **argv);
int cli_diff(int argc, char **argv);
int cli_feedback(int argc, char **argv);
int cli_tasks(int argc, char **argv);
int cli_derive(int argc, char **argv);
int cli_check_form(int argc, char **argv);
int cli_verify(int argc, char **argv);
int cli_new(int argc, char **argv);
int cli_manual(int argc, char **argv);
int cli_completion(int argc, char **argv);

#endif
