/*
 * A table as Markdown: with pipes; in HTML, which all programs that show Markdown know, where the
 * source merged cells of its body (model/merged_cells.h), or its heads would be read as others.
 */
#ifndef MARKDOWN_MD_TABLE_H
#define MARKDOWN_MD_TABLE_H

#include "model/doc.h"

/* Heads that page cuts repeat are left out. Nothing for a table without rows. */
void md_table_write(const struct node *table, struct buf *out);

#endif
