/*
 * Kerning as a font itself wants it: its GPOS table, else its kern table (OpenType 1.9, "Kerning").
 * The only file that includes HarfBuzz.
 */
#ifndef LAYOUT_FONT_KERN_H
#define LAYOUT_FONT_KERN_H

#include <stdbool.h>

#include "base/text.h"

/* A face of a font file, opened for its kerning; the file's bytes have to outlive it. */
struct kerning;
struct kerning *kerning_open(struct str file, unsigned index);
void kerning_close(struct kerning *); /* NULL is allowed */

/* Has the font a pair with this glyph? Few glyphs are in one, and pairs take long to measure. */
bool kerning_has(const struct kerning *, unsigned glyph);
/* Added between two glyphs of Latin text, in font units. */
int kerning_of(struct kerning *, unsigned left, unsigned right);

#endif
