/*
 * Doubts: what the reader did not understand of a paper, said in warnings with their places, and
 * kept with the document for reports. Silence means that all was understood.
 */
#ifndef READ_DOUBTS_H
#define READ_DOUBTS_H

#include "model/doc.h"

enum { DOUBTS_OF_A_RULE = 20 }; /* more of one rule are counted, not printed */

/*
 * Looks through a document that was read from a file. printed: it is as a paper is, with a
 * masthead; XML may have its facts as metadata alone. messages: the log's entries before the file
 * was opened; what was said of it since belongs to the document.
 */
void doubts_find(struct doc *, bool printed, size_t messages);

/* What was understood, in one line: facts, and how many units of each kind. */
struct str doubts_summary(struct arena *, const struct doc *);

#endif
