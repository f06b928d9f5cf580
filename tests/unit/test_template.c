/*
 * Templates at work: faults and their places, blanks, origins, values in Markdown, functions,
 * and templates made to hurt. The language itself: test_mustache.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "markdown/md_escape.h"
#include "template/lambda.h"
#include "template/render.h"
#include "log.h"

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    diag_set_language("en");
    diag_set_color("never");
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* What was said since the last time. */
static const char *said(void)
{
    char *text = log_text(), *copy = arena_copy(arena, text, strlen(text));
    free(text);
    return copy;
}

static const struct source *file(const char *name, const char *text)
{
    const struct source *s = source_from(arena, name, str_of(text));
    assert_non_null(s);
    return s;
}

struct folder {
    const char *names[4], *texts[4];
};

static const struct source *load(void *user, struct str name)
{
    const struct folder *f = user;
    for (size_t i = 0; f && i < 4 && f->names[i]; i++)
        if (str_is(name, f->names[i]))
            return file(f->names[i], f->texts[i]);
    return NULL;
}

static struct template_options options = {.escape = md_escape,
                                          .fit = md_escape_fit,
                                          .unset = UNSET_ERROR,
                                          .profile = "x/profile.xml",
                                          .load = load};

static bool run(const char *text, const struct value *data, struct template_result *result)
{
    return template_render(arena, str_of(text), (struct pos){file("t.md", text), 0}, data, &options,
                           result);
}

static struct value *data_of(const char *name, const char *text)
{
    struct value *data = value_object(arena);
    if (name)
        value_set_text(data, name, str_of(text), POS_NONE);
    return data;
}

static const char *made(const char *text, const struct value *data)
{
    struct template_result result;
    if (!run(text, data, &result))
        fail_msg("%s", said());
    return str_copy(arena, result.text).p;
}

/* --- faults --- */

static void faults_are_told_with_their_place(void **state)
{
    static const struct {
        const char *template, *message;
    } cases[] = {
        {"a\n  {{name", "t.md:2:3: error: the tag is not closed; it has to end with \"}}\""},
        {"{{{name}}", "t.md:1:1: error: the tag is not closed"},
        {"Ủy {{#a}}b", "t.md:1:4: error: the section \"a\" is not closed"},
        {"{{#a}}\n{{#b}}\n{{/a}}", "t.md:2:1: error: the section \"b\" is not closed"},
        {"{{/a}}", "t.md:1:1: error: \"a\" is closed but was not opened"},
        {"{{=<% }}", "t.md:1:1: error: the tag is not closed; it has to end with \"}}\""},
        {"{{= = }}x", "t.md:1:1: error: the tag is not closed"},
        {"{{=<%=}}x", "t.md:1:1: error: cannot read the new delimiters \"<%\""},
        {"{{}}", "t.md:1:1: error: \"\" is not a name"},
        {"{{a b}}", "t.md:1:1: error: \"a b\" is not a name"},
        {"{{>nowhere}}", "t.md:1:1: error: there is no template \"nowhere\""},
        {"{{#province}}{{nothing.at.all}}{{/province}}",
         "t.md:1:14: error: the name \"nothing.at.all\" is not set in the profile x/profile.xml"},
        {"\n{{provinec}}", "t.md:2:1: error: the name \"provinec\" is not set in the profile "
                           "x/profile.xml; the nearest name is \"province\""},
        {"{{list}}", "t.md:1:1: error: \"list\" is no text to print"},
        {"{{#roman}}x{{/roman}}",
         "t.md:1:1: error: the function \"roman\" can make nothing of \"x\""},
    };
    struct value *data = data_of("province", "Bắc Giang");
    struct lambda_words words = {STR_NONE, STR_NONE};
    (void)state;
    lambda_add(arena, data, &words);
    value_set(data, "list", value_list(arena));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct template_result result;
        assert_false(run(cases[i].template, data, &result));
        const char *message = said();
        if (strncmp(message, cases[i].message, strlen(cases[i].message)))
            fail_msg("%s\n%s", cases[i].template, message);
    }
}

