/* Vietnamese syllables: what an optical reader made of several, or of other letters, is none. */
#ifndef LEXICON_SYLLABLE_H
#define LEXICON_SYLLABLE_H

#include "base/text.h"

struct arena;

/* Is the word, of letters alone, a syllable, with one tone that its end allows. */
bool syllable_is(struct arena *scratch, struct str word);

#endif
