/*
 * Tables in text that are neither pipes nor tabs, for the front ends of Markdown and of scans: HTML
 * and pandoc's grid, simple and multiline tables (table_forms.h).
 */
#ifndef MARKDOWN_TEXT_TABLE_H
#define MARKDOWN_TEXT_TABLE_H

#include "markdown/cell_text.h"

struct text_tables {
    size_t last_html; /* of html_table_last() */
};

void text_tables_start(struct text_tables *, const struct source *);
/*
 * Adds the rows of a table that begins on the line, and returns its last line; 0 where there is
 * none. glued: no blank line is above.
 */
size_t text_table_scan(const struct text_tables *, struct source_blocks *,
                       const struct cell_reader *, size_t line, bool glued);
/* May a table begin on the line? Where it may, the lines above it end. */
bool text_table_begins(const struct text_tables *, const struct source *, size_t line);

#endif
