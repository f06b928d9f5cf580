/*
 * Words: the marked text of a link, made to be read.
 *
 * Stretches are common, deleted or inserted stretches that begin and end at words. Without the
 * inserted ones they are the old text, without the deleted ones the new, byte for byte. Words are
 * never split; stray common words between two edits become part of them; an edit that could be at
 * several places is moved to where the punctuation is; and where little is common, the
 * whole old text is followed by the whole new one. Compounds are not cut, and differences of
 * blanks, invisible characters and hyphens that look alike are of level LAYOUT.
 */
#ifndef COMPARE_WORDS_H
#define COMPARE_WORDS_H

#include "base/mem.h"
#include "compare/vocabulary.h"

/* One text with its words, in order; offsets of words are into text. */
struct worded {
    struct str text;
    const struct word *words;
    size_t n;
};

vec_named(stretches, struct stretch);

struct edit_words { /* words [from, end) of a text */
    const struct worded *of;
    size_t from, end;
};

struct sides;

/* Texts of stretches are slices of the two texts. Adds the words that differ to counts, by level;
 * what variants_same() of compare_int.h finds alike is of level SPELLING. */
unsigned words_mark(struct sides *, const struct worded *old, const struct worded *new,
                    uint32_t *match, struct stretches *, unsigned counts[DIFFERENCE_LEVELS]);

/* Blanks and invisible characters, or nothing. */
bool words_only_blanks(struct str);

#endif
