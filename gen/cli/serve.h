/*
 * build --serve: a preview in the browser of what is built, and of what was said (serve/site.h).
 * Only while serve_pass() runs is anything answered.
 */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

#include "cli/build.h"

struct serve; /* opaque */
/* Says where the preview is. watched: the files and folders that are built from, ended by NULL;
 * borrowed, as the options. NULL after a diagnostic. */
struct serve *serve_begin(const struct build_options *, const char *const *watched);
/* After a change: the pages of the plan that is looked at are made anew. */
void serve_pages(struct serve *);
/* The messages of the log are shown; they stay in it. */
void serve_messages(struct serve *);
void serve_pass(void *serve, int milliseconds); /* for watch_wait() */
void serve_end(struct serve *);                 /* NULL is allowed */

#endif
