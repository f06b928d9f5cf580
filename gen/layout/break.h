/*
 * Where a line may end: UAX 14 as base/unicode gives it, tailored for Vietnamese papers.
 *
 * Taken away are opportunities inside document numbers (15/KH-UBND, 43-NQ/TW), dates and ranges;
 * between a word that is followed by its number (Điều 3, khoản 2, Quý IV, số 43) and that number;
 * between number and unit or sign; between TP. and the like and the name; before an ellipsis and
 * closing marks; after an opening quote; before a dash between blanks, and between it
 * and a number; after a hyphen, of a row of them after every other one; after the label that
 * begins a paragraph ("a)", "2.1.", "-").
 */
#ifndef LAYOUT_BREAK_H
#define LAYOUT_BREAK_H

#include "base/text.h"

/* out[i], of text.n places: 'b' a line may end before byte i, '!' it must, 0 otherwise. */
void break_opportunities(struct str text, char *out);

#endif
