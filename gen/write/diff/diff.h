/*
 * Writers of a comparison, and of the matrix of several plans: every form that a reviewer may ask
 * for. What they show is decided in diff_rows.h.
 */
#ifndef WRITE_DIFF_DIFF_H
#define WRITE_DIFF_DIFF_H

#include "model/comparison.h"
#include "model/matrix.h"

/* Markdown: the two-column table that offices circulate. */
void write_diff_md(const struct comparison *, struct buf *);

/*
 * One HTML file: side by side, filter, search, order map, keys; nothing is fetched from anywhere,
 * and without scripts it is still the whole table.
 */
void write_diff_html(const struct comparison *, struct buf *);

/* JSON, "kehoach-diff". */
void write_diff_json(const struct comparison *, struct buf *);

/*
 * For the terminal: what a reviewer has to look at, the gravest first. Without colour, words are
 * marked as by wdiff: [-deleted-] {+inserted+}.
 */
struct term_options {
    bool color;
    size_t width; /* columns; lines are broken between words */
};
void write_diff_term(const struct comparison *, const struct term_options *, struct buf *);

/*
 * A document: title, counts, and the two-column table with remarks, for the writers of documents
 * (PDF). What only the old text has is italic, what only the new one, bold. The caller frees it; it
 * owns all its text.
 */
struct doc *diff_document(const struct comparison *);

/* Many plans against one central text, as a table; Markdown also for the terminal. */
void write_matrix_md(const struct matrix *, struct buf *);
void write_matrix_html(const struct matrix *, struct buf *);
void write_matrix_json(const struct matrix *, struct buf *); /* kehoach-matrix */

/* Parts that both share: HTML up to <body>, with the style sheet; scripted: it runs its own. */
void diff_html_head(struct buf *, bool scripted);
/* Parts of JSON, the caller's: a file, and the source lines that nodes come from, in one array. */
struct json_value *diff_json_file(const struct doc *);
struct json_value *diff_json_lines(const struct node *const *, size_t n);

#endif
