/*
 * Labels that only the numbers around them prove: a number with a mark that lists seldom have,
 * "5:", "III)", "Điều 2,"; a number that an optical reader took for letters, "HI." for III, "l."
 * for 1; a letter that the order of lists does not have, "f)" after "e)".
 */
#ifndef LEXICON_LABEL_DUE_H
#define LEXICON_LABEL_DUE_H

#include "lexicon/label.h"

/*
 * The label that text begins with, if it can be number `due` of that class: a named division,
 * LABEL_ROMAN, LABEL_ARABIC, or a letter between number due - 1 and `due`, which is then an
 * inserted one. LABEL_NONE in class where it cannot.
 */
struct label label_due(struct str text, enum label_class, unsigned due);

#endif