static void all_faults_of_a_template_are_told_at_once(void **state)
{
    struct template_result result;
    (void)state;
    assert_false(run("{{one}}\n{{#yes}}{{two}}{{/yes}}\n{{>three}}", data_of("yes", "1"), &result));
    const char *message = said();
    assert_non_null(strstr(message, "t.md:1:1: error: the name \"one\""));
    assert_non_null(strstr(message, "t.md:2:9: error: the name \"two\""));
    assert_non_null(strstr(message, "t.md:3:1: error: there is no template \"three\""));
    assert_false(run("{{#a}}{{/b}}{{#c}}", data_of(NULL, NULL), &result));
    message = said();
    assert_non_null(strstr(message, "\"b\" is closed but was not opened"));
    assert_non_null(strstr(message, "t.md:1:1: error: the section \"a\""));
    assert_non_null(strstr(message, "t.md:1:13: error: the section \"c\""));
}

static void a_section_nearly_of_a_known_name_is_warned_of(void **state)
{
    struct template_result result;
    struct value *data = data_of("recipients", "x");
    (void)state;
    value_set_text(data, "lead", STR("y"), POS_NONE);
    assert_true(
        run("a{{#recipents}}{{.}}{{/recipents}}{{^recipents}}b{{/recipents}}", data, &result));
    assert_true(str_is(result.text, "ab"));
    assert_string_equal(said(),
                        "t.md:1:2: warning: there is no name \"recipents\", so this section "
                        "is left out; is \"recipients\" meant? [template-section]\n"
                        "    a{{#recipents}}{{.}}{{/recipents}}{{^recipents}}b{{/recipents}}\n"
                        "     ^\n");
    assert_true(run("{{#leads}}x{{/leads}}{{#superior}}x{{/superior}}", data, &result));
    assert_string_equal(said(), "");
}

static void a_fault_in_a_partial_names_its_file(void **state)
{
    struct folder folder = {{"part"}, {"one\n {{typo}}\n"}};
    struct template_result result;
    (void)state;
    options.user = &folder;
    assert_false(run("{{>part}}", data_of(NULL, NULL), &result));
    assert_non_null(strstr(said(), "part:2:2: error: the name \"typo\" is not set"));
    assert_int_equal(result.file_count, 1);
    assert_string_equal(result.files[0]->name, "part");
    options.user = NULL;
}

static void a_field_left_empty_is_told_with_its_line(void **state)
{
    const struct source *profile = file("p.xml", "<profile>\n<number/>\n</profile>");
    struct value *data = value_object(arena);
    struct template_result result;
    (void)state;
    value_set(data, "number", value_unset(arena, source_pos(profile, 2, 1)));
    assert_false(run("Số {{number}}", data, &result));
    assert_non_null(strstr(said(), "t.md:1:4: error: the name \"number\" is left empty in the "
                                   "profile p.xml, line 2"));
    assert_string_equal(made("{{#number}}Số {{number}}{{/number}}{{^number}}-{{/number}}", data),
                        "-");
}

static void a_draft_prints_and_lists_blanks(void **state)
{
    struct template_options strict = options;
    struct template_result result;
    struct value *data = data_of("place", "Bắc Ninh");
    struct lambda_words words = {STR("{{day}}"), STR_NONE};
    (void)state;
    lambda_add(arena, data, &words);
    options.unset = UNSET_BLANK;
    options.blank = STR("[thiếu: {{name}}]");
    assert_true(run("{{place}} {{number}} {{#date-words}}{{date.iso}}{{/date-words}} {{number}}",
                    data, &result));
    assert_true(str_is(result.text, "Bắc Ninh [thiếu: number] [thiếu: date.iso] [thiếu: number]"));
    assert_int_equal(result.blank_count, 2);
    assert_true(str_is(result.blanks[0].name, "number"));
    assert_int_equal(pos_column(result.blanks[0].pos), 11);
    assert_true(str_is(result.blanks[1].name, "date.iso"));
    options = strict;
}

/* --- origins --- */

