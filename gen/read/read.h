/*
 * Readers: a source becomes a document.
 */
#ifndef READ_READ_H
#define READ_READ_H

#include "model/doc.h"

/* The caller frees the document; its source belongs to the arena. NULL after diagnostics. */
struct doc *read_file(struct arena *, const char *path);
/* The same of pictures, which are the pages of one paper. */
struct doc *read_pages(struct arena *, const char *const *paths, size_t n);
/* The same of a source: the content says which reader, then the name. */
struct doc *read_document(const struct source *);
struct printed_pages;
/* The same of a PDF file whose pages were measured (read/pdf/printed.h); they are used up. */
struct doc *read_printed(const struct source *, struct printed_pages *);

struct doc *read_text(const struct source *);     /* as scanned */
struct doc *read_markdown(const struct source *); /* as written by people and by write_md */

/* The same for a paper that a user names: also says what was not understood (read/doubts.h). */
struct doc *read_paper(const struct source *);

#endif
