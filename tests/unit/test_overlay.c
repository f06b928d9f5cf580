/* merge/overlay: each operation, each fault, on a small central text and profiles in place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "merge/overlay/overlay.h"
#include "model/profile.h"
#include "log.h"
#include "doc_checks.h"

static struct node *add(struct doc *d, struct node *parent, enum node_kind kind, const char *label,
                        const char *text)
{
    struct node *n = doc_append(d, parent, kind, POS_NONE);
    n->label = str_of(label);
    node_add_text(d, n, str_of(text), 0, POS_NONE);
    return n;
}

static void call(struct doc *d, struct node *n, const char *mark, const char *text)
{
    node_add_text(d, n, str_of(mark), STYLE_SUPERSCRIPT, POS_NONE);
    n->last_run->note = add(d, n, NODE_FOOTNOTE, mark, text);
}

/*
 * I- A; I/p1 "một hai ba", I/p2 "bốn^1 năm";  II- B; II.1 C, 1.1. "sáu. Bảy. Tám." with bullets
 * "chín", "mười"; II.2 D, paragraph "xong";  III- E for central bodies only, 1. "riêng".
 */
static struct doc *central(void)
{
    struct doc *d = doc_new(NULL);
    add(d, d->root, NODE_TITLE, NULL, "NGHỊ QUYẾT");
    struct node *one = add(d, d->root, NODE_HEADING, "I-", "A");
    struct node *p1 = add(d, one, NODE_PARA, NULL, "một ");
    node_add_text(d, p1, STR("hai"), STYLE_BOLD, POS_NONE);
    node_add_text(d, p1, STR(" ba"), 0, POS_NONE);
    struct node *p2 = add(d, one, NODE_PARA, NULL, "bốn");
    call(d, p2, "1", "chú thích");
    node_add_text(d, p2, STR(" năm"), 0, POS_NONE);
    struct node *two = add(d, d->root, NODE_HEADING, "II-", "B");
    struct node *c = add(d, two, NODE_HEADING, "1.", "C");
    struct node *six = add(d, c, NODE_PARA, "1.1.", "sáu. Bảy. Tám.");
    add(d, six, NODE_BULLET, "-", "chín");
    add(d, six, NODE_BULLET, "-", "mười");
    struct node *dd = add(d, two, NODE_HEADING, "2.", "D");
    add(d, dd, NODE_PARA, NULL, "xong");
    struct node *three = add(d, d->root, NODE_HEADING, "III-", "E");
    three->central_only = true;
    add(d, three, NODE_PARA, "1.", "riêng");
    doc_number(d);
    return d;
}

/* Own text as tests write it: a clause a line, "## " heading, "1. " number, "- " bullet. */
static struct doc *read_own(void *context, struct profile_text own)
{
    struct doc *d = doc_new(NULL);
    struct node *section = d->root;
    (void)context;
    for (size_t at = 0; at < own.text.n;) {
        size_t end = str_find(own.text, STR("\n"), at);
        end = end == (size_t)-1 ? own.text.n : end;
        struct str line = str_trim(str_slice(own.text, at, end));
        at = end + 1;
        if (!line.n)
            continue;
        struct str words = str_copy(d->arena, str_slice(line, line.n > 3 ? 3 : 0, line.n));
        if (str_starts(line, STR("## ")))
            section = add(d, d->root, NODE_HEADING, NULL, words.p);
        else if (str_starts(line, STR("1. ")))
            add(d, section, NODE_PARA, "1.", words.p);
        else if (str_starts(line, STR("- ")))
            add(d, section, NODE_BULLET, "-", str_copy(d->arena, str_slice(line, 2, line.n)).p);
        else
            add(d, section, NODE_PARA, NULL, str_copy(d->arena, line).p);
    }
    return d;
}

static struct str expand(void *context, struct str text, struct pos pos)
{
    (void)context, (void)pos;
    return text;
}

static const struct overlay_reader reader = {read_own, expand, NULL};
static const struct renumbering style = {
    {{"I-", 2}, {"1.", 2}, {"1.1.", 4}, {"a)", 2}}, 4, {"-", 1}};

/* One clause a line: path, label, text with {footnote calls}; "!" before own clauses. */
static struct str picture(struct arena *a, const struct doc *d)
{
    struct buf b = {0};
    const char *what = NULL;
    if (!doc_verify(d, &what))
        buf_printf(&b, "BROKEN: %s\n", what);
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        buf_printf(&b, "%.*s %.*s ", STR_ARG(n->path), STR_ARG(n->label));
        for (const struct run *r = n->runs; r; r = r->next)
            buf_printf(&b, r->note ? "{%.*s}" : r->style ? "*%.*s*" : "%.*s", STR_ARG(r->text));
        buf_puts(&b, node_origin(n).n ? "\n" : " !\n");
    }
    return buf_take(&b, a);
}

