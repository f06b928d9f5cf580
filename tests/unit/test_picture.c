/* Pictures of pages: pale ink, seals without colour, edges. What goes and what stays, by pixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "read/pdf/picture.h"
#include "read/pdf/picture_size.h"

enum { SIDE = 900, MIDDLE = 450, RADIUS = 210, INNER = 150, PAPER = 255 }; /* pixels, at 300 dpi */

static unsigned char page[SIDE * SIDE];

static struct picture blank(unsigned char paper)
{
    memset(page, paper, sizeof page);
    return (struct picture){page, SIDE, SIDE, 1};
}

static void box(int left, int top, int width, int height, unsigned char ink)
{
    for (int y = top; y < top + height; y++)
        memset(page + y * SIDE + left, ink, (size_t)width);
}

static void ring(int radius, unsigned char ink)
{
    for (int y = -radius; y <= radius; y++)
        for (int x = -radius; x <= radius; x++)
            if (x * x + y * y <= radius * radius && x * x + y * y > (radius - 7) * (radius - 7))
                page[(MIDDLE + y) * SIDE + MIDDLE + x] = ink;
}

static unsigned char at(int x, int y)
{
    return page[y * SIDE + x];
}

/* A seal: rings, a star, a letter between the rings at the left and one that leans at the right. */
static void seal(unsigned char ink)
{
    ring(RADIUS, ink);
    ring(INNER, ink);
    box(MIDDLE - 30, MIDDLE - 30, 60, 60, ink);
    box(MIDDLE - 45, MIDDLE - 7, 15, 14, ink); /* a tip */
    box(MIDDLE - 190, MIDDLE - 20, 25, 40, ink);
    box(MIDDLE + 168, MIDDLE - 30, 25, 40, ink);
}

static void pale_ink_becomes_black(void **state)
{
    (void)state;
    struct picture p = blank(PAPER);
    box(100, 100, 400, 60, 120);
    box(100, 200, 50, 20, 200);
    picture_blacken(&p);
    assert_in_range(at(200, 120), 0, 4);
    assert_in_range(at(120, 210), 120, 200); /* what is fainter than print stays so */
    assert_int_equal(at(600, 600), PAPER);
    p = blank(PAPER);
    box(100, 100, 400, 60, 5);
    box(100, 200, 10, 20, 150);
    picture_blacken(&p);
    assert_int_equal(at(105, 210), 150); /* print is black already */
    p = blank(PAPER);
    box(100, 100, 4, 4, 120);
    picture_blacken(&p);
    assert_int_equal(at(101, 101), 120); /* a stain is no print */
}

static void a_grey_seal_goes_and_print_below_it_stays(void **state)
{
    (void)state;
    struct ink_boxes seals = {0};
    struct picture p = blank(PAPER);
    seal(110);
    box(250, 300, 300, 12, 10); /* print through both rings */
    box(250, 312, 300, 2, 90);  /* its rim */
    box(400, 316, 8, 40, 110);  /* its ink below the print */
    box(800, 100, 20, 20, 110); /* elsewhere */
    picture_drop_rings(&p, &seals);
    assert_int_equal(seals.n, 1);
    assert_int_equal(at(MIDDLE, MIDDLE - RADIUS + 3), PAPER);
    assert_int_equal(at(MIDDLE, MIDDLE + INNER - 3), PAPER);
    assert_int_equal(at(MIDDLE, MIDDLE), PAPER);
    assert_int_equal(at(MIDDLE - 180, MIDDLE), PAPER);
    assert_int_equal(at(404, 340), PAPER);
    assert_int_equal(at(400, 306), 10);
    assert_int_equal(at(400, 313), 90);
    assert_int_equal(at(810, 110), 110);
    vec_free(&seals);
}

