/*
 * The site that a preview is: which path is answered with what. All of it is in memory: a request
 * names what the site has, never a file.
 *
 *     /                              the plan that was looked at last
 *     /plan/ID/                      its pages, beside a frame for one of the next two
 *     /plan/ID/comparison            with the central text
 *     /plan/ID/source/N/LINE/UNIT    a source, a line of it marked; UNIT: which asks, or 0
 *     /message/N/LINE                a file that a message names, as it is now
 *     /change/N                      put off while the site is as it was with the number N
 *     /preview.css, /preview.js, /fonts.css, /font/N
 */
#ifndef SERVE_SITE_H
#define SERVE_SITE_H

#include "base/diag.h"
#include "serve/http.h"
#include "serve/preview.h"

struct site_message { /* what the last build said */
    enum diag_level level;
    const char *file; /* NULL: of no file */
    size_t line, column;
    struct str text;
    const char *rule;
    struct str content; /* of the file now; unset: it is not shown */
};

struct site; /* opaque */
/*
 * make: is called for a plan that is looked at and has no preview of the present sources; it calls
 * site_put(). editor: form of a link that opens a file in an editor, with {file}
 * and {line} in it, or NULL.
 */
struct site *site_new(void (*make)(void *context, const char *id), void *context,
                      const char *editor);
void site_free(struct site *); /* NULL is allowed */

/* The sources have changed, and these are the plans now; the last good previews stay. */
void site_set_plans(struct site *, const char *const *ids, size_t n);
/* The one that was looked at last; NULL where there is none. */
const char *site_current(const struct site *);
/* A preview of the present sources, which becomes the site's; NULL: none can be made. */
void site_put(struct site *, const char *id, struct preview *);
/* Copies. */
void site_set_messages(struct site *, const struct site_message *, size_t n);
/* A font of the pages, by its number: its file, borrowed. */
void site_set_font(struct site *, size_t number, struct str file);
/* Does it differ from what it was when this was asked last: then http_wake(). */
bool site_has_changed(struct site *);

http_answer_function site_answer; /* its context is the site */

#endif
