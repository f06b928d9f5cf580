/*
 * What a preview shows of one plan: its pages, its comparison with the central text, and where each
 * unit of it comes from. Made by cli/, shown by serve/site.h.
 */
#ifndef SERVE_PREVIEW_H
#define SERVE_PREVIEW_H

#include "base/text.h"

struct arena;

struct preview_source { /* a file as it was when the preview was made */
    const char *name;
    struct str text;
};

struct preview_place { /* where words of a unit come from */
    struct str label;  /* in words of the program */
    size_t source;     /* its number among the sources, from 0 */
    size_t line, last_line;
};

struct preview_unit {
    const struct preview_place *places; /* the one to be shown first is the first */
    size_t place_count;
    struct str path; /* of a clause; "" without one */
};

struct preview {
    struct arena *arena;   /* owns it all */
    struct str pages;      /* as write/svg has them; their links are preview_put_link() */
    struct str comparison; /* a page of HTML; unset where there is none */
    const struct preview_unit *units; /* by number; 0 is none */
    size_t unit_count;
    const struct preview_source *sources;
    size_t source_count;
};

/* The attributes of the link on the pages to a unit's first place; nothing where it has none. */
void preview_put_link(struct buf *, const char *id, const struct preview_unit *, size_t number);

#endif
