/*
 * Simple and multiline tables, as pandoc writes them: rows of dashes tell the columns.
 *
 *      TT   Nội dung                  -----------------------
 *      ---- ------------              TT   Nội dung
 *      1    Rà soát                   ---- ------------------
 *      2    Trồng                     1    Rà soát vỉa hè và
 *                                          lập danh mục
 *
 *                                     2    Trồng
 *                                     -----------------------
 *
 * A simple table has a row on each line, up to a blank line or dashes; in a multiline one blank
 * lines part the rows. Either may lack its head; dashes end it then.
 */
#ifndef MARKDOWN_DASH_TABLE_H
#define MARKDOWN_DASH_TABLE_H

#include "markdown/cell_text.h"

/* Adds the rows of the table that begins on the line; its last line, or 0 where there is none. */
size_t dash_table_scan(struct source_blocks *, const struct cell_reader *, size_t line, bool glued);
/* Do dashes on or below the line tell columns? */
bool dash_table_begins(const struct source *, size_t line);

#endif
