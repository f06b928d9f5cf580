/*
 * Two ways to number clauses that are as right as the plain one: a list in the Latin alphabet, as
 * programs number it, which has no letter between "d)" and "e)"; and numbers that run on from one
 * list to the next, "(3)" below "2." after "(1)" and "(2)" below "1.".
 */
#ifndef READ_DOUBTS_ORDER_H
#define READ_DOUBTS_ORDER_H

#include "lexicon/label.h"
#include "read/doubts_text.h"

/*
 * Does the letter of n follow that of the clause before it in a Latin list: neither this list nor,
 * outside a Word file, where no line is lost, any other one of the paper has the letter between.
 */
bool order_is_latin(struct doubts *, const struct node *n, const struct label *before,
                    const struct label *);
/* Does the first number of a list run on from the last of the list before it. */
bool order_runs_on(struct doubts *, const struct node *n, const struct label *);
/* To be told of each clause after it was asked about. */
void order_keep(struct doubts *, const struct node *n, const struct label *);

#endif
