/*
 * Scanned text into blocks: the front end for what an optical reader gave. It knows lines, blank
 * lines, list marks, tabs and the few Markdown marks that such readers put in, but nothing of
 * official documents.
 *
 * A block takes all lines up to a blank line or to a line that begins something new; its line
 * ends are kept, since only structure.c can distinguish a wrapped line from a new paragraph.
 */
#ifndef READ_SCAN_SCAN_BLOCK_H
#define READ_SCAN_SCAN_BLOCK_H

#include "model/source_block.h"

/* Strings that are not in the source go to the arena. Free with source_blocks_free(). */
void scan_blocks(struct arena *, const struct source *, struct source_blocks *);

#endif
