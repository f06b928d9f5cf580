/*
 * The head of a printed table that has no number column and no titles of a table of tasks: short
 * titles above values, or above longer texts.
 */
#ifndef READ_PAPER_TABLE_PRINTED_H
#define READ_PAPER_TABLE_PRINTED_H

#include "read/paper/line.h"

/* Is the row of line i, the first of a table of three columns and more, such a head. */
bool table_head_printed(struct arena *, const struct paper *, size_t i);
/* Is the line noise, or one of a note at the foot of a page: what may be between two rows. */
bool table_between_rows(const struct paper *, size_t i);

#endif
