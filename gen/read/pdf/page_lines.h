/* Lines of the words of a page: words on one height, from left to right. */
#ifndef READ_PDF_PAGE_LINES_H
#define READ_PDF_PAGE_LINES_H

#include "read/pdf/words.h"

struct text_line {
    size_t from, to; /* words, by place */
    double top, bottom;
};

static inline double text_line_height(const struct text_line *l)
{
    return l->bottom - l->top;
}

/*
 * Sorts words into lines, from top to bottom, which go into the arena: each takes those that
 * overlap its first full words. How many.
 */
size_t page_lines_find(struct arena *, struct placed_word *, size_t n, struct text_line **);
/* Are two lines of letters of one size. */
bool page_lines_alike(const struct text_line *, const struct text_line *);

#endif
