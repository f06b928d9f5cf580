/*
 * Type 0 fonts with CID = glyph of the subset: see pdf_font.h. Clauses are of ISO 32000-1:2008,
 * chapter 9 (Text).
 */
#include "write/pdf/pdf_font.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/unicode.h"

struct face {
    const struct truetype *truetype;
    struct pdf_codes codes;
    vec(uint32_t) letters; /* by code; letters.at[0] is the sign for a missing letter */
    vec(uint16_t) glyphs;  /* by code */
};

struct pdf_fonts {
    vec(struct face *) faces;
};

struct pdf_fonts *pdf_fonts_new(void)
{
    return mem_zalloc(sizeof(struct pdf_fonts));
}

void pdf_fonts_free(struct pdf_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->faces.n; i++) {
        struct face *face = fonts->faces.at[i];
        for (size_t k = 0; k < PDF_CODE_BLOCKS; k++)
            free(face->codes.of[k]);
        vec_free(&face->letters);
        vec_free(&face->glyphs);
        free(face);
    }
    vec_free(&fonts->faces);
    free(fonts);
}

unsigned pdf_fonts_add(struct pdf_fonts *fonts, const struct truetype *truetype)
{
    struct face *face = mem_zalloc(sizeof *face);
    face->truetype = truetype;
    *vec_push(&face->letters) = 0;
    *vec_push(&face->glyphs) = 0;
    *vec_push(&fonts->faces) = face;
    return (unsigned)fonts->faces.n - 1;
}

const struct pdf_codes *pdf_font_codes(const struct pdf_fonts *fonts, unsigned number)
{
    return &fonts->faces.at[number]->codes;
}

unsigned pdf_font_add(struct pdf_fonts *fonts, unsigned number, uint32_t letter, unsigned glyph)
{
    struct face *face = fonts->faces.at[number];
    uint16_t **block = &face->codes.of[letter / PDF_CODE_BLOCK % PDF_CODE_BLOCKS];
    if (!*block)
        *block = mem_zalloc(PDF_CODE_BLOCK * sizeof **block);
    uint16_t *code = &(*block)[letter % PDF_CODE_BLOCK];
    if (!*code && face->letters.n <= 65535) {
        *code = (uint16_t)face->letters.n;
        *vec_push(&face->letters) = letter;
        *vec_push(&face->glyphs) = (uint16_t)glyph;
    }
    return *code;
}

static double thousandths(const struct face *face, int units)
{
    return units * 1000.0 / truetype_measures(face->truetype)->units_per_em;
}

/* 9.10.3: which letter each code is. 100 lines a section at most (Adobe Technical Note 5014). */
static unsigned write_to_unicode(const struct face *face, struct pdf_file *file)
{
    struct buf b = {0};
    buf_puts(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t at = 1; at < face->letters.n;) {
        size_t n = face->letters.n - at < 100 ? face->letters.n - at : 100;
        buf_printf(&b, "%zu beginbfchar\n", n);
        for (; n; n--, at++) {
            struct buf letter = {0};
            utf8_append(&letter, face->letters.at[at]);
            buf_printf(&b, "<%04zX> <", at);
            pdf_put_utf16(&b, buf_view(&letter));
            buf_puts(&b, ">\n");
            buf_free(&letter);
        }
        buf_puts(&b, "endbfchar\n");
    }
    buf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    unsigned object = pdf_stream(file, STR_NONE, buf_view(&b), true);
    buf_free(&b);
    return object;
}

/* One bit for each glyph of the subset, the first one highest: it has them all (9.8.3.1). */
static unsigned write_glyph_set(struct pdf_file *file, size_t count)
{
    struct buf b = {0};
    for (; count >= 8; count -= 8)
        buf_char(&b, (char)0xFF);
    if (count)
        buf_char(&b, (char)(0xFF00 >> count & 0xFF));
    unsigned object = pdf_stream(file, STR_NONE, buf_view(&b), true);
    buf_free(&b);
    return object;
}

