/* Dates: see date.h. */
#include "base/date.h"

enum { YEAR_LENGTH = 4, MONTH_LENGTH = 7, DAY_LENGTH = 10 }; /* of "2024", "2024-03", ... */

static unsigned days_in(unsigned month, unsigned year)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_read(struct str s, struct date *d)
{
    *d = (struct date){0};
    if (s.n != YEAR_LENGTH && s.n != MONTH_LENGTH && s.n != DAY_LENGTH)
        return false;
    if (str_number(s, 0, 4, &d->year) < 4)
        return false;
    if (s.n == YEAR_LENGTH)
        return true;
    if (s.p[4] != '-' || str_number(s, 5, 2, &d->month) < 2 || d->month < 1 || d->month > 12)
        return false;
    if (s.n == MONTH_LENGTH)
        return true;
    return s.p[7] == '-' && str_number(s, 8, 2, &d->day) == 2 && d->day >= 1 &&
           d->day <= days_in(d->month, d->year);
}

struct str date_day(struct arena *a, struct date d)
{
    return d.day ? str_format(a, "%02u", d.day) : STR_NONE;
}

struct str date_month(struct arena *a, struct date d)
{
    if (!d.month)
        return STR_NONE;
    return str_format(a, d.month < 3 ? "%02u" : "%u", d.month);
}

struct str date_find(struct arena *a, struct str text)
{
    for (size_t at = 0; at < text.n; at++) {
        struct date d;
        size_t n = str_number(text, at, 2, &d.day), end = at + n;
        size_t m = n && str_at(text, end) == '/' ? str_number(text, ++end, 2, &d.month) : 0;
        end += m;
        size_t y = m && str_at(text, end) == '/' ? str_number(text, ++end, 4, &d.year) : 0;
        if (y == YEAR_LENGTH && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
            d.day <= days_in(d.month, d.year))
            return str_format(a, "%04u-%02u-%02u", d.year, d.month, d.day);
        at += n ? n - 1 : 0;
    }
    return STR_NONE;
}
