/* Deadlines in words, and the periods that they fall into. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tasks/tasks.h"

struct example {
    const char *words;
    enum due_kind kind;
    const char *first, *last; /* NULL: unset */
};

static void check(const struct example *examples, size_t n)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < n; i++) {
        struct task_due due = task_due_read(a, str_of(examples[i].words));
        const char *first = examples[i].first, *last = examples[i].last;
        bool same = due.kind == examples[i].kind && str_is(due.first, first ? first : "") &&
                    str_is(due.last, last ? last : "");
        if (!same)
            print_message("%s: %d %.*s %.*s\n", examples[i].words, due.kind, STR_ARG(due.first),
                          STR_ARG(due.last));
        assert_true(same);
    }
    arena_free(a);
}
#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void days_of_the_calendar(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Trước ngày 30/4/2026", DUE_DATE, "2026-04-30", "2026-04-30"},
        {"30-4-2026", DUE_DATE, "2026-04-30", "2026-04-30"},
        {"ngày 05 tháng 02 năm 2026", DUE_DATE, "2026-02-05", "2026-02-05"},
        {"Tháng 02/2024", DUE_DATE, "2024-02-01", "2024-02-29"},
        {"tháng 4 năm 2026", DUE_DATE, "2026-04-01", "2026-04-30"},
        {"T9/2026", DUE_DATE, "2026-09-01", "2026-09-30"},
        {"6/2026", DUE_DATE, "2026-06-01", "2026-06-30"},
        {"Quý I/2024", DUE_DATE, "2024-01-01", "2024-03-31"},
        {"quý IV năm 2026", DUE_DATE, "2026-10-01", "2026-12-31"},
        {"Q3/2026", DUE_DATE, "2026-07-01", "2026-09-30"},
        {"Quý 2/2026", DUE_DATE, "2026-04-01", "2026-06-30"},
        {"Năm 2025", DUE_DATE, "2025-01-01", "2025-12-31"},
        {"6 tháng đầu năm 2026", DUE_DATE, "2026-01-01", "2026-06-30"},
        {"Giai đoạn 2026-2030", DUE_DATE, "2030-01-01", "2030-12-31"},
        {"Quý I, Quý III/2026", DUE_DATE, "2026-07-01", "2026-09-30"},
        {"31/1, 2/2026", DUE_DATE, "2026-02-01", "2026-02-28"},
        {"trước ngày 31/1 2/2026", DUE_UNKNOWN, NULL, NULL},
        {"01/1 1/2026", DUE_UNKNOWN, NULL, NULL},
        {"Chậm nhất 0 5/12/2026", DUE_UNKNOWN, NULL, NULL},
        {"30/9/20 26", DUE_UNKNOWN, NULL, NULL},
    };
    CHECK(examples);
}

/* Of several days the last one counts, and no earlier one is lost: but beginnings are none. */
static void several_days(void **state)
{
    (void)state;
    static const struct {
        const char *words, *last, *others;
    } examples[] = {
        {"Trước 30/6/2026 và 15/12/2026", "2026-12-15", "2026-06-30"},
        {"15/6, 15/9/2026", "2026-09-15", "2026-06-15"},
        {"ngày 15 và ngày 30 tháng 6 năm 2026", "2026-06-30", "2026-06-15"},
        {"ngày 15 tháng 6, ngày 15 tháng 9 năm 2026", "2026-09-15", "2026-06-15"},
        {"Tháng 3, 6 và 9/2026", "2026-09-30", "2026-03-31 2026-06-30"},
        {"Quý I, II năm 2026", "2026-06-30", "2026-03-31"},
        {"Quý I và 15/12/2026", "2026-12-15", "2026-03-31"},
        {"Lần 1: tháng 4; lần 2: tháng 10 năm 2026", "2026-10-31", "2026-04-30"},
        {"Giai đoạn 2026 – 2030; sơ kết năm 2028", "2030-12-31", "2028-12-31"},
        {"Quý IV/2026, Quý I/2026", "2026-12-31", "2026-03-31"},
        {"30/6/2026; trước 30/6/2026", "2026-06-30", ""},
        {"Từ tháng 3 đến tháng 6/2026", "2026-06-30", ""},
        {"Tháng 3/2026 - tháng 6/2026", "2026-06-30", ""},
        {"tháng 3 - 6/2026", "2026-06-30", ""},
        {"Quý I - IV/2026", "2026-12-31", ""},
        {"15 tháng 6 năm 2026", "2026-06-15", ""},
        {"15/6 và 15/12 hằng năm", "12-15", "06-15"},
        {"Quý II, IV hằng năm", "12-31", "06-30"},
        {"Ngày 10 hằng tháng", "10", ""},
        {"Trước ngày 20 tháng cuối quý", "20", ""},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct task_due due = task_due_read(a, str_of(examples[i].words));
        struct buf others = {0};
        for (size_t k = 0; k < due.other_count; k++)
            buf_printf(&others, "%s%.*s", k ? " " : "", STR_ARG(due.others[k]));
        bool same = str_is(due.last, examples[i].last) &&
                    str_eq(str_of(others.n ? others.p : ""), str_of(examples[i].others));
        if (!same)
            print_message("%s: %.*s, %s\n", examples[i].words, STR_ARG(due.last),
                          others.n ? others.p : "");
        buf_free(&others);
        assert_true(same);
    }
    arena_free(a);
}

