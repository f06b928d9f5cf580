/*
 * A document becomes a Word file in the official form (Office Open XML, ISO/IEC 29500-4,
 * WordprocessingML of the transitional conformance class): what form/ composes as styles by name,
 * paragraphs, tables, footnotes and sections. Word breaks lines and pages itself; widths of columns
 * and lengths of rules are measured here, by layout/.
 */
#ifndef WRITE_DOCX_DOCX_WRITE_H
#define WRITE_DOCX_DOCX_WRITE_H

#include <stdbool.h>

#include "form/form_fonts.h"

struct docx_options {
    struct form_fonts *fonts; /* NULL: read for this document alone */
    /* ISO date, or date and time (UTC), of the file's properties; unset: the document's date. */
    struct str created;
    /* The number of a clause or row leads to its counterpart, which is a bookmark of its file. */
    const struct form_counterpart *counterparts;
    size_t counterpart_count;
};

/* Appends the file; false after diagnostics. */
bool write_docx(const struct doc *, const struct style *, const struct docx_options *,
                struct buf *);

#endif
