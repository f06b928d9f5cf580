/*
 * Doubts about tables by what their cells hold: bodies, deadlines and acts below titles that name
 * no column of a table of tasks.
 */
#ifndef READ_DOUBTS_TABLES_H
#define READ_DOUBTS_TABLES_H

#include "read/doubts_text.h"

/* table: a NODE_TABLE that gave no tasks; at most one doubt, with its first row. */
void doubts_of_table(struct doubts *, const struct node *table);

#endif
