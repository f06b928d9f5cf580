/*
 * Tables of layout text, whose columns show by blanks alone:
 *
 *                                                    Thời gian
 *      TT         Nội dung          Chủ trì
 *                                                    hoàn thành
 *            Rà soát vỉa hè
 *      1                            Sở Xây dựng      Quý II
 *            trong toàn tỉnh
 *
 * A head with a title for numbers shows how many columns there are; between the middles of two
 * titles there must be a place that no line of the rows covers. A row has one number, which may
 * be at its first line or in its middle.
 */
#ifndef READ_SCAN_ALIGNED_TABLE_H
#define READ_SCAN_ALIGNED_TABLE_H

#include "markdown/cell_text.h"

/*
 * Adds the rows of the table whose head begins on the line; its last line, or 0: there is none. A
 * head whose columns cannot be found is warned of.
 */
size_t aligned_table_scan(struct source_blocks *, const struct cell_reader *, size_t line,
                          bool glued);
/* Does the head of such a table begin on the line? The arena is for scratch. */
bool aligned_table_begins(const struct source *, struct arena *, size_t line);

#endif