static const struct profile *profile(struct arena *a, const char *overlay)
{
    struct str text =
        str_format(a,
                   "<profile id='x' kind='y' central='z'><masthead><field name='province'>P</field>"
                   "</masthead><overlay>\n%s</overlay></profile>",
                   overlay);
    return profile_read(a, source_from(a, "p.xml", text));
}

static void expect(const char *overlay, const char *picture_expected)
{
    struct arena *a = arena_new();
    struct doc *d = central();
    const struct profile *p = profile(a, overlay);
    assert_non_null(p);
    struct overlay *o = overlay_apply(d, NULL, p, &style, &reader);
    assert_string_equal(picture(a, overlay_doc(o)).p, picture_expected);
    free(log_text());
    overlay_free(o);
    doc_free(d);
    arena_free(a);
}

/* The messages, in English, without the pictures of the source. */
static void expect_messages(const char *overlay, const char *expected, bool applied)
{
    struct arena *a = arena_new();
    struct doc *d = central();
    const struct profile *p = profile(a, overlay);
    assert_non_null(p);
    size_t errors = diag_errors();
    struct overlay *o = overlay_apply(d, NULL, p, &style, &reader);
    assert_int_equal(diag_errors() == errors, applied);
    char *text = log_text();
    struct buf lines = {0};
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (!strncmp(line, "p.xml:", 6))
            buf_printf(&lines, "%s\n", line);
    assert_string_equal(lines.n ? lines.p : "", expected);
    buf_free(&lines);
    free(text);
    overlay_free(o);
    doc_free(d);
    arena_free(a);
}

static void all_is_carried_but_what_is_for_central_bodies(void **state)
{
    (void)state;
    expect("", "I I- A\nI/p1  một *hai* ba\nI/p2  bốn{1} năm\nI/p2/fn1 1 chú thích\nII II- B\n"
               "II.1 1. C\nII.1.1 1.1. sáu. Bảy. Tám.\nII.1.1/b1 - chín\nII.1.1/b2 - mười\n"
               "II.2 2. D\nII.2/p1  xong\n");
    expect("<carry path='III'/><omit path='I' reason='lý do'/><omit path='II' reason='lý do'/>",
           "I I- E\nI.1 1. riêng\n");
}

static void substitutions_keep_all_else(void **state)
{
    (void)state;
    const char *rest = "<omit path='II' reason='...'/>";
    char text[500];
    snprintf(text, sizeof text,
             "<carry path='I/p1'><substitute from='hai ba' to='2 3'/></carry>"
             "<carry path='I/p2'><substitute from='n năm' to='N 5'/></carry>%s",
             rest);
    expect(text, "I I- A\nI/p1  một *2 3*\nI/p2  bốN 5{1}\nI/p2/fn1 1 chú thích\n");
    snprintf(text, sizeof text,
             "<substitute from='m' to='mm'/><substitute name='n' from='mm' to='x'/>"
             "<carry path='I/p1' use='n'><substitute from='t h' to=''/></carry>%s",
             rest);
    expect_messages(text,
                    "p.xml:2:70: warning: \"mm\" does not occur in clause \"I/p1\"; the "
                    "substitution does nothing [overlay-substitute]\n",
                    true);
}

static void own_text_extends_and_replaces(void **state)
{
    (void)state;
    expect("<extend path='I/p1'>Thêm.\nĐoạn nữa.</extend><extend path='I/p1' with='; '>hết</extend>"
           "<replace path='I/p2'>Khác hẳn.</replace><replace path='II'>Tên mới\n- gạch</replace>"
           "<omit path='II.1' reason='...'/>",
           "I I- A\nI/p1  một *hai* ba Thêm.; hết\nI/p2  Đoạn nữa. !\nI/p3  Khác hẳn.\n"
           "II II- Tên mới\nII/b1 - gạch !\nII.1 1. D\nII.1/p1  xong\n");
}

static void clauses_are_merged(void **state)
{
    (void)state;
    expect("<merge paths='I/p2 I/p1 II.1'/><omit path='II.2' reason='...'/>",
           "I I- A\nI/p1  bốn{1} năm một *hai* ba C\nI/p1/fn1 1 chú thích\n"
           "I.1 1. sáu. Bảy. Tám.\nI.1/b1 - chín\nI.1/b2 - mười\nII II- B\n");
}

