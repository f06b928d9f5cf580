/*
 * Tables: widths of columns from what they hold, heights of rows, and where a row may be parted.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/stack.h"

struct set_cell {
    struct stack stack;
    uint32_t column, columns; /* first one, and how many */
    bool covered;
};

/*
 * Where a row may be parted: at up[i] the upper part ends, at down[i] the lower part begins, both
 * from the top of the contents. down may be less than up: where the lines of two cells are not
 * level, a line across the cut moves to the lower part as a whole.
 */
struct cuts {
    size_t n;
    int64_t *up, *down;
};

struct set_row {
    struct set_cell *cells;
    size_t n;
    int64_t top, height; /* from the top of the table; padding included */
    struct cuts cuts;    /* of a row that may be parted */
    uint32_t first_rowspan,
        rowspan_count;   /* in row_rowspans of the table: rowspans that cover this row */
    uint32_t first_item; /* in the galley */
};

/* A cell over several rows. */
struct rowspan {
    uint32_t row, last_row, cell; /* the cell's place; the last row that it covers */
    struct stack again;           /* what is printed when a page begins among its rows */
    int64_t height, again_height; /* padding included */
};

struct set_table {
    const struct table *source;
    int *x; /* left edges of the columns, and the right edge of the last one */
    struct set_row *rows;
    size_t row_count;
    int64_t height;
    int64_t header_height; /* of header rows that are printed again; 0 for none */
    int64_t room;          /* of a page below them */
    struct rowspan *rowspans;
    size_t rowspan_count;
    uint32_t *row_rowspans; /* indices into rowspans, see set_row.first_rowspan */
};

/* Set in that measure; page_height: of a page's text area. */
struct set_table *table_set(struct setter *, struct arena *, const struct table *, int measure,
                            int64_t page_height, struct strip_list *scratch);

int table_room(const struct set_table *, const struct set_cell *); /* width of its text */
/* The rowspan that begins in this cell, or NULL. */
const struct rowspan *table_rowspan_at(const struct set_table *, size_t row, size_t cell);

#endif
