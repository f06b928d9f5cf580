/*
 * Where a table of layout text ends: at another attachment, at the foot, a note, running text or a
 * page that has no rows.
 */
#ifndef READ_SCAN_ALIGNED_END_H
#define READ_SCAN_ALIGNED_END_H

#include "read/scan/aligned_head.h"

/* Characters by which a title may miss the edge of its column. */
enum { ALIGNED_SLACK = 2 };

/* The line after the last one of the rows that begin on the line. */
size_t aligned_table_end(const struct aligned_head *, size_t line);
/* Does a part reach from below one title to below the next: a group of rows, or running text. */
bool aligned_crosses(const struct aligned_head *, const struct stretch_part *);
/*
 * A number alone between blank lines or at a page end, or where the cells above and below it, which
 * all begin at one place, do not; and not in the column of numbers.
 */
bool aligned_page_number(const struct aligned_head *, size_t line);
/* A number alone on its line, inside a row, that may be of a page or of a cell. */
bool aligned_number_doubtful(const struct aligned_head *, size_t line);

#endif
