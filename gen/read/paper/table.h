/*
 * Tables: rows of a source become a table. Heads that a page break repeats, and rows that it cuts
 * in two, are recognised by the text of their cells.
 */
#ifndef READ_PAPER_TABLE_H
#define READ_PAPER_TABLE_H

#include "read/paper/node_text.h"

/*
 * Builds a table from the rows among lines [from, paper->n), up to the first that is neither
 * row nor noise nor note; returns its index. Noise and notes among them are left to the caller;
 * lines before the first of these are released.
 */
size_t table_build(struct node_text *, struct paper *, size_t from, struct node *parent);

/* Reports rows with more cells than a table may have, an error, and drops what is beyond: before
 * anything takes time by cells. */
void tables_narrow(struct source_blocks *);

#endif