static void clauses_are_split(void **state)
{
    (void)state;
    const char *rest = "<omit path='I' reason='...'/><omit path='II.2' reason='...'/>";
    char text[500];
    snprintf(text, sizeof text, "<split path='II.1.1'><at>Bảy</at><at as='para'>Tám</at></split>%s",
             rest);
    expect(text, "I I- B\nI.1 1. C\nI.1.1 1.1. sáu.\nI.1.2 1.2. Bảy.\nI.1.2/p1  Tám.\n"
                 "I.1.2/b1 - chín\nI.1.2/b2 - mười\n");
    snprintf(text, sizeof text, "<split path='II.1.1' as='bullet'><at>Bảy</at></split>%s", rest);
    expect(text, "I I- B\nI.1 1. C\nI.1/b1 - sáu.\nI.1/b2 - Bảy. Tám.\nI.1/b2/b1 - chín\n"
                 "I.1/b2/b2 - mười\n");
    snprintf(text, sizeof text, "<split path='II.1.1/b1'><at as='para'>n</at></split>%s", rest);
    expect(text, "I I- B\nI.1 1. C\nI.1.1 1.1. sáu. Bảy. Tám.\nI.1.1/b1 - chí\nI.1.1/b1p2  n\n"
                 "I.1.1/b2 - mười\n");
    expect("<split path='I/p2'><at>năm</at></split><omit path='II' reason='...'/>",
           "I I- A\nI/p1  một *hai* ba\nI/p2  bốn{1}\nI/p2/fn1 1 chú thích\nI/p3  năm\n");
}

static void forms_and_labels(void **state)
{
    (void)state;
    expect("<carry path='I/p1' as='number'/><carry path='I/p2' as='number' label='9)'/>"
           "<carry path='II.1.1' as='para'/><carry path='II.2/p1' as='bullet'/>",
           "I I- A\nI.1 1. một *hai* ba\nI.9 9) bốn{1} năm\nI.9/fn1 1 chú thích\nII II- B\n"
           "II.1 1. C\nII.1/p1  sáu. Bảy. Tám.\nII.1/b1 - chín\nII.1/b2 - mười\nII.2 2. D\n"
           "II.2/b1 - xong\n");
}

static void clauses_are_moved_and_added(void **state)
{
    (void)state;
    expect("<add id='moi' before='I'>\n## M\n1. N\n</add><move path='I/p2' last='moi'/>"
           "<omit path='I' reason='...'/><move path='II.1.1/b2' after='II.2/p1'/>"
           "<add after='II.2/p1'>- sau</add><add first='II.2'>trước</add>"
           "<add first='II.2'>trước nữa</add><omit path='II.1' reason='...'/>",
           "I I- M !\nI.1 1. N !\nI.1/p1  bốn{1} năm\nI.1/p1/fn1 1 chú thích\nII II- B\n"
           "II.1 1. D\nII.1/p1  trước !\nII.1/p2  trước nữa !\nII.1/p3  xong\nII.1/b1 - mười\n"
           "II.1/b2 - sau !\n");
    expect("<omit path='II' reason='...'/><add numbering='kept' before='I'>\n1. N\n</add>"
           "<add last='I'>\n1. N\n1. O\n</add>",
           "1 1. N !\nII II- A\nII/p1  một *hai* ba\nII/p2  bốn{1} năm\nII/p2/fn1 1 chú thích\n"
           "II.1 1. N !\nII.2 2. O !\n");
}

static void footnotes_go_with_their_calls(void **state)
{
    (void)state;
    expect("<omit path='I/p2/fn1' reason='...'/><omit path='II' reason='...'/>",
           "I I- A\nI/p1  một *hai* ba\nI/p2  bốn năm\n");
    expect("<replace path='I/p2/fn1'>khác</replace><omit path='II' reason='...'/>",
           "I I- A\nI/p1  một *hai* ba\nI/p2  bốn{1} năm\nI/p2/fn1 1 khác\n");
}

