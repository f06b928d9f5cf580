/*
 * A few clauses in Markdown without a masthead, such as an office's own text in a profile. The
 * mark-up and the labels alone give the tree; nothing is rejoined, guessed or taken for noise.
 */
#ifndef READ_OWN_CLAUSES_H
#define READ_OWN_CLAUSES_H

#include "model/doc.h"

/* Never NULL; the caller frees it. */
struct doc *read_fragment(const struct source *);

#endif
