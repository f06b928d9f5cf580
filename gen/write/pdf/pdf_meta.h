/*
 * What a PDF says about itself: title, language, dates, in the Info dictionary and in XMP, and the
 * output intent; that it is PDF/A-1 and PDF/UA-1 (tests/write/check_claims).
 */
#ifndef WRITE_PDF_PDF_META_H
#define WRITE_PDF_PDF_META_H

#include "write/pdf/pdf_file.h"

struct pdf_meta {
    struct str title, subject, author; /* may be unset */
    struct str created; /* ISO "2024-03-19" or "2024-03-19T08:00:00Z"; may be unset */
    struct str creator; /* "kehoach 0.1.0" */
    bool attached;      /* files are: PDF/A-1 allows none, PDF/A-3 any */
};

/* Appends "D:20240319000000+07'00'" (7.9.4); nothing for what is no day. */
void pdf_meta_date(struct buf *, struct str iso);
void pdf_meta_write(const struct pdf_meta *, struct pdf_file *);

#endif
