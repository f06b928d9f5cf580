/* Words of pages with their places. Lengths in pt from the top left corner of the page. */
#ifndef READ_PDF_WORDS_H
#define READ_PDF_WORDS_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/source.h"

struct placed_word {
    struct str text; /* in the arena */
    double left, top, right, bottom;
    int confidence; /* of optical recognition, 0 to 100; 100 for text of the file */
};

struct word_page {
    double width, height;
    vec(struct placed_word) words; /* in the order of the program that found them */
};

struct word_pages {
    struct arena *arena;
    vec(struct word_page) pages;
};

void word_pages_free(struct word_pages *);
/* The text layer. False after a diagnostic. */
bool words_of_text(struct word_pages *, const char *path, const char *name);
/*
 * Words of pages that are pictures, by optical recognition, in place of what they have. False after
 * a diagnostic, which names the packages where programs are missing.
 */
bool words_of_pictures(struct word_pages *, const char *path, const char *name,
                       const bool *pictures);

struct ruled_tables;
/*
 * Appends the page as text: lines from top to bottom, columns apart by blanks; a row of a ruled
 * table is one line, its cells apart by tabs. Words of the page come in another order afterwards.
 */
void page_text(struct buf *, struct word_page *, const struct ruled_tables *, bool first);
/* Could the page hold a table: several lines of three columns and more. */
bool page_has_columns(const struct word_page *);

#endif
