/*
 * Cells in the middle of their rows, in tables of layout text: one that lies elsewhere in its row
 * is the cell of several rows, or of another one.
 */
#ifndef READ_SCAN_ALIGNED_MIDDLES_H
#define READ_SCAN_ALIGNED_MIDDLES_H

#include "read/scan/aligned_rows.h"

/* Marks the rows found as doubtful that have such a cell, where most cells are in the middle. */
void aligned_middles_doubt(struct aligned_rows *);

#endif