/* Before a month is the last day before it; before a day is that day, as the forms print it. */
static void before_a_period(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Trước tháng 6/2026", DUE_DATE, "2026-06-01", "2026-05-31"},
        {"trước quý I/2026", DUE_DATE, "2026-01-01", "2025-12-31"},
        {"Trước năm 2027", DUE_DATE, "2027-01-01", "2026-12-31"},
        {"Hoàn thành trước ngày 01/6/2026", DUE_DATE, "2026-06-01", "2026-06-01"},
    };
    CHECK(examples);
}

static void what_has_no_last_day(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Thường xuyên", DUE_ONGOING, NULL, NULL},
        {"Từ năm 2026", DUE_ONGOING, NULL, NULL},
        {"Từ tháng 3/2026 trở đi", DUE_ONGOING, NULL, NULL},
        {"Từ năm 2026 đến năm 2030", DUE_DATE, "2030-01-01", "2030-12-31"},
        {"Định kỳ", DUE_PERIODIC, NULL, NULL},
        {"Hằng năm", DUE_YEARLY, NULL, NULL},
        {"Hàng năm", DUE_YEARLY, NULL, NULL},
        {"Trước ngày 10/12 hằng năm", DUE_YEARLY, NULL, "12-10"},
        {"Tháng 6 hằng năm", DUE_YEARLY, NULL, "06-30"},
        {"Quý IV hằng năm", DUE_YEARLY, NULL, "12-31"},
        {"Định kỳ hằng quý", DUE_QUARTERLY, NULL, NULL},
        {"Hằng tháng", DUE_MONTHLY, NULL, NULL},
        {"Theo chỉ đạo của Trung ương", DUE_UNKNOWN, NULL, NULL},
        {"", DUE_UNKNOWN, NULL, NULL},
        {"Trong năm", DUE_UNKNOWN, NULL, NULL},
    };
    CHECK(examples);
}

/* What is part of a date and not understood leaves the day open, and says so. */
static void what_is_not_understood(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool unread;
    } examples[] = {
        {"Tuần 3 tháng 10/2026", true},
        {"Tuần thứ 2 tháng 4 năm 2026", true},
        {"Tuần 1/7/2026", true},
        {"Tuần đầu tháng 5/2026", true},
        {"Nửa đầu quý III/2026", true},
        {"Tháng đầu quý II/2026", true},
        {"Phần việc 2 tháng 8 năm 2026", true},
        {"3 0/6/2026", true},
        {"30/ 6/2026", false},
        {"30/1 1/2026", true},
        {"0 5/12/2026", true},
        {"30/6/20 26", true},
        {"Ngày 31/4/2026", true},
        {"Tháng 14/2026", true},
        {"Mùng 10 tháng 3 năm 2026", true},
        {"Trước 15/7/2026 âm lịch", true},
        {"Tháng     năm 2026", true},
        {"Xong 15 tháng 6 năm 2026", false},
        {"Trong 2 tuần, trước 30/6/2026", false},
        {"Tuần cuối tháng 3/2026", false},
        {"Tháng cuối quý II/2026", false},
        {"Trước 17 giờ ngày 15/12/2026", false},
        {"Đợt 1: 30/4/2026; đợt 2: 31/8/2026", false},
        {"Tháng 10 năm 2026 (sau Kỳ họp thứ 9)", false},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct task_due due = task_due_read(a, str_of(examples[i].words));
        if (due.unread != examples[i].unread)
            print_message("%s\n", examples[i].words);
        assert_true(due.unread == examples[i].unread);
        assert_true(!due.unread == (due.last.n > 0));
        assert_true(due.kind == (due.unread ? DUE_UNKNOWN : DUE_DATE));
    }
    arena_free(a);
}

