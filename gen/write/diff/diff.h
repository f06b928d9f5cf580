/*
 * Writers of a comparison, and of the matrix of several plans: every form that a reviewer may ask
 * for. What they show is decided in diff_rows.h.
 */
#ifndef WRITE_DIFF_DIFF_H
#define WRITE_DIFF_DIFF_H

#include "model/chain.h"
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

/* SARIF 2.1.0: omissions, with those that have a reason suppressed, and changes of substance. */
void write_diff_sarif(const struct comparison *, struct buf *);
/* A file of waivers (cli/diff.c): a line for each omission, a comment until somebody gives its
 * reason. */
void write_diff_waivers(const struct comparison *, struct buf *);

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

/* A chain of papers: a table of duties and papers. For the terminal what is lost, weaker and first
 * given a deadline, by paper. */
struct doc *chain_document(const struct chain *); /* the caller frees it */
void write_chain_md(const struct chain *, struct buf *);
void write_chain_html(const struct chain *, struct buf *);
void write_chain_json(const struct chain *, struct buf *); /* kehoach-chain */
void write_chain_term(const struct chain *, struct buf *);

/* Parts that both share: HTML up to <body>, with the style sheet; what follows </main>. The script
 * is the only one that may run, by its digest. */
void diff_html_head(struct buf *, const char *script);
void diff_html_foot(struct buf *, const char *script);
/*
 * The name of a row is that of its clause, so that a link holds in another run: "c-III.2/b1" of the
 * new text, "o-III.2" of an omitted clause. As a fragment of an address "#" and "%" are written as
 * codes, for they have a meaning there.
 */
void diff_html_name(struct buf *, char class, const struct node *clause, bool fragment);
/* Parts of JSON, the caller's: a file, and the source lines that nodes come from, in one array. */
struct json_value *diff_json_file(const struct doc *);
struct json_value *diff_json_lines(const struct node *const *, size_t n);

#endif
