/*
 * Where a line may end: UAX 14 as base/unicode gives it, tailored for Vietnamese papers.
 *
 * Taken away are opportunities inside document numbers (15/KH-UBND, 43-NQ/TW), dates and ranges;
 * between TP. and the like and the name; before an ellipsis and closing marks; after an opening
 * quote; before a dash between blanks, and between it and a number where lines are justified; after
 * a hyphen, of a row of them after every other one, but for one between the names of two bodies in
 * ragged text; after the label that begins a paragraph ("a)",
 * "2.1.", "-").
 *
 * What is left is of several kinds, and whoever chooses line ends gives each its price.
 */
#ifndef LAYOUT_BREAK_H
#define LAYOUT_BREAK_H

#include <stdbool.h>

#include "base/text.h"

enum break_kind {
    BREAK_NONE = 0,
    BREAK_PLAIN = 'b',
    BREAK_MUST = '!',
    /* Between a word and its number (Điều 3, Quý IV, QCVN 01/BYT), a number and its unit. */
    BREAK_TIE = 't',
    /* Of ragged text only: inside a word of two syllables (dân tộc), a name (Việt Nam), a date. */
    BREAK_IN_WORD = 'w',
    /* Of ragged text only: before a word that a line of a title best begins with (của, về). */
    BREAK_BEST = 'p',
    /* Of ragged text only: after a word that leads on (các), inside a name of several words (Mặt
       trận Tổ quốc | Việt Nam). */
    BREAK_POOR = 'q',
    /* Of ragged text only: after the first word of the text, or of an item ended by ; (Sở, Ban). */
    BREAK_OPENING = 'o',
    /* Of ragged text only: between the word "ngày" and a whole date (30/6/2026), a tie. */
    BREAK_DATE = 'd'
};

/* What follows can be asked for in any thread from now on. */
void break_prepare(void);
/* out: text.n kinds, of a line that ends before that byte. */
void break_opportunities(struct str text, bool ragged, char *out);

#endif
