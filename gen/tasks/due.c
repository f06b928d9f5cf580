/*
 * Deadlines in words: see tasks.h. One pass over the words keeps what is pending (a day, a month, a
 * quarter) until a year comes; the latest day that is named is the last day.
 */
#include "tasks/tasks.h"

#include "base/date.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "names/citation_spans.h"

enum { MONTHS = 12, QUARTERS = 4, QUARTER_MONTHS = 3, DAYS_MOST = 31 };

enum due_unit { UNIT_NONE, UNIT_DAY, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

struct due_reader {
    struct arena *arena;
    struct phrase text;
    const unsigned char *cited;           /* of each byte: the day of an act is no deadline */
    enum due_unit unit;                   /* of the numbers that follow */
    bool before;                          /* "trước" a month, quarter or year */
    bool from;                            /* a beginning, not an end */
    bool begun;                           /* there is one */
    unsigned day, month, quarter, months; /* pending; months: the first so many of a year */
    struct task_due due;
};

/* The last day of a month; the first where the month has no such day, for what is no date. */
static struct str month_end(struct arena *a, unsigned year, unsigned month)
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

/* The period of a year that begins and ends with these months. */
static void set_months(struct arena *a, struct task_due *due, unsigned year, unsigned first,
                       unsigned last)
{
    due->first = month_begin(a, year, first);
    due->last = month_end(a, year, last);
}

/* The period that is pending, now that its year is known; unset where the calendar has it not. */
static struct task_due period_of(const struct due_reader *r, unsigned year)
{
    struct task_due p = {.kind = DUE_DATE};
    struct date d;
    if (r->day && r->month) {
        p.last = p.first = str_format(r->arena, "%04u-%02u-%02u", year, r->month, r->day);
        if (!date_read(p.last, &d))
            p.last = STR_NONE;
    } else if (r->months)
        set_months(r->arena, &p, year, 1, r->months);
    else if (r->month)
        set_months(r->arena, &p, year, r->month, r->month);
    else if (r->quarter)
        set_months(r->arena, &p, year, r->quarter * QUARTER_MONTHS - 2,
                   r->quarter * QUARTER_MONTHS);
    else
        set_months(r->arena, &p, year, 1, MONTHS);
    return p;
}

static struct str day_before(struct arena *a, struct str iso)
{
    struct date d;
    date_read(iso, &d);
    if (d.month == 1)
        return str_format(a, "%04u-12-31", d.year - 1);
    return month_end(a, d.year, d.month - 1); /* periods begin with a month */
}

static void take_year(struct due_reader *r, unsigned year)
{
    struct task_due p = period_of(r, year);
    if (r->before && p.first.n)
        p.last = day_before(r->arena, p.first);
    if (r->from)
        r->begun = true;
    else if (p.last.n && (!r->due.last.n || str_cmp(p.last, r->due.last) > 0))
        r->due = p;
    r->day = r->month = r->quarter = r->months = 0;
    r->from = r->before = false;
}

/* The value of a word that is a number, or a Roman one of a quarter; 0 for others. "T4", "Q1": its
 * unit, too. */
static unsigned number_of(struct due_reader *r, size_t i)
{
    static const char *const roman[QUARTERS] = {"I", "II", "III", "IV"};
    struct str word = phrase_word(&r->text, i);
    unsigned value = 0;
    bool lettered = word.n > 1 && word.n <= 3 && is_letter(word.p[0]);
    if (lettered && (word.p[0] | ' ') == 't' && str_number(word, 1, 2, &value) + 1 == word.n)
        r->unit = UNIT_MONTH;
    else if (lettered && (word.p[0] | ' ') == 'q' && str_number(word, 1, 1, &value) + 1 == word.n)
        r->unit = UNIT_QUARTER;
    else if (r->unit == UNIT_QUARTER && str_among(word, roman) < QUARTERS)
        value = (unsigned)str_among(word, roman) + 1;
    else if (word.n > 2 || str_number(word, 0, 2, &value) != word.n)
        value = 0;
    return value;
}

/* Is word i joined to the one before by one of the signs that dates have. */
static bool is_joined(const struct due_reader *r, size_t i)
{
    struct str gap = str_trim(phrase_gap(&r->text, i));
    return i < r->text.n && gap.n == 1 && strchr("/.-", *gap.p);
}

/* A number that is no year: part of a date. */
static void take_number(struct due_reader *r, size_t i, unsigned value)
{
    enum due_unit unit = r->unit;
    bool year_next = is_joined(r, i + 1) && phrase_year(&r->text, i + 1);
    bool day_month =
        is_joined(r, i + 1) && !year_next && i + 1 < r->text.n &&
        str_number(phrase_word(&r->text, i + 1), 0, 2, NULL) == phrase_word(&r->text, i + 1).n;
    if (day_month && value <= DAYS_MOST && unit != UNIT_QUARTER && unit != UNIT_MONTH) {
        r->day = value;
        r->month = 0;
        r->unit = UNIT_MONTH;
    } else if ((unit == UNIT_MONTH || year_next) && unit != UNIT_QUARTER && value <= MONTHS)
        r->month = value;
    else if (unit == UNIT_QUARTER && value <= QUARTERS)
        r->quarter = value;
    else if (unit == UNIT_DAY && value <= DAYS_MOST)
        r->day = value;
}

static void take_unit(struct due_reader *r, size_t i, size_t entry)
{
    static const char *const names[] = {"", "day", "month", "quarter", "year"};
    r->unit = (enum due_unit)str_among(lexicon_field(WORDS_DUE_UNIT, entry - 1, 1), names);
    if (i && lexicon_before(WORDS_DUE_BEFORE, &r->text, i))
        r->before = r->unit != UNIT_DAY;
    if (i && lexicon_before(WORDS_DUE_FROM, &r->text, i))
        r->from = true;
}

static void read_dates(struct due_reader *r)
{
    for (size_t i = 0; i < r->text.n; i++) {
        size_t months = lexicon_which(WORDS_DUE_MONTHS, &r->text, i), unit;
        unsigned year = phrase_year(&r->text, i), value;
        if (r->cited[r->text.words[i].at])
            continue;
        if (months) {
            struct str count = lexicon_field(WORDS_DUE_MONTHS, months - 1, 1);
            str_number(count, 0, count.n, &r->months);
            i += lexicon_at(WORDS_DUE_MONTHS, &r->text, i) - 1;
        } else if (year)
            take_year(r, year);
        else if ((unit = lexicon_which(WORDS_DUE_UNIT, &r->text, i)) != 0)
            take_unit(r, i, unit);
        else if (lexicon_at(WORDS_DUE_FROM, &r->text, i))
            r->from = true;
        else if (lexicon_at(WORDS_DUE_UNTIL, &r->text, i))
            r->from = false;
        else if ((value = number_of(r, i)) != 0)
            take_number(r, i, value);
    }
}

/* The kind of a deadline without a year; DUE_UNKNOWN without. */
static enum due_kind kind_of(const struct phrase *text)
{
    static const char *const names[DUE_KINDS] = {NULL,      NULL,       "yearly", "quarterly",
                                                 "monthly", "periodic", "ongoing"};
    size_t best = 0;
    for (size_t i = 0; i < text->n; i++) {
        size_t entry = lexicon_which(WORDS_DUE_KIND, text, i);
        if (entry && (!best || entry < best))
            best = entry;
    }
    if (!best)
        return DUE_UNKNOWN;
    size_t kind = str_among(lexicon_field(WORDS_DUE_KIND, best - 1, 1), names);
    return kind < DUE_KINDS ? (enum due_kind)kind : DUE_UNKNOWN;
}

struct task_due task_due_read(struct arena *a, struct str words)
{
    struct due_reader r = {.arena = a, .text = phrase_read(a, words)};
    enum due_kind kind = kind_of(&r.text);
    struct date d;
    r.cited = citation_spans_mark(a, &r.text, NULL);
    read_dates(&r);
    if (r.due.last.n && kind != DUE_YEARLY)
        return r.due;
    r.due = (struct task_due){.kind = kind == DUE_UNKNOWN && r.begun ? DUE_ONGOING : kind};
    if (kind == DUE_YEARLY && r.month && r.day) {
        r.due.last = str_format(a, "%02u-%02u", r.month, r.day);
        if (!date_read(str_format(a, "2024-%.*s", STR_ARG(r.due.last)), &d))
            r.due.last = STR_NONE;
    } else if (kind == DUE_YEARLY && (r.month || r.quarter || r.months)) {
        unsigned month = r.month ? r.month : r.months ? r.months : r.quarter * QUARTER_MONTHS;
        struct str end = month_end(a, 2023, month);
        r.due.last = str_slice(end, strlen("2023-"), end.n);
    }
    return r.due;
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
        set_months(a, &due, d.year, quarter * QUARTER_MONTHS - 2, quarter * QUARTER_MONTHS);
    else if (str_is(period, "quarter") && relative) {
        quarter = (today.month - 1) / QUARTER_MONTHS + 1;
        set_months(a, &due, today.year, quarter * QUARTER_MONTHS - 2, quarter * QUARTER_MONTHS);
    } else if (str_is(period, "month") && relative)
        set_months(a, &due, today.year, today.month, today.month);
    else if (str_is(period, "year") && relative)
        set_months(a, &due, today.year, 1, MONTHS);
    else if (date_read(period, &d)) {
        if (d.day)
            due.first = due.last = period;
        else
            set_months(a, &due, d.year, d.month ? d.month : 1, d.month ? d.month : MONTHS);
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

/* Is there a month of the year that ends between the days, and is a multiple of the step. */
static bool ends_between(unsigned step, struct str from, struct str to)
{
    struct date first, last;
    if (!date_read(from, &first) || !date_read(to, &last))
        return false;
    struct arena *a = arena_new();
    bool found = false;
    for (unsigned month = step; month <= MONTHS; month += step)
        for (unsigned year = first.year; year <= last.year && year <= first.year + 1; year++) {
            struct str end = month_end(a, year, month);
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

bool task_due_between(const struct task_due *due, struct str from, struct str to)
{
    switch (due->kind) {
    case DUE_DATE:
        return str_cmp(from, due->last) <= 0 && str_cmp(due->last, to) <= 0;
    case DUE_YEARLY:
        return yearly_between(due->last.n ? due->last : STR("12-31"), from, to);
    case DUE_QUARTERLY:
        return ends_between(QUARTER_MONTHS, from, to);
    case DUE_MONTHLY:
        return ends_between(1, from, to);
    default:
        return false;
    }
}
