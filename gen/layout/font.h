/*
 * Fonts, measured. The only file that includes FreeType.
 *
 * A font here is one face of a TrueType file in its own units; nothing is scaled or drawn. What is
 * measured is remembered, so a font serves one thread at a time.
 */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct font; /* opaque */

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

/* A letter as this face has it, in font units, of which font_units() make the size. */
struct font_letter {
    uint16_t glyph; /* 0: the font has none */
    bool measured;  /* for font.c */
    bool kerned;    /* no blank, of a font that kerns */
    int advance;
};
/* Measured once; the font's own, while it is open. */
const struct font_letter *font_letter(struct font *, uint32_t letter);
int font_units(const struct font *);
/*
 * Marks that are no ink: soft hyphen, zero-width blanks and joiners, byte order mark. Their glyph
 * is the blank's and their advance 0, so who prints them has to take the blank's width back.
 */
bool font_is_invisible(uint32_t letter);
/* Added between two letters; from the kern table, 0 where there is none. Never beside a blank. */
int font_kern(struct font *, const struct font_letter *left, const struct font_letter *right);
/* Above and below the base line, both positive, in font units. */
int font_ascent(const struct font *);
int font_descent(const struct font *);
/* Of the underline's middle below the base line, and its thickness; in font units. */
int font_underline(const struct font *, int *thickness);
/* Offset of the first letter that the font lacks, or (size_t)-1. Blanks and line feeds need none.
 */
size_t font_missing(struct font *, struct str text);

#endif
