/*
 * What leads to places of a PDF: links, named destinations, the outline, page labels. Each function
 * adds its objects once all pages are drawn. Private to write/pdf/.
 */
#ifndef WRITE_PDF_PDF_LINK_H
#define WRITE_PDF_PDF_LINK_H

#include "write/pdf/pdf_draw.h"

void pdf_link_all(struct pdf_drawing *);
void pdf_link_outline(struct pdf_drawing *);
/* Appends the named destinations to what the catalog names. */
void pdf_link_names(struct pdf_drawing *, struct buf *);
void pdf_link_page_labels(struct pdf_drawing *);

#endif
