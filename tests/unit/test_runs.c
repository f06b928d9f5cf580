/* Styled text: comparing, replacing and cutting it, over changes of style and footnote calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "model/runs.h"

/* "ab*cd*^ef": plain, bold between stars, a call of a footnote for each "^". */
static struct node *text_node(struct doc *d, const char *text)
{
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    unsigned style = 0;
    for (const char *p = text; *p; p++) {
        struct node *note = *p == '^' ? doc_append(d, n, NODE_FOOTNOTE, POS_NONE) : NULL;
        if (note)
            node_add_text(d, n, STR("1"), STYLE_SUPERSCRIPT, POS_NONE)->note = note;
        else if (*p == '*')
            style ^= STYLE_BOLD;
        else
            node_add_text(d, n, (struct str){p, 1}, style, POS_NONE);
    }
    return n;
}

static void expect(const struct node *n, const char *text)
{
    struct buf b = {0};
    unsigned style = 0;
    size_t notes = 0;
    for (const struct run *r = n->runs; r; r = r->next) {
        if (r->note) {
            buf_char(&b, '^');
            notes += r->note->parent == n;
            continue;
        }
        if (r->style != style)
            buf_char(&b, '*');
        style = r->style;
        buf_str(&b, r->text);
    }
    if (style)
        buf_char(&b, '*');
    assert_string_equal(b.n ? b.p : "", text);
    for (const char *p = text; *p; p++)
        notes -= *p == '^';
    assert_int_equal(notes, 0); /* every footnote hangs where it is called */
    buf_free(&b);
}

static void same_text_whatever_the_runs(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    assert_true(runs_same_text(text_node(d, "ab*cd*ef"), text_node(d, "a*b*^cdef^")));
    assert_true(runs_same_text(text_node(d, ""), text_node(d, "^")));
    assert_false(runs_same_text(text_node(d, "abc"), text_node(d, "ab")));
    assert_false(runs_same_text(text_node(d, "ab"), text_node(d, "a*c*")));
    assert_int_equal(runs_length(text_node(d, "a*bc*^d")), 4);
    doc_free(d);
}

static void replaced_in_the_style_of_the_first_byte(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        size_t from, to;
        const char *after;
    } cases[] = {
        {"abcd", 1, 3, "aXYd"},     {"ab*cd*ef", 1, 3, "aXY*d*ef"}, {"ab*cd*ef", 3, 5, "ab*cXY*f"},
        {"abc", 0, 3, "XY"},        {"a^bc", 0, 2, "XY^c"},         {"*ab*c^d", 2, 3, "*ab*XY^d"},
        {"a*b*c^*d*", 0, 4, "XY^"}, {"ab^c", 1, 2, "aXY^c"},
    };
    struct doc *d = doc_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct node *n = text_node(d, cases[i].before);
        struct runs_edit e = {cases[i].from, cases[i].to, STR("XY"), POS_NONE, NULL};
        runs_replace(d, n, &e, 1);
        expect(n, cases[i].after);
    }
    struct node *n = text_node(d, "abcdef"), *own = text_node(d, "x*y*^");
    struct runs_edit three[] = {{0, 1, STR("XY"), POS_NONE, NULL},
                                {2, 3, STR_NONE, POS_NONE, own},
                                {4, 6, STR(""), POS_NONE, NULL}};
    runs_replace(d, n, three, 3);
    expect(n, "XYbx*y^*d");
    expect(own, "x*y^*"); /* a copy was put in */
    doc_free(d);
}

static void cut_with_the_footnotes(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct node *n = text_node(d, "ab^*c d*e^f"), *rest = text_node(d, "");
    runs_cut(d, n, 3, 4, rest); /* the blank goes */
    expect(n, "ab^*c*");
    expect(rest, "*d*e^f");
    runs_move(n, rest);
    expect(n, "ab^*cd*e^f");
    assert_null(rest->runs);
    doc_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_text_whatever_the_runs),
        cmocka_unit_test(replaced_in_the_style_of_the_first_byte),
        cmocka_unit_test(cut_with_the_footnotes),
    };
    return cmocka_run_group_tests_name("runs", tests, NULL, NULL);
}
