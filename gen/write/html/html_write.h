/*
 * A document as one page of HTML (Living Standard) in the official form: what form/ composes, with
 * a list of contents. The page has its style and script in itself and is whole without the script,
 * which adds to a responsibility table that it can be sorted, and filtered by body and deadline.
 */
#ifndef WRITE_HTML_HTML_WRITE_H
#define WRITE_HTML_HTML_WRITE_H

#include <stdbool.h>

#include "form/form_fonts.h"

struct html_options {
    struct form_fonts *fonts; /* NULL: read for this document alone */
    /* The number of a clause or row leads to its counterpart in another page. */
    const struct form_counterpart *counterparts;
    size_t counterpart_count;
    const struct margin_notes *margin; /* NULL: none */
};

/* Appends the page; false after diagnostics. */
bool write_html(const struct doc *, const struct style *, const struct html_options *,
                struct buf *);

#endif
