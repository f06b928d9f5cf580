/*
 * Rows of a table of layout text. Each has one number, but cells of one line are at the top of the
 * row, in its middle or at its bottom beside cells of several, so that the first line of a row may
 * be above its number:
 *
 *            Rà soát vỉa hè
 *      1                            Sở Xây dựng      Quý II
 *            trong toàn tỉnh
 *
 * Of all ways to part the lines between the numbers the cheapest is taken: cells lie at the height
 * at which those of their column lie in the other rows, begin with no small letter, end at no
 * comma, and a line is short only where its cell ends (least cost over all ways, by dynamic
 * programming).
 */
#ifndef READ_SCAN_ALIGNED_ROWS_H
#define READ_SCAN_ALIGNED_ROWS_H

#include "base/mem.h"
#include "read/scan/aligned_line.h"

struct rows_line {
    size_t line;                /* of the source */
    struct stretch_part *cells; /* of each column; where start == end it is empty */
    bool number;                /* the number of a row is on it */
    bool begins;                /* a row begins with it; found, or certain before */
    bool apart;                 /* an empty line is above it */
    bool page;                  /* it is the first of a page */
    bool doubtful;              /* found: the row might as well begin at another line */
};

struct aligned_rows {
    const struct source *source;
    struct arena *scratch;
    size_t columns, count;
    struct rows_line *at; /* lines with words, from top to bottom */
    bool numbered;        /* rows have numbers, in the first column */
    const bool *office;   /* of each column: it says who does a task */
};

/*
 * Finds where the rows of the lines [from, to) begin; numbered, but no number: none does. fixed:
 * the first of them begins with the first line; else lines may be left above it, of a row that a
 * page end cut off.
 */
void aligned_rows_find(struct aligned_rows *, size_t from, size_t to, bool fixed);

#endif
