/* Fonts: what is measured, and files that must be refused. */
#include <unistd.h>

#include "layout_fixture.h"

static void letters_are_measured(void **state)
{
    (void)state;
    assert_string_equal(font_name(font), "Liberation Serif Regular");
    assert_int_equal(font_units(font), 2048);
    assert_int_equal(font_letter(font, ' ')->advance, 512); /* a quarter of the size, as in Times */
    assert_int_equal(font_letter(font, 'e')->advance, font_letter(font, 0x1EC7)->advance); /* ệ */
    assert_true(font_letter(font, 0x1EC7)->glyph > 0);
    assert_true(font_ascent(font) > 0 && font_descent(font) > 0);
    assert_int_equal(font_letter(font, 0x516C)->glyph, 0);
    assert_int_equal(font_letter(font, 0x1F600)->glyph, 0); /* beyond the tables of letters */
}

static struct font *open_bytes(struct str bytes)
{
    char path[] = "/tmp/kehoach-font-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    close(fd);
    struct font *f = font_open(arena, path, 0);
    unlink(path);
    return f;
}

static int kern(uint32_t left, uint32_t right)
{
    return font_kern(font, font_letter(font, left), font_letter(font, right));
}

static void pairs_are_kerned(void **state)
{
    (void)state;
    assert_true(kern('A', 'V') < 0);
    assert_int_equal(kern('A', 'V'), kern('A', 'V'));
    assert_int_equal(kern('n', 'n'), 0);
    assert_int_equal(kern('A', ' '), 0);
}

/* The default font without tables of these names ("kernGPOS"), each letter pair's kerning. */
static void check_kerning_without(const char *tables, bool kerned)
{
    struct font *whole = font;
    char *bytes = mem_alloc(font_file(font).n);
    struct str copy = {bytes, font_file(font).n};
    memcpy(bytes, font_file(font).p, copy.n);
    for (char *record = bytes + 12; record < bytes + 12 + 16 * bytes[5]; record += 16)
        for (const char *name = tables; *name; name += 4)
            if (!memcmp(record, name, 4))
                memcpy(record, "none", 4);
    struct font *cut = open_bytes(copy);
    assert_non_null(cut);
    for (const char *pair = "AVToLTP.yyenVe"; *pair; pair += 2) {
        int wanted = kern((unsigned char)pair[0], (unsigned char)pair[1]);
        font = cut;
        assert_int_equal(kern((unsigned char)pair[0], (unsigned char)pair[1]), kerned ? wanted : 0);
        font = whole;
    }
    font_close(cut);
    free(bytes);
}

/* Tinos has its pairs in GPOS alone, old fonts in kern alone. */
static void either_table_kerns(void **state)
{
    (void)state;
    check_kerning_without("kern", true);
    check_kerning_without("GPOS", true);
    check_kerning_without("kernGPOS", false);
}

static void missing_letters_are_found(void **state)
{
    (void)state;
    assert_int_equal(font_missing(font, STR("Đoàn kết\n\ttoàn dân tộc")), (size_t)-1);
    assert_int_equal(font_missing(font, STR("một 公 hai")), strlen("một "));
    assert_int_equal(font_missing(font, STR("đoàn\u00ADkết\u200B")), (size_t)-1);
    assert_int_equal(font_letter(font, 0xAD)->advance, 0);
}

static void families_are_not_replaced(void **state)
{
    struct fontfile faces[4];
    const struct str families[] = {STR("No Such Family"), STR("Liberation Serif")};
    (void)state;
    assert_int_equal(fontfile_family(arena, POS_NONE, families, 2, faces), 1);
    assert_non_null(strstr(faces[3].path, "BoldItalic"));
    assert_int_equal(fontfile_family(arena, POS_NONE, families, 1, faces), -1);
    assert_true(reported("is not installed in all four faces"));
}

/* ---------------------------------------------------------------- broken files */

/* The font's bytes with a table's 16-bit field changed; to be freed. */
static struct str spoilt(const char *table, size_t offset, uint16_t value)
{
    struct str file = font_file(font);
    unsigned char *copy = mem_alloc(file.n);
    memcpy(copy, file.p, file.n);
    size_t tables = (size_t)(copy[4] << 8 | copy[5]);
    for (size_t i = 0; i < tables; i++) {
        unsigned char *entry = copy + 12 + 16 * i;
        if (memcmp(entry, table, 4))
            continue;
        size_t at = (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 |
                    (size_t)entry[11];
        copy[at + offset] = (unsigned char)(value >> 8);
        copy[at + offset + 1] = (unsigned char)value;
    }
    return (struct str){(char *)copy, file.n};
}

static void broken_fonts_are_refused(void **state)
{
    /* units per em; number of wide metrics; number of glyphs */
    static const struct {
        const char *table;
        size_t offset;
        uint16_t value;
    } faults[] = {{"head", 18, 0},     {"head", 18, 60000}, {"hhea", 34, 0},
                  {"hhea", 34, 65535}, {"maxp", 4, 65535},  {"maxp", 4, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct str bytes = spoilt(faults[i].table, faults[i].offset, faults[i].value);
        struct font *f = open_bytes(bytes);
        assert_null(f);
        assert_true(reported("error"));
        free((char *)bytes.p);
    }
}

static void what_is_no_font_is_refused(void **state)
{
    (void)state;
    assert_null(open_bytes(STR("not a font")));
    assert_true(reported("no font file"));
    assert_null(open_bytes(STR("")));
    assert_null(open_bytes(str_slice(font_file(font), 0, 300)));
    assert_true(reported("error"));
    assert_null(font_open(arena, "/no/such/file.ttf", 0));
    assert_true(reported("cannot read"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_measured),       cmocka_unit_test(pairs_are_kerned),
        cmocka_unit_test(either_table_kerns),         cmocka_unit_test(missing_letters_are_found),
        cmocka_unit_test(families_are_not_replaced),  cmocka_unit_test(broken_fonts_are_refused),
        cmocka_unit_test(what_is_no_font_is_refused),
    };
    return cmocka_run_group_tests(tests, open_font, close_font);
}
