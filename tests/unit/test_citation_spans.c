/* Acts and quotations in running text: what is marked of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "names/citation_spans.h"

/* Each text with [acts] and {quotations} marked; blanks between marked words count as marked. */
static void expect(const char *const *texts, size_t n)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < n; i++) {
        struct buf plain = {0}, marked = {0};
        for (const char *p = texts[i]; *p; p++)
            if (!strchr("[]{}", *p))
                buf_char(&plain, *p);
        struct phrase text = phrase_read(a, buf_take(&plain, a));
        const unsigned char *marks = citation_spans_mark(a, &text, NULL);
        unsigned char before = CITATION_NOTHING;
        for (size_t at = 0; at <= text.text.n; at++) {
            unsigned char mark = at < text.text.n ? marks[at] : CITATION_NOTHING;
            if (!mark && before && at + 1 < text.text.n && text.text.p[at] == ' ' &&
                marks[at + 1] == before)
                mark = before;
            if (mark != before && before)
                buf_char(&marked, before == CITATION_ACT ? ']' : '}');
            if (mark != before && mark)
                buf_char(&marked, mark == CITATION_ACT ? '[' : '{');
            if (at < text.text.n)
                buf_char(&marked, text.text.p[at]);
            before = mark;
        }
        assert_string_equal(buf_take(&marked, a).p, texts[i]);
    }
    arena_free(a);
}

#define EXPECT(list) expect(list, sizeof list / sizeof *list)

static void acts_with_numbers(void **state)
{
    static const char *const texts[] = {
        "theo [Nghị quyết số 5-NQ/TU về cây], Sở một hai ba bốn năm sáu bảy tám chín mười một "
        "hai ba chủ trì",
        "theo [Nghị quyết số 5-NQ/TU về cây], Sở một hai ba bốn năm sáu bảy tám chín mười một "
        "hai ba bốn chủ trì",
        "theo [Nghị quyết số 5-NQ/TU về cây], [Sở một hai ba bốn năm sáu bảy tám chín mười một "
        "hai ba bốn năm chủ trì]",
        "theo [Nghị quyết số 5-NQ/TU về cây], Sở hoa chủ trì",
        "theo [Nghị quyết số 5-NQ/TU về cây], [Sở hoa], Sở lá chủ trì",
        "theo [Nghị quyết số 5-NQ/TU về cây], [Sở hoa]; Sở lá chủ trì",
        "theo [Nghị quyết số 5-NQ/TU về cây], [sở hoa chủ trì]",
        "theo [Nghị quyết số 5-NQ/TU về cây], [Luật Hoa chủ trì]",
        "theo [Nghị quyết số 5-NQ/TU về cây], [Đề án hoa chủ trì]",
        "theo [Nghị quyết số 5-NQ/TU về cây], giao Sở hoa",
        "theo Nghị quyết số [5-NQ/TU]",
        "theo [Nghị quyết số 5-NQ/TU] ([khoá X]) [về cây], [hoa]",
        "theo Nghị quyết số [5-NQ/TU]; về cây",
        "theo [Nghị quyết số 5-NQ/TU của Hội về cây]",
        "theo [Nghị quyết số 5-NQ/TU ngày 1 tháng 2 của Hội về cây và hoa]. Về lá",
        "theo Nghị quyết số [5-NQ/TU] tại hội nghị",
        "theo số [5-NQ/TU], 5/2031, 5-NQ, 5/NQ, [12/2031/QĐ], 5/nq-tu, a5/NQ-TU, [5-6/NQ]-, "
        "x/5/NQ-TU",
        "(theo [Nghị quyết số 5-NQ/TU về cây] ([hoa]) [và lá]) Sở hoa",
        "theo [Nghị quyết số 5-NQ/TU về thực hiện Kế hoạch số 6-KH/TU về cây], giao Sở",
    };
    (void)state;
    EXPECT(texts);
}

