/*
 * Numbers of clauses as they were meant: where an optical reader misread a label, those before and
 * after it show which number it is. "I-", "I-", "II-", "IV-" are I, II, III and IV; "HI." after
 * "II." is III; "l." before "2." is 1. Labels stay as printed.
 */
#ifndef MODEL_CLAUSE_NUMBERS_H
#define MODEL_CLAUSE_NUMBERS_H

#include "model/doc.h"

/* Sets number of the numbered children of parent; *article: the last article of the paper so far,
 * whose numbers run on through chapters. */
void clause_numbers_find(struct doc *, struct arena *scratch, struct node *parent,
                         unsigned *article);
/* Is it a heading or paragraph with a number of its own. */
bool node_is_numbered(const struct node *);
/* The label of a numbered clause as label_read() or label_due() read it, with the number meant. */
struct label node_label(struct arena *scratch, const struct node *);

#endif
