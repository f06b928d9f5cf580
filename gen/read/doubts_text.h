/*
 * Doubts about the numbers and the words of a document, unit by unit: labels that jump, mark-up,
 * columns and letters that make no sense; doubts.c looks at the paper as a whole.
 */
#ifndef READ_DOUBTS_TEXT_H
#define READ_DOUBTS_TEXT_H

#include "base/diag.h"
#include "lexicon/label.h"
#include "read/doubts.h"
#include "read/letters.h"

struct doubts {
    struct doc *doc;
    struct arena *scratch; /* of what is asked about one unit: emptied for the next */
    size_t count[MSG_COUNT];
    struct doubt *last;
    bool outline;               /* of a report that others write: titles without text are right */
    size_t gaps;                /* wide blanks of the paragraphs one below another so far */
    const struct node *columns; /* the first of these */
    struct {
        const struct node *first; /* the unit with the first of them */
        size_t n;
        bool titles; /* of a column of tasks, and of another one */
    } cells;         /* short lines without an end, one below another so far */
    struct {
        const struct node *first;
        size_t n, line; /* line: of the last one */
    } values;           /* lines of nothing but a number or date, right below one another so far */
    const struct node *chapter, *article; /* the last ones: their numbers run through the paper */
    const struct node *numbered[LABEL_CLASSES]; /* the last of each class in a paper */
    enum { OWN_LETTERS_UNKNOWN, OWN_LETTERS_NONE, OWN_LETTERS_FOUND } own_letters; /* "đ)" */
    bool begins_mark[256]; /* bytes that marks of mark-up begin with */
};

/* Says the message with the place of the unit, or of the file, and keeps it with the document. */
void doubt(struct doubts *, enum msg, const struct node *, ...);

/* Of each unit with its text, in order. */
void doubts_of_node(struct doubts *, const struct node *, struct str text);
/* Of all letters of the document. */
void doubts_of_letters(struct doubts *, const struct letter_counts *);

#endif
