/*
 * The fonts of one PDF: every printed letter of a face gets a code of its own, and at the end the
 * face is embedded with just these letters.
 *
 * Codes follow the order of first use, so the bytes depend on the document alone. A letter, not a
 * glyph, is what gets a code: where a font draws two letters alike, text copied from the PDF still
 * keeps them apart.
 */
#ifndef WRITE_PDF_PDF_FONT_H
#define WRITE_PDF_PDF_FONT_H

#include <stdint.h>

#include "write/pdf/pdf_file.h"
#include "write/pdf/truetype.h"

struct pdf_fonts; /* opaque */

struct pdf_fonts *pdf_fonts_new(void);
void pdf_fonts_free(struct pdf_fonts *); /* NULL is allowed */

/* A face of the document; its number, which is N in the resource name /FN. Borrowed. */
unsigned pdf_fonts_add(struct pdf_fonts *, const struct truetype *);
/* The code of a letter; 0 where the face has not drawn it yet. */
unsigned pdf_font_code(const struct pdf_fonts *, unsigned face, uint32_t letter);
/* The code of a letter that the face draws with glyph; 0 when there are more than 65535. */
unsigned pdf_font_add(struct pdf_fonts *, unsigned face, uint32_t letter, unsigned glyph);

/* Embeds all faces; entries of the font resource go into the object. False after a diagnostic. */
bool pdf_fonts_write(struct pdf_fonts *, struct pdf_file *, unsigned resource);

#endif
