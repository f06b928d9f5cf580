/*
 * Rows of a table as browsers and Word copy it, a tab between cells, whose cells have lines:
 *
 *     1⇥Rà soát vỉa hè;
 *     lập danh mục⇥Sở Cây xanh⇥Quý II
 *     2⇥Trồng cây⇥Các phường
 *     Sở Cây xanh⇥Quý III
 */
#ifndef READ_SCAN_TAB_ROW_H
#define READ_SCAN_TAB_ROW_H

#include "base/source.h"

unsigned tab_row_tabs(struct str line);
/*
 * The last line of the row that begins on a line, in a table of so many columns. Only a row that
 * begins with a number takes lines of no number: until it has its cells, and below its last cell
 * where a row follows.
 */
size_t tab_row_end(const struct source *, size_t line, unsigned columns);

#endif
