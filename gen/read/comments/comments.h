/*
 * Tables of comments on a draft: number, comment, who made it, answer. The columns are known by
 * their titles (WORDS_FEEDBACK_COLUMN), wherever in the sheet the row of titles is.
 */
#ifndef READ_COMMENTS_COMMENTS_H
#define READ_COMMENTS_COMMENTS_H

#include "model/feedback.h"

struct comment_row {
    size_t line; /* of the file; of a sheet its row; from 1 */
    vec(struct str) cells;
};

struct comment_grid {
    struct arena *arena; /* owns all */
    vec(struct comment_row) rows;
};

/* A row's cell i (from 0), the row made wide enough. */
struct str *grid_cell(struct comment_grid *, struct comment_row *, size_t i);

/* csv.c: RFC 4180; the cells are parted by commas, semicolons or tabs, whichever the first line has
 * most of. */
void grid_read_csv(struct comment_grid *, const struct source *);
/* xlsx.c: the first sheet of an Excel file, ISO/IEC 29500-1, 18.3. False after a diagnostic. */
bool grid_read_xlsx(struct comment_grid *, const struct source *);
/* The tables of a paper: of Markdown, Word, PDF. */
void grid_read_doc(struct comment_grid *, const struct doc *);

/* Adds the comments of the grid; false after a diagnostic, where no row has the titles. */
bool comments_read(struct comment_grid *, struct feedback *);

#endif
