/*
 * How high the rows of a table are in columns of given widths, by a sample of rows: their texts are
 * kept as units that a line keeps whole if it can, and lines are filled with them one by one.
 */
#ifndef LAYOUT_COLUMN_LINES_H
#define LAYOUT_COLUMN_LINES_H

#include "layout/stack.h"

enum { KNOWN_WIDTHS = 4 };

struct cell_units {
    size_t first, end; /* in units */
    int rows;          /* that the cell covers */
    int64_t wide;      /* of all units on one line */
};

struct row_sample {
    size_t columns, rows; /* rows in the sample so far */
    struct unit_list units;
    vec(struct cell_units) cells; /* row by row */
    /* What is known of each column for widths that were asked for last, as most are again. */
    struct column_heights {
        int asked[KNOWN_WIDTHS];
        size_t now, next; /* of them: the one that counts, the one that is forgotten next */
    } * known;
    struct text_height {
        int64_t lines, parted;
    } * heights; /* as cells, for each of the widths */
};

/* One more row: its cells are empty. Then the units of a cell are those added meanwhile. */
void row_sample_add(struct row_sample *);
void row_sample_cell(struct row_sample *, size_t column, size_t first, int rows);
void row_sample_free(struct row_sample *);
/*
 * In thousandths of a line: the rows together, each as high as its highest cell; of the others each
 * line counts a little; and what it costs that units are parted. rooms: of text, per column.
 */
int64_t row_sample_height(struct row_sample *, const int *rooms);

#endif
