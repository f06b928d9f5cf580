/*
 * Grid tables, as pandoc and Emacs draw them:
 *
 *     +-----+------------+
 *     | TT  | Nội dung   |
 *     +=====+============+
 *     | 1   | Rà soát    |
 *     |     +------------+     a cell may reach over rows,
 *     |     | Trồng      |
 *     +-----+------------+
 *     | Ghi chú          |     and over columns
 *     +------------------+
 */
#ifndef MARKDOWN_GRID_TABLE_H
#define MARKDOWN_GRID_TABLE_H

#include "markdown/cell_text.h"

/* Adds the rows of the grid table that begins on the line; its last line, or 0: there is none. */
size_t grid_table_scan(struct source_blocks *, const struct cell_reader *, size_t line, bool glued);
/* Is the line the upper border of a grid? */
bool grid_table_begins(const struct source *, size_t line);

#endif
