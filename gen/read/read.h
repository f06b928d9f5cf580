/*
 * Readers: a source becomes a document.
 */
#ifndef READ_READ_H
#define READ_READ_H

#include "model/doc.h"

/* Told by content, then by name. NULL after diagnostics. Whoever gets the document frees it. */
struct doc *read_document(const struct source *);

struct doc *read_text(const struct source *);     /* as scanned */
struct doc *read_markdown(const struct source *); /* as written by people and by write_md */

#endif
