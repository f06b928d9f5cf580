/*
 * What the widths of lines in print (base/letter_width.h) tell of flow text, which keeps no places
 * of words: whether a line ends for the margin or for its sense.
 */
#ifndef READ_PAPER_PRINT_WIDTH_H
#define READ_PAPER_PRINT_WIDTH_H

#include "read/paper/line.h"

/* Of flow text: the widest line of prose, to which others are held. */
size_t print_full(const struct paper *);
/* Had the next word room on the line, whatever that ends with, so that it ends a paragraph. */
bool print_ends(const struct paper *, const struct source_line *last,
                const struct source_line *next);
/* Is there nothing but print to tell whether a sentence that begins with the next line goes on. */
bool print_decides(const struct paper *, const struct source_line *last,
                   const struct source_line *next);
/*
 * Does a sentence that begins with the next line go on with the paragraph: the line above, at which
 * another ends, is full. first: that is the first of its paragraph, and so set in. What is not
 * certain is said.
 */
bool print_goes_on(struct paper *, const struct source_line *last, const struct source_line *next,
                   bool first);

#endif
