/*
 * Footnotes of Markdown, once all blocks are known: which calls are calls, further paragraphs of
 * notes, and numbers in place of names.
 */
#ifndef MARKDOWN_MD_NOTES_H
#define MARKDOWN_MD_NOTES_H

#include "model/source_block.h"

/* Paragraphs and bullets that are indented below a note become lines of it. */
void md_notes_join(struct source_blocks *);
/*
 * A call that no footnote answers becomes text, after a warning. Where a note has a name instead
 * of a number or a star, all are numbered in the order of their first calls.
 */
void md_notes_settle(struct source_blocks *);
/*
 * "^[text]" at i, a note in the sentence: its length, or 0. Its mark is the same for the call and
 * for the note, which is a footnote block with its place.
 */
size_t md_notes_inline(struct str text, size_t i, struct str *mark, struct str *note);

#endif