static void faults_are_told_all_at_once(void **state)
{
    (void)state;
    expect_messages(
        "<carry path='II.3'/>\n<omit path='I' reason='...'/>\n<carry path='I'/>\n"
        "<extend path='I/p1'>x</extend>\n<add after='khong'>x</add>\n"
        "<add last='I'>x</add>\n<split path='II.2/p1'><at>không có</at></split>\n"
        "<move path='II' first='II.1'/>\n<split path='I/p2/fn1'><at>t</at></split>\n"
        "<merge paths='II.1.1 II.1'/>\n<carry path='III.1'/>",
        "p.xml:2:1: error: the central text has no clause \"II.3\"; the nearest is "
        "\"II.1\" [overlay-path]\n"
        "p.xml:4:1: error: clause \"I\": <carry> cannot go together with <omit> in "
        "line 3 [overlay-conflict]\n"
        "p.xml:5:1: error: clause \"I/p1\" is below \"I\", which is left out; "
        "carry that one or <move> this one out of it [overlay-conflict]\n"
        "p.xml:6:1: error: there is no place \"khong\": neither a clause of the "
        "central text nor the id of an addition above; the nearest is \"I\" "
        "[overlay-path]\n"
        "p.xml:7:1: error: the place \"I\" is in a part that is left out; choose "
        "another place [overlay-conflict]\n"
        "p.xml:8:1: error: none of the phrases occurs, so clause \"II.2/p1\" cannot be "
        "split [overlay-split]\n"
        "p.xml:8:27: warning: \"không có\" does not occur after the beginning of clause "
        "\"II.2/p1\"; this cut is passed over [overlay-split]\n"
        "p.xml:9:1: error: clause \"II\" cannot be moved into itself "
        "[overlay-conflict]\n"
        "p.xml:10:1: error: \"I/p2/fn1\" is a footnote; it takes carry, extend, replace "
        "and omit only, without as and label [overlay-conflict]\n"
        "p.xml:11:1: error: in a merge the upper clause \"II.1\" has to come before the "
        "lower \"II.1.1\" [overlay-conflict]\n"
        "p.xml:12:1: error: clause \"III.1\" is below \"III\", which is left out; "
        "carry that one or <move> this one out of it [overlay-conflict]\n",
        false);
}

static void labels_are_counted_by_example(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const unsigned counts[] = {14, 3, 28};
    assert_string_equal(renumber_label(a, STR("I-"), counts, 1).p, "XIV-");
    assert_string_equal(renumber_label(a, STR("1.1."), counts, 2).p, "14.3.");
    assert_string_equal(renumber_label(a, STR("I.1.a)"), counts, 3).p, "XIV.3.ađ)");
    assert_string_equal(renumber_label(a, STR("Điều 1."), counts, 1).p, "Điều 14.");
    assert_true(renumber_counters(STR("(a)")));
    assert_false(renumber_counters(STR("Mai")));
    arena_free(a);
}

/* The label that the example makes of a counter. */
static void labels(const char *example, const unsigned *counts, size_t n, const char *expected)
{
    struct arena *a = arena_new();
    struct buf all = {0};
    for (size_t i = 0; i < n; i++) {
        buf_puts(&all, i ? " " : "");
        buf_str(&all, renumber_label(a, str_of(example), &counts[i], 1));
    }
    assert_string_equal(buf_take(&all, a).p, expected);
    arena_free(a);
}

static void counters_are_written(void **state)
{
    static const unsigned roman[] = {1,  2,  3,  4,  5,  6,   8,   9,   10,  14,   19,  39,
                                     40, 49, 50, 90, 99, 100, 400, 500, 900, 1000, 1666};
    static const unsigned letters[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13,  14,
                                       15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 46, 47, 552, 553};
    static const unsigned deep[] = {3, 2, 1};
    (void)state;
    labels("I-", roman, sizeof roman / sizeof *roman,
           "I- II- III- IV- V- VI- VIII- IX- X- XIV- XIX- XXXIX- XL- XLIX- L- XC- XCIX- C- CD- D- "
           "CM- M- MDCLXVI-");
    labels("i)", roman, sizeof roman / sizeof *roman,
           "i) ii) iii) iv) v) vi) viii) ix) x) xiv) xix) xxxix) xl) xlix) l) xc) xcix) c) cd) d) "
           "cm) m) mdclxvi)");
    labels("a", letters, sizeof letters / sizeof *letters,
           "a b c d đ e g h i k l m n o p q r s t u v x y aa ay ba yy aaa");
    labels("A.", letters, 5, "A. B. C. D. Đ.");
    labels("Mục 1.", letters, 2, "Mục 1. Mục 2.");
    struct arena *a = arena_new();
    assert_string_equal(renumber_label(a, STR("1.1."), deep, 3).p, "2.1.");
    assert_string_equal(renumber_label(a, STR("I.1.a)"), deep, 3).p, "III.2.a)");
    assert_true(renumber_counters(STR("1)")));
    assert_false(renumber_counters(STR("Ia 1b x1 11")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counters_are_written),
        cmocka_unit_test(all_is_carried_but_what_is_for_central_bodies),
        cmocka_unit_test(substitutions_keep_all_else),
        cmocka_unit_test(own_text_extends_and_replaces),
        cmocka_unit_test(clauses_are_merged),
        cmocka_unit_test(clauses_are_split),
        cmocka_unit_test(forms_and_labels),
        cmocka_unit_test(clauses_are_moved_and_added),
        cmocka_unit_test(footnotes_go_with_their_calls),
        cmocka_unit_test(faults_are_told_all_at_once),
        cmocka_unit_test(labels_are_counted_by_example),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
