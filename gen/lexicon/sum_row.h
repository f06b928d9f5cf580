/*
 * Rows of tables that sum up others: "Tổng cộng", "Cộng:", of those without a number; not "Cộng
 * đồng ...", whose first word is that of another.
 */
#ifndef LEXICON_SUM_ROW_H
#define LEXICON_SUM_ROW_H

#include "base/text.h"

/* Does the text of a cell name a row of sums, as its marks tell. */
bool sum_row_is(struct str text);

#endif
