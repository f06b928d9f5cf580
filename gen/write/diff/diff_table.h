/*
 * Pages of tables in HTML: of a matrix and of a chain. One file; nothing is fetched; without
 * scripts it is still the whole table.
 */
#ifndef WRITE_DIFF_DIFF_TABLE_H
#define WRITE_DIFF_DIFF_TABLE_H

#include "model/doc.h"

struct table_filter { /* rows that a reader can choose; a row names its filters */
    const char *name;
    enum msg shown;
    size_t rows;
};

/* Up to the tools above the table; the lines are printed below the title. */
void table_page_begin(struct buf *, enum msg title, const struct str *lines, size_t n);
void table_page_tools(struct buf *, const struct table_filter *, size_t n, size_t rows);
/* "<tr ...": named by the clause, so that a link holds in another run; kinds: names of filters,
 * each with a blank before it. With the head of the row: the clause's address as a link to itself,
 * and its text. */
void table_page_row(struct buf *, const struct node *clause, struct str text, struct str kinds);
void table_page_end(struct buf *);
/* Escaped, line ends as such. */
void table_page_text(struct buf *, struct str);

#endif
