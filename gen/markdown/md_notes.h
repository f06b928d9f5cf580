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
void md_notes_resolve(struct source_blocks *);
/* A note in the sentence, "^[text]"; its mark is the same string for the call and for the note. */
struct md_inline_note {
    struct str mark, text;
    size_t at; /* of the call in the text that was read */
};

vec_named(md_inline_notes, struct md_inline_note);

/* Adds the runs of a text as md_inline() does, with calls of the notes in it, which are gathered.
 */
void md_notes_text(struct arena *, struct str text, struct pos, struct source_runs *,
                   struct md_inline_notes *);
/* A footnote block for a note; at is the place of its call in the source. */
void md_notes_add(struct source_blocks *, const struct md_inline_note *, struct pos at);

/*
 * Paragraphs that begin with "[1]", "[2]" ... and which the text above calls in the same way are
 * notes, as converters of web pages write them at the end.
 */
void md_notes_bracketed(struct source_blocks *);
/* Notes that cells of rows call become blocks after the rows. */
void md_notes_of_cells(struct source_blocks *, const struct md_inline_notes *);

#endif
