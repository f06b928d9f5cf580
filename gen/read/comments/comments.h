/*
 * Tables of comments on a draft: number, comment, who made it, answer. The columns are known by
 * their titles (WORDS_FEEDBACK_COLUMN), wherever in the sheet the row of titles is.
 */
#ifndef READ_COMMENTS_COMMENTS_H
#define READ_COMMENTS_COMMENTS_H

#include "model/feedback.h"
#include "read/sheet/sheet.h"

/* Adds the comments of the sheet; false after a diagnostic, where no row has the titles. */
bool comments_read(struct sheet_rows *, struct feedback *);

#endif
