/*
 * Rows of a table of layout text that have no number of their own, though the others have: of sums,
 * and of parts of a row, "- Thuế GTGT". Their amounts tell them, below or above those of a row with
 * a number.
 */
#ifndef READ_SCAN_ALIGNED_SUMS_H
#define READ_SCAN_ALIGNED_SUMS_H

#include "read/scan/aligned_rows.h"

/* "17,0", "8.500", "98%": no other one goes on with it on the next line. */
bool aligned_is_amount(struct str words);
/*
 * Marks the lines that have such a row's words and amounts as if a number were on them. groups: of
 * each line, it is the title of a group; continued: the first lines may be of a row cut off above.
 */
void aligned_sums_mark(struct aligned_rows *, const bool *groups, bool continued);
/* Marks as doubtful the rows found that have two amounts one below the other in a cell. */
void aligned_sums_doubt(struct aligned_rows *);

#endif