static struct pos origin_of(const struct template_result *result, const char *words, size_t more)
{
    size_t at = str_find(result->text, str_of(words), 0);
    assert_true(at != (size_t)-1);
    return origin_at(&result->origins, at + more);
}

static void expect_origin(const struct template_result *result, const char *words, size_t more,
                          const char *name, size_t line, size_t column)
{
    struct pos pos = origin_of(result, words, more);
    assert_non_null(pos.source);
    assert_string_equal(pos.source->name, name);
    assert_int_equal(pos_line(pos), line);
    assert_int_equal(pos_column(pos), column);
}

static void every_byte_has_its_origin(void **state)
{
    const struct source *profile = file("p.xml", "<p>\n<a>TỈNH *UỶ* X</a></p>");
    struct folder folder = {{"part"}, {"first\nin {{a}} out\n"}};
    struct value *data = value_object(arena);
    struct template_result result;
    (void)state;
    options.user = &folder;
    value_set_text(data, "a", STR("TỈNH *UỶ* X"), source_pos(profile, 2, 4));
    value_set_text(data, "made", STR("by the program"), POS_NONE);
    assert_true(run("head\n  {{>part}}\ntail {{made}}\n", data, &result));
    assert_true(
        str_is(result.text, "head\n  first\n  in TỈNH \\*UỶ\\* X out\ntail by the program\n"));
    expect_origin(&result, "head", 2, "t.md", 1, 3);
    expect_origin(&result, "first", 0, "part", 1, 1);
    expect_origin(&result, "in ", 1, "part", 2, 2);
    expect_origin(&result, "TỈNH", 0, "p.xml", 2, 4);
    expect_origin(&result, "\\*UỶ", 0, "p.xml", 2, 9);
    expect_origin(&result, "UỶ", 0, "p.xml", 2, 10);
    expect_origin(&result, " X", 1, "p.xml", 2, 14);
    expect_origin(&result, "out", 0, "part", 2, 10);
    expect_origin(&result, "tail", 0, "t.md", 3, 1);
    expect_origin(&result, "by the", 3, "t.md", 3, 6);
    for (size_t i = 0; i < result.text.n; i++)
        assert_non_null(origin_at(&result.origins, i).source);
    options.user = NULL;
}

static void functions_keep_origins(void **state)
{
    const struct source *profile = file("p.xml", "<a>tỉnh uỷ</a><d>2024-03-19</d>");
    struct value *data = value_object(arena);
    struct lambda_words words = {STR("ngày {{day}}"), STR_NONE};
    struct template_result result;
    (void)state;
    lambda_add(arena, data, &words);
    value_set_text(data, "a", STR("tỉnh uỷ"), source_pos(profile, 1, 4));
    value_set_text(data, "d", STR("2024-03-19"), source_pos(profile, 1, 22));
    assert_true(
        run("{{#upper}}of {{a}}{{/upper}}, {{#date-words}}{{d}}{{/date-words}}.", data, &result));
    assert_true(str_is(result.text, "OF TỈNH UỶ, ngày 19."));
    expect_origin(&result, "OF", 0, "t.md", 1, 11);
    expect_origin(&result, "UỶ", 0, "p.xml", 1, 9);
    expect_origin(&result, "ngày 19", 5, "p.xml", 1, 18);
    expect_origin(&result, ".", 0, "t.md", 1, 66);
}

static void woven_values_keep_their_own_origins(void **state)
{
    const struct source *one = file("one.md", "alpha"), *two = file("two.md", "x beta");
    struct origin_map map = {0};
    struct value *data = value_object(arena);
    struct template_result result;
    (void)state;
    origin_add(&map, 0, (struct pos){one, 0}, false);
    origin_add(&map, 6, (struct pos){two, 2}, false);
    value_set(data, "v", value_woven(arena, STR("alpha beta"), &map));
    assert_true(run("- {{{v}}}\n- {{v}}", data, &result));
    expect_origin(&result, "alpha", 4, "one.md", 1, 5);
    expect_origin(&result, "beta\n", 3, "two.md", 1, 6);
    expect_origin(&result, "\n- alpha", 3, "one.md", 1, 1);
    vec_free(&map);
}

/* --- Markdown --- */

