/*
 * Doubts about how paragraphs begin that stand below one another: with numbers of a form that is no
 * label, "1.a." and "1.b.", or with the same sign that is no mark of a list.
 */
#ifndef READ_DOUBTS_OPENINGS_H
#define READ_DOUBTS_OPENINGS_H

#include "read/doubts_text.h"

/* Of each unit, in order. */
void doubts_of_openings(struct doubts *, const struct node *);

#endif
