/*
 * Writers of feedback: the table "tiếp thu, giải trình" that an office circulates, with what was
 * done of each comment.
 */
#ifndef WRITE_DIFF_FEEDBACK_WRITE_H
#define WRITE_DIFF_FEEDBACK_WRITE_H

#include "model/feedback.h"

/* A document with the table, for the writers of documents; the caller frees it. */
struct doc *feedback_document(const struct feedback *);
void write_feedback_json(const struct feedback *, struct buf *); /* "kehoach-feedback" */
/* What is not as it was answered first, then the rest; a line of the comment each. */
void write_feedback_term(const struct feedback *, struct buf *);

#endif
