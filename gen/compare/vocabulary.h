/*
 * Vocabulary: the words of both texts as numbers, equal where the words are equal at a given level.
 *
 * A word is a stretch of letters and digits with what joins them ("43-NQ/TW", "24/11/2023",
 * "2,5", "15 000", "m²"); Vietnamese words are syllables. Numbers whose thousands are parted by a
 * stop, by a blank or not at all are one word in other spellings. What lies between words (blanks,
 * punctuation) has no token: it is read from the text when it is wanted.
 */
#ifndef COMPARE_VOCABULARY_H
#define COMPARE_VOCABULARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/comparison.h"

struct word {
    uint32_t at;               /* byte offset in the clause's text */
    uint32_t bytes;            /* its length */
    uint32_t type;             /* the word as it is written: index into the vocabulary */
    uint32_t key;              /* equal at spelling level, after slips are repaired */
    bool ends_sentence;        /* a full stop, semicolon ... follows it */
    bool cited;                /* part of the name of an act: evidence of nothing, see citation.c */
    bool title;                /* part of the title of another act: evidence of nothing either */
    bool listed;               /* in a list of bodies, which proves little: bodies.c */
    uint32_t body, body_words; /* a body named from here on, 0 for none; its words: bodies.c */
    bool body_class;           /* that body is a class of bodies: "các xã" */
    bool label;                /* the number of a row of a table: clauses.c */
    bool carried;              /* part of a link's common text: links.c */
    bool compound;             /* one compound with the next word: compound.c */
    const struct node *elsewhere; /* of an old word in a link: the other clause that has it */
};

vec_named(word_list, struct word);

struct vocabulary;
struct vocabulary *vocabulary_new(struct arena *); /* which owns it */

/* Appends the words of text to list, in the same arena; returns how many. */
size_t vocabulary_split(struct vocabulary *, struct str text, struct word_list *list);
/* The key of one word given as a literal, for lists of words that mean something. */
uint32_t vocabulary_of(struct vocabulary *, struct str word);
/* The key of a word without its marks (lexicon/word_key.h, word_key_letters). */
uint32_t vocabulary_letters(const struct vocabulary *, uint32_t type);
bool vocabulary_is_number(const struct vocabulary *, uint32_t type);
/* How two words differ; WORDING unless their keys are equal. */
enum difference vocabulary_difference(const struct vocabulary *, const struct word *,
                                      const struct word *);
struct str vocabulary_text(const struct vocabulary *, uint32_t type);
size_t vocabulary_count(const struct vocabulary *); /* keys are below it */

#endif
