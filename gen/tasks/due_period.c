/* Periods of days, and what is due in them: see due_period.h and tasks.h. */
#include "tasks/due_period.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"

enum { DAYS_MOST = 31 };

struct str due_month_end(struct arena *a, unsigned year, unsigned month)
{
    struct date d;
    for (unsigned day = DAYS_MOST; day > 27; day--) {
        struct str iso = str_format(a, "%04u-%02u-%02u", year, month, day);
        if (date_read(iso, &d))
            return iso;
    }
    return STR_NONE;
}

static struct str month_begin(struct arena *a, unsigned year, unsigned month)
{
    return str_format(a, "%04u-%02u-01", year, month);
}

void due_set_months(struct arena *a, struct task_due *due, unsigned year, unsigned first,
                    unsigned last)
{
    due->first = month_begin(a, year, first);
    due->last = due_month_end(a, year, last);
}

bool task_due_period(struct arena *a, struct str period, struct str day, struct str *from,
                     struct str *to)
{
    struct date d, today;
    struct task_due due = {0};
    bool relative = date_read(day, &today) && today.day;
    unsigned quarter = 0;
    if (period.n == strlen("2026-Q1") && str_at(period, 5) == 'Q' &&
        date_read(str_slice(period, 0, 4), &d) && str_at(period, 4) == '-' &&
        str_number(period, 6, 1, &quarter) && quarter >= 1 && quarter <= QUARTERS)
        due_set_months(a, &due, d.year, quarter * QUARTER_MONTHS - 2, quarter * QUARTER_MONTHS);
    else if (str_is(period, "quarter") && relative) {
        quarter = (today.month - 1) / QUARTER_MONTHS + 1;
        due_set_months(a, &due, today.year, quarter * QUARTER_MONTHS - 2, quarter * QUARTER_MONTHS);
    } else if (str_is(period, "month") && relative)
        due_set_months(a, &due, today.year, today.month, today.month);
    else if (str_is(period, "year") && relative)
        due_set_months(a, &due, today.year, 1, MONTHS);
    else if (date_read(period, &d)) {
        if (d.day)
            due.first = due.last = period;
        else
            due_set_months(a, &due, d.year, d.month ? d.month : 1, d.month ? d.month : MONTHS);
    }
    *from = due.first;
    *to = due.last;
    return due.last.n;
}

struct task_due task_due_of_profile(struct arena *a, const struct profile_task *t)
{
    struct task_due due = {.kind = DUE_DATE};
    if (task_due_period(a, t->deadline_value, STR_NONE, &due.first, &due.last))
        return due;
    return (struct task_due){.kind = DUE_UNKNOWN};
}

/* Is there a day between the two which is the last of a month that is a multiple of the step; or
 * that day of such a month, "DD". */
static bool comes_between(unsigned step, struct str day, struct str from, struct str to)
{
    struct date first, last;
    if (!date_read(from, &first) || !date_read(to, &last))
        return false;
    struct arena *a = arena_new();
    bool found = false;
    for (unsigned month = step; month <= MONTHS; month += step)
        for (unsigned year = first.year; year <= last.year && year <= first.year + 1; year++) {
            struct str end = due_month_end(a, year, month);
            if (day.n && str_cmp(day, str_slice(end, strlen("2026-03-"), end.n)) < 0)
                end = str_format(a, "%.*s%.*s", (int)strlen("2026-03-"), end.p, STR_ARG(day));
            found |= str_cmp(from, end) <= 0 && str_cmp(end, to) <= 0;
        }
    arena_free(a);
    return found;
}

/* "MM-DD" of some year between the days. */
static bool yearly_between(struct str last, struct str from, struct str to)
{
    struct str first_year = str_slice(from, 0, 4), last_year = str_slice(to, 0, 4);
    struct str first_day = str_slice(from, 5, from.n), last_day = str_slice(to, 5, to.n);
    if (str_eq(first_year, last_year))
        return str_cmp(first_day, last) <= 0 && str_cmp(last, last_day) <= 0;
    return str_cmp(first_day, last) <= 0 || str_cmp(last, last_day) <= 0;
}

static bool is_between(const struct task_due *due, struct str day, struct str from, struct str to)
{
    if (due->kind == DUE_YEARLY)
        return yearly_between(day.n ? day : STR("12-31"), from, to);
    return str_cmp(from, day) <= 0 && str_cmp(day, to) <= 0;
}

bool task_due_between(const struct task_due *due, struct str from, struct str to)
{
    bool found = false;
    switch (due->kind) {
    case DUE_DATE:
    case DUE_YEARLY:
        for (size_t i = 0; i < due->other_count; i++)
            found |= is_between(due, due->others[i], from, to);
        return found || is_between(due, due->last, from, to);
    case DUE_QUARTERLY:
        return comes_between(QUARTER_MONTHS, due->last, from, to);
    case DUE_MONTHLY:
        return comes_between(1, due->last, from, to);
    default:
        return false;
    }
}
