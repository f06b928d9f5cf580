/*
 * A comparison as a Word file with tracked changes: one paper, that of the new text, in which what
 * the old one had otherwise is a change. Accepting all changes gives the new text, rejecting all
 * the old one. Every omitted clause and every changed figure has a comment. Where no date is known
 * changes have none, and what moved is deleted there and put in here: a move needs one.
 */
#ifndef WRITE_DOCX_DOCX_CHANGES_H
#define WRITE_DOCX_DOCX_CHANGES_H

#include <stdbool.h>

#include "form/form_fonts.h"
#include "model/comparison.h"

struct docx_change_options {
    struct form_fonts *fonts; /* NULL: read for this file alone */
    struct str author;
    struct str date; /* ISO, or with a time (UTC); unset: that of the new text, else of the old */
};

/* Appends the file; false after diagnostics. */
bool write_docx_changes(const struct comparison *, const struct style *,
                        const struct docx_change_options *, struct buf *);

#endif
