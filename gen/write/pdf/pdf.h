/*
 * A document becomes a PDF in the official form: form/ composes it, layout/ breaks
 * lines and pages, and here the pages are drawn, tagged and linked.
 */
#ifndef WRITE_PDF_PDF_H
#define WRITE_PDF_PDF_H

#include <stdbool.h>

#include "form/form.h"
#include "model/doc.h"
#include "model/style.h"
#include "write/pdf/pdf_attach.h"

/* Fonts, found and read once for many documents. One session serves one thread. */
struct pdf_session; /* opaque */
struct pdf_session *pdf_session_new(void);
void pdf_session_free(struct pdf_session *);                      /* NULL is allowed */
struct form_fonts *pdf_session_fonts(const struct pdf_session *); /* for other writers */

struct pdf_options {
    struct pdf_session *session; /* NULL: fonts are read for this document alone */
    /* ISO date or date and time (UTC) that the PDF says it was made; unset: the document's date.
     * Never the clock: the same input gives the same bytes. */
    struct str created;
    /* The number of a clause or row leads to its counterpart; its path is a named destination. */
    const struct form_counterpart *counterparts;
    size_t counterpart_count;
    const struct margin_notes *margin; /* NULL: the margins are empty */
    size_t *pages;                     /* NULL, or becomes how many there are */
    /* Files that the document is made from, by name. With them it is PDF/A-3, else PDF/A-1. */
    const struct pdf_attachment *attachments;
    size_t attachment_count;
};

/* Begins to load the libraries of styles and pages, beside other work; once a run. */
void pdf_load_ahead(void);
/* Appends the file; false after diagnostics. */
bool write_pdf(const struct doc *, const struct style *, const struct pdf_options *, struct buf *);

#endif
