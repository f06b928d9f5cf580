/*
 * Files attached to a PDF (ISO 32000-1:2008, 7.11.4; ISO 19005-3, 6.8). Private to write/pdf/, but
 * for what is attached.
 */
#ifndef WRITE_PDF_PDF_ATTACH_H
#define WRITE_PDF_PDF_ATTACH_H

#include "write/pdf/pdf_file.h"

struct pdf_attachment {
    struct str name;  /* ASCII, "sources/agencies.xml" */
    struct str bytes; /* of the file */
};

/*
 * Adds the files, each as the source of the document, in the order of their names. names: entries
 * of the catalog's Names, to be added to. created: a PDF date, "D:...", or unset.
 */
void pdf_attach(struct pdf_file *, const struct pdf_attachment *, size_t n, struct str created,
                struct buf *names);

#endif
