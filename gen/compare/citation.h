/*
 * Citations: the names of acts inside clauses ("Nghị quyết số 46-NQ/TW ngày 20/12/2023 của Bộ
 * Chính trị về", and after it the title of the very act that is compared with). A plan cites the
 * resolution in every other clause, and that proves of none of them what it carries; so these
 * words are marked and weigh nothing. They remain part of the text and of the word differences.
 *
 * This is no names/citation_spans.h: that marks every act to the end of its title, which is what
 * nobody may rename; here the title of another act is evidence like other words, and words are
 * compared as scans have them.
 */
#ifndef COMPARE_CITATION_H
#define COMPARE_CITATION_H

#include "compare/clauses.h"

void citation_mark(struct sides *);

#endif