static unsigned write_descriptor(const struct face *face, struct pdf_file *file, struct str name,
                                 struct str subset, size_t glyphs)
{
    /* 9.8.2: bits of Flags */
    enum { FIXED = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
    const struct truetype_measures *m = truetype_measures(face->truetype);
    struct buf b = {0};
    buf_printf(&b, "/Length1 %zu", subset.n);
    unsigned font_file = pdf_stream(file, buf_view(&b), subset, true);
    unsigned glyph_set = write_glyph_set(file, glyphs); /* PDF/A-1 wants it: ISO 19005-1, 6.3.5 */
    b.n = 0;
    buf_printf(&b, "/Type /FontDescriptor /FontName /%.*s /Flags %d /FontBBox [", STR_ARG(name),
               (m->fixed_pitch ? FIXED : 0) | (m->serif ? SERIF : 0) | SYMBOLIC |
                   (m->italic ? ITALIC : 0));
    for (size_t i = 0; i < 4; i++) {
        pdf_put_number(&b, thousandths(face, m->box[i]));
        buf_char(&b, i < 3 ? ' ' : ']');
    }
    buf_puts(&b, " /ItalicAngle ");
    pdf_put_number(&b, m->italic_angle);
    buf_puts(&b, " /Ascent ");
    pdf_put_number(&b, thousandths(face, m->ascent));
    buf_puts(&b, " /Descent ");
    pdf_put_number(&b, thousandths(face, m->descent));
    buf_puts(&b, " /CapHeight ");
    pdf_put_number(&b, thousandths(face, m->cap_height));
    /* the font does not give its stem width: 80 for weight 400 and 150 for 700 are usual */
    buf_printf(&b, " /StemV %u /FontFile2 %u 0 R /CIDSet %u 0 R", m->weight * 7 / 30 - 13,
               font_file, glyph_set);
    return pdf_object_of(file, &b);
}

static unsigned write_descendant(const struct face *face, struct pdf_file *file, struct str name,
                                 unsigned descriptor)
{
    struct buf b = {0};
    buf_printf(&b,
               "/Type /Font /Subtype /CIDFontType2 /BaseFont /%.*s\n"
               "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
               "/CIDToGIDMap /Identity /FontDescriptor %u 0 R\n/W [0 [",
               STR_ARG(name), descriptor);
    for (size_t i = 0; i < face->glyphs.n; i++) {
        if (i)
            buf_char(&b, ' ');
        unsigned advance = truetype_advance(face->truetype, face->glyphs.at[i]);
        pdf_put_number(&b, thousandths(face, (int)advance));
    }
    buf_puts(&b, "]]");
    return pdf_object_of(file, &b);
}

/* The number of the font object, 0 after a diagnostic. */
static unsigned write_face(const struct face *face, struct pdf_file *file)
{
    struct buf subset = {0}, name = {0};
    size_t glyphs = truetype_subset(face->truetype, face->glyphs.at, face->glyphs.n, &subset);
    if (!glyphs) {
        buf_str(&name, truetype_measures(face->truetype)->name);
        diag(MSG_FONT_BROKEN, POS_NONE, name.p);
        buf_free(&name);
        buf_free(&subset);
        return 0;
    }
    /* 9.6.4: six letters before the name of a subset, here from the digest of its bytes. */
    char digest[HASH_QUICK];
    hash_quick(buf_view(&subset), digest);
    for (size_t i = 0; i < 6; i++) {
        char c = digest[i];
        buf_char(&name, (char)(c <= '9' ? c - '0' + 'A' : c - 'a' + 'K'));
    }
    buf_printf(&name, "+%.*s", STR_ARG(truetype_measures(face->truetype)->name));
    unsigned descriptor = write_descriptor(face, file, buf_view(&name), buf_view(&subset), glyphs);
    unsigned descendant = write_descendant(face, file, buf_view(&name), descriptor);
    unsigned to_unicode = write_to_unicode(face, file);
    struct buf b = {0};
    buf_printf(&b,
               "/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H\n"
               "/DescendantFonts [%u 0 R] /ToUnicode %u 0 R",
               name.p, descendant, to_unicode);
    unsigned object = pdf_object_of(file, &b);
    buf_free(&subset);
    buf_free(&name);
    return object;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, unsigned resource)
{
    for (size_t i = 0; i < fonts->faces.n; i++) {
        if (fonts->faces.at[i]->letters.n < 2)
            continue;
        unsigned font = write_face(fonts->faces.at[i], file);
        if (!font)
            return false;
        struct buf entry = {0};
        buf_printf(&entry, "/F%zu %u 0 R", i, font);
        pdf_object_add(file, resource, &entry);
    }
    return true;
}
