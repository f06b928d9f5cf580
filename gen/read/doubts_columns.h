/*
 * Doubts about columns that gave no rows: wide blanks, titles of columns inside a text, cells of
 * which each is a line of its own.
 */
#ifndef READ_DOUBTS_COLUMNS_H
#define READ_DOUBTS_COLUMNS_H

#include "read/doubts_text.h"

/* Of each line that was taken for none of the text: what should be a table's. */
void doubts_of_noise(struct doubts *, const struct node *);
/* Of each unit with its text, in order. */
void doubts_of_columns(struct doubts *, const struct node *, struct str text);

#endif
