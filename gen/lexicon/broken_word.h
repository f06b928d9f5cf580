/*
 * Words that a narrow column of a table breaks at any letter, without a hyphen: "Thườn" / "g
 * xuyên", "30/9/20" / "33". A program breaks a word only where it is alone on its line.
 */
#ifndef LEXICON_BROKEN_WORD_H
#define LEXICON_BROKEN_WORD_H

#include "base/text.h"

/*
 * Does the next line of a cell begin with the rest of the word that is the whole line: of a year,
 * of a syllable, a part of which has no vowel, or of "STT". full: no letter had room on the line,
 * so that vowels on both sides are of one syllable, too, and digits of one number.
 */
bool word_is_broken(struct str line, struct str next, bool full);

#endif
