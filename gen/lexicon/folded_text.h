/*
 * The beginning of a text with letters of other alphabets as those that they look like, one for
 * one, so that a label is recognised in it: "Ðiều" with Eth as "Điều" (cp_look_alike()).
 */
#ifndef LEXICON_FOLDED_TEXT_H
#define LEXICON_FOLDED_TEXT_H

#include "base/text.h"

enum { FOLDED_BYTES = 64 }; /* more than any label has */

struct folded_text {
    struct str text; /* as_printed itself where nothing is folded; else the first bytes in room */
    struct str as_printed;
    char room[FOLDED_BYTES];
};

void text_fold(struct folded_text *, struct str text);
/* The offset in the text as printed, of an offset in the folded one. */
size_t text_unfold(const struct folded_text *, size_t at);

#endif
