/* model/style.h, on the styles that ship and on faulty ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "model/doc.h"
#include "model/style.h"
#include "log.h"

static const char *style_path(void *arena, const char *kind)
{
    return str_format(arena, "templates/%s/style.xml", kind).p;
}

static const struct style *read_style(struct arena *a, const struct source *s)
{
    return s ? style_read(a, s, &(struct style_finder){style_path, a}) : NULL;
}

static const struct style *read_file(struct arena *a, const char *path)
{
    return read_style(a, source_open(a, path));
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void assert_near(double a, double b)
{
    if (fabs(a - b) > 0.005)
        fail_msg("%f is not %f", a, b);
}

static void styles_that_ship_are_read(void **state)
{
    (void)state;
    glob_t g;
    assert_int_equal(glob("templates/*/style.xml", 0, NULL, &g), 0);
    for (size_t i = 0; i < g.gl_pathc; i++) {
        struct arena *a = arena_new();
        const struct style *s = read_file(a, g.gl_pathv[i]);
        assert_non_null(s);
        assert_non_null(strstr(g.gl_pathv[i], s->kind));
        assert_near(s->width, 595.276);
        for (size_t k = 0; k < s->class_count; k++)
            assert_true(s->classes[k].rule.n > 0);
        arena_free(a);
    }
    globfree(&g);
}

#define FRAME                                                                                      \
    "<fonts rule='any'><font family='A'/><font family='B'/></fonts>"                               \
    "<page width='210mm' height='297mm' top='2cm' bottom='20mm' left='30mm' right='15mm' "         \
    "rule='any'/>"

static void lengths_and_looks(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *text =
        "<style kind='k'><fonts rule='any'><font family='A'/><font family='B'/></fonts>"
        "<page width='210mm' height='842pt' top='20mm' bottom='20' left='30mm' right='15.5mm'"
        " rule='any'/>"
        "<class name='body' size='14' leading='20.25' exact='yes' rule='any'/>"
        "<class name='x' size='12.5pt' leading='15' bold='yes' italic='yes' align='justify' "
        "indent='-10mm' rule='any'/>"
        "<word name='w' rule='any'> chữ </word><number name='n' value='0.45' rule='any'/></style>";
    const struct style *s = read_style(a, source_from(a, "s.xml", str_of(text)));
    assert_non_null(s);
    assert_near(s->width, 595.276);
    assert_near(s->height, 842);
    assert_near(s->right, 43.937);
    assert_true(str_is(s->fonts[1], "B"));
    assert_null(s->fonts[2].p);
    const struct style_class *x = style_class(s, "x");
    assert_near(x->size, 12.5);
    assert_near(x->indent, -28.346);
    assert_int_equal(x->style, STYLE_BOLD | STYLE_ITALIC);
    assert_int_equal(x->align, ALIGN_JUSTIFY);
    assert_string_equal(style_class(s, "none")->name, "body");
    assert_near(style_class(s, "body")->leading, 20.25);
    assert_true(str_is(style_word(s, "w"), "chữ"));
    assert_true(str_is(style_word(s, "none"), ""));
    assert_near(style_number(s, "n"), 0.45);
    assert_near(style_number(s, "none"), 0);
    assert_true(style_has_number(s, "n"));
    assert_false(style_has_number(s, "none"));
    arena_free(a);
}

static void a_base_lends_what_is_not_said(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct style *own = read_file(a, "templates/chuong-trinh-tinh-uy/style.xml");
    const struct style *base = read_file(a, "templates/ke-hoach-tinh-uy/style.xml");
    assert_non_null(own);
    assert_string_equal(own->kind, "chuong-trinh-tinh-uy");
    assert_string_equal(own->base->kind, "ke-hoach-tinh-uy");
    assert_string_equal(own->base->source->name, "templates/ke-hoach-tinh-uy/style.xml");
    assert_near(style_class(own, "body")->leading, style_class(base, "body")->leading);
    assert_int_equal(own->class_count, base->class_count);
    arena_free(a);
}

#define SHEET                                                                                      \
    "<fonts rule='any'><font family='A'/></fonts>"                                                 \
    "<page width='100' height='100' top='0' bottom='0' left='30' right='15' rule='any'/>"
#define CLASS(lengths) "<class name='body' rule='any' " lengths "/>"

static const struct fault {
    const char *text, *begin;
} faults[] = {
    {"<style kind='k'><class name='body' size='1' leading='1' rule='any'/></style>", "s.xml:1:"},
    {"<style kind='k'>" FRAME "</style>", "s.xml:1:"},
    {"<style kind='k'>" SHEET CLASS("size='0.9' leading='9'") "</style>",
     "s.xml:1:144: error: class \"body\": size and leading are from 1 to 1000 pt"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='1001'") "</style>", "s.xml:1:144: error"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='9' left='-31'") "</style>",
     "s.xml:1:1: error: class \"body\": left, right and indent"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='9' indent='-31'") "</style>", "s.xml:1:1:"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='9' right='-16'") "</style>", "s.xml:1:1:"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='9' left='50' indent='5'") "</style>",
     "s.xml:1:1:"},
    {"<style kind='k'>" SHEET CLASS("size='9' leading='9' before='-1'") "</style>", "s.xml:1:"},
    {"<style kind='k' base='nowhere'/>", "templates/nowhere/style.xml:1:1: error: cannot read"},
};

static void faults_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct arena *a = arena_new();
        assert_null(read_style(a, source_from(a, "s.xml", str_of(faults[i].text))));
        char *text = log_text();
        if (strncmp(text, faults[i].begin, strlen(faults[i].begin)))
            fail_msg("%s\nsaid: %s", faults[i].text, text);
        free(text);
        arena_free(a);
    }
}

static void twice_and_missing_are_told(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *text =
        "<style kind='k'><fonts rule='any'><font family='A'/></fonts>\n"
        "<page width='10mm' height='297' top='20' bottom='20' left='30' right='15' rule='any'/>\n"
        "<class name='a' size='0' leading='1' rule='any'/>\n"
        "<class name='a' size='1' leading='1' rule='any'/></style>";
    assert_null(read_style(a, source_from(a, "s.xml", str_of(text))));
    char *out = log_text();
    assert_non_null(strstr(out, "s.xml:1:1: error: <class name=\"body\"> is missing"));
    assert_non_null(strstr(out, "s.xml:2:1: error: the margins are wider"));
    assert_non_null(strstr(out, "s.xml:3:1: error: class \"a\": size"));
    assert_non_null(strstr(out, "s.xml:4:1: error: <class name=\"a\"> is already in line 3"));
    free(out);
    arena_free(a);
}

static const char *same_path(void *path, const char *kind)
{
    assert_string_equal(kind, "loop");
    return path;
}

static void a_circle_of_bases_ends(void **state)
{
    (void)state;
    char path[] = "/tmp/kehoach-style-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    write_file(path, "<style kind='k' base='loop'/>");
    struct arena *a = arena_new();
    assert_null(style_read(a, source_open(a, path), &(struct style_finder){same_path, path}));
    char *out = log_text();
    assert_non_null(strstr(out, "leads back to itself"));
    free(out);
    arena_free(a);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_that_ship_are_read),     cmocka_unit_test(lengths_and_looks),
        cmocka_unit_test(a_base_lends_what_is_not_said), cmocka_unit_test(faults_are_told),
        cmocka_unit_test(twice_and_missing_are_told),    cmocka_unit_test(a_circle_of_bases_ends),
    };
    diag_set_language("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
