/*
 * Small raised figures that call notes and begin them. An optical reader takes them for quotation
 * marks within a line ("km2”," before "Sáp nhập" with "' "); apart, side by side, it reads them.
 */
#ifndef READ_PDF_WORDS_RAISED_H
#define READ_PDF_WORDS_RAISED_H

#include "read/pdf/picture.h"

struct raised_mark {
    size_t word;         /* of the page */
    bool begins;         /* it is the word; else at its end, before stops */
    struct ink_box slot; /* in the picture that is read, pt */
};

vec_named(raised_marks, struct raised_mark);

/*
 * Finds marks in a prepared page that was read, and draws them side by side as a PGM file; false
 * where there are none.
 */
bool words_raised_draw(struct buf *file, const struct word_page *, struct raised_marks *,
                       struct buf *out);
/*
 * What of them was read as a number becomes "<sup>1</sup>" where a note and its call have it; else
 * the word stays, and is doubtful. read: the words of that picture.
 */
void words_raised_take(struct arena *, struct word_page *, const struct raised_marks *,
                       const struct word_page *read);

#endif
