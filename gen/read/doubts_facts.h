/*
 * Doubts about facts by their form: what a paper says in its masthead and at its end has a form
 * that was seen in papers, or it is named. What no fact has taken is named too.
 */
#ifndef READ_DOUBTS_FACTS_H
#define READ_DOUBTS_FACTS_H

#include "read/doubts_text.h"

/* Number, place, bodies and subject; lines of a masthead or an end among the first clauses. */
void doubts_of_front(struct doubts *);
/* doubts_closing.c: recipients and signatures. */
void doubts_of_closing(struct doubts *);

#endif
