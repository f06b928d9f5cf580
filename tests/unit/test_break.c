/* Where lines may end: each text is written with | at its opportunities. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "layout/break.h"

/* The text with | before each byte where a line may end, / where it must. */
static void check(const char *marked)
{
    struct buf text = {0}, got = {0};
    for (const char *p = marked; *p; p++)
        if (*p != '|')
            buf_char(&text, *p);
    char *out = mem_zalloc(text.n + 1);
    break_opportunities(buf_view(&text), out);
    for (size_t i = 0; i < text.n; i++) {
        if (out[i] == 'b' || out[i] == '!')
            buf_char(&got, '|');
        buf_char(&got, text.p[i]);
    }
    assert_string_equal(got.p ? got.p : "", marked);
    free(out);
    buf_free(&text);
    buf_free(&got);
}

static void test_numbers_of_documents(void **state)
{
    (void)state;
    check("Kế |hoạch |số 15/KH-UBND |của |tỉnh");
    check("Nghị |quyết |số 43-NQ/TW, |ngày 24/11/2023 |của |Ban");
    check("Nghị |định |30/2020/NĐ-CP |của |Chính |phủ");
    check("giai |đoạn |2021-2025, |2021–2025 |và |2026 - 2030");
    check("phát |triển |KT-XH |vùng");
    check("Số: 05/KH-UBND");
}

static void test_a_word_and_its_number(void **state)
{
    (void)state;
    check("theo |khoản 2 |Điều 103 |Mục 5 |Chương XII");
    check("tại |điểm a |khoản 1 |của |Điều 4");
    check("ngày 05 |tháng 01 |năm 2026");
    check("Quý IV |năm 2026, |quý I/2027");
    check("Phụ |lục 1 |kèm |theo");
    check("trong |năm |qua, |một |số |việc"); /* no number behind */
    check("Đại |hội |lần |thứ XIV |của |Đảng");
    check("Điều |này");
}

static void test_a_number_and_its_unit(void **state)
{
    (void)state;
    check("tăng |9,5 % |mỗi |năm");
    check("giảm |1,2 tỷ đồng, |tăng |300 triệu đồng.");
    check("dài |120 km |và |rộng |5 m; |15 ha |rừng");
    check("20 |người |và |3 |xã");
    check("triệu |đồng |mỗi |năm");
}

static void test_names(void **state)
{
    (void)state;
    check("tại |TP. Hồ |Chí |Minh");
    check("TS. Nguyễn |Văn |A |và |ThS. Trần |B");
    check("T/M BAN |THƯỜNG |VỤ");
    check("của |Việt |Nam. |Các |cấp");
}

static void test_marks(void **state)
{
    (void)state;
    check("Độc |lập - Tự |do - Hạnh |phúc"); /* a hyphen ends no line, if that can be helped */
    check("phát |triển |xã |hội- đời |sống");
    check("A - B - |C - D - |E");
    check("các |ngành … |và |địa |phương ...");
    check("ngày … |tháng … |năm 2026");
    check("gọi |là |“dân |vận |khéo” |trong");
    check("gọi |là |\"dân |vận |khéo\" |trong");
    check("từ - 5 |đến |5"); /* a line that begins with a dash looks like a bullet */
    check("(sau |đây |gọi |tắt |là |Kế |hoạch) |như |sau : |sau");
}

static void test_labels(void **state)
{
    (void)state;
    check("- Các |cấp |uỷ");
    check("a) Tổ |chức |thực |hiện");
    check("2.1. Công |tác |tuyên |truyền");
    check("I- MỤC |ĐÍCH");
    check("II. YÊU |CẦU");
    check("Các |cấp - các |ngành"); /* not at the beginning */
}

static void test_inside_words(void **state)
{
    (void)state;
    check("và/|hoặc |các |bên");
    check("xem |https://|chinhphu.|vn/|van-|ban |này");
    check("Bắc\u00A0Ninh |một");
    check("公|司 |và |中|文");
    check("đoàn\u00ADkết |toàn |dân");
    check("");
    check("một");
}

static void test_line_ends(void **state)
{
    (void)state;
    check("một\n|hai |ba\n|bốn");
    check("một\n|\n|hai");
    check("một\n|- hai");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers_of_documents),
                                       cmocka_unit_test(test_a_word_and_its_number),
                                       cmocka_unit_test(test_a_number_and_its_unit),
                                       cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_marks),
                                       cmocka_unit_test(test_labels),
                                       cmocka_unit_test(test_inside_words),
                                       cmocka_unit_test(test_line_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
