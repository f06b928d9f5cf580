/*
 * Widths of a table's columns from what they hold: no word broken if that can be, then as few lines
 * as a search finds.
 */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/paragraph.h"

/* widths has a place for each column of the table; they add up to measure unless limits forbid. */
void column_widths(struct setter *, const struct table *, int measure, int *widths);
/* How many columns the cell covers. */
uint32_t column_span(const struct cell *);

#endif
