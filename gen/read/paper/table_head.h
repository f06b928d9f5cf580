/*
 * Private to the reader of tables, table.c: which rows are a table's head, whose titles may take
 * several rows, and which a page end repeats.
 */
#ifndef READ_PAPER_TABLE_HEAD_H
#define READ_PAPER_TABLE_HEAD_H

#include "lexicon/lexicon.h"
#include "read/paper/node_text.h"

struct table_reader {
    struct node_text *pen;
    struct paper *paper;
    struct arena *scratch;     /* of the row that is looked at */
    struct node *node, *row;   /* the last true row */
    struct line_numbers lines; /* of the row */
    struct table_head {
        struct letter_key *cells;
        size_t n;
    } heads[4]; /* rows of the head, to know its repetitions */
    size_t head_count;
    bool rows_begun, after_head; /* the row right above is a head */
    bool unnumbered;             /* a row of several cells has no number */
    bool small;                  /* a row begins with a small letter */
    bool two_rows;               /* which spans the titles of the one below it */
};

struct str table_cell_text(struct arena *, const struct source_cell *);
/* Of cell i of a row, made for the time that the row is looked at; empty where it has none. */
struct letter_key table_cell_key(const struct table_reader *, const struct source_block *,
                                 size_t i);
/* Does a cell of the row above go on in this one: the source says that they are two rows. */
bool table_has_merged(const struct source_block *);

/* Is the first row of a table, of line i, above `next` or the table's end, its head. */
bool table_head_begins(const struct table_reader *, size_t i, const struct source_block *next);
/* Is the row below a head, above `next`, a further line of it. */
bool table_head_goes_on(const struct table_reader *, const struct source_block *,
                        const struct source_block *next);
/* Is the row right below a head of which a cell goes on in it. */
bool table_head_goes_on_in(const struct table_reader *, const struct source_block *);
/*
 * Titles in two rows: each column has one in the first, or is spanned there by the one on its left
 * and has one in the second, where no other column has.
 */
bool table_head_spans(const struct table_reader *, const struct source_block *,
                      const struct source_block *next);
void table_head_add(struct table_reader *, const struct source_block *);
/* Is the row one of the head that is printed again. */
bool table_head_repeats(const struct table_reader *, const struct source_block *);
/* The head of another table right below: other columns, or most of the titles are others. */
bool table_head_other(const struct table_reader *, const struct source_block *);

#endif
