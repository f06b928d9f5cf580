/*
 * Inline marks of scans: *x*, **x**, <i>x</i>, <sup>1</sup>, [^1], \- and entities.
 *
 * Unlike a Markdown parser this one never takes a lost mark for text: a page break cuts
 * "*a b*" into "*a" and "b*", two paragraphs of which each is styled to the cut. A star that
 * cannot be a mark, as in "(*)" or "5 * 3", stays a star. Time is linear.
 */
#ifndef READ_SCAN_SCAN_INLINE_H
#define READ_SCAN_SCAN_INLINE_H

#include "model/source_block.h"
#include "read/scan/scan_note.h"

struct scan_inline_reader {
    const struct source *source;
    struct arena *arena;
    const struct str *notes; /* marks of the text's footnotes, sorted; only these are called */
    size_t note_count;
    const struct plain_notes *plain; /* calls without mark-up, in the order of the text; or NULL */
    unsigned carry;                  /* styles that the last paragraph left open; zero to start */
};

/* Adds the runs of the bytes [from, to) of the source. Line ends become runs of their own. */
void scan_inline(struct scan_inline_reader *, size_t from, size_t to, struct source_runs *out);

/*
 * A raised mark at the head of text, in the forms that optical readers write: <sup>1</sup>, ¹,
 * $^{1}$, ${ }^{1}$. Its length, and the mark in plain digits or letters (in the arena where the
 * text does not hold it); 0 when there is none.
 */
size_t scan_inline_raised(struct arena *, struct str text, struct str *mark);

#endif
