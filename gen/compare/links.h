/*
 * Links: pairs become links, with what each carries, how, and where.
 */
#ifndef COMPARE_LINKS_H
#define COMPARE_LINKS_H

#include "compare/align.h"
#include "model/comparison.h"

/* Sets the links, drops weak pairs, and says of each clause whether it is linked and of each word
 * whether it is carried. Pairs are sorted by new clause. */
void links_find(struct sides *, struct pairs *, struct comparison *);

#endif
