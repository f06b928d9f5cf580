/* lexicon/lexicon.h: the lists that are built in, the file format, words of an office. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/source.h"
#include "lexicon/broken_word.h"
#include "lexicon/kinds.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

static void no_list_is_empty(void **state)
{
    (void)state;
    for (size_t i = 0; i < WORDS_COUNT; i++)
        if (!lexicon_list((enum words)i)->n)
            fail_msg("list %zu has no entry", i);
}

/* All fields: one mark may have several names, "TT" of two kinds. */
static bool same_entry(const struct lexicon_entry *a, const struct lexicon_entry *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->fields[i], b->fields[i]);
    return same;
}

static void no_entry_comes_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < WORDS_COUNT; i++) {
        const struct lexicon_list *l = lexicon_list((enum words)i);
        for (size_t k = 0; k < l->n; k++)
            for (size_t j = 0; j < k; j++)
                if (same_entry(&l->entries[k], &l->entries[j]))
                    fail_msg("list %zu has \"%.*s\" twice", i, STR_ARG(l->entries[k].fields[0]));
    }
}

static void rows_have_their_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < lexicon_list(WORDS_KINDS)->n; i++)
        assert_true(lexicon_field(WORDS_KINDS, i, KIND_ID).n &&
                    lexicon_field(WORDS_KINDS, i, KIND_SIGN).n);
    for (size_t i = 0; i < lexicon_list(WORDS_DIVISION)->n; i++)
        assert_true(lexicon_field(WORDS_DIVISION, i, DIVISION_SHORT_NAME).n);
    for (size_t i = 0; i < lexicon_list(WORDS_TASK_COLUMN)->n; i++)
        assert_true(lexicon_field(WORDS_TASK_COLUMN, i, 1).n);
}

static bool starts(struct arena *a, const char *text, enum words words)
{
    struct letter_key k = letter_key(a, str_of(text));
    return lexicon_starts(&k, words);
}

static void by_letters(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_true(starts(a, "Phụ lục II", WORDS_APPENDIX));
    assert_true(starts(a, "PHU LUC", WORDS_APPENDIX));
    assert_false(starts(a, "PHỤ LỤCA", WORDS_APPENDIX));
    assert_true(starts(a, "Của Tỉnh uỷ", WORDS_AUTHOR)); /* the blank at the end has to follow */
    assert_false(starts(a, "Của", WORDS_AUTHOR));
    struct letter_key k = letter_key(a, STR("Hà Nội, ngày 2 gồm:"));
    assert_true(lexicon_has(&k, WORDS_PLACE_DATE));
    assert_true(lexicon_ends_with(&k, WORDS_LEAD_IN));
    assert_false(lexicon_is_key(&k, WORDS_LEAD_IN));
    k = letter_key(a, STR("Đến"));
    assert_true(lexicon_is_key(&k, WORDS_RECEIVED_ALONE));
    arena_free(a);
}

static void to_the_byte(void **state)
{
    (void)state;
    size_t length;
    assert_true(lexicon_is(STR("đ"), WORDS_LIST_LETTER));
    assert_false(lexicon_is(STR("Đ"), WORDS_LIST_LETTER));
    size_t about = lexicon_begins(STR("về việc họp"), WORDS_ABOUT); /* "về" is one as well */
    assert_true(str_is(lexicon_field(WORDS_ABOUT, about - 1, 0), "về việc"));
    assert_true(lexicon_begins_any_case(STR("TIỂU MỤC 2"), WORDS_DIVISION, &length));
    assert_int_equal(length, strlen("TIỂU MỤC"));
    assert_false(lexicon_begins_any_case(STR("Chươn"), WORDS_DIVISION, &length));
    assert_int_equal(length, 0);
    assert_false(lexicon_field(WORDS_LIST_LETTER, 0, 5).p);
    assert_false(lexicon_field(WORDS_LIST_LETTER, 999, 0).p);
}

static bool add(struct arena *a, const char *text)
{
    return lexicon_add(source_from(a, "words.def", str_of(text)));
}

