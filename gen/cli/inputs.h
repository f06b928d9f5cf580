/*
 * What a plan is made of, as one digest: equal digests mean equal outputs. It is of contents, never
 * of times: the profile and its base, the central text (or the plan that is carried out, and what
 * that is made of), the templates, styles and fonts of the kind, the registry, the office's words,
 * the options, and the program's version. Not the fonts of letters that these lack: such letters
 * are said, and a plan of which something is said is made by each build.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/project.h"

enum { INPUTS_SIZE = 65 };

struct inputs; /* opaque; keeps the digests of what several plans share */

/* options: what the command line asks for, as text; fonts: outputs are printed. Borrows all. */
struct inputs *inputs_new(struct project *, struct str options, bool fonts);
void inputs_free(struct inputs *); /* NULL is allowed */
void inputs_digest(struct inputs *, const struct profile *, char out[INPUTS_SIZE]);

#endif
