/*
 * Lines of a table of layout text cut into cells where no place is free of words over all rows:
 * what a program printed to PDF has, for its columns are a blank apart and shift from row to row.
 * Each row has its own places of columns, near those of the table, and each line is cut where that
 * costs least: words begin at the place of their column, wide gaps part columns and one blank
 * seldom does, and no text reaches into the next column (least cost over all cuts of a line, by
 * dynamic programming, as lines of a paragraph are broken).
 */
#ifndef READ_SCAN_ALIGNED_CUT_H
#define READ_SCAN_ALIGNED_CUT_H

#include "read/scan/aligned_head.h"

/* Columns and lines of a row at most; larger ones are not cut. */
enum { ALIGNED_CUT_COLUMNS = 10, ALIGNED_CUT_LINES = 60, ALIGNED_CUT_WORDS = 64 };

struct aligned_places {
    size_t n;
    size_t at[ALIGNED_CUT_COLUMNS];    /* where each column begins */
    bool offices[ALIGNED_CUT_COLUMNS]; /* the column says who does a task */
    bool digits[ALIGNED_CUT_COLUMNS];  /* its cells begin with digits */
    bool dates[ALIGNED_CUT_COLUMNS];   /* the column says by when */
    size_t width[ALIGNED_CUT_COLUMNS]; /* of its widest line that is apart, in print; 0: unknown */
    bool numbered;                     /* the first column has numbers */
    bool lone;                         /* a row: one line of small letters after its number */
    bool apart[ALIGNED_CUT_COLUMNS];   /* in a row: words there are apart from others, or lie as in
                                          the table */
};

/* What the lines of a row above one leave in its columns. */
struct aligned_begun {
    bool words[ALIGNED_CUT_COLUMNS];
    size_t lacks[ALIGNED_CUT_COLUMNS]; /* digits of a year that is not whole: "31/12/202" */
    size_t width[ALIGNED_CUT_COLUMNS]; /* of the last line, in print; 0: it may end anywhere */
};

/*
 * The places of the columns below a head, from the lines [from, to); false: they cannot be found,
 * for nothing is apart in one of them. Where the table continues from a page above, its title
 * has the place.
 */
bool aligned_cut_places(struct aligned_places *, const struct aligned_head *, size_t from,
                        size_t to, bool continued);
/* The places in one row, its lines [from, to); false: the row is too large. */
bool aligned_cut_row(struct aligned_places *row, const struct aligned_places *table,
                     const struct aligned_head *, size_t from, size_t to);
/*
 * The cells of a line, one for each column; one without words is empty. begun: what the
 * lines of the row above left; this line is added. False: it might be cut
 * otherwise as well.
 */
bool aligned_cut_line(const struct aligned_places *, const struct aligned_head *, size_t line,
                      struct aligned_begun *begun, struct stretch_part *cells);

#endif
