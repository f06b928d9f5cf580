/* Dates: which there are, and how papers write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/mem.h"

static void dates_of_the_calendar_are_read(void **state)
{
    static const struct {
        const char *iso;
        struct date date;
    } good[] = {
        {"2024-03-19", {2024, 3, 19}}, {"2024-02-29", {2024, 2, 29}},
        {"2000-02-29", {2000, 2, 29}}, {"2026-12-31", {2026, 12, 31}},
        {"2026-11", {2026, 11, 0}},    {"2024", {2024, 0, 0}},
    };
    static const char *const bad[] = {
        "",           "24",         "2024-",      "2024-1",     "2024-00",    "2024-13",
        "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-04-00", "2024/04/01",
        "2024-04-1",  "19-03-2024", "2024-0a-01", "２０２４",
    };
    struct date d;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(date_read(str_of(good[i].iso), &d));
        assert_memory_equal(&d, &good[i].date, sizeof d);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (date_read(str_of(bad[i]), &d))
            fail_msg("%s is taken for a date", bad[i]);
}

static void zeros_stand_before_small_days_and_the_first_months(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    assert_true(str_is(date_day(a, (struct date){2024, 3, 9}), "09"));
    assert_true(str_is(date_day(a, (struct date){2024, 3, 10}), "10"));
    assert_true(str_is(date_month(a, (struct date){2024, 1, 9}), "01"));
    assert_true(str_is(date_month(a, (struct date){2024, 2, 0}), "02"));
    assert_true(str_is(date_month(a, (struct date){2024, 3, 9}), "3"));
    assert_true(str_is(date_month(a, (struct date){2024, 12, 9}), "12"));
    assert_null(date_day(a, (struct date){2024, 3, 0}).p);
    assert_null(date_month(a, (struct date){2024, 0, 0}).p);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_the_calendar_are_read),
        cmocka_unit_test(zeros_stand_before_small_days_and_the_first_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
