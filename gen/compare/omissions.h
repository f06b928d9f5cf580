/*
 * Omissions: old clauses that no new one carries, the gravest first, each with the evidence that a
 * reviewer needs to overturn it at one look.
 */
#ifndef COMPARE_OMISSIONS_H
#define COMPARE_OMISSIONS_H

#include "compare/align.h"
#include "compare/compare.h"

/* Fills omitted and the counts of waivers; titles are never omitted. After links_find(). */
void omissions_find(const struct sides *, const struct compare_options *, struct comparison *);

#endif
