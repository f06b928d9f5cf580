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

/* The signs that a text is written with: one before each byte at which a line may end. */
static char sign_of(char kind)
{
    switch (kind) {
    case BREAK_NONE:
        return 0;
    case BREAK_TIE:
        return '~';
    case BREAK_IN_WORD:
        return '_';
    case BREAK_BEST:
        return '^';
    case BREAK_POOR:
        return '!';
    case BREAK_OPENING:
        return '>';
    case BREAK_DATE:
        return '<';
    default:
        return '|';
    }
}

static void check_as(bool ragged, const char *marked)
{
    struct buf text = {0}, got = {0};
    for (const char *p = marked; *p; p++)
        if (!strchr("|~_^<>!", *p))
            buf_char(&text, *p);
    char *out = mem_zalloc(text.n + 1);
    break_opportunities(buf_view(&text), ragged, out);
    for (size_t i = 0; i < text.n; i++) {
        if (sign_of(out[i]))
            buf_char(&got, sign_of(out[i]));
        buf_char(&got, text.p[i]);
    }
    assert_string_equal(got.p ? got.p : "", marked);
    free(out);
    buf_free(&text);
    buf_free(&got);
}

static void check(const char *marked)
{
    check_as(false, marked);
}

static void test_words_and_names_of_ragged_text(void **state)
{
    (void)state;
    check_as(true, "phát _huy |sức _mạnh |đại _đoàn _kết |toàn _dân _tộc");
    check_as(true, "THI _HÀNH |LUẬT |HÒA _GIẢI, |hoà _giải |ở |cơ _sở");
    check_as(true, "nhân, |Dân; ^xã, |hội"); /* marks part words */
    check_as(true, "các >xã |(tiếp _theo)"); /* printed again below a page's end */
    check_as(true, "Sông _Mẫu ^và !Việt _Nam");
    check_as(true, "Sở >Nội _vụ; ^Sở >Xây _dựng |chủ _trì");
    check_as(true, "ngày ~05 _tháng ~01 _năm ~2026, |ngày … _tháng … _năm ~2026");
    check_as(true, "SÔNG >MẪU - ^BAN _THƯỜNG _VỤ"); /* the second of two bodies */
    check_as(true, "KINH _TẾ - XÃ _HỘI");
    check("phát |huy |toàn |dân |tộc |Việt |Nam");
}

static void test_opening_words_and_dates_of_ragged_text(void **state)
{
    (void)state;
    check_as(true, "Sở >Nội _vụ; ^Sở >Y _tế, |Công _an; ^các >xã\n|Hội >Nông _dân");
    check_as(true, "- Sở >Nội _vụ");
    check_as(true, "Trước >ngày <30/6/2026; ^quý ~I/2026");
    check_as(true, "ngày <30/6/2026 ^và !ngày ~30/6");
    check("Sở |Nội |vụ; |trước |ngày ~30/6/2026");
}

static void test_where_lines_of_titles_best_begin(void **state)
{
    (void)state;
    check_as(true, "kết _quả ^của !tỉnh ^thực _hiện |chỉ _thị ^số ~5 ^về !giai |đoạ");
    check_as(true, "công _tác ^giai _đoạn |2026 - ~2030");
    check_as(true, "làm >thực |tốt");
    check_as(true, "đối _với !các !xã |nghèo; ^Mặt _trận !Tổ _quốc !Việt _Nam |tỉnh |Nghệ _An");
    check_as(true, "giữa >Tỉnh _uỷ, |Mặt _trận");
}

static void test_numbers_of_documents(void **state)
{
    (void)state;
    check("Kế |hoạch |số ~15/KH-UBND |của |tỉnh");
    check("Nghị |quyết |số ~43-NQ/TW, |ngày ~24/11/2023 |của |Ban");
    check("Nghị |định ~30/2020/NĐ-CP |của |Chính |phủ");
    check("quy |chuẩn |QCVN ~01-1:2024/BYT; |2 |xã, |24/7 ~giờ");
    check("trực |cây |24/7 ~giờ");
    check("gồm |12/15 |xã, |đạt, |5/KH |bậc, |là |4G");
    check("giai |đoạn |2021-2025, |2021–2025 |và |2026 - 2030");
    check("phát |triển |KT-XH |vùng");
    check("Số: ~05/KH-UBND");
}

static void test_a_word_and_its_number(void **state)
{
    (void)state;
    check("theo |khoản ~2 |Điều ~103 |Mục ~5 |Chương ~XII");
    check("tại |điểm ~a |khoản ~1 |của |Điều ~4");
    check("ngày ~05 |tháng ~01 |năm ~2026");
    check("Quý ~IV |năm ~2026, |quý ~I/2027");
    check("Phụ |lục ~1 |kèm |theo");
    check("trong |năm |qua, |một |số |việc"); /* no number after it */
    check("Đại |hội |lần |thứ ~XIV |của |Đảng");
    check("Điều |này");
}

static void test_a_number_and_its_unit(void **state)
{
    (void)state;
    check("tăng |9,5 % |mỗi |năm");
    check("giảm |1,2 ~tỷ ~đồng, |tăng |300 ~triệu ~đồng.");
    check("dài |120 ~km |và |rộng |5 ~m; |15 ~ha |rừng");
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
    check("ngày … |tháng … |năm ~2026");
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
    check("xem |https://chinhphu.|vn/|van-|ban |này");
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_documents),
        cmocka_unit_test(test_words_and_names_of_ragged_text),
        cmocka_unit_test(test_opening_words_and_dates_of_ragged_text),
        cmocka_unit_test(test_where_lines_of_titles_best_begin),
        cmocka_unit_test(test_a_word_and_its_number),
        cmocka_unit_test(test_a_number_and_its_unit),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_inside_words),
        cmocka_unit_test(test_line_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