static void values_are_text_in_markdown(void **state)
{
    static const struct {
        const char *template, *value, *expected;
    } cases[] = {
        {"{{x}}", "Kế hoạch số 16/KH-UBND (khoá XIII), 5%",
         "Kế hoạch số 16/KH-UBND (khoá XIII), 5%"},
        {"{{x}}", "a*b* c_d _e_ ____ `f` ~g~", "a\\*b\\* c_d \\_e\\_ ____ `f` ~g~"},
        {"{{x}}", "2 * 3", "2 * 3"},
        {"{{x}}", "<b>đậm</b> 3 < 5 & 4", "\\<b>đậm\\</b> 3 < 5 & 4"},
        {"{{x}}", "&amp; &#38; R&D", "\\&amp; \\&#38; R&D"},
        {"{{x}}", "[1] [a](b) [^1] [c]: d", "[1] [a](b) \\[^1] [c]: d"},
        {"{{x}}", "c:\\*.* \\d", "c:\\\\\\*.\\* \\d"},
        {"{{x}}", "- one", "&#45; one"},
        {"{{x}}", "1. one", "1. one"},
        {"{{x}}", "2.1. one", "2.1. one"},
        {"{{x}}", "a\n2024) one", "a\n2024\\) one"},
        {"{{x}}", "# one", "\\# one"},
        {"{{x}}", "> one", "\\> one"},
        {"{{x}}", "---", "\\---"},
        {"{{x}}", "-KH/TU", "-KH/TU"},
        {"{{x}}", "a\n- b\n1. c\n===", "a\n\\- b\n1\\. c\n\\==="},
        {"{{x}}", "a\n\n- b", "a\n\n&#45; b"},
        {"- {{x}}", "- b", "- - b"},
        {"- {{x}}", "---", "- \\---"},
        {"Số {{x}}", "1. a # b", "Số 1. a # b"},
        {"# {{x}}", "a # b\nc ##", "# a # b c \\##"},
        {"| {{x}} |", "a | b\nc", "| a \\| b c |"},
        {"a | {{x}}", "b | c", "a | b | c"},
        {"| {{{x}}} |", "**a** | b \\| c\nd\n\ne", "| **a** \\| b \\| c d <br>e |"},
        {"- {{{x}}}", "a\nb\n\nc\n- d\n", "- a\n  b\n\n  c\n  - d\n"},
        {"1. {{{x}}}", "a\nb", "1. a\n   b"},
        {"{{{x}}}", "- a\n\n  b\n- *c*", "- a\n\n  b\n- *c*"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *data = data_of("x", cases[i].value);
        assert_string_equal(made(cases[i].template, data), cases[i].expected);
    }
}

/* --- functions --- */

static void functions_do_as_named(void **state)
{
    static const struct {
        const char *function, *text, *expected;
    } cases[] = {
        {"upper", "Tỉnh uỷ **Điện Biên**", "TỈNH UỶ **ĐIỆN BIÊN**"},
        {"lower", "ỦY BAN NHÂN DÂN", "ủy ban nhân dân"},
        {"capital", "**đại đoàn kết**", "**Đại đoàn kết**"},
        {"small", "Ủy ban", "ủy ban"},
        {"roman", "1", "I"},
        {"roman", " 4 ", "IV"},
        {"roman", "1994", "MCMXCIV"},
        {"roman", "3999", "MMMCMXCIX"},
        {"one-line", " a\r\nb\n\nc ", "a b c"},
        {"date-words", "2024-03-19", "ngày 19 tháng 3 năm 2024"},
        {"date-words", "2024-02-05", "ngày 05 tháng 02 năm 2024"},
        {"date-words", "2026-11", "ngày … tháng 11 năm 2026"},
        {"date-words", "2024", "ngày … tháng … năm 2024"},
        {"date-words", "2024-02-29", "ngày 29 tháng 02 năm 2024"},
        {"date-short", "2024-03-19", "19/3/2024"},
        {"date-short", "2024-01-31", "31/01/2024"},
        {"date-short", "2024", "…/…/2024"},
    };
    static const struct lambda_words words = {
        STR("ngày {{day}}{{^day}}…{{/day}} tháng {{month}}{{^month}}…{{/month}} năm {{year}}"),
        STR("{{day}}{{^day}}…{{/day}}/{{month}}{{^month}}…{{/month}}/{{year}}")};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *data = value_object(arena);
        lambda_add(arena, data, &words);
        value_set_text(data, "text", str_of(cases[i].text), POS_NONE);
        struct str template =
            str_format(arena, "{{#%s}}{{{text}}}{{/%s}}", cases[i].function, cases[i].function);
        assert_string_equal(made(template.p, data), cases[i].expected);
    }
}

