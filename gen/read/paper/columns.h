/* Private to the stage that makes one column of two: columns.c, and its feet, columns_foot.c. */
#ifndef READ_PAPER_COLUMNS_H
#define READ_PAPER_COLUMNS_H

#include "read/paper/unfolding.h"

enum {
    LINE_LENGTH = 200, /* characters: a longer line is no line of a head or foot */
    RIGHT_HALF = 25    /* blanks before a line of the right column, at least */
};

enum { MOST_BEYOND = 2 }; /* more than four sign side by side on no page */

struct stretch_of_lines {
    bool foot; /* not the head */
    size_t from, to;
    size_t boundary; /* column from which parts are of the right column */
    size_t centre;   /* of a foot: of the first office with nothing on its left, or 0 */
    size_t beyond;   /* of a foot: how many sign beside the first of the right column ... */
    size_t between[MOST_BEYOND]; /* ... and the columns between them */
    bool form;                   /* of a head: of a form below "Mẫu số ..." */
    bool pair;                   /* of a foot: it begins with several offices beside each other */
    bool joint;    /* of a foot: of those alone who sign side by side; their middles part them */
    bool by_words; /* of a foot: one blank parts the columns somewhere; words part them */
    bool unnamed;  /* of a foot: no name is in the right column by its place */
};

/* The next foot in lines from `at` on: "Nơi nhận:" with something of a signature on its right, or
 * two signatures; it has a line at least. */
bool columns_foot(struct unfolding *, size_t at, struct stretch_of_lines *);
/* "SAO Y" beside the name of who made the copy: the head of its certificate begins. */
bool columns_copy(struct unfolding *, const struct source_line *);
/* Where the right column of such a head begins, which ends before line `to`. */
size_t columns_copy_boundary(struct unfolding *, size_t from, size_t to);

#endif
