/* model/doc: paths, surgery, copies, equality, invariants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "lexicon/label.h"
#include "doc_checks.h"
#include "model/doc.h"

static struct node *add(struct doc *d, struct node *parent, enum node_kind kind, const char *label,
                        const char *text)
{
    struct node *n = doc_append(d, parent, kind, POS_NONE);
    n->label = str_of(label);
    node_add_text(d, n, str_of(text), 0, POS_NONE);
    return n;
}

/* The document that the head of doc.h draws. */
static struct doc *sample(void)
{
    struct doc *d = doc_new(NULL);
    add(d, d->root, NODE_TITLE, NULL, "KẾ HOẠCH");
    struct node *one = add(d, d->root, NODE_HEADING, "I-", "TÊN");
    add(d, one, NODE_PARA, NULL, "đoạn");
    struct node *two = add(d, one, NODE_HEADING, "2.", "Mục");
    struct node *clause = add(d, two, NODE_PARA, "2.1.", "khoản");
    struct node *note = add(d, clause, NODE_FOOTNOTE, "1", "chú thích");
    struct run *call = node_add_text(d, clause, STR("1"), STYLE_SUPERSCRIPT, POS_NONE);
    call->note = note;
    struct node *bullet = add(d, clause, NODE_BULLET, "-", "gạch");
    add(d, bullet, NODE_PARA, NULL, "thêm");
    add(d, clause, NODE_PARA, NULL, "cuối");
    add(d, clause, NODE_PARA, "a)", "điểm");
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    for (int i = 0; i < 2; i++) {
        struct node *row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        add(d, row, NODE_CELL, NULL, i ? "" : "12");
        add(d, row, NODE_CELL, NULL, "việc");
    }
    doc_number(d);
    return d;
}

static void paths_follow_the_contract(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "",         "I",          "I/p1",     "I.2",     "I.2.1", "I.2.1/fn1",
        "I.2.1/b1", "I.2.1/b1p2", "I.2.1/p1", "I.2.1.a", "",      "PL/12",
        "",         "",           "PL/r2",    "",        ""};
    struct doc *d = sample();
    const char *what;
    size_t i = 0;
    assert_true(doc_verify(d, &what));
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root), i++)
        if (!str_is(n->path, expected[i]))
            fail_msg("node %zu has path \"%.*s\", not \"%s\"", i, STR_ARG(n->path), expected[i]);
    assert_int_equal(i, sizeof expected / sizeof *expected);
    assert_int_equal(doc_find(d, STR("I.2.1"))->level, 3);
    assert_null(doc_find(d, STR("I.9")));
    doc_free(d);
}

static void labels_name_numbers(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"III-", "III"}, {"2.1.", "2.1"},   {"a)", "a"},
                                           {"(1)", "1"},    {"Phần II", "II"}, {"Điều 3.", "3"},
                                           {"IV - ", "IV"}, {"1.1", "1.1"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(str_is(label_number(str_of(pairs[i][0])), pairs[i][1]));
}

static void copies_call_their_own_notes(void **state)
{
    (void)state;
    struct doc *d = sample();
    struct node *clause = doc_find(d, STR("I.2.1"));
    struct node *copy = doc_clone(d, clause);
    assert_null(copy->parent);
    assert_ptr_equal(copy->last_run->note, copy->first);
    assert_ptr_not_equal(copy->first, clause->first);
    node_place_after(clause, copy);
    copy->label = STR("2.2.");
    doc_number(d);
    assert_ptr_equal(doc_find(d, STR("I.2.2/fn1")), copy->first);
    node_detach(clause);
    doc_number(d);
    assert_null(doc_find(d, STR("I.2.1")));
    const char *what;
    assert_true(doc_verify(d, &what));
    doc_free(d);
}

static void equality_sees_text_and_shape(void **state)
{
    (void)state;
    struct doc *a = sample(), *b = sample();
    struct buf difference = {0};
    add(b, b->root, NODE_NOISE, NULL, "dấu đến"); /* noise does not count */
    doc_number(b);
    assert_true(doc_equal(a, b, &difference));
    node_add_text(b, doc_find(b, STR("I/p1")), STR("!"), 0, POS_NONE);
    assert_false(doc_equal(a, b, &difference));
    assert_non_null(strstr(difference.p, "đoạn!"));
    buf_free(&difference);
    doc_free(a);
    doc_free(b);
}

static void lines_ascend_once(void **state)
{
    (void)state;
    struct doc *d = doc_new(NULL);
    struct node *n = doc_append(d, d->root, NODE_PARA, POS_NONE);
    struct line_numbers lines = {0};
    for (unsigned i = 1; i <= 100; i++) {
        line_numbers_add(&lines, i);
        line_numbers_add(&lines, i);
    }
    line_numbers_add(&lines, 103);
    line_numbers_add(&lines, 101); /* of a column that was read later */
    line_numbers_add(&lines, 101);
    node_set_lines(d, n, &lines);
    assert_int_equal(n->line_count, 102);
    assert_int_equal(node_lines(n)[100], 101);
    assert_int_equal(node_lines(n)[101], 103);
    n->line_count = 100;
    struct node *copy = doc_clone(d, n);
    assert_int_equal(n->line_count, 100);
    assert_int_equal(copy->line_count, 100);
    assert_int_equal(node_lines(copy)[99], 100);
    doc_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_follow_the_contract),
        cmocka_unit_test(labels_name_numbers),
        cmocka_unit_test(copies_call_their_own_notes),
        cmocka_unit_test(equality_sees_text_and_shape),
        cmocka_unit_test(lines_ascend_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
