/*
 * Footnotes at the foot of a page whose words have places: lines of smaller letters below the text,
 * the first of which begins with a mark that a raised one on the page calls. The mark of a note is
 * raised or not, with a tab behind it or not.
 */
#ifndef READ_PDF_PAGE_NOTES_H
#define READ_PDF_PAGE_NOTES_H

#include "read/pdf/page_lines.h"

struct page_notes {
    size_t from, to; /* lines: from where notes begin to the number of the page, or the end */
    size_t rest;     /* the first line of a note of this page; those from `from` end another's */
    size_t *marks;   /* bytes of the mark with which each line begins a note, else 0 */
    double height;   /* of their lines */
};

/* What is known of the page before. */
struct notes_before {
    double height; /* of the note that ends its text; 0: it ends with none */
    bool cut;      /* that note has no end */
    double top;    /* of this page, below which a rule says that notes are */
};

/* Is the word a mark, "12", "*": its bytes, without a stop behind it; 0: it is none. */
size_t page_note_mark(struct str word);
/* Is the word smaller and higher than its line. */
bool page_note_raised(const struct text_line *, const struct placed_word *);
/* Is the word the raised mark of a note that begins with the other, right of it by a tab at most.
 */
bool page_note_marks(const struct placed_word *, const struct placed_word *text);
/* The notes below the lines, into the arena; to == from: there are none. */
struct page_notes page_notes_find(struct arena *, const struct word_page *,
                                  const struct text_line *, size_t count,
                                  const struct placed_word *words, const struct notes_before *);

#endif
