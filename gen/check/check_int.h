/* Private to check/: the paper as parts and printed rows, and what is found. Lengths in pt. */
#ifndef CHECK_CHECK_INT_H
#define CHECK_CHECK_INT_H

#include "base/diag.h"
#include "check/check.h"

#define PT_PER_MM (72 / 25.4)

/* A line of the document whose form the style fixes, or a text that is only passed over. */
struct printed_part {
    const struct node *node;
    const struct style_class *class; /* NULL: nothing is fixed (cells of tables) */
    struct str text;                 /* as the document has it, the label included */
    struct str key;                  /* letters without blanks */
    size_t at;                       /* of the key, how much is found on the pages */
    size_t first_row, row_count;     /* of its rows; count 0: not found */
};

/* What is printed of one part on one line. */
struct printed_row {
    size_t part; /* or NO_PART */
    size_t page; /* from 0 */
    double left, top, right, bottom, size;
    unsigned style;
    struct str text, font;
    double moved; /* by how far left and right are where they would be on a recto: edges.c */
};
enum { NO_PART = -1 };

struct finding {
    enum msg msg;
    const char *place, *was, *must;
    struct str text, rule;
    size_t count;
};

struct checker {
    struct arena *arena;
    const struct doc *doc;
    const struct printed_pages *pages;
    const struct style *style;
    const char *name;
    vec(struct printed_part) parts;
    vec(struct printed_row) rows; /* of a part one after the other; then those of none */
    vec(struct finding) findings;
    double left, right; /* edges of the text on upright pages, as measured */
};

/* ---- parts.c */
void check_parts(struct checker *);
void check_doubtful(struct checker *); /* nothing is fixed of what may be no title; after edges */
/* The first part of that class with a row, or NULL. */
const struct printed_part *check_part(const struct checker *, const char *class);
bool part_has_class(const struct printed_part *, const char *class);
bool row_is_upright(const struct checker *, const struct printed_row *); /* its page is */
const struct printed_part *row_part(const struct checker *,
                                    const struct printed_row *); /* or NULL */

/* Where it is: its first row, or, where it is not found, the page of the part before it. */
const struct printed_row *part_row(const struct checker *, const struct printed_part *);

/* ---- findings.c: place is that of the row; NULL: the paper as a whole */
void found(struct checker *, enum msg, const struct printed_row *, const char *was,
           const char *must, struct str rule);
/* "13-14"; lengths in units of so many pt. */
const char *range_text(struct checker *, struct style_range, double unit);
const char *number_text(struct checker *, double);
void findings_report(struct checker *);

/* ---- what is measured */
void check_letters(struct checker *); /* letters.c: fonts, sizes, bold and italic */
/* Size and, where that is fixed, weight and slope of a row in a class that has allowed sizes. */
void check_set(struct checker *, const struct printed_row *, const struct style_class *,
               bool style_fixed);
void check_edges(struct checker *);       /* edges.c: paper and margins; sets left and right */
void check_lines(struct checker *);       /* lines.c: indents, leading, even edges */
void check_places(struct checker *);      /* places.c: columns, middles, drawn lines */
void check_numbers(struct checker *);     /* page_number.c */
void check_wording(struct checker *);     /* wording.c: number, date, motto, ends of lines */
void check_consistency(struct checker *); /* consistency.c: notes on spelling and clauses */

#endif
