/*
 * A comparison as a document: title, counts, and the two-column table with remarks, for the
 * writers of documents (PDF). What only the old text has is italic, what only the new one, bold.
 */
#ifndef WRITE_DIFF_DIFF_DOC_H
#define WRITE_DIFF_DIFF_DOC_H

#include "model/comparison.h"

/* The caller frees it; it owns all its text. */
struct doc *diff_document(const struct comparison *);

#endif
