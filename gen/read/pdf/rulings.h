/*
 * Ruled lines of a page, and the tables that they make. The lines come from poppler's pdftocairo,
 * as paths of SVG; lengths in pt from the top left corner.
 */
#ifndef READ_PDF_RULINGS_H
#define READ_PDF_RULINGS_H

#include "read/pdf/words.h"

struct ruling { /* a horizontal line from..to at height `at`, or a vertical one */
    double at, from, to;
};

vec_named(ruling_list, struct ruling);

struct rulings {
    struct ruling_list across, down; /* horizontal, vertical */
};

/* The lines of page `number`, from 1; none where the program is missing or fails. */
void rulings_read(struct arena *, struct rulings *, const char *path, size_t number);
void rulings_free(struct rulings *);

/* A grid of cells: column edges from left to right, row edges from top to bottom. */
struct ruled_table {
    double *columns, *rows; /* edges: one more than there are columns and rows */
    size_t column_count, row_count;
    size_t *cell; /* row by row: the first grid place (by its number) of the cell that covers it */
};

vec_named(ruled_tables, struct ruled_table); /* from top to bottom */

void ruled_tables_find(struct arena *, const struct rulings *, struct ruled_tables *);
/*
 * split_rows.c: parts cells over several rows of a page that was read from a picture, where rows of
 * their own in the first column show that rules were lost in the second: each has text there.
 */
void ruled_table_split_rows(struct ruled_table *, const struct word_page *);
/* Do lines of a table reach the edges of a page as wide: what lies beyond is not in the file. */
bool ruled_table_is_cut(const struct ruled_table *, const struct rulings *, double width);
/* The grid place of the middle of a word, by its number; (size_t)-1 outside the table. */
size_t ruled_place(const struct ruled_table *, const struct placed_word *);
/* The highest word of the cell at a place, of those as high the leftmost; unset without any. */
struct str ruled_first_word(const struct ruled_table *, const struct word_page *, size_t place);

#endif
