/*
 * Rows of a table of layout text that empty lines part, as office programs print them: each stretch
 * between two of them has the number of a row.
 */
#ifndef READ_SCAN_ALIGNED_STRETCHES_H
#define READ_SCAN_ALIGNED_STRETCHES_H

#include "read/scan/aligned_rows.h"

/* As aligned_rows_find(), for lines none of which is a group; each stretch by itself. */
void aligned_stretches_find(struct aligned_rows *, size_t from, size_t to, bool fixed);

#endif
