/*
 * Printed pages as they are measured: stretches of text in one size, with font and place, and drawn
 * lines. Lengths in pt from the top left corner of the page. The places of words are those of
 * words.h; fonts and sizes come from poppler's pdftohtml, to a third of a point.
 */
#ifndef READ_PDF_PRINTED_H
#define READ_PDF_PRINTED_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/source.h"
#include "read/pdf/rulings.h"

struct printed_text {
    struct str text;                 /* in NFC, trimmed */
    double left, top, right, bottom; /* top and bottom of the font's letters, not of the ink */
    double size;                     /* pt */
    struct str font;                 /* "TimesNewRomanPS-BoldMT", without the mark of a subset */
    unsigned style;                  /* STYLE_BOLD, STYLE_ITALIC: of all its letters */
};

struct printed_page {
    double width, height;
    vec(struct printed_text) texts; /* as the program found them: about the order of reading */
    struct rulings lines;
};

struct printed_pages {
    struct arena *arena;
    vec(struct printed_page) pages;
    struct word_pages words; /* the text layer that they were measured by, with their lines */
};

/* The pages of a PDF file; false after a diagnostic. */
bool printed_read(struct printed_pages *, const struct source *file);
void printed_free(struct printed_pages *);

#endif
