/*
 * Tables: rows become a table; heads that a page break repeats and rows that it cuts are told
 * from true rows by what stands in the cells.
 */
#ifndef READ_PAPER_TABLE_H
#define READ_PAPER_TABLE_H

#include "read/paper/node_text.h"

/*
 * Builds a table from the rows among pieces [from, paper->n), up to the first piece that is
 * neither row nor noise; returns its index. Noise inside is left to the caller.
 */
size_t table_build(struct node_text *, const struct paper *, size_t from, struct node *parent);

#endif
