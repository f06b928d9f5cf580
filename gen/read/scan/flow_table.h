/*
 * Tables of flow text: their cells, one below another, line by line. A table begins with the title
 * of the column of numbers, "TT", or with lines of which many are values; it ends where text of the
 * paper goes on. Text that is beside it on paper, a title, recipients, comes between: it is text.
 */
#ifndef READ_SCAN_FLOW_TABLE_H
#define READ_SCAN_FLOW_TABLE_H

#include "read/scan/flow_text.h"

/* Finds the tables of the text, and says of each that its rows and columns are not known. */
void flow_tables_find(struct flow_text *);

#endif
