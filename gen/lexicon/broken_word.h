/*
 * Words that a narrow column of a table breaks at any letter, without a hyphen: "Thườn" / "g
 * xuyên", "30/9/20" / "33". A program breaks a word only where it is alone on its line.
 */
#ifndef LEXICON_BROKEN_WORD_H
#define LEXICON_BROKEN_WORD_H

#include "base/text.h"

/*
 * Does the next line of a cell begin with the rest of the word that is the whole line: of a year,
 * of a day in figures, of a syllable, a part of which has no vowel, or of "STT". full: no letter
 * had room on the line, so that vowels on both sides are of one syllable, too, digits of one
 * number.
 */
bool word_is_broken(struct str line, struct str next, bool full);
/*
 * Are two words that a blank parts a date in figures that was broken: "31/1 2/2025"; and, where the
 * text ends with them, "01/1 1".
 */
bool word_date_is_torn(struct str word, struct str next, bool last);
/* The next such words of a text: rest has what is left of it, *word the last word before that. */
bool word_date_torn_next(struct str *rest, struct str *before, struct str *word);

#endif
