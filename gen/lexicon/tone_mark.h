/*
 * Where a tone mark is written in an open syllable of two vowels: on the first ("hòa", "ủy") or on
 * the second ("hoà", "uỷ"). Both are correct; one text should keep to one of them. Only syllables
 * that end in oa, oe, uy decide which: "hoàn" has one way, and so has "quý", whose u is no vowel.
 */
#ifndef LEXICON_TONE_MARK_H
#define LEXICON_TONE_MARK_H

#include "base/text.h"

struct arena;

enum tone_place { TONE_EITHER, TONE_FIRST, TONE_SECOND };

/* Many write "uỷ" beside "hóa": a habit is one of each pair. */
struct tone_habit {
    enum tone_place o, u; /* oa and oe; uy */
};

/* Which of the two most words of the text have; TONE_EITHER where none decides, or as many do. */
struct tone_habit tone_usual(struct str text);
/* The first habit, with what it leaves open from the second. */
struct tone_habit tone_else(struct tone_habit, struct tone_habit);
/* What one pair leaves open is as the other has it. */
struct tone_habit tone_whole(struct tone_habit);
/* The text with all such syllables written that way; the same slice where nothing changes. */
struct str tone_write(struct arena *, struct str text, struct tone_habit);

#endif
