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
/* Letters to codes, by blocks of letters, made when one of them is printed. */
enum { PDF_CODE_BLOCK = 1 << 10, PDF_CODE_BLOCKS = 1 << 11 };
struct pdf_codes {
    uint16_t *of[PDF_CODE_BLOCKS];
};
/* Those of a face, while its fonts are there. */
const struct pdf_codes *pdf_font_codes(const struct pdf_fonts *, unsigned face);
/* The code of a letter; 0 where the face has not drawn it yet. */
static inline unsigned pdf_font_code(const struct pdf_codes *codes, uint32_t letter)
{
    const uint16_t *block = codes->of[letter / PDF_CODE_BLOCK % PDF_CODE_BLOCKS];
    return block ? block[letter % PDF_CODE_BLOCK] : 0;
}
/* The code of a letter that the face draws with glyph; 0 when there are more than 65535. */
unsigned pdf_font_add(struct pdf_fonts *, unsigned face, uint32_t letter, unsigned glyph);

/* Embeds all faces; entries of the font resource go into the object. False after a diagnostic. */
bool pdf_fonts_write(struct pdf_fonts *, struct pdf_file *, unsigned resource);

#endif
