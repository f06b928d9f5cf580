/* Words of a line of layout text, and what tells in which cell each is. */
#ifndef READ_SCAN_ALIGNED_WORDS_H
#define READ_SCAN_ALIGNED_WORDS_H

#include "read/scan/aligned_cut.h"

struct aligned_words {
    size_t n;
    struct stretch_part at[ALIGNED_CUT_WORDS];
    bool large[ALIGNED_CUT_WORDS];    /* begins with a capital */
    bool capitals[ALIGNED_CUT_WORDS]; /* has no other letters */
    bool label[ALIGNED_CUT_WORDS];    /* "IV" */
    bool office[ALIGNED_CUT_WORDS];   /* begins the name of an office */
    bool digit[ALIGNED_CUT_WORDS];    /* begins with a digit */
    size_t digits[ALIGNED_CUT_WORDS]; /* how many it is of; 0: it has other characters */
    size_t lacks[ALIGNED_CUT_WORDS];  /* digits of its year: aligned_begun */
    size_t width[ALIGNED_CUT_WORDS];  /* in print */
    bool ditto[ALIGNED_CUT_WORDS];    /* "nt": a cell of its own */
    bool period[ALIGNED_CUT_WORDS];   /* "Quý": its number follows */
    bool ends[ALIGNED_CUT_WORDS];     /* a line may end with it, though there is room */
};

/* False: the line is too wide, or has too many words. */
bool aligned_words_read(struct aligned_words *, const struct aligned_head *, size_t line);

#endif
