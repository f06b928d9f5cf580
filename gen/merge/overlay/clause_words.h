/*
 * Clause words: a clause as words with their styles and footnotes, and the stretches in which two
 * clauses differ, compared byte for byte and aligned so that a profile that makes the one of the
 * other costs the fewest bytes.
 */
#ifndef MERGE_OVERLAY_CLAUSE_WORDS_H
#define MERGE_OVERLAY_CLAUSE_WORDS_H

#include "model/doc.h"

struct clause_word {  /* a word or a sign, with the blanks before it; or a footnote call */
    struct str text;  /* as it is in the clause; "" for a call */
    struct str shown; /* after the replacements of the whole profile */
    size_t at;        /* of text in the clause's */
    unsigned style;
    const struct node *note;
};

struct clause_words {
    struct str text; /* of the clause, without calls */
    struct clause_word *words;
    size_t n;
};

struct word_replacement { /* a word that the whole profile replaces */
    struct str from, to;
};

struct word_replacements {
    const struct word_replacement *at;
    size_t n;
};

struct clause_stretch { /* words [old_from, old_to) become words [new_from, new_to) */
    size_t old_from, old_to, new_from, new_to;
};

/* With the words after the replacements of the whole profile; globals NULL: without. plain: styles
 * do not count. */
struct clause_words clause_words_read(struct arena *, const struct node *,
                                      const struct word_replacements *, bool plain);
/* The words of a text, as accounts count them; the bytes of the blanks that it begins with. */
size_t clause_words_count(struct str);
size_t clause_words_blanks(struct str);
enum { CLAUSE_WORDS_OPEN = 44 }; /* bytes of a substitution besides its words, about */
/* The stretches, in the arena. False: more than 4 million pairs of words, which are not tried. */
bool clause_words_align(struct arena *, const struct clause_words *old,
                        const struct clause_words *new, struct clause_stretch **out, size_t *count);

#endif
