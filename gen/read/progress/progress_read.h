/*
 * Forms of progress that bodies filled in. The columns are known by their titles
 * (WORDS_PROGRESS_COLUMN), wherever in the sheet the row of titles is; a state by its words.
 */
#ifndef READ_PROGRESS_PROGRESS_READ_H
#define READ_PROGRESS_PROGRESS_READ_H

#include "model/progress.h"
#include "read/sheet/sheet.h"

/* Adds the rows of the sheet; false after a diagnostic, where no row has the titles. What it does
 * not understand, a state or a day, it says and leaves unset. */
bool progress_read(struct sheet_rows *, struct progress *);

#endif
