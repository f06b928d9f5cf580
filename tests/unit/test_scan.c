/* Labels, inline marks and fixed words: the smallest parts that reading a scan needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/doc.h"
#include "read/scan/scan_inline.h"
#include "lexicon/label.h"
#include "read/paper/keywords.h"

static void labels_of_all_forms(void **state)
{
    static const struct {
        const char *text;
        enum label_class class;
        const char *label;
        unsigned number;
    } cases[] = {
        {"Phần I", LABEL_PART, "Phần I", 1},
        {"PHẦN THỨ HAI", LABEL_PART, "PHẦN THỨ HAI", 2},
        {"Phần II SỰ CẦN THIẾT", LABEL_PART, "Phần II", 2},
        {"Chương 3. Trồng cây", LABEL_CHAPTER, "Chương 3.", 3},
        {"Điều 12. Hiệu lực", LABEL_ARTICLE, "Điều 12.", 12},
        {"I- TÌNH HÌNH", LABEL_ROMAN, "I-", 1},
        {"IV. Tổ chức", LABEL_ROMAN, "IV.", 4},
        {"II - MỤC TIÊU", LABEL_ROMAN, "II -", 2},
        {"III/ Việc làm", LABEL_ROMAN, "III/", 3},
        {"Ill- Việc làm", LABEL_ROMAN, "Ill-", 3},
        {"A. Chung", LABEL_UPPER, "A.", 1},
        {"1. Quan điểm", LABEL_ARABIC, "1.", 1},
        {"1.Quan điểm", LABEL_ARABIC, "1.", 1},
        {"2- Yêu cầu", LABEL_ARABIC, "2-", 2},
        {"3) Yêu cầu", LABEL_ARABIC, "3)", 3},
        {"4/ Yêu cầu", LABEL_ARABIC, "4/", 4},
        {"2.1. Sở Nội vụ", LABEL_DOTTED, "2.1.", 2},
        {"2.1 Sở Nội vụ", LABEL_DOTTED, "2.1", 2},
        {"1.2.3. Việc", LABEL_DOTTED, "1.2.3.", 1},
        {"a) Việc", LABEL_LOWER, "a)", 1},
        {"đ) việc nhỏ", LABEL_LOWER, "đ)", 5},
        {"b. Việc", LABEL_LOWER, "b.", 2},
        {"(1) Việc", LABEL_PAREN_ARABIC, "(1)", 1},
        {"(b) Việc", LABEL_PAREN_LOWER, "(b)", 2},
        {"(ii) Việc", LABEL_PAREN_ROMAN, "(ii)", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct label l = label_read(str_of(cases[i].text));
        assert_int_equal(l.class, cases[i].class);
        assert_int_equal(l.length, strlen(cases[i].label));
        assert_memory_equal(cases[i].text, cases[i].label, l.length);
        assert_int_equal(l.number[0], cases[i].number);
    }
}

static void what_is_no_label(void **state)
{
    static const char *const cases[] = {
        "",
        "Điều 5 của Luật",
        "3-5 năm",
        "2/9 là ngày nghỉ",
        "2.5 triệu đồng",
        "2030. Cấp phó",
        "10 xã",
        "1.000 tỷ đồng",
        "Mục tiêu",
        "Phần lớn",
        "A",
        "Ba việc",
        "T/M BAN",
        "(Kèm theo)",
        "v.v. và nữa",
        "a là một",
        "5%",
        "I",
        "1",
        "1.1.1.1.1.1.1.1.1.1 X",
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(label_read(str_of(cases[i])).class, LABEL_NONE);
}

/* The text of each paragraph with its styles as <b>, <i>, <s>, calls as [n]; "|" parts them. */
static void check_inline(const char *one, const char *two, const char *expected)
{
    struct arena *a = arena_new();
    static const struct str notes[] = {{"1", 1}, {"2", 1}};
    struct buf text = {0}, got = {0};
    buf_puts(&text, one);
    size_t cut = text.n;
    buf_puts(&text, two);
    struct source source = {.name = "test", .text = buf_view(&text)};
    struct scan_inline_reader s = {.source = &source, .arena = a, .notes = notes, .note_count = 2};
    for (int part = 0; part < 2; part++) {
        struct source_runs runs = {0};
        scan_inline(&s, part ? cut : 0, part ? text.n : cut, &runs);
        buf_puts(&got, part ? "|" : "");
        for (size_t i = 0; i < runs.n; i++) {
            const struct source_run *r = &runs.at[i];
            if (r->call)
                buf_printf(&got, "[%.*s]", STR_ARG(source_run_mark(r)));
            if (r->style)
                buf_printf(&got, "<%s%s%s%s>", r->style & STYLE_BOLD ? "b" : "",
                           r->style & STYLE_ITALIC ? "i" : "",
                           r->style & STYLE_SUPERSCRIPT ? "s" : "",
                           r->style & STYLE_UNDERLINE ? "u" : "");
            buf_str(&got, r->text);
            buf_puts(&got, r->style ? "</>" : "");
        }
        vec_free(&runs);
    }
    assert_string_equal(got.p, expected);
    buf_free(&got);
    buf_free(&text);
    arena_free(a);
}

