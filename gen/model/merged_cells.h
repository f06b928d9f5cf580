/*
 * Which cells of a table are one, over several columns or rows. The table has them all, so that a
 * column is a place in each row; but the first of such a cell, they are empty.
 */
#ifndef MODEL_MERGED_CELLS_H
#define MODEL_MERGED_CELLS_H

#include "model/doc.h"

struct cell_span {
    unsigned columns, rows; /* of the whole cell where one begins; else columns, and 1 */
    bool covered;           /* by a cell that begins above it, or left of it */
};

/* A cell of its own at each place, by row * columns + column; the arena's. */
struct cell_span *cell_spans_new(struct arena *, size_t rows, size_t columns);
/* Makes those one cell. columns: of the table; wide, high: of the cell. */
void cell_spans_join(struct cell_span *, size_t columns, size_t row, size_t column, size_t wide,
                     size_t high);
/*
 * The cells of these rows as the source merged them (of_above, of_left of model/doc.h), or NULL
 * where it merged none. What is left of a merged cell whose other rows are gone, or not alike, is
 * cells of their own; so is a cell that has got a text since.
 */
struct cell_span *merged_cells(struct arena *, const struct node *const *rows, size_t count,
                               size_t columns);

#endif