static void parts_of_months_and_words(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Nửa đầu tháng 9/2026", DUE_DATE, "2026-09-01", "2026-09-15"},
        {"Trung tuần tháng 4 năm 2026", DUE_DATE, "2026-04-01", "2026-04-20"},
        {"10 ngày đầu tháng 6/2026", DUE_DATE, "2026-06-01", "2026-06-10"},
        {"Nửa cuối năm 2026", DUE_DATE, "2026-01-01", "2026-12-31"},
        {"Nửa đầu năm 2026", DUE_DATE, "2026-01-01", "2026-06-30"},
        {"Tháng Tư năm 2026", DUE_DATE, "2026-04-01", "2026-04-30"},
        {"Tháng Năm năm 2026", DUE_DATE, "2026-05-01", "2026-05-31"},
        {"Tháng Mười hai/2026", DUE_DATE, "2026-12-01", "2026-12-31"},
        {"Năm 2026 và các năm tiếp theo", DUE_ONGOING, NULL, NULL},
        {"Quý II/2026 trở đi", DUE_ONGOING, NULL, NULL},
        {"Trước 30/6/2026; năm 2027 trở đi: duy trì", DUE_DATE, "2026-06-30", "2026-06-30"},
        {"Theo Nghị quyết số 8-NQ/TU năm 2021", DUE_UNKNOWN, NULL, NULL},
        {"Theo lộ trình tại Đề án năm 2023 của tỉnh", DUE_UNKNOWN, NULL, NULL},
        {"Thực hiện Luật Cây xanh năm 2024", DUE_UNKNOWN, NULL, NULL},
        {"Lập hồ sơ xây dựng luật trong năm 2026", DUE_DATE, "2026-01-01", "2026-12-31"},
        {"Thực hiện Kết luận số 9-KL/TU năm 2025", DUE_UNKNOWN, NULL, NULL},
        {"Thực hiện Kết luận số 9-KL/TU năm 2025, trước 30/9/2026", DUE_DATE, "2026-09-30",
         "2026-09-30"},
    };
    CHECK(examples);
}

static void what_is_no_date(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"31/02/2026", DUE_UNKNOWN, NULL, NULL},
        {"tháng 13 năm", DUE_UNKNOWN, NULL, NULL},
        {"Theo Quyết định số 9/QĐ-UBND ngày 01/01/2026 của UBND tỉnh", DUE_UNKNOWN, NULL, NULL},
        {"40 ngày", DUE_UNKNOWN, NULL, NULL},
        {"ngày 31/02 hằng năm", DUE_YEARLY, NULL, NULL},
        {"Xong trước Tết năm 2027", DUE_UNKNOWN, NULL, NULL},
        {"Trước khi kết thúc năm học 2026-2027", DUE_UNKNOWN, NULL, NULL},
        {"Đầu năm học 2026-2027", DUE_UNKNOWN, NULL, NULL},
        {"Sau Đại hội năm 2026, trước 30/11/2026", DUE_DATE, "2026-11-30", "2026-11-30"},
        {"Trước khi khai giảng, trong năm 2026", DUE_DATE, "2026-01-01", "2026-12-31"},
        {"Từ nay đến năm 2030", DUE_DATE, "2030-01-01", "2030-12-31"},
        {"Trước cuối năm 2026", DUE_DATE, "2026-01-01", "2026-12-31"},
        {"Đầu năm 2027", DUE_DATE, "2027-01-01", "2027-03-31"},
        {"Sau năm 2027", DUE_ONGOING, NULL, NULL},
        {"Trong 30 ngày kể từ ngày 01/6/2026", DUE_UNKNOWN, NULL, NULL},
        {"Ngày 10 tháng đầu hằng quý", DUE_PERIODIC, NULL, NULL},
        {"Ngày 20 tháng cuối quý III", DUE_UNKNOWN, NULL, NULL},
        {"Tháng 6/2026 và 40/2026", DUE_DATE, "2026-06-01", "2026-06-30"},
    };
    CHECK(examples);
}

