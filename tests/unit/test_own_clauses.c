/* Clauses without a masthead: where their footnotes hang. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "log.h"
#include "read/own_clauses.h"
#include "write/tree_dump.h"
#include "doc_checks.h"

/* The tree without its first line; said: what messages hold, NULL for none. */
static void expect(const char *markdown, const char *tree, const char *said)
{
    struct arena *a = arena_new();
    struct doc *d = read_fragment(source_from(a, "own.md", str_of(markdown)));
    const char *what;
    struct buf out = {0};
    assert_true(doc_verify(d, &what));
    write_tree_bare(d, &out);
    assert_string_equal(strchr(out.p, '\n') + 1, tree);
    char *log = log_text();
    assert_true(said ? strstr(log, said) != NULL : !*log);
    free(log);
    buf_free(&out);
    doc_free(d);
    arena_free(a);
}

static void notes_hang_on_the_clause_that_calls_them(void **state)
{
    (void)state;
    expect("1. one[^a]\n\n- two\n\n[^a]: three\n",
           "  para 1 [1.]: one[^1]\n    footnote 1/fn1 [1]: three\n    bullet 1/b1 [-]: two\n",
           NULL);
}

static void numbers_of_three_digits(void **state)
{
    (void)state;
    expect("100. One\n\n101) Two\n\n2030. Three\n\n102 four\n",
           "  para 100 [100.]: One\n  para 101 [101)]: Two\n    para 101/p1: 2030. Three\n"
           "    para 101/p2: 102 four\n",
           NULL);
}

static void cells_have_no_children(void **state)
{
    (void)state;
    expect("| a[^1] |\n|---|\n| b[^2] |\n\n[^1]: one\n\n[^2]: two\n",
           "  table\n    table-head\n      cell: a[^1]\n      footnote fn1 [1]: one\n"
           "    table-row PL/b\n      cell: b[^2]\n      footnote PL/b/fn2 [2]: two\n",
           NULL);
}

static void marks_may_begin_anew(void **state)
{
    (void)state;
    expect("1. one[^1]\n\n[^1]: first\n\n2. two[^1]\n\n[^1]: second\n",
           "  para 1 [1.]: one[^1]\n    footnote 1/fn1 [1]: first\n"
           "  para 2 [2.]: two[^1]\n    footnote 2/fn1 [1]: second\n",
           NULL);
}

static void a_note_without_a_call_stays_with_its_clause(void **state)
{
    (void)state;
    expect("1. one\n\n[^9]: lost\n\n2. two\n",
           "  para 1 [1.]: one\n    footnote 1/fn9 [9]: lost\n  para 2 [2.]: two\n", "9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_hang_on_the_clause_that_calls_them),
        cmocka_unit_test(numbers_of_three_digits),
        cmocka_unit_test(cells_have_no_children),
        cmocka_unit_test(marks_may_begin_anew),
        cmocka_unit_test(a_note_without_a_call_stays_with_its_clause),
    };
    return cmocka_run_group_tests_name("own clauses", tests, NULL, NULL);
}
