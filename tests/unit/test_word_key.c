/* Folding: which spellings are one word, and which must never be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "lexicon/word_key.h"
#include "lexicon/word_pair.h"

typedef void word_key_function(struct str, struct buf *);

static bool same(word_key_function *fold, const char *left, const char *right)
{
    struct buf l = {0}, r = {0};
    fold(str_of(left), &l);
    fold(str_of(right), &r);
    bool equal = str_eq(buf_view(&l), buf_view(&r));
    buf_free(&l);
    buf_free(&r);
    return equal;
}

static void typography_is_case_and_dashes(void **state)
{
    (void)state;
    assert_true(same(word_key_typography, "ĐẢNG", "đảng"));
    assert_true(same(word_key_typography, "2023–2030", "2023-2030"));
    assert_true(same(word_key_typography, "đoàn\u00ADkết", "đoànkết"));
    assert_false(same(word_key_typography, "hòa", "hoà"));
}

static void spelling_variants_are_one_word(void **state)
{
    static const char *const pairs[][2] = {
        {"hòa", "hoà"}, {"khỏe", "khoẻ"}, {"ủy", "uỷ"}, {"thúy", "thuý"}, {"kỹ", "kĩ"},
        {"lý", "lí"},   {"quý", "quí"},   {"tỷ", "tỉ"}, {"y", "i"},       {"ÐẢNG", "Đảng"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(same(word_key_spelling, pairs[i][0], pairs[i][1]));
}

static void different_words_stay_different(void **state)
{
    static const char *const pairs[][2] = {
        {"hay", "hai"},   {"tay", "tai"}, {"thúi", "thúy"},
        {"giảm", "giám"}, {"đây", "đẩy"}, {"03", "3"},
        {"công", "cống"}, {"dân", "đân"}, {"57-NQ/TW", "51-NQ/TW"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_false(same(word_key_spelling, pairs[i][0], pairs[i][1]));
}

static void letters_are_what_scanners_confuse(void **state)
{
    (void)state;
    assert_true(same(word_key_letters, "đây", "Đẩy"));
    assert_true(same(word_key_letters, "TỔNG", "tong"));
    assert_true(same(word_key_letters, "Bí", "B1"));
    assert_true(same(word_key_letters, "rnạnh", "mạnh"));
    assert_true(same(word_key_letters, "clân", "dân"));
    assert_false(same(word_key_letters, "10", "lo"));
    assert_false(same(word_key_letters, "2045", "2050"));
    assert_false(same(word_key_letters, "dân", "dâng"));
}

static void words_are_proved_by_their_neighbours(void **state)
{
    static const struct {
        const char *first, *second, *mended; /* NULL: none */
        enum pair_proof pair;
    } cases[] = {
        {"đại", "biểu", NULL, PAIR_KNOWN},
        {"ỦY", "BAN", NULL, PAIR_KNOWN},
        {"Uỷ", "ban", NULL, PAIR_KNOWN},
        {"Đại", "biếu", "Đại biểu", PAIR_MISREAD},
        {"ÚY", "BAN", "ỦY BAN", PAIR_MISREAD},
        {"Các", "sớ", "Các sở", PAIR_MISREAD},
        {"rnạnh", "mẽ", NULL, PAIR_MISREAD}, /* other letters: not for sure */
        {"dân", "tỉnh", "dân tình", PAIR_MISREAD},
        {"công", "nhẩn", NULL, PAIR_MISREAD}, /* công nhân or công nhận */
        {"cây", "thử", NULL, PAIR_UNKNOWN},
    };
    struct arena *a = arena_new();
    struct word_pairs *pairs = word_pairs_read(a);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str first = str_of(cases[i].first), second = str_of(cases[i].second);
        assert_int_equal(word_pair(pairs, first, second), cases[i].pair);
        bool mended = cases[i].pair == PAIR_MISREAD && word_pair_mend(pairs, &first, &second);
        assert_int_equal(mended, cases[i].mended != NULL);
        if (mended)
            assert_string_equal(str_format(a, "%.*s %.*s", STR_ARG(first), STR_ARG(second)).p,
                                cases[i].mended);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typography_is_case_and_dashes),
        cmocka_unit_test(spelling_variants_are_one_word),
        cmocka_unit_test(different_words_stay_different),
        cmocka_unit_test(letters_are_what_scanners_confuse),
        cmocka_unit_test(words_are_proved_by_their_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
