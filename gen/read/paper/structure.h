/*
 * Structure: blocks become a document. What an official paper of the Party or the State looks
 * like is known here and in the files below it (masthead.c, closing.c, rejoin.c, nesting.c, ...);
 * mark-up is not.
 */
#ifndef READ_PAPER_STRUCTURE_H
#define READ_PAPER_STRUCTURE_H

#include "model/doc.h"
#include "model/source_block.h"

/* Never NULL; the caller frees the document and, when it is done, the blocks. */
struct doc *structure_build(struct source_blocks *);
/* Of a long paper, what is free gives its memory back to the system. */
void structure_give_back(const struct doc *);

#endif
