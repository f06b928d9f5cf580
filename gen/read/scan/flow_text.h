/*
 * Flow text: what pdftotext makes of a PDF without -layout. Pages end with form feeds, no line is
 * set in and no blanks part columns; the lines of a page come block by block, and a block is what
 * hangs together on paper. So some lines are not where they are read:
 *
 *   - the last word of a paragraph of two lines, when it is shorter than the indentation of the
 *     first, stands above it, alone (a tail);
 *   - the cells of a table come one below another, in the order of no row or column, and lines of
 *     text that are beside them on paper come between (flow_table.h);
 *   - those who sign side by side come row by row (flow_signers.h).
 */
#ifndef READ_SCAN_FLOW_TEXT_H
#define READ_SCAN_FLOW_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/source.h"

struct flow_tail {
    size_t line; /* 1-based */
    size_t head; /* the line that it is the end of, which is below it */
};

struct flow_piece {
    size_t first, last; /* lines with cells, in one stretch */
};

struct flow_table {
    size_t at;           /* the line that its rows are in place of */
    size_t pieces, more; /* its pieces: [pieces, more) of those of the text */
};

struct flow_signer {
    size_t at; /* the line that he is in place of, as those beside him are */
    size_t line[8], lines;
    bool rest; /* the last one is the rest of his name */
};

enum flow_use { FLOW_PLAIN, FLOW_TAIL, FLOW_CELL, FLOW_SIGNER };

struct flow_text {
    const struct source *source;
    struct arena *scratch;       /* what is in it is gone with the next line that is looked at */
    unsigned char *use;          /* of each line, from 1 on, an enum flow_use; NULL: no flow text */
    size_t full;                 /* width of a full line of prose (base/letter_width.h); 0: none */
    vec(struct flow_tail) tails; /* by line */
    vec(struct flow_piece) piece; /* by line */
    vec(struct flow_table) table; /* by place, as the next */
    vec(struct flow_signer) signer;
};

/* Looks through a text; what is said of it is said. Free with flow_text_free(). */
void flow_text_find(struct flow_text *, const struct source *);
void flow_text_free(struct flow_text *);
/* What the line is taken for, FLOW_PLAIN in other texts. */
static inline enum flow_use flow_use(const struct flow_text *f, size_t line)
{
    return f->use ? (enum flow_use)f->use[line] : FLOW_PLAIN;
}
/* The line of the tail that ends the paragraph which begins on the line; 0: there is none. */
size_t flow_tail_of(const struct flow_text *, size_t head);
/* The table whose rows are in place of the line; NULL for none. */
const struct flow_table *flow_table_at(const struct flow_text *, size_t line);

/* The first of those who sign in place of the line; NULL for none. */
const struct flow_signer *flow_signer_at(const struct flow_text *, size_t line);

/* ---- what the other files ask of a line ---- */

struct str flow_line(const struct flow_text *, size_t line); /* without blanks at its ends */
/* Does a page begin with the line. */
static inline bool flow_page(const struct flow_text *f, size_t line)
{
    return str_at(source_line(f->source, line), 0) == '\f';
}
/* Is the line a number alone that begins a page. */
bool flow_page_number(const struct flow_text *, size_t line);
/* Does a sentence, or a part of one, end with the line. */
bool flow_closed(struct str line);
/* Is the line as long as those that the margin ended. */
bool flow_full(const struct flow_text *, size_t line);

#endif
