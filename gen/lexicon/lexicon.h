/*
 * Lexicon: the Vietnamese words that the program recognises. They are data: words.def and
 * kinds.def, compiled in, and what an office adds in its own file (sources/words.def). A list has a
 * name in the file, "[bullets]", and the same name here, WORDS_BULLETS, made by the Makefile.
 *
 * One file format:
 *
 *     # a comment: what the list decides, and the source of its words
 *     [list-name]
 *     entry; entry
 *     entry | second field | third field
 *
 * Entries end at ";" or at the end of the line, fields at "|"; blanks around them are dropped. What
 * needs blanks or signs of its own is written in quotes: "; ", "\"", "\\". A blank at the end of an
 * entry means, by letters, that more has to follow.
 *
 * Entries are compared in one of three ways; the comment of a list says in which:
 *   - by letters: without marks, in capitals (struct letter_key), where scans misread marks;
 *   - by words: spelling variants alike (lexicon/phrase.h), for names and running text;
 *   - to the byte.
 *
 * The lexicon belongs to the process; a list is read when it is first asked for, so that a run pays
 * for the lists that it uses. lexicon_add() comes before any other use. One thread at a time,
 * except as lexicon_prepare() says.
 */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "lexicon/lists.h" /* enum words: one name a list */

struct arena;
struct source;

struct lexicon_entry {
    struct str *fields; /* the first is the word */
    size_t count;       /* of fields */
    struct str letters; /* the word's letter key */
};

struct lexicon_list {
    const struct lexicon_entry *entries;
    size_t n;
    bool sorted;                  /* by the bytes of the words */
    const struct phrase *phrases; /* of the words; then one of no words */
};

const struct lexicon_list *lexicon_list(enum words);
/* Field i of entry e (both from 0), unset where the entry has fewer. */
struct str lexicon_field(enum words, size_t e, size_t i);
/* The list is read: from now on any thread may ask for it, and to the byte for its entries. */
void lexicon_prepare(enum words);
/* Adds an office's own words; false after a diagnostic that names the place. */
bool lexicon_add(const struct source *);

/* --- by letters --------------------------------------------------------------------------- */

enum { LETTER_KEY = 160 }; /* letters; only the beginning of a longer text is looked at */

struct letter_key {
    const char *text; /* NUL-terminated, in the arena */
    uint32_t n;
} __attribute__((packed, aligned(4))); /* papers have millions of lines, each with one */

struct letter_key letter_key(struct arena *, struct str);
/* Does the key hold these letters; for signs, words belong to lists. */
bool letter_key_has(const struct letter_key *, const char *letters);
/* 1 + the first entry with which the key begins, whole words only; 0 for none. */
size_t lexicon_starts(const struct letter_key *, enum words);
/* The same wherever words end. */
size_t lexicon_starts_loosely(const struct letter_key *, enum words);
/* 1 + the first entry that the key holds anywhere; 0 for none. */
size_t lexicon_has(const struct letter_key *, enum words);
/* 1 + the first entry with which the key ends; 0 for none. */
size_t lexicon_ends_with(const struct letter_key *, enum words);
/* 1 + the entry that is the whole key; 0 for none. */
size_t lexicon_is_key(const struct letter_key *, enum words);

/* --- by words ----------------------------------------------------------------------------- */

/* Of each entry; one of signs alone has no words. */
const struct phrase *lexicon_phrases(enum words);
/* How many words of the text the longest entry takes that begins at word i (that ends before word
 * i); 0 for none. */
size_t lexicon_at(enum words, const struct phrase *text, size_t i);
size_t lexicon_before(enum words, const struct phrase *text, size_t i);
/* Does the text hold an entry anywhere. */
bool lexicon_in(enum words, const struct phrase *text);
/* 1 + the longest entry that begins at word i; 0 for none. */
size_t lexicon_which(enum words, const struct phrase *text, size_t i);

/* --- to the byte -------------------------------------------------------------------------- */

/* 1 + the entry that is the text; 0 for none. */
size_t lexicon_is(struct str text, enum words);
/* 1 + the longest entry that the text begins with; its bytes are those of field 0. */
size_t lexicon_begins(struct str text, enum words);
size_t lexicon_length(struct str text, enum words); /* these bytes; 0 for none */
/* lexicon_begins() in any case, for entries in lower case; *length: bytes of the text. */
size_t lexicon_begins_any_case(struct str text, enum words, size_t *length);

#endif
