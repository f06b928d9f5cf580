/*
 * Subsets of TrueType files: every letter that Vietnamese can print has the same outline in the
 * subset as in the font, also where a letter is a composite of composites; broken files are
 * refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/mem.h"
#include "write/pdf/truetype.h"

/* Base letters with tone marks, in order of Unicode's Latin blocks. */
static const char letters[] =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ";

struct font_file {
    char path[1024];
    int index;
    char *bytes;
    size_t n;
};

/* False when the family is not installed. */
static bool find(const char *family, const char *style, struct font_file *f)
{
    FcPattern *want =
        FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_STYLE, FcTypeString, style, NULL);
    FcConfigSubstitute(NULL, want, FcMatchPattern);
    FcDefaultSubstitute(want);
    FcResult result;
    FcPattern *have = FcFontMatch(NULL, want, &result);
    FcChar8 *path = NULL, *name = NULL;
    bool found = have && FcPatternGetString(have, FC_FILE, 0, &path) == FcResultMatch &&
                 FcPatternGetString(have, FC_FAMILY, 0, &name) == FcResultMatch &&
                 !strcmp((const char *)name, family);
    if (found) {
        snprintf(f->path, sizeof f->path, "%s", (const char *)path);
        FcPatternGetInteger(have, FC_INDEX, 0, &f->index);
    }
    FcPatternDestroy(want);
    if (have)
        FcPatternDestroy(have);
    return found;
}

static void load(struct font_file *f)
{
    FILE *in = fopen(f->path, "rb");
    assert_non_null(in);
    fseek(in, 0, SEEK_END);
    f->n = (size_t)ftell(in);
    rewind(in);
    f->bytes = malloc(f->n);
    assert_int_equal(fread(f->bytes, 1, f->n, in), f->n);
    fclose(in);
}

static uint32_t next_letter(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    int more = *s < 0x80 ? 0 : *s < 0xE0 ? 1 : 2;
    uint32_t c = more == 0 ? *s : *s & (more == 1 ? 0x1F : 0x0F);
    for (int i = 1; i <= more; i++)
        c = c << 6 | (s[i] & 0x3F);
    *p += more + 1;
    return c;
}

/* The glyph's points and tags, unscaled. */
static bool same_outline(FT_Face a, unsigned glyph_a, FT_Face b, unsigned glyph_b)
{
    enum { PLAIN = FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING };
    if (FT_Load_Glyph(a, glyph_a, PLAIN) || FT_Load_Glyph(b, glyph_b, PLAIN))
        return false;
    const FT_Outline *x = &a->glyph->outline, *y = &b->glyph->outline;
    if (x->n_points != y->n_points || x->n_contours != y->n_contours ||
        a->glyph->metrics.horiAdvance != b->glyph->metrics.horiAdvance)
        return false;
    return !x->n_points ||
           (!memcmp(x->points, y->points, sizeof *x->points * (size_t)x->n_points) &&
            !memcmp(x->tags, y->tags, (size_t)x->n_points) &&
            !memcmp(x->contours, y->contours, sizeof *x->contours * (size_t)x->n_contours));
}

static void check_family(const char *family, const char *style)
{
    struct font_file f = {.index = 0};
    if (!find(family, style, &f)) {
        print_message("# %s %s is not installed\n", family, style);
        return;
    }
    load(&f);
    struct arena *arena = arena_new();
    enum truetype_fault fault;
    struct truetype *t =
        truetype_open(arena, (struct str){f.bytes, f.n}, (unsigned)f.index, &fault);
    assert_non_null(t);
    FT_Library library;
    FT_Face whole, part;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    assert_int_equal(FT_New_Memory_Face(library, (FT_Byte *)f.bytes, (FT_Long)f.n, f.index, &whole),
                     0);
    uint16_t glyphs[400] = {0};
    size_t n = 1;
    for (const char *p = letters; *p;) {
        uint32_t c = next_letter(&p);
        glyphs[n++] = (uint16_t)FT_Get_Char_Index(whole, c);
        assert_int_not_equal(glyphs[n - 1], 0);
        assert_int_equal(truetype_advance(t, glyphs[n - 1]) > 0, 1);
    }
    glyphs[n++] = glyphs[1]; /* named twice */
    struct buf subset = {0};
    assert_true(truetype_subset(t, glyphs, n, &subset));
    assert_true(subset.n < f.n);
    assert_int_equal(FT_New_Memory_Face(library, (FT_Byte *)subset.p, (FT_Long)subset.n, 0, &part),
                     0);
    for (size_t i = 0; i < n; i++)
        if (!same_outline(whole, glyphs[i], part, (unsigned)i))
            fail_msg("%s %s: glyph %u differs in the subset", family, style, glyphs[i]);
    FT_Done_Face(part);
    FT_Done_Face(whole);
    FT_Done_FreeType(library);
    buf_free(&subset);
    arena_free(arena);
    free(f.bytes);
}

static void subsets_keep_every_letter(void **state)
{
    (void)state;
    static const char *const families[] = {"Liberation Serif", "Tinos", "DejaVu Serif",
                                           "DejaVu Sans", "Times New Roman"};
    static const char *const styles[] = {"Regular", "Bold", "Italic", "Bold Italic"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (size_t k = 0; k < sizeof styles / sizeof *styles; k++)
            check_family(families[i], styles[k]);
}

/* Cut and altered at many places: refused or subset, never a read outside the file. */
static void broken_files_do_no_harm(void **state)
{
    (void)state;
    struct font_file f = {.index = 0};
    if (!find("Liberation Serif", "Regular", &f))
        skip();
    load(&f);
    unsigned random = 1;
    for (int round = 0; round < 300; round++) {
        random = random * 1103515245u + 12345u;
        size_t n = round % 3 ? f.n : random % f.n;
        char *bytes = malloc(n + 1);
        memcpy(bytes, f.bytes, n);
        for (int k = 0; k < 20 && n; k++) {
            random = random * 1103515245u + 12345u;
            bytes[(random >> 8) % (k < 10 && n > 400 ? 400 : n)] = (char)random;
        }
        struct arena *arena = arena_new();
        enum truetype_fault fault;
        struct truetype *t = truetype_open(arena, (struct str){bytes, n}, 0, &fault);
        assert_true(t || fault != TRUETYPE_OK);
        if (t) {
            struct buf subset = {0};
            uint16_t glyphs[] = {0, 40, 100, 600, 1200};
            truetype_subset(t, glyphs, 5, &subset);
            buf_free(&subset);
        }
        arena_free(arena);
        free(bytes);
    }
    free(f.bytes);
}

static void what_is_no_font_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    enum truetype_fault fault = TRUETYPE_OK;
    assert_null(truetype_open(arena, STR(""), 0, &fault));
    assert_int_equal(fault, TRUETYPE_NO_OUTLINES);
    assert_null(truetype_open(arena, STR("OTTO\0\1 CFF and no glyf table"), 0, &fault));
    assert_int_equal(fault, TRUETYPE_NO_OUTLINES);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subsets_keep_every_letter),
        cmocka_unit_test(broken_files_do_no_harm),
        cmocka_unit_test(what_is_no_font_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
