/* lexicon/tone_mark.h: where tone marks stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "lexicon/tone_mark.h"

static void usual(const char *text, enum tone_place o, enum tone_place u)
{
    struct tone_habit h = tone_usual(str_of(text));
    assert_int_equal(h.o, o);
    assert_int_equal(h.u, u);
}

static void the_usual_place(void **state)
{
    (void)state;
    usual("Tỉnh ủy, hòa bình, khoẻ, hóa", TONE_FIRST, TONE_FIRST);
    usual("TỈNH UỶ, Hoà, thuỷ; ủy", TONE_SECOND, TONE_SECOND);
    usual("Uỷ ban hóa", TONE_FIRST, TONE_SECOND);
    usual("uỷ ủy", TONE_EITHER, TONE_EITHER);
    usual("quý, quỹ, hoàn toàn, thuế, mía, của, ngoáy, loa", TONE_EITHER, TONE_EITHER);
    usual("", TONE_EITHER, TONE_EITHER);
    usual("\xE1\xBB ủ\xFF", TONE_EITHER, TONE_EITHER);
}

static void habits_complete_one_another(void **state)
{
    (void)state;
    struct tone_habit o = {TONE_FIRST, TONE_EITHER}, both = {TONE_SECOND, TONE_SECOND};
    struct tone_habit h = tone_else(o, both);
    assert_true(h.o == TONE_FIRST && h.u == TONE_SECOND);
    h = tone_whole(o);
    assert_true(h.o == TONE_FIRST && h.u == TONE_FIRST);
}

static void becomes(struct arena *a, const char *text, enum tone_place place, const char *expected)
{
    struct tone_habit habit = {place, place};
    struct str out = tone_write(a, str_of(text), habit);
    assert_true(str_is(out, expected));
    assert_true(str_eq(tone_write(a, out, habit), out));
}

static void texts_are_written_one_way(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    becomes(a, "Tỉnh uỷ, THÀNH UỶ; khoá quý hoàn hảo", TONE_FIRST,
            "Tỉnh ủy, THÀNH ỦY; khóa quý hoàn hảo");
    becomes(a, "Tỉnh ủy: hòa, họe, THỦY", TONE_SECOND, "Tỉnh uỷ: hoà, hoẹ, THUỶ");
    becomes(a, "uỷ, ủy", TONE_EITHER, "uỷ, ủy");
    becomes(a, "không có gì", TONE_FIRST, "không có gì");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_place),
        cmocka_unit_test(habits_complete_one_another),
        cmocka_unit_test(texts_are_written_one_way),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
