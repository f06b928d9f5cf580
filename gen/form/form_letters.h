/*
 * Letters that a font lacks: noted while text is set, reported once for each font and letter.
 * Private to form/.
 */
#ifndef FORM_FORM_LETTERS_H
#define FORM_FORM_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/source.h"

struct font;
struct form_request;

enum { LETTER_WORDS = 3 };

struct missing_letter { /* one without a glyph in that font */
    const struct font *font;
    struct font *other; /* that it is printed in, or NULL */
    uint32_t letter;
    struct pos first;               /* of its places */
    struct str words[LETTER_WORDS]; /* the first different ones that it occurs in */
    size_t word_count;
    bool in_more_words;
};

struct form_letters {                /* the list is the caller's to free */
    const struct form_request *in;   /* set by the caller; the rest zeroed at first */
    vec(struct missing_letter) list; /* by first place; words borrow from the texts */
};

/* Notes the letters of the text, which begins at pos, that the font lacks. */
void form_letters_check(struct form_letters *, struct font *, struct str text, struct pos);
/* The font that a letter is printed in which this one lacks; NULL for none. Noted before. */
struct font *form_letters_other(const struct form_letters *, const struct font *, uint32_t letter);
/* One diagnostic for each font and letter; true if one of them is in no font at all. */
bool form_letters_report(const struct form_letters *);

#endif