static bool between(const char *words, const char *from, const char *to)
{
    struct arena *a = arena_new();
    struct task_due due = task_due_read(a, str_of(words));
    bool found = task_due_between(&due, str_of(from), str_of(to));
    arena_free(a);
    return found;
}

static void periods(void **state)
{
    (void)state;
    assert_true(between("Quý I/2026", "2026-03-31", "2026-03-31"));
    assert_false(between("Quý I/2026", "2026-01-01", "2026-03-30"));
    assert_true(between("Quý I, III/2026", "2026-01-01", "2026-03-31"));
    assert_false(between("Quý I, III/2026", "2026-04-01", "2026-06-30"));
    assert_true(between("15/6 và 15/12 hằng năm", "2027-06-01", "2027-06-30"));
    assert_true(between("Ngày 10 hằng tháng", "2026-02-10", "2026-02-10"));
    assert_false(between("Ngày 10 hằng tháng", "2026-02-11", "2026-03-09"));
    assert_true(between("Ngày 31 hằng tháng", "2026-02-28", "2026-02-28"));
    assert_true(between("Trước ngày 20 tháng cuối quý", "2026-06-20", "2026-06-20"));
    assert_false(between("Trước ngày 20 tháng cuối quý", "2026-06-21", "2026-09-19"));
    assert_true(between("Hằng năm", "2026-10-01", "2026-12-31"));
    assert_false(between("Hằng năm", "2026-01-01", "2026-12-30"));
    assert_true(between("Trước ngày 10/12 hằng năm", "2025-12-10", "2026-01-31"));
    assert_true(between("Trước ngày 10/01 hằng năm", "2025-12-20", "2026-01-31"));
    assert_false(between("Trước ngày 10/6 hằng năm", "2025-12-20", "2026-01-31"));
    assert_true(between("Hằng quý", "2026-01-15", "2026-03-31"));
    assert_false(between("Hằng quý", "2026-01-15", "2026-03-30"));
    assert_true(between("Hằng tháng", "2026-02-15", "2026-02-28"));
    assert_true(between("Hằng quý", "2025-12-31", "2026-01-01"));
    assert_false(between("Thường xuyên", "2000-01-01", "2100-01-01"));
}

static void check_period(const char *period, const char *day, const char *from, const char *to)
{
    struct arena *a = arena_new();
    struct str first, last;
    bool good = task_due_period(a, str_of(period), str_of(day), &first, &last);
    assert_int_equal(good, from != NULL);
    assert_true(!from || (str_is(first, from) && str_is(last, to)));
    arena_free(a);
}

static void words_for_periods(void **state)
{
    (void)state;
    check_period("2026-Q2", "", "2026-04-01", "2026-06-30");
    check_period("2024-02", "", "2024-02-01", "2024-02-29");
    check_period("2026", "", "2026-01-01", "2026-12-31");
    check_period("2026-05-07", "", "2026-05-07", "2026-05-07");
    check_period("quarter", "2026-03-31", "2026-01-01", "2026-03-31");
    check_period("quarter", "2026-04-01", "2026-04-01", "2026-06-30");
    check_period("month", "2026-02-07", "2026-02-01", "2026-02-28");
    check_period("year", "2026-02-07", "2026-01-01", "2026-12-31");
    check_period("quarter", "2026", NULL, NULL);
    check_period("2026-Q5", "2026-01-01", NULL, NULL);
    check_period("2026xQ1", "2026-01-01", NULL, NULL);
    check_period("soon", "2026-01-01", NULL, NULL);
    check_period("2026-02-30", "2026-01-01", NULL, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_the_calendar),   cmocka_unit_test(several_days),
        cmocka_unit_test(before_a_period),        cmocka_unit_test(what_has_no_last_day),
        cmocka_unit_test(what_is_not_understood), cmocka_unit_test(parts_of_months_and_words),
        cmocka_unit_test(what_is_no_date),        cmocka_unit_test(periods),
        cmocka_unit_test(words_for_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
