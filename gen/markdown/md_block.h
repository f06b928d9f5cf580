/*
 * Markdown into blocks: the front end for files that people and write_md() wrote. tests/spec.md
 * describes the dialect, with examples.
 *
 * Official papers need few of CommonMark's blocks, and some of these in another sense: "1." begins
 * a clause whose number is text, not a list item; indentation never makes code; no definition may
 * vanish because nothing refers to it; a rule under a line is form, not a heading; ">" is how
 * converters indent a paragraph. So the lines are recognised here, in one pass, and cmark-gfm is
 * asked about inline mark-up only (md_inline.h); its known faults with tables, positions and
 * hostile nesting (CVE-2023-22483 to -22486, -24824, -26485, -37463 in Debian 12) are out of reach.
 */
#ifndef MARKDOWN_MD_BLOCK_H
#define MARKDOWN_MD_BLOCK_H

#include "model/source_block.h"

/* Fills blocks, zeroed before; every line with text is in one of them. Time is linear. */
void md_block_scan(struct arena *, const struct source *, struct source_blocks *);

#endif
