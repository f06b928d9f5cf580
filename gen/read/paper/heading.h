/*
 * Headings: which numbered clauses are headings and which are paragraphs. A heading names what
 * follows: it has clauses below it, is no sentence, and mostly ends without a full stop.
 */
#ifndef READ_PAPER_HEADING_H
#define READ_PAPER_HEADING_H

#include "read/paper/line.h"

struct paper_clause { /* a numbered clause, and what its lines showed before the tree was built */
    struct node *node;
    enum label_class class;
    enum line_ending ending;
    size_t length; /* characters */
    bool marked, bold, caps, sentences, lead_in;
    bool states;   /* it says who does what */
    bool small;    /* it begins in small letters */
    bool wordless; /* "5. §" */
};

struct paper_clauses {
    vec(struct paper_clause) list;
};

void clauses_add(struct paper_clauses *, struct node *, const struct source_line *head,
                 const struct source_line *last);
/*
 * Makes headings of those that are; frees the list. trusted: the text was written with heading
 * marks, as Markdown; they decide alone, if there are any.
 */
void clauses_decide(struct paper_clauses *, bool trusted);

#endif
