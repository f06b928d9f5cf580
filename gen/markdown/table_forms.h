/*
 * The forms of tables in text, for text_table.c. Each scan adds the rows of the table that begins
 * on a line and returns its last line, 0 where there is none; glued: no blank line is above.
 */
#ifndef MARKDOWN_TABLE_FORMS_H
#define MARKDOWN_TABLE_FORMS_H

#include "markdown/cell_text.h"

/*
 * Simple and multiline tables, as pandoc writes them: rows of dashes mark the columns.
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
size_t dash_table_scan(struct source_blocks *, const struct cell_reader *, size_t line, bool glued);
/* Do dashes on or below the line mark columns? */
bool dash_table_begins(const struct source *, size_t line);

/*
 * Pipe tables of three columns and more without pipes at the ends of a line, of which the head or a
 * row takes several lines, as html2text wraps them; two blanks end a row then:
 *
 *     TT | Nội dung | Thời
 *     gian__
 *     ---|---|---
 *     1 | Rà soát vỉa hè và lập
 *     danh mục | Quý I__
 */
size_t wrapped_table_scan(struct source_blocks *, const struct cell_reader *, size_t line,
                          bool glued);
/* Does a line with a pipe begin one? */
bool wrapped_table_begins(const struct source *, size_t line);

/*
 * Grid tables, as pandoc and Emacs draw them:
 *
 *     +-----+------------+
 *     | TT  | Nội dung   |
 *     +=====+============+
 *     | 1   | Rà soát    |
 *     |     +------------+     a cell may reach over rows,
 *     |     | Trồng      |
 *     +-----+------------+
 *     | Ghi chú          |     and over columns
 *     +------------------+
 */
size_t grid_table_scan(struct source_blocks *, const struct cell_reader *, size_t line, bool glued);
/* Is the line the upper border of a grid? */
bool grid_table_begins(const struct source *, size_t line);

/*
 * Tables in HTML, as converters and optical readers write them: rows become blocks.
 *
 * A cell below one with rowspan is empty and merged, as are those below a wide one; cells that a
 * colspan covers are empty. A table whose thead is empty has no head. Paragraphs and list items are
 * lines of their cell; a table in a cell gives its text; a caption is a paragraph. Nothing but tags
 * is left out. Time is linear. Several tables on one line are taken together. last_table: what
 * html_table_last() gave.
 */
size_t html_table_scan(struct source_blocks *, const struct cell_reader *, size_t line,
                       size_t last_table, bool glued);
/* Does a line without its indentation begin a table, maybe after tags such as <div>? */
bool html_table_begins(struct str line);
/* Offset of the last "</table" of a text, 0 where there is none: a table ends there at the last. */
size_t html_table_last(struct str text);

#endif