/* The last test: what it adds remains. */
static void an_office_adds(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t kinds = lexicon_list(WORDS_KINDS)->n, errors = diag_errors();
    assert_true(add(
        a, "# ours\n[stamp-owner]\n \"Phòng; \\\"A\\\"\" ; Phòng B;\n[kinds]\nsổ tay | so-tay | "
           "ST | act | | | \"mẫu | một\"\n"));
    assert_true(starts(a, "PHÒNG; \"A\"", WORDS_STAMP_OWNER));
    assert_true(starts(a, "phòng b", WORDS_STAMP_OWNER));
    assert_true(starts(a, "Văn phòng", WORDS_STAMP_OWNER)); /* what was there remains */
    assert_int_equal(lexicon_list(WORDS_KINDS)->n, kinds + 1);
    assert_true(str_is(lexicon_field(WORDS_KINDS, kinds, KIND_ID), "so-tay"));
    assert_int_equal(lexicon_field(WORDS_KINDS, kinds, KIND_CENTRAL).n, 0);
    assert_true(str_is(lexicon_field(WORDS_KINDS, kinds, KIND_PARTY_TEMPLATE), "mẫu | một"));
    assert_int_equal(diag_errors(), errors);
    assert_false(add(a, "[no-such-list]\nA\n"));
    assert_false(add(a, "A\n"));
    assert_false(add(a, "[kinds]\n\"A\n"));
    assert_false(add(a, "[kinds]\n1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17\n"));
    assert_int_equal(diag_errors(), errors + 4);
    arena_free(a);
}

static void narrow_columns_break_words(void **state)
{
    static const struct {
        const char *line, *next;
        bool full, broken;
    } cells[] = {
        {"Thườn", "g xuyên", false, true},
        {"Tră", "ng", false, true},
        {"Ngh", "ị quyết", false, true},
        {"30/9/20", "33", false, true},
        {"15/11/2", "033.", false, true},
        {"31/1", "2/2033", false, true},
        {"01/1", "1/2033;", false, true},
        {"31/12", "/2033", false, true},
        {"31", "/12/2033", false, true},
        {"5", "/2033", false, true},
        {"0", "5/12/2033", false, true},
        {"30/1", "0", true, true},
        {"31/1", "2/20", true, true},
        {"1", "0/2033", true, true},
        {"3", "1/12/2033", true, true},
        {"ST", "T", false, true},
        {"Chu", "yển tiếp", true, true},
        {"203", "2", true, true},
        {"https://thu.vn/", "vuon-cay", false, true},
        {"https://thu.v", "n", true, true},
        {"vuoncaycuax", "a và", true, true},
        {"Cây", "ăn quả", false, false},
        {"điểm", "c khoản 2", false, false},
        {"tại điể", "m", false, false},
        {"UB", "nhân dân", false, false},
        {"TT", "đô thị", false, false},
        {"30/9", "2033", false, false},
        {"3/20", "335", false, false},
        {"9/45", "33", false, false},
        {"30/9", "15/9/2033", false, false},
        {"15/6", "0", true, false},
        {"31/1", "2/2533", false, false},
        {"30/1", "0", false, false},
        {"1/2", "3", true, false},
        {"1", "5/12/2033", false, false},
        {"3/4", "5/6", true, false},
        {"15/1", "2/9/2033", true, false},
        {"12/KH", "/2033", true, false},
        {"Hằng", "năm", false, false},
        {"STT", "Tên", false, false},
        {"Chu", "yển tiếp", false, false},
        {"203", "2", false, false},
        {"Sở", "Y tế", true, false},
        {"203", "22", true, false},
        {"a", "n)", false, false},
        {"https://thu.vn", "và", false, false},
        {"vuoncaycuax", "a và", false, false},
        {"15/11/2033", "và", true, false},
        {"nghiêng", "sang", true, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (word_is_broken(str_of(cells[i].line), str_of(cells[i].next), cells[i].full) !=
            cells[i].broken)
            fail_msg("%s | %s", cells[i].line, cells[i].next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_list_is_empty),
        cmocka_unit_test(no_entry_comes_twice),
        cmocka_unit_test(rows_have_their_columns),
        cmocka_unit_test(by_letters),
        cmocka_unit_test(to_the_byte),
        cmocka_unit_test(an_office_adds),
        cmocka_unit_test(narrow_columns_break_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
