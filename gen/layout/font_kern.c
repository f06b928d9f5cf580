#include "layout/font_kern.h"

#include <stdlib.h>

#include <hb-ot.h>

#include "base/library.h"
#include "base/mem.h"

static struct library harfbuzz = {.file = LIBHARFBUZZ_FILE};
#define HB(function) LIBRARY_CALL(&harfbuzz, function)

struct kerning {
    hb_font_t *font;
    hb_buffer_t *pair;
    hb_set_t *glyphs; /* of pairs in GPOS; NULL: all, pairs are in the kern table */
    hb_segment_properties_t latin;
};

/*
 * Glyphs are shaped, not letters, so that whoever measures them has the same ones: glyph N is the
 * letter N of a private area of Unicode, of which HarfBuzz knows nothing else.
 */
enum { FIRST_LETTER = 0xF0000 };

static const hb_tag_t kern = HB_TAG('k', 'e', 'r', 'n');

static hb_bool_t glyph_of(hb_font_t *font, void *data, hb_codepoint_t letter, hb_codepoint_t *glyph,
                          void *user)
{
    (void)font, (void)data, (void)user;
    *glyph = letter - FIRST_LETTER;
    return true;
}

static hb_font_t *open_font(hb_face_t *face)
{
    hb_font_t *whole = HB(hb_font_create)(face), *font = HB(hb_font_create_sub_font)(whole);
    hb_font_funcs_t *funcs = HB(hb_font_funcs_create)();
    HB(hb_font_funcs_set_nominal_glyph_func)(funcs, glyph_of, NULL, NULL);
    HB(hb_font_set_funcs)(font, funcs, NULL, NULL);
    HB(hb_font_funcs_destroy)(funcs);
    HB(hb_font_destroy)(whole);
    return font;
}

/* The glyphs that lookups of the feature kern look at; NULL where only the kern table has pairs. */
static hb_set_t *glyphs_in_pairs(hb_face_t *face)
{
    const hb_tag_t features[] = {kern, HB_TAG_NONE};
    hb_set_t *lookups = HB(hb_set_create)(), *glyphs = NULL, *others = HB(hb_set_create)();
    HB(hb_ot_layout_collect_lookups)(face, HB_OT_TAG_GPOS, NULL, NULL, features, lookups);
    hb_blob_t *table = HB(hb_face_reference_table)(face, kern);
    if (!HB(hb_set_is_empty)(lookups) || !HB(hb_blob_get_length)(table))
        glyphs = HB(hb_set_create)();
    for (hb_codepoint_t i = HB_SET_VALUE_INVALID; HB(hb_set_next)(lookups, &i);)
        HB(hb_ot_layout_lookup_collect_glyphs)
    (face, HB_OT_TAG_GPOS, i, others, glyphs, others, NULL);
    HB(hb_blob_destroy)(table);
    HB(hb_set_destroy)(lookups);
    HB(hb_set_destroy)(others);
    return glyphs;
}

struct kerning *kerning_open(struct str file, unsigned index)
{
    struct kerning *k = mem_zalloc(sizeof *k);
    hb_blob_t *blob =
        HB(hb_blob_create)(file.p, (unsigned)file.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = HB(hb_face_create)(blob, index);
    k->font = open_font(face);
    k->pair = HB(hb_buffer_create)();
    k->glyphs = glyphs_in_pairs(face);
    k->latin = (hb_segment_properties_t){.direction = HB_DIRECTION_LTR,
                                         .script = HB_SCRIPT_LATIN,
                                         .language = HB(hb_language_from_string)("vi", -1)};
    HB(hb_face_destroy)(face);
    HB(hb_blob_destroy)(blob);
    return k;
}

void kerning_close(struct kerning *k)
{
    if (!k)
        return;
    HB(hb_buffer_destroy)(k->pair);
    HB(hb_set_destroy)(k->glyphs);
    HB(hb_font_destroy)(k->font);
    free(k);
}

bool kerning_has(const struct kerning *k, unsigned glyph)
{
    return !k->glyphs || HB(hb_set_has)(k->glyphs, glyph);
}

int kerning_of(struct kerning *k, unsigned left, unsigned right)
{
    /* Of all that a font can do to letters, only kerning: glyphs are printed as they are. */
    static const hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 1, 0, -1u}, {HB_TAG('l', 'i', 'g', 'a'), 0, 0, -1u},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, -1u}, {HB_TAG('c', 'a', 'l', 't'), 0, 0, -1u},
        {HB_TAG('c', 'c', 'm', 'p'), 0, 0, -1u}, {HB_TAG('l', 'o', 'c', 'l'), 0, 0, -1u}};
    const hb_codepoint_t letters[] = {FIRST_LETTER + left, FIRST_LETTER + right};
    unsigned n;
    HB(hb_buffer_clear_contents)(k->pair);
    HB(hb_buffer_add_utf32)(k->pair, letters, 2, 0, 2);
    HB(hb_buffer_set_segment_properties)(k->pair, &k->latin);
    HB(hb_shape)(k->font, k->pair, features, sizeof features / sizeof *features);
    const hb_glyph_position_t *at = HB(hb_buffer_get_glyph_positions)(k->pair, &n);
    if (n != 2)
        return 0;
    return at[0].x_advance + at[1].x_advance - HB(hb_font_get_glyph_h_advance)(k->font, left) -
           HB(hb_font_get_glyph_h_advance)(k->font, right);
}
