/* Words: what is a word, what is a slip, and marked text that people can read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/sequence.h"
#include "compare/vocabulary.h"
#include "compare/clauses.h"
#include "compare/words.h"

static void assert_split(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct vocabulary *v = vocabulary_new(arena);
    struct word_list list = {0};
    struct buf got = {0};
    vocabulary_split(v, str_of(text), &list);
    for (size_t i = 0; i < list.n; i++) {
        buf_str(&got, str_slice(str_of(text), list.at[i].at, list.at[i].at + list.at[i].bytes));
        buf_puts(&got, list.at[i].ends_sentence ? "." : " ");
    }
    assert_string_equal(buf_view(&got).p, expected);
    buf_free(&got);
    arena_free(arena);
}

static void symbols_and_numbers_are_one_word(void **state)
{
    (void)state;
    assert_split("số 43-NQ/TW ngày 24/11/2023", "số 43-NQ/TW ngày 24/11/2023.");
    assert_split("58-CTr/TU, 73/2023/NĐ-CP", "58-CTr/TU 73/2023/NĐ-CP.");
    assert_split("đạt 2,5% vào 2023–2030", "đạt 2,5 vào 2023–2030.");
    assert_split("kinh tế - xã hội; và/hoặc", "kinh tế xã hội.và hoặc.");
    assert_split("Bắc-Nam", "Bắc Nam.");
}

static void lost_blanks_are_found_by_capitals(void **state)
{
    (void)state;
    assert_split("tư tưởng HoChí Minh", "tư tưởng Ho Chí Minh.");
    assert_split("UBND, MTTQ", "UBND MTTQ.");
}

/* Marked as by wdiff; differences of form in small brackets. */
static void assert_marked(const char *old, const char *new, const char *expected)
{
    struct arena *arena = arena_new();
    struct vocabulary *v = vocabulary_new(arena);
    struct word_list a = {0}, b = {0};
    struct stretches s = {0};
    unsigned counts[DIFFERENCE_LEVELS] = {0};
    struct buf got = {0}, accepted = {0}, rejected = {0};
    vocabulary_split(v, str_of(old), &a);
    vocabulary_split(v, str_of(new), &b);
    uint32_t *keys = mem_alloc((a.n + b.n + 1) * sizeof *keys);
    uint32_t *match = mem_alloc((a.n + 1) * sizeof *match);
    for (size_t i = 0; i < a.n; i++)
        keys[i] = vocabulary_letters(v, a.at[i].type);
    for (size_t i = 0; i < b.n; i++)
        keys[a.n + i] = vocabulary_letters(v, b.at[i].type);
    sequence_match(keys, a.n, keys + a.n, b.n, match);
    struct sides sides = {.arena = arena, .vocabulary = v};
    words_mark(&sides, &(struct worded){str_of(old), a.at, a.n},
               &(struct worded){str_of(new), b.at, b.n}, match, &s, counts);
    for (size_t i = 0; i < s.n; i++) {
        const struct stretch *t = &s.at[i];
        buf_puts(&got, t->change == CHANGE_DELETED    ? "[-"
                       : t->change == CHANGE_INSERTED ? "{+"
                                                      : "");
        buf_str(&got, t->text);
        buf_puts(&got, t->change == CHANGE_DELETED    ? "-]"
                       : t->change == CHANGE_INSERTED ? "+}"
                                                      : "");
        if (t->change != CHANGE_DELETED)
            buf_str(&accepted, t->text);
        if (t->change != CHANGE_INSERTED)
            buf_str(&rejected, t->text);
    }
    assert_string_equal(buf_view(&got).p, expected);
    assert_true(str_eq(buf_view(&accepted), str_of(new)));
    assert_true(str_eq(buf_view(&rejected), str_of(old)));
    buf_free(&got);
    buf_free(&accepted);
    buf_free(&rejected);
    free(keys);
    free(match);
    free(s.at);
    arena_free(arena);
}

static void edits_are_whole_words(void **state)
{
    (void)state;
    assert_marked("đắp đê cao hai mét", "đắp đê cao ba mét", "đắp đê cao [-hai-]{+ba+} mét");
    assert_marked("đắp đê cao", "đắp con đê cao", "đắp{+ con+} đê cao");
    assert_marked("", "đắp đê", "{+đắp đê+}");
    assert_marked("đắp đê", "", "[-đắp đê-]");
    assert_marked("...", "…", "[-...-]{+…+}");
}

static void edits_end_at_punctuation(void **state)
{
    (void)state;
    assert_marked("trồng lúa, nuôi cá, trồng rừng", "trồng lúa, trồng rừng",
                  "trồng lúa[-, nuôi cá-], trồng rừng");
}

static void stray_words_between_edits_are_dissolved(void **state)
{
    (void)state;
    assert_marked("hồ chứa nước ngọt của làng Thượng đã cạn khô từ tháng ba năm ngoái rồi",
                  "hồ chứa nước ngọt do huyện của bà con đào đã cạn khô từ tháng ba năm ngoái rồi",
                  "hồ chứa nước ngọt [-của làng Thượng-]{+do huyện của bà con đào+} đã cạn khô từ "
                  "tháng ba năm ngoái rồi");
}

static void little_in_common_is_two_blocks(void **state)
{
    (void)state;
    assert_marked("một hai ba bốn năm sáu bảy tám chín mười",
                  "cam và quýt với bưởi năm roi ngon lắm đó",
                  "[-một hai ba bốn năm sáu bảy tám chín mười-]{+cam và quýt với bưởi năm roi ngon "
                  "lắm đó+}");
}

static void differences_of_form_side_by_side_are_one(void **state)
{
    (void)state;
    assert_marked("BAN QUẢN LÝ hồ", "Ban Quản lý hồ", "[-BAN QUẢN LÝ-]{+Ban Quản lý+} hồ");
    assert_marked("nước hoà vào sông", "nước hòa vào sông", "nước [-hoà-]{+hòa+} vào sông");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_and_numbers_are_one_word),
        cmocka_unit_test(lost_blanks_are_found_by_capitals),
        cmocka_unit_test(edits_are_whole_words),
        cmocka_unit_test(edits_end_at_punctuation),
        cmocka_unit_test(stray_words_between_edits_are_dissolved),
        cmocka_unit_test(little_in_common_is_two_blocks),
        cmocka_unit_test(differences_of_form_side_by_side_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
