/*
 * Folding: comparison keys for words of Vietnamese text. A key is made to be compared and thrown
 * away; it never reaches an output, for text is printed as its source has it.
 *
 * Each function appends the key of one word (letters, digits and what joins them, no blanks) to
 * out. They are ordered: words equal under one are equal under all that follow.
 */
#ifndef LEXICON_WORD_KEY_H
#define LEXICON_WORD_KEY_H

#include "base/text.h"

/* Typography: lower case; soft hyphens and zero-width marks dropped; every dash is "-". */
void word_key_typography(struct str word, struct buf *out);
/*
 * Spelling variants, both sides correct: the place of the tone mark (hòa, hoà), and i for y where
 * it is the only vowel, alone or after h k l m s t qu (kỹ, kĩ). A scanner's ð is đ. A word that
 * holds a digit is a number, date or symbol of an act and gets no further than typography.
 */
void word_key_spelling(struct str word, struct buf *out);
/*
 * What a scanner or a hurried typist confuses: all marks, đ and d; 1 l I, 0 o, rn m, cl d. Words
 * equal under this one alone may well be two different words (giảm, giám).
 */
void word_key_letters(struct str word, struct buf *out);
/* Does the word hold a digit. */
bool word_key_is_number(struct str word);

#endif
