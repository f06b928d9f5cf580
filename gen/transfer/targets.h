/*
 * Targets: numbers in words of a province that set what is to be reached, and how much of it.
 *
 *     đến năm 2028 trên 1.500 hộ, 85% số xã, 12/15 chỉ tiêu (Điều 5 Quyết định số 9-QĐ/TU)
 *                      =====      ===        =====
 *
 * A number is a target by its measure, or by a word before it that asks for an amount. Dates,
 * years, numbers of acts and their parts, labels and lengths of time are none. What is neither is
 * doubtful.
 */
#ifndef TRANSFER_TARGETS_H
#define TRANSFER_TARGETS_H

#include "lexicon/phrase.h"

struct target {
    size_t at, end; /* bytes of the number; a share with its sign, a range as a whole */
    size_t shown;   /* the end of its measure */
    bool sure;      /* else a number that somebody has to look at */
};

/* In the order of the text. cited: not 0 for bytes that are not words of the province. */
size_t target_find(struct arena *, const struct phrase *text, const unsigned char *cited,
                   struct target **);

#endif
