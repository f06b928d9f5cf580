/*
 * Phrases: words of a text with their spelling keys, so that a name is found however its tones are
 * placed ("Uỷ ban", "Ủy ban"), its blanks doubled or its line wrapped. Knows no document.
 */
#ifndef LEXICON_PHRASE_H
#define LEXICON_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

struct phrase_word {   /* letters and digits */
    uint32_t at, end;  /* bytes of the text */
    struct str key;    /* word_key_spelling() of lexicon/word_key.h */
    uint32_t key_hash; /* most words that differ do so in it */
};

struct phrase {
    struct str text; /* borrowed */
    struct phrase_word *words;
    size_t n;
};

struct phrase phrase_read(struct arena *, struct str text);
/* How many words it would have; most + 1 where they are more than so many. */
size_t phrase_count(struct str text, size_t most);
/* Are the words of text from word i on those of p, with the same signs between them? */
bool phrase_at(const struct phrase *text, size_t i, const struct phrase *p);
/* How many words the longest phrase of the list has that begins at word i of text; or 0. The list
 * ends with a phrase of no words. */
size_t phrase_of(const struct phrase *list, const struct phrase *text, size_t i);
/* Blanks and signs before word i, from the word before; i may be the count of words. */
struct str phrase_gap(const struct phrase *, size_t i);
/* Is it blanks alone, and some. */
bool phrase_is_blank(struct str gap);
/* Is it one dash, blanks around it or not: between the years of a range. */
bool phrase_is_dash(struct str gap);
struct str phrase_word(const struct phrase *, size_t i);
/* The year 1900 to 2199 that word i is, in four digits; 0 for none. i may be the count of words. */
unsigned phrase_year(const struct phrase *, size_t i);
/* Does word i begin with a capital. */
bool phrase_is_large(const struct phrase *, size_t i);
/* Are all letters of the words [from, to) capitals, and are there some. */
bool phrase_is_upper(const struct phrase *, size_t from, size_t to);

#endif
