/*
 * How wide a text is in print, as its letters in the serif face of official papers tell it: where a
 * text keeps no places of words, this alone shows whether a line ends for the margin or for its
 * sense.
 */
#ifndef BASE_LETTER_WIDTH_H
#define BASE_LETTER_WIDTH_H

#include "base/text.h"

enum { WIDTH_OF_BLANK = 250, WIDTH_OF_DASH = 333 };

/* In thousandths of the size of the letters. */
size_t letter_width(struct str);

#endif
