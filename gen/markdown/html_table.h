/*
 * Tables in HTML, as converters and optical readers write them into text: rows become blocks.
 *
 * A cell below one with rowspan is empty and merged, as are those below a wide one; cells that a
 * colspan covers are empty. Paragraphs and list items are lines of their cell; a table in a cell
 * gives its text; a caption is a paragraph. Nothing but tags is left out. Time is linear.
 */
#ifndef MARKDOWN_HTML_TABLE_H
#define MARKDOWN_HTML_TABLE_H

#include "markdown/cell_text.h"

/* Does a line without its indentation begin a table, maybe behind tags such as <div>? */
bool html_table_begins(struct str line);
/* Offset of the last "</table" of a text, 0 where there is none: a table ends there at the last. */
size_t html_table_last(struct str text);
/*
 * Adds the blocks of the tables that begin on the line, with whole lines each, and returns the
 * last line taken. last_table: what html_table_last() gave; glued: of the first block.
 */
size_t html_table_scan(struct source_blocks *, const struct cell_reader *, size_t line,
                       size_t last_table, bool glued);

#endif
