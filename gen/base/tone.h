/*
 * Where a tone mark stands in an open syllable of two vowels: on the first ("hòa", "ủy") or on the
 * second ("hoà", "uỷ"). Both are correct; one text should keep to one of them. Only syllables that
 * end in oa, oe, uy tell which: "hoàn" has one way, and so has "quý", whose u is no vowel.
 */
#ifndef BASE_TONE_H
#define BASE_TONE_H

#include "base/text.h"

struct arena;

enum tone_place { TONE_EITHER, TONE_FIRST, TONE_SECOND };

/* Which of the two most words of the text have; TONE_EITHER where none tells, or as many do. */
enum tone_place tone_usual(struct str text);
/* The text with all such syllables written that way; the same slice for TONE_EITHER. */
struct str tone_write(struct arena *, struct str text, enum tone_place);

#endif
