/*
 * Fonts, measured. The only file that includes FreeType.
 *
 * A font here is one face of a TrueType file in its own units; nothing is scaled or drawn. What is
 * measured is remembered, for all threads that share the font. What is asked for every letter of a
 * text is inline.
 */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* A letter as this face has it, in font units, of which font_units() make the size. */
struct font_letter {
    uint16_t glyph;       /* 0: the font has none */
    atomic_bool measured; /* for font.c: the others are as they stay */
    bool kerned;          /* no blank, and in a pair that the font kerns */
    int advance;
};

/* Letters are kept by pages of 1024; a code point has 21 bits. 2^12 pairs. */
enum { FONT_PAGE = 1 << 10, FONT_PAGES = 1 << 11, FONT_PAIR_BITS = 12 };

/* For the inline functions below alone. */
struct font {
    _Atomic(struct font_letter *) pages[FONT_PAGES]; /* made when first needed */
    /* Left glyph << 48 | right glyph << 32 | what is added, in 32 bits; 0: empty. A later pair
     * takes the place of an earlier one. */
    _Atomic uint64_t pairs[1 << FONT_PAIR_BITS];
    int units;
    struct font_face *face;
};

/*
 * Owned by the arena, except for FreeType's own memory: font_close() before the arena is freed.
 * path is the file, index the face in a collection. NULL after a diagnostic: the file cannot be
 * read, is no font, has no outlines that can be embedded, or contradicts itself (head, hhea, maxp).
 */
struct font *font_open(struct arena *, const char *path, unsigned index);
void font_close(struct font *); /* NULL is allowed */

struct str font_file(const struct font *); /* all bytes of the file, while the font is open */
unsigned font_index(const struct font *);
const char *font_name(const struct font *); /* "Liberation Serif Bold" */

const struct font_letter *font_measure(struct font *, uint32_t letter);
/* Measured at the first call; the font's own, while it is open. */
static inline const struct font_letter *font_letter(struct font *f, uint32_t letter)
{
    struct font_letter *page =
        atomic_load_explicit(&f->pages[letter / FONT_PAGE % FONT_PAGES], memory_order_acquire);
    if (!page || !atomic_load_explicit(&page[letter % FONT_PAGE].measured, memory_order_acquire))
        return font_measure(f, letter);
    return &page[letter % FONT_PAGE];
}

static inline int font_units(const struct font *f)
{
    return f->units;
}

/*
 * Marks that are no ink: soft hyphen, zero-width blanks and joiners, byte order mark. Their glyph
 * is the blank's and their advance 0, so who prints them has to take the blank's width back.
 */
static inline bool font_is_invisible(uint32_t letter)
{
    return letter == 0xAD || (letter >= 0x200B && letter <= 0x200F) || letter == 0x2060 ||
           letter == 0xFEFF;
}
int font_measure_pair(struct font *, _Atomic uint64_t *pair, uint32_t key);
/* Added between two letters (font_kern.h). Never beside a blank. */
static inline int font_kern(struct font *f, const struct font_letter *left,
                            const struct font_letter *right)
{
    uint32_t key = (uint32_t)left->glyph << 16 | right->glyph;
    if (!left->kerned || !right->kerned || !key)
        return 0;
    /* Fibonacci hashing, Knuth vol. 3, 6.4 */
    _Atomic uint64_t *p = &f->pairs[key * 2654435761u >> (32 - FONT_PAIR_BITS)];
    uint64_t pair = atomic_load_explicit(p, memory_order_relaxed);
    return pair >> 32 == key ? (int)(int32_t)pair : font_measure_pair(f, p, key);
}
/* Above and below the base line, both positive, in font units. */
int font_ascent(const struct font *);
int font_descent(const struct font *);
/* Of the underline's middle below the base line, and its thickness; in font units. */
int font_underline(const struct font *, int *thickness);
/* Offset of the first letter that the font lacks, or (size_t)-1. Blanks and line feeds need none.
 */
size_t font_missing(struct font *, struct str text);

#endif
