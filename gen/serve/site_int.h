/* Pages of the site. Private to serve/. */
#ifndef SERVE_SITE_INT_H
#define SERVE_SITE_INT_H

#include "base/mem.h"
#include "serve/site.h"

struct site_plan {
    const char *id;
    struct preview *preview; /* the last good one, or NULL */
    bool current;            /* it was tried with the present sources */
    bool failed;             /* in vain */
};

struct site {
    vec(struct site_plan) plans;
    size_t chosen; /* the one that was looked at last */
    struct arena *message_arena;
    vec(struct site_message) messages;
    vec(struct str) fonts;
    void (*make)(void *context, const char *id);
    void *context;
    const char *editor;
    unsigned long number, told; /* grows with each change; when that was asked last */
};

/* The beginning of a page, up to <body>. */
void site_put_head(struct buf *, const char *title);
/* plan: NULL where there is none. */
void site_put_plan(struct site *, const struct site_plan *, struct buf *);
/* A source that is looked at. */
struct site_view {
    const char *name;
    struct str text;
    size_t line, last_line;
    const struct site_plan *plan; /* the one whose source it is, or NULL */
    size_t unit;                  /* of that plan, or 0 */
};
void site_put_source(const struct site *, const struct site_view *, struct buf *);

#endif