static void acts_without_numbers(void **state)
{
    static const char *const texts[] = {
        "đọc [Quyết định của Hội một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm "
        "sáu bảy tám chín mười một về cây]",
        "đọc Quyết định của Hội một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm "
        "sáu bảy tám chín mười một hai về cây",
        "đọc Quyết định của Hội một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm "
        "sáu bảy tám chín mười một hai ba về cây",
        "đọc Quyết định của Hội, về cây",
        "đọc Quyết định của Hội; về cây",
        "đọc [Quyết định về cây]",
        "đọc Quyết định cây",
        "đọc quyết định về cây",
        "Quyết định về cây",
        "[Nghị quyết về cây]",
        "xong. Quyết định về cây",
        "theo [Luật Cây], [Luật Hoa và lá]. [Luật]",
        "theo luật cây",
        "theo [Luật Cây] giao Sở hoa trồng",
        "theo [Bộ luật Cây]; [Pháp lệnh Hoa]",
    };
    (void)state;
    EXPECT(texts);
}

static void acts_that_have_names(void **state)
{
    static const char *const texts[] = {
        "trồng theo [Đề án trồng cây ở phố giai đoạn 2031-2035]",
        "trồng theo [Đề án trồng cây ở phố giai đoạn 2031 - 2035, tầm nhìn đến năm 2050], hoa",
        "trồng theo [Đề án trồng cây giai đoạn 31-35]",
        "trồng theo [Đề án trồng cây giai đoạn 2031 – 2035] và hoa",
        "trồng theo [Đề án trồng cây] đến năm 3031",
        "trồng theo [Đề án trồng cây] đến năm 20311",
        "trồng theo [Đề án trồng cây] (hoa) ở phố",
        "trồng theo [Đề án trồng cây]) ở phố",
        "trồng theo [Đề án trồng cây]. Hoa ở phố",
        "trồng theo [Đề án trồng cây] được giao",
        "trồng theo [Đề án trồng cây] của Hội",
        "trồng theo Đề án của Hội",
        "trồng theo Đề án, Hội",
        "trồng theo Đề án",
        "trồng theo Kế hoạch trồng cây",
        "trồng theo đề án trồng cây đến năm 2031",
        "[Đề án trồng cây đến năm 2031]",
        "Đề án trồng cây ở phố",
        "Quy hoạch trồng cây đến năm 2031",
        "trồng theo [Quy hoạch trồng cây đến năm 2031]",
        "trồng theo [Đề án trồng cây], giao Hội làm đến năm 2031",
        "trồng theo [Đề án trồng cây, hoa và lá đến năm 2031]",
        "trồng theo [Đề án một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy "
        "tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám "
        "chín mười một hai ba bốn năm sáu đến năm 2031]",
        "trồng theo [Đề án một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy "
        "tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám "
        "chín mười một hai ba bốn năm sáu bảy đến năm 2031]",
        "trồng theo Đề án một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy "
        "tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám "
        "chín mười một hai ba bốn năm sáu bảy tám đến năm 2031",
    };
    (void)state;
    EXPECT(texts);
}

static void quotations(void **state)
{
    static const char *const texts[] = {
        "nói {“cây”} và {\"hoa\"} và {«lá»}",
        "nói {“cây và \"hoa\"”} xong",
        "nói “cây",
        "nói “cây\n\nhoa” xong",
        "nói cây” và “hoa",
        "nói {“cây «hoa”} lá» xong",
        "nói ({\"cây\"}) và *{\"hoa\"}* xong",
        "nói 5\" cây và {\"hoa\"} xong",
        "nói {“cây\nhoa”} xong",
        "nói {«cây “hoa»}",
    };
    (void)state;
    EXPECT(texts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(acts_with_numbers),
        cmocka_unit_test(acts_without_numbers),
        cmocka_unit_test(acts_that_have_names),
        cmocka_unit_test(quotations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
