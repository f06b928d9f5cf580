/*
 * TrueType files: the measures that a PDF font descriptor asks for, and subsets.
 *
 * A subset holds only the glyphs that a document prints, renumbered from 0, with every component
 * of a composite glyph at any depth (in many fonts the accented Vietnamese letters are composites
 * of composites). Knows neither documents nor PDF. Format: the OpenType specification 1.9,
 * chapters head, hhea, hmtx, maxp, loca, glyf, OS/2, post, name.
 */
#ifndef WRITE_PDF_TRUETYPE_H
#define WRITE_PDF_TRUETYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* Lengths are in font units: units_per_em of them make the font size. */
struct truetype_measures {
    struct str name; /* PostScript name, "LiberationSerif-Bold" */
    unsigned units_per_em;
    int box[4]; /* least x, least y, greatest x, greatest y */
    int ascent, descent, cap_height;
    double italic_angle; /* degrees, negative when the letters lean to the right */
    unsigned weight;     /* 400 regular, 700 bold */
    bool fixed_pitch, serif, italic;
};

enum truetype_fault {
    TRUETYPE_OK,
    TRUETYPE_NO_OUTLINES, /* no glyf table: OpenType with CFF outlines, or a bitmap font */
    TRUETYPE_BROKEN,      /* tables that contradict each other or end too early */
    TRUETYPE_RESTRICTED   /* its licence bits forbid embedding (OS/2 fsType 2) */
};

struct truetype; /* opaque */

/*
 * bytes: the whole file, borrowed for the life of the arena; index: the face in a collection.
 * NULL with a fault.
 */
struct truetype *truetype_open(struct arena *, struct str bytes, unsigned index,
                               enum truetype_fault *);
const struct truetype_measures *truetype_measures(const struct truetype *);
unsigned truetype_advance(const struct truetype *, unsigned glyph);

/*
 * Appends a font file in which glyph i is glyphs[i] of the font; a glyph may be named twice.
 * glyphs[0] should be 0, the sign for a missing letter. Components follow. How many glyphs the
 * subset has, 0 when an outline is broken or more than 65535 glyphs would be needed.
 */
size_t truetype_subset(const struct truetype *, const uint16_t *glyphs, size_t n, struct buf *out);

#endif