static void inline_marks(void **state)
{
    (void)state;
    check_inline("một *hai* ba", "", "một <i>hai</> ba|");
    check_inline("**1.1.** \"*Dân biết*\".", "", "<b>1.1.</> \"<i>Dân biết</>\".|");
    check_inline("***Nơi nhận:***", "", "<bi>Nơi nhận:</>|");
    check_inline("một <i>hai</i> <b>ba</b>", "", "một <i>hai</> <b>ba</>|");
    check_inline("_một_ hai_ba ___/___", "", "<i>một</> hai_ba ___/___|");
    check_inline("1\\. một \\- hai &amp; ba", "", "1. một - hai & ba|");
}

static void marks_that_a_page_break_parts(void **state)
{
    (void)state;
    check_inline("một *hai", "ba* bốn", "một <i>hai</>|<i>ba</> bốn");
    check_inline("một **hai", "ba** *bốn*", "một <b>hai</>|<b>ba</> <i>bốn</>");
    check_inline("*một", "hai", "<i>một</>|hai");
    check_inline("một\n*hai\nba", "", "một\n<i>hai</>\nba|");
}

static void stars_that_are_text(void **state)
{
    (void)state;
    check_inline("(*) một 5 * 3 = 5*3", "", "(*) một 5 * 3 = 5*3|");
    check_inline("một* hai", "", "một* hai|");
    check_inline("a ***** b", "", "a ***** b|");
}

static void calls_of_footnotes(void **state)
{
    (void)state;
    check_inline("xã<sup>1</sup>, m<sup>2</sup>", "", "xã[1], m<s>2</>|");
    check_inline("xã[^2] và [^3]", "", "xã[2] và [^3]|");
    check_inline("xã¹ và km² $^{1}$ ${ }^{2}$ $5", "", "xã[1] và km² [1] [2] $5|");
}

static void fixed_words(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct letter_key plan = letter_key(a, STR("KẾ HOẠCH  hành động"));
    assert_string_equal(plan.text, "KE HOACH HANH DONG");
    assert_string_equal(keyword_kind(&plan), "ke-hoach");
    struct letter_key term = letter_key(a, STR("kỳ sơ kết, tổng kết"));
    assert_false(keyword(&term, WORDS_DIGITAL_SIGNATURE));
    assert_true(keyword_number(STR("Số: /KH-UBND")));
    assert_true(keyword_number(STR("SỐ 5")));
    assert_false(keyword_number(STR("Sở Y tế")));
    assert_false(keyword_number(STR("Sông Hậu")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_of_all_forms), cmocka_unit_test(what_is_no_label),
        cmocka_unit_test(inline_marks),        cmocka_unit_test(marks_that_a_page_break_parts),
        cmocka_unit_test(stars_that_are_text), cmocka_unit_test(calls_of_footnotes),
        cmocka_unit_test(fixed_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