static void functions_refuse_what_they_cannot_do(void **state)
{
    static const char *const cases[][2] = {
        {"roman", "0"},
        {"roman", "4000"},
        {"roman", "IV"},
        {"roman", ""},
        {"date-words", "19/3/24"},
        {"date-words", "2024-13-01"},
        {"date-words", "2023-02-29"},
        {"date-words", "2024-00"},
        {"date-words", "2024-1"},
    };
    static const struct lambda_words words = {STR("{{day}}"), STR_NONE};
    struct template_result result;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *data = data_of("text", cases[i][1]);
        lambda_add(arena, data, &words);
        assert_false(run(str_format(arena, "{{#%s}}{{{text}}}{{/%s}}", cases[i][0], cases[i][0]).p,
                         data, &result));
        assert_non_null(strstr(said(), "can make nothing of"));
    }
}

/* --- values --- */

static void objects_of_many_members_are_looked_up(void **state)
{
    struct value *object = value_object(arena);
    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct str key = str_format(arena, "k%d", i);
        value_set_text(object, key.p, key, POS_NONE);
    }
    value_set_text(object, "k7", STR("seven"), POS_NONE);
    assert_int_equal(value_size(object), 1000);
    assert_true(str_is(value_str(value_get(object, STR("k7"))), "seven"));
    assert_true(str_is(value_str(value_get(object, STR("k999"))), "k999"));
    assert_null(value_get(object, STR("k1000")));
    assert_true(str_is(value_key(object, 999), "k999"));
}

/* --- templates made to hurt --- */

static void recursion_ends_with_a_message(void **state)
{
    struct folder folder = {{"self", "ping", "pong", "block"},
                            {"{{>self}}", "{{>pong}}", "{{>ping}}", "{{$a}}{{/a}}"}};
    struct value *data = data_of("x", "1"), *list = value_list(arena);
    struct template_result result;
    (void)state;
    options.user = &folder;
    assert_false(run("{{>self}}", data, &result));
    assert_non_null(
        strstr(said(), "self:1:1: error: templates call one another more than 100 deep"));
    assert_false(run("{{>ping}}", data, &result));
    assert_non_null(strstr(said(), "more than 100 deep"));
    assert_false(run("{{<block}}{{$a}}{{$a}}{{/a}}{{/a}}{{/block}}", data, &result));
    assert_non_null(strstr(said(), "more than 100 deep"));
    /* a tree that would have 2 to the power of 90 leaves */
    value_add(list, data);
    value_add(list, data);
    value_set(data, "l", list);
    folder.texts[0] = "{{#l}}{{>self}}{{/l}}";
    assert_false(run("{{>self}}", data, &result));
    said();
    options.user = NULL;
}

static void doubling_ends_with_a_message(void **state)
{
    struct value *data = value_object(arena), *list = value_list(arena);
    struct template_result result;
    struct buf template = {0};
    (void)state;
    for (int i = 0; i < 10; i++)
        value_add(list, data);
    value_set(data, "l", list);
    for (int i = 0; i < 20; i++)
        buf_puts(&template, "{{#l}}");
    buf_puts(&template, "0123456789012345678901234567890123456789");
    for (int i = 0; i < 20; i++)
        buf_puts(&template, "{{/l}}");
    assert_false(run(template.p, data, &result));
    const char *message = said();
    assert_true(strstr(message, "larger than the limit") || strstr(message, "steps"));
    buf_free(&template);
}