static void letters_and_star_of_a_black_seal_go(void **state)
{
    (void)state;
    struct ink_boxes seals = {0};
    struct picture p = blank(PAPER);
    seal(0);
    for (int x = 560; x < 760; x += 40) /* a line of print that goes through the rings */
        box(x, MIDDLE + 60, 24, 40, 0);
    box(600, MIDDLE + 46, 10, 8, 0); /* a mark above its second letter, between the rings */
    box(MIDDLE - 3, MIDDLE + RADIUS - 2, 6, 8, 0); /* print that touches the outer one */
    picture_drop_rings(&p, &seals);
    assert_int_equal(seals.n, 1);
    assert_int_equal(at(MIDDLE, MIDDLE - RADIUS + 3), PAPER);
    assert_int_equal(at(MIDDLE, MIDDLE), PAPER);
    assert_int_equal(at(MIDDLE - 40, MIDDLE), PAPER);
    assert_int_equal(at(MIDDLE - 180, MIDDLE), PAPER);
    assert_int_equal(at(MIDDLE + 180, MIDDLE - 10), PAPER);
    for (int x = 560; x < 760; x += 40)
        assert_int_equal(at(x + 20, MIDDLE + 80), 0);
    assert_int_equal(at(605, MIDDLE + 50), 0);
    assert_int_equal(at(MIDDLE, MIDDLE + RADIUS + 3), 0);
    vec_free(&seals);
}

static void edges_are_smooth(void **state)
{
    (void)state;
    struct picture p = blank(PAPER);
    box(100, 100, 50, 50, 0);
    picture_smooth(&p);
    assert_int_equal(at(125, 125), 0);
    assert_int_equal(at(99, 125), 191);
    assert_int_equal(at(100, 125), 64);
    assert_int_equal(at(125, 99), 191);
    assert_int_equal(at(98, 125), PAPER);
}

