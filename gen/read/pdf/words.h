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
    unsigned line;  /* of optical recognition: words of one line have one number; else 0 */
};

static inline double word_middle(const struct placed_word *w) /* between top and bottom */
{
    return (w->top + w->bottom) / 2;
}

struct ink_box { /* of a seal or a signature in colour, on the page as it was scanned */
    double left, top, right, bottom;
};

vec_named(ink_boxes, struct ink_box);

struct rulings; /* rulings.h */

struct word_page {
    size_t number; /* of the page in the file, from 1; a picture of two pages is two of these */
    double width, height;
    vec(struct placed_word) words; /* in the order of the program that found them */
    struct rulings *rulings;       /* NULL where nobody has looked for them */
    struct ink_boxes seals;        /* left out of the picture */
    bool two_levels;               /* the picture is black and white, without grey */
};

struct word_pages {
    struct arena *arena;
    vec(struct word_page) pages;
};

void word_pages_free(struct word_pages *);
void doubles_sort(double *, size_t n);
/* The text layer, but for notes in its side margins. False after a diagnostic. */
bool words_of_text(struct word_pages *, const char *path, const char *name);
/*
 * Words of pages that are pictures, by optical recognition, in place of what they have. False after
 * a diagnostic, which names the packages where programs are missing.
 */
bool words_of_pictures(struct word_pages *, const char *path, const char *name,
                       const bool *pictures);

#define WORD_LINES 3000000000u     /* lines of words that were read alone have higher numbers */
#define WORD_OWN_LINES 2000000000u /* those of the second reading of a page, too */

enum {
    /* Confidence. Of 2000 words of 8 scans those that were right had 90 and more but for one in 30;
     * accents that were wrong had 80 to 85. */
    WORD_TRUSTED = 60, /* words read with less may be no words */
    WORD_SURE = 85     /* words read with less are named with their place */
};

/* Has a word a sign that papers do not have within words, "(b/€)", or a capital after a small
 * letter, where a blank was not seen, "SởY". */
bool word_is_odd(struct str);
/* Is it where a seal was left out. */
bool word_below_seal(const struct word_page *, const struct placed_word *);

/*
 * Makes a page that was read from a picture level: turns it by the slope of its lines, drops specks
 * (marks without a letter that are apart) and gives the words of one line one height. How many
 * specks were dropped.
 */
size_t picture_level(struct word_page *);

/* Before that of the number `at`. */
void words_insert(struct word_page *, size_t at, const struct placed_word *);

/* Takes small words beside the text out of the pages, which is said. */
void margin_notes_drop(struct word_pages *, const char *name);

/* Takes running heads and feet out of the pages of the file, which is said. */
void margins_drop(struct word_pages *, const char *path, const char *name);

struct ruled_tables; /* rulings.h */

struct merged_at { /* a cell of the row that is merged with the one above it */
    size_t row;    /* a byte of the row's line */
    unsigned column;
};

struct beyond_at { /* a table that ends at the edge of the paper */
    size_t row;    /* a byte of its first row's line */
    unsigned page;
};

enum { TABLE_END_COLUMNS = 32 };

struct table_end {  /* of the table that ends a page */
    size_t columns; /* 0: none does */
    double edges[TABLE_END_COLUMNS];
    bool tall[TABLE_END_COLUMNS]; /* the column's last cell is over several rows */
};

struct pages_text {
    struct buf text;
    vec(struct uncertain_word) uncertain;
    vec(size_t) notes;            /* see struct source */
    vec(struct merged_at) merged; /* in order */
    vec(struct beyond_at) beyond; /* tables that the paper's edge cuts, in order */
    unsigned page;                /* the number of the last one */
    double notes_top;             /* of the page, pt; where it has no notes, below the page */
    /* Where the notes of the last page end in the text, and the height of their lines; 0: none. */
    size_t note_end;
    double note_height;
    struct table_end table; /* the last one so far */
};

/*
 * Appends the page as text: lines from top to bottom, columns apart by blanks; a row of a ruled
 * table is one line, its cells apart by tabs. Notes at the foot begin with "<sup>1</sup>"; the rest
 * of one that began on the page before goes there. Words of the page come in another order
 * afterwards.
 */
void page_text(struct pages_text *, struct word_page *, const struct rulings *,
               const struct ruled_tables *);
/* Is a raised mark on the page, or may the rest of a note be: its rules are to be looked at. */
bool page_may_have_notes(const struct pages_text *, const struct word_page *);
/* Could the page hold a table: several lines of three columns and more. */
bool page_has_columns(const struct word_page *);

#endif
