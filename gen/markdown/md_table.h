/*
 * A table as Markdown: with pipes, cells that the source merged (model/merged_cells.h) as empty
 * ones; in HTML, which all programs that show Markdown know, where its rows would be read as
 * others.
 */
#ifndef MARKDOWN_MD_TABLE_H
#define MARKDOWN_MD_TABLE_H

#include "model/doc.h"

/* Heads that page cuts repeat are left out. Nothing for a table without rows. */
void md_table_write(const struct node *table, struct buf *out);

#endif