static void sizes_are_read_from_heads(void **state)
{
    static const struct {
        struct str bytes;
        enum picture_kind kind;
        size_t pixels;
    } files[] = {
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\3"), PICTURE_PNG, 256 * 3},
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1"), PICTURE_PNG, 0},
        {STR("\xff\xd8\xff\xe0\0\4ab\xff\xff\xc2\0\7\x8\0\2\0\5"), PICTURE_JPEG, 10},
        {STR("\xff\xd8\xff\xc4\0\4ab\xff\xc0\0\7\x8\0\2\0\5"), PICTURE_JPEG, 10},
        {STR("\xff\xd8\xff\xe0\0\4ab"), PICTURE_JPEG, 0},
        {STR("MM\0*\0\0\0\x8\0\2\1\0\0\3\0\0\0\1\0\6\0\0\1\1\0\4\0\0\0\1\0\0\0\x7"
             "\0\0\0\0"),
         PICTURE_TIFF, 42},
        {STR("II*\0\x8\0\0\0\0\0\x8\0\0\0"), PICTURE_TIFF, 0}, /* a circle */
        {STR("MM\0*\0\0\0\x8\0\2\1\0\0\3\0\0\0\1\0\6\0\0\1\1\0\4\0\0\0\1\0\0\0\x7"
             "\0\0\0\x8"),
         PICTURE_TIFF, 0}, /* another */
        {STR("II*\0\xff\0\0\0"), PICTURE_TIFF, 0},
        {STR("%PDF-1.4"), PICTURE_NONE, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(picture_kind(files[i].bytes), files[i].kind);
        assert_true(picture_pixels(files[i].bytes, files[i].kind) == files[i].pixels);
    }
    assert_false(picture_has_end(files[0].bytes, PICTURE_PNG));
    assert_true(picture_has_end(STR("\x89PNG\r\n\x1a\nIEND"), PICTURE_PNG));
    struct str whole = STR("\xff\xd8\xff\xe0\0\4\xff\xd9\xff\xc0\0\2\xff\xd9");
    assert_true(picture_has_end(whole, PICTURE_JPEG));
    assert_false(picture_has_end(str_slice(whole, 0, whole.n - 2), PICTURE_JPEG));
}

/* A table of three columns and four rows of 20 pt; at 60 pt the rule of some columns is missing. */
static struct ruled_table table_without(struct arena *a, struct rulings *r, bool second, bool third)
{
    static const double columns[] = {0, 30, 130, 200};
    struct ruled_tables tables = {0};
    for (int y = 0; y <= 80; y += 20)
        for (int c = 0; c < 3; c++)
            if (y != 60 || !((c == 1 && second) || (c == 2 && third)))
                *vec_push(&r->across) = (struct ruling){y, columns[c], columns[c + 1]};
    for (int c = 0; c < 4; c++)
        *vec_push(&r->down) = (struct ruling){columns[c], 0, 80};
    ruled_tables_find(a, r, &tables);
    struct ruled_table t = tables.at[0];
    vec_free(&tables);
    return t;
}

static void add_word(struct word_page *p, double left, double top)
{
    *vec_push(&p->words) = (struct placed_word){STR("Cây"), left, top, left + 20, top + 10, 95, 1};
}

static void rows_whose_rule_was_lost_are_two(void **state)
{
    static const struct {
        bool second, third, text; /* rules that are missing; the lower row has text there */
        bool parted, third_parted;
    } cases[] = {
        {true, false, true, true, true},   {true, false, false, false, true},
        {false, true, true, true, false},  {true, true, true, true, true},
        {false, false, false, true, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *a = arena_new();
        struct rulings r = {0};
        struct word_page lines = {.width = 200, .height = 80};
        struct ruled_table t = table_without(a, &r, cases[i].second, cases[i].third);
        for (int row = 0; row < 4; row++)
            for (int c = 0; c < 3; c++)
                if (row < 3 || c == 0 || cases[i].text)
                    add_word(&lines, c * 50 + 5 + (c == 2) * 50, row * 20 + 5);
        ruled_table_split_rows(&t, &lines);
        assert_int_equal(t.cell[3 * 3 + 1] == 3 * 3 + 1, cases[i].parted);
        assert_int_equal(t.cell[3 * 3 + 2] == 3 * 3 + 2, cases[i].third_parted);
        vec_free(&lines.words);
        rulings_free(&r);
        arena_free(a);
    }
}

/* What is found before a word 55 high at 300, 300 of a page that has this ink. */
static const char *mark_before(const char *word, const char *ink)
{
    static char text[32];
    struct word_page p = {.number = 1, .width = 216, .height = 216};
    struct buf file = {0};
    const double pt = 72.0 / 300;
    bool alone = *word == '!', read = alone || *word == '*'; /* the word is the mark itself */
    blank(PAPER);
    for (const char *i = ink; *i; i++) {
        int x = 180 + (int)(i - ink) * 18;
        if (*i == '-')
            box(x, 325, 16, 5, 0);
        else if (*i == '+') {
            box(x, 320, 20, 4, 0);
            box(x + 8, 312, 4, 20, 0);
        } else if (*i == 'I')
            box(x, 305, 7, 40, 0);
        else if (*i == '=') /* the bar of an H */
            box(x - 11, 322, 11, 5, 0);
        else if (*i == '~') /* a hyphen after a number */
            box(x, 325, 14, 4, 0);
        else if (*i == 'S' || *i == '1') { /* with serifs, and one on the left alone */
            box(x, 305, 7, 40, 0);
            box(x - 4, 305, *i == 'S' ? 15 : 8, 3, 0);
            box(x - 4, 342, 15, 3, 0);
        } else if (*i == '.')
            box(x, 338, 7, 7, 0);
        else if (*i == '#') /* of no form */
            box(x, 305, 30, 40, 0);
    }
    buf_printf(&file, "P5 %d %d 255\n", SIDE, SIDE);
    buf_str(&file, (struct str){(const char *)page, sizeof page});
    if (read)
        *vec_push(&p.words) =
            (struct placed_word){str_of(word + 1), 174 * pt, 300 * pt, 270 * pt, 348 * pt, 95, 1};
    *vec_push(&p.words) = (struct placed_word){
        str_of(read ? "VIỆC" : word), 300 * pt, 300 * pt, 420 * pt, 355 * pt, 95, alone ? 2 : 1};
    picture_find_marks(&file, &p);
    snprintf(text, sizeof text, "%.*s %d", STR_ARG(p.words.at[0].text), p.words.at[0].confidence);
    if (p.words.n == 1)
        strcpy(text, "none");
    vec_free(&p.words);
    buf_free(&file);
    return text;
}

static void marks_before_lines_are_found(void **state)
{
    (void)state;
    assert_string_equal(mark_before("Việc", "-"), "- 90");
    assert_string_equal(mark_before("Việc", "+"), "+ 90");
    assert_string_equal(mark_before("VIỆC", "I."), "I. 84");
    assert_string_equal(mark_before("VIỆC", "III."), "III. 84");
    assert_string_equal(mark_before("Việc", "I."), "none"); /* may be 1 */
    assert_string_equal(mark_before("VIỆC", "IIII."), "none");
    assert_string_equal(mark_before("VIỆC", "II"), "none"); /* no stop */
    assert_string_equal(mark_before("Việc", "#"), "none");
    assert_string_equal(mark_before("Việc", ""), "none");
    assert_string_equal(mark_before("*H.", "II."), "II. 84");
    assert_string_equal(mark_before("*H", "II."), "II. 84");
    assert_string_equal(mark_before("*II.", "II."), "II. 95");
    assert_string_equal(mark_before("*II.", "III."), "III. 84");
    assert_string_equal(mark_before("*H.", "I=I."), "H. 95");
    assert_string_equal(mark_before("*V.", "II."), "V. 95");
    assert_string_equal(mark_before("*HI-", "III~"), "III- 84");
    assert_string_equal(mark_before("*HI-", "III"), "HI- 95"); /* no hyphen */
    assert_string_equal(mark_before("*H", "II"), "II 84");     /* in a cell */
    assert_string_equal(mark_before("*L", "I"), "L 95");
    assert_string_equal(mark_before("!|", "S"), "I 84");
    assert_string_equal(mark_before("!1", "S"), "I 84");
    assert_string_equal(mark_before("!1", "1"), "1 95");
    assert_string_equal(mark_before("!|", "I"), "| 95"); /* a rule */
}

/* The number and the word that "III.VIỆC" becomes where the picture has a blank so wide. */
static void numbers_are_parted_from_words(void **state)
{
    (void)state;
    static const struct {
        int blank; /* pixels */
        const char *first;
        size_t count;
    } cases[] = {{20, "III.", 2}, {4, "II.VIỆC", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct word_page p = {.number = 1, .width = 216, .height = 216};
        struct buf file = {0};
        const double pt = 72.0 / 300;
        blank(PAPER);
        for (int k = 0; k < 3; k++)
            box(180 + k * 14, 305, 7, 40, 0);
        box(222, 338, 7, 7, 0);
        for (int k = 0; k < 8; k++)
            box(229 + cases[i].blank + k * 12, 305, 9, 40, 0);
        buf_printf(&file, "P5 %d %d 255\n", SIDE, SIDE);
        buf_str(&file, (struct str){(const char *)page, sizeof page});
        *vec_push(&p.words) =
            (struct placed_word){STR("II.VIỆC"), 178 * pt, 300 * pt, 360 * pt, 348 * pt, 95, 1};
        picture_find_marks(&file, &p);
        assert_int_equal(p.words.n, cases[i].count);
        assert_true(str_eq(p.words.at[0].text, str_of(cases[i].first)));
        vec_free(&p.words);
        buf_free(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_parted_from_words),
        cmocka_unit_test(pale_ink_becomes_black),
        cmocka_unit_test(a_grey_seal_goes_and_print_below_it_stays),
        cmocka_unit_test(letters_and_star_of_a_black_seal_go),
        cmocka_unit_test(edges_are_smooth),
        cmocka_unit_test(sizes_are_read_from_heads),
        cmocka_unit_test(rows_whose_rule_was_lost_are_two),
        cmocka_unit_test(marks_before_lines_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
