/*
 * Markdown into blocks: the front end for files that people and write_md() wrote, and the reader
 * of inline mark-up for scans, which carry some of it. tests/spec.md tells the dialect, with
 * examples. The only file that includes cmark-gfm.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "model/doc.h"
#include "read/block.h"

/* Blocks of a whole source; structure.c makes a document of them. Nothing of the text is lost. */
void markdown_blocks(struct arena *, const struct source *, struct blocks *);

/*
 * Adds the runs of one paragraph's text: emphasis, <b> <i> <u> <sup> <br>, footnote calls, escapes
 * and entities resolved; all else is literal text. at is the place of the first byte of text,
 * which is a slice of that source (line ends and all). Time is linear in its length.
 */
void markdown_inline(struct arena *, struct str text, struct pos at, struct block_runs *out);

#endif
