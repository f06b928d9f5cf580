/*
 * Inline Markdown: the text of one paragraph into styled runs. The only file that includes
 * cmark-gfm, which decides what is emphasis and what an entity means; block structure is not asked
 * of it (md_block.h says why). tests/spec.md describes the dialect, with examples.
 */
#ifndef MARKDOWN_MD_INLINE_H
#define MARKDOWN_MD_INLINE_H

#include "model/source_block.h"

/*
 * Adds the runs of one paragraph's text: emphasis, <b> <i> <u> <sup> <br>, footnote calls, escapes
 * and entities resolved; comments left out; all else is literal text. at is the place of the first
 * byte of text, which is a slice of that source, line ends and all. Every run has its true place.
 * Time is linear in the length.
 */
void md_inline(struct arena *, struct str text, struct pos at, struct source_runs *out);

#endif
