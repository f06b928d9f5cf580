/* base/tone.h: where tone marks stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/tone.h"

static void the_usual_place(void **state)
{
    (void)state;
    assert_int_equal(tone_usual(STR("Tỉnh ủy, hòa bình, khoẻ")), TONE_FIRST);
    assert_int_equal(tone_usual(STR("TỈNH UỶ, Hoà, thuỷ; hóa")), TONE_SECOND);
    assert_int_equal(tone_usual(STR("uỷ ủy")), TONE_EITHER);
    assert_int_equal(tone_usual(STR("quý, quỹ, hoàn toàn, thuế, mía, của, ngoáy, loa")),
                     TONE_EITHER);
    assert_int_equal(tone_usual(STR("")), TONE_EITHER);
    assert_int_equal(tone_usual(STR("\xE1\xBB ủ\xFF")), TONE_EITHER);
}

static void becomes(struct arena *a, const char *text, enum tone_place place, const char *expected)
{
    struct str out = tone_write(a, str_of(text), place);
    assert_true(str_is(out, expected));
    assert_true(str_eq(tone_write(a, out, place), out));
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
        cmocka_unit_test(texts_are_written_one_way),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