static void deep_nesting_ends_with_a_message(void **state)
{
    struct template_result result;
    struct buf template = {0};
    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_puts(&template, "{{#a}}");
    assert_false(run(template.p, data_of("a", "1"), &result));
    assert_non_null(strstr(said(), "more than 100 deep"));
    buf_free(&template);
}

static double seconds_of(struct str text, const struct value *data)
{
    struct timespec from, to;
    struct template_result result;
    struct pos pos = {source_from(arena, "t.md", text), 0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    assert_true(template_render(arena, text, pos, data, &options, &result));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* The address sanitizer looks at a whole text for each search in it: its time is quadratic. */
#if defined(__SANITIZE_ADDRESS__)
enum { MANY = 2000 };
#else
enum { MANY = 25000 };
#endif

/* n times the line; four times as many tags must not take ten times as long. */
static void expect_linear(const char *line, const struct value *data, size_t n)
{
    double time[2] = {1e9, 1e9};
    for (int round = 0; round < 2; round++)
        for (int size = 0; size < 2; size++) {
            struct buf text = {0};
            for (size_t i = 0; i < (size ? 4 * n : n); i++)
                buf_puts(&text, line);
            double seconds = seconds_of(buf_view(&text), data);
            time[size] = seconds < time[size] ? seconds : time[size];
            buf_free(&text);
        }
    if (time[1] > 10 * time[0] + 0.5)
        fail_msg("%s: %zu times %.3f s, four times that %.3f s", line, n, time[0], time[1]);
}

static void a_million_tags_take_linear_time(void **state)
{
    static const char *const lines[] = {
        "{{x}}",
        "{{x}}\n",
        "{{{x}}} ",
        "{{#x}}a{{/x}}",
        " {{#x}} \n {{/x}} \n",
        "{{!c}}  ",
        "{{$b}}{{/b}}",
        "  {{$b}}\n  x\n  {{/b}}\n",
        "{{=<% %>=}}<%={{ }}=%>",
        "| {{x}} |",
        "*_`{{x}}[",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        expect_linear(lines[i], data_of("x", "*"), MANY);
    assert_true(seconds_of(str_of("{{x}}"), data_of("x", "1")) < 1);
    struct buf text = {0};
    for (int i = 0; i < 40 * MANY; i++)
        buf_puts(&text, "{{x}}");
    assert_true(seconds_of(buf_view(&text), data_of("x", "1")) < 10);
    buf_free(&text);
}

/* Any cut of a template is rendered or refused, never more. */
static void every_cut_of_a_template_is_survived(void **state)
{
    static const char text[] = "{{!c}}\n{{=<% %>=}}\n<%#a%>\n  <%>p%>\n <%/a%><%={{ }}=%>\n"
                               "{{<p}}{{$b}}\n  x{{/b}}\n{{/p}}\n{{{a}}}{{&a}}{{^a}}{{/a}}{{>*a}}";
    struct folder folder = {{"p"}, {"\n {{$b}}\n  y\n {{/b}}\n"}};
    struct value *data = data_of("a", "p");
    (void)state;
    options.user = &folder;
    for (size_t from = 0; from < sizeof text; from++)
        for (size_t to = from; to < sizeof text; to++) {
            struct template_result result;
            struct str cut = {text + from, to - from};
            template_render(arena, cut, POS_NONE, data, &options, &result);
        }
    said();
    options.user = NULL;
}

/* --- random templates: whatever they are, they end, and each byte has an origin --- */

static unsigned seed;

static unsigned dice(unsigned n) /* the same numbers on every machine */
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % n;
}

static void write_random(struct buf *out, int depth)
{
    static const char *const plain[] = {"\n",     "  ",     "ỷ",           "{{x}}",  "{{{x}}}",
                                        "{{>p}}", "{{>q}}", "\n  ",        "{{!c}}", "- ",
                                        "| ",     "\n\n",   "{{>*which}}", "# ",     "{{none}}"};
    static const char *const names[] = {"#yes", "#list", "^no", "$a", "$b", "<p", "<q", "#upper"};
    for (unsigned n = dice(5); n && out->n < 2000; n--) {
        if (depth == 4 || dice(3)) {
            buf_puts(out, plain[dice(sizeof plain / sizeof *plain)]);
            continue;
        }
        const char *name = names[dice(sizeof names / sizeof *names)];
        buf_printf(out, "%s%s{{%s}}%s", dice(2) ? "\n" : "", dice(3) ? "" : "  ", name,
                   dice(2) ? "\n" : "");
        write_random(out, depth + 1);
        buf_printf(out, "%s{{/%s}}%s", dice(3) ? "" : " ", dice(50) ? name + 1 : "other",
                   dice(2) ? "\n" : "");
    }
    buf_puts(out, depth ? "" : "x");
}

static struct value *random_data(void)
{
    static const struct lambda_words words = {STR_NONE, STR_NONE};
    struct value *data = data_of("x", "*v|\n1. a\n- b"), *list = value_list(arena);
    lambda_add(arena, data, &words);
    value_set_text(data, "which", STR("q"), POS_NONE);
    value_set(data, "yes", value_bool(arena, true));
    value_add(list, data);
    value_add(list, value_text(arena, STR("e"), POS_NONE));
    value_set(data, "list", list);
    return data;
}

static void random_templates_have_origins(void **state)
{
    size_t good = 0;
    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct buf text[3] = {{0}, {0}, {0}};
        struct template_result result;
        arena_free(arena);
        arena = arena_new();
        seed = (unsigned)round;
        for (int i = 0; i < 3; i++)
            write_random(&text[i], 0);
        struct folder folder = {{"p", "q"}, {text[1].p, text[2].p}};
        options.user = &folder;
        options.unset = (enum template_unset)(round % 3);
        options.blank = STR("[{{name}}]");
        bool done = run(text[0].p, random_data(), &result);
        good += done;
        for (size_t i = 0; done && i < result.text.n; i++) {
            struct pos pos = origin_at(&result.origins, i);
            if (!pos.source || pos.at > pos.source->text.n)
                fail_msg("byte %zu of what came of %s has no origin", i, text[0].p);
        }
        said();
        for (int i = 0; i < 3; i++)
            buf_free(&text[i]);
    }
    assert_true(good > 1000); /* else the templates are no good */
    options.user = NULL;
    options.unset = UNSET_ERROR;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(faults_are_told_with_their_place, begin, end),
        cmocka_unit_test_setup_teardown(all_faults_of_a_template_are_told_at_once, begin, end),
        cmocka_unit_test_setup_teardown(a_section_nearly_of_a_known_name_is_warned_of, begin, end),
        cmocka_unit_test_setup_teardown(a_fault_in_a_partial_names_its_file, begin, end),
        cmocka_unit_test_setup_teardown(a_field_left_empty_is_told_with_its_line, begin, end),
        cmocka_unit_test_setup_teardown(a_draft_prints_and_lists_blanks, begin, end),
        cmocka_unit_test_setup_teardown(every_byte_has_its_origin, begin, end),
        cmocka_unit_test_setup_teardown(functions_keep_origins, begin, end),
        cmocka_unit_test_setup_teardown(woven_values_keep_their_own_origins, begin, end),
        cmocka_unit_test_setup_teardown(values_are_text_in_markdown, begin, end),
        cmocka_unit_test_setup_teardown(functions_do_as_named, begin, end),
        cmocka_unit_test_setup_teardown(functions_refuse_what_they_cannot_do, begin, end),
        cmocka_unit_test_setup_teardown(objects_of_many_members_are_looked_up, begin, end),
        cmocka_unit_test_setup_teardown(recursion_ends_with_a_message, begin, end),
        cmocka_unit_test_setup_teardown(doubling_ends_with_a_message, begin, end),
        cmocka_unit_test_setup_teardown(deep_nesting_ends_with_a_message, begin, end),
        cmocka_unit_test_setup_teardown(a_million_tags_take_linear_time, begin, end),
        cmocka_unit_test_setup_teardown(every_cut_of_a_template_is_survived, begin, end),
        cmocka_unit_test_setup_teardown(random_templates_have_origins, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
