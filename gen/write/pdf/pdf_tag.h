/*
 * The structure tree of a tagged PDF (ISO 32000-1:2008, 14.7 and 14.8): which stretches of which
 * page make up a heading, a paragraph, a table cell, in reading order.
 *
 * Elements are made first; while pages are drawn in reading order, each stretch of text is tied to
 * its element by a mark (MCID) counted from 0 on every page. Knows neither documents nor fonts.
 */
#ifndef WRITE_PDF_PDF_TAG_H
#define WRITE_PDF_PDF_TAG_H

#include "write/pdf/pdf_file.h"

struct pdf_tags; /* opaque */

struct pdf_tags *pdf_tags_new(void);
void pdf_tags_free(struct pdf_tags *); /* NULL is allowed */

enum { PDF_TAG_ROOT = 0 }; /* the element Document, made by pdf_tags_new() */

/*
 * A new child of parent, after those that text was tied to before; type is a standard structure
 * type ("P", "H1", "TH"), a string that outlives the tree; entries go into its dictionary as they
 * are ("/A << /O /Table ... >>").
 */
unsigned pdf_tag(struct pdf_tags *, unsigned parent, const char *type, struct str entries);
/* Gives the element an identifier of its own, as every Note needs (ISO 14289-1, 7.9), and a head
 * that cells refer to; and that identifier as a string. */
void pdf_tag_name(struct pdf_tags *, unsigned element, unsigned number);
void pdf_tag_put_name(struct buf *, unsigned number);
const char *pdf_tag_type(const struct pdf_tags *, unsigned element);
/* The next mark of that page, tied to the element. */
unsigned pdf_tag_mark(struct pdf_tags *, unsigned element, size_t page);
/* Ties an annotation object to the element; the key for its StructParent entry. */
unsigned pdf_tag_annotation(struct pdf_tags *, unsigned element, size_t page, unsigned annotation);

/*
 * Writes the tree; elements that nothing was tied to are left out, except for cells of a row (TR)
 * that has text: every row has all its columns (ISO 14289-1, 7.5). Sets StructParents of every
 * page and the catalog's StructTreeRoot and MarkInfo. The elements themselves are printed when the
 * file is saved, so the tree has to live till then.
 */
void pdf_tags_write(struct pdf_tags *, struct pdf_file *);

#endif
