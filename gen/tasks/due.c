/*
 * Deadlines in words: see tasks.h. One pass over the words keeps what is pending (a day, a month, a
 * quarter) until a year comes; the latest day that is named is the last day, the others are kept.
 */
#include "tasks/tasks.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "lexicon/broken_word.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "names/citation_spans.h"

enum { MONTHS = 12, QUARTERS = 4, QUARTER_MONTHS = 3, DAYS_MOST = 31 };

enum due_unit { UNIT_NONE, UNIT_DAY, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

struct due_part {                         /* of a date that lacks its year */
    unsigned day, month, quarter, months; /* months: the first so many of a year */
};

struct due_reader {
    struct arena *arena;
    struct phrase text;
    const unsigned char *cited;          /* of each byte: the day of an act is no deadline */
    enum due_unit unit;                  /* of the numbers that follow */
    bool before;                         /* "trước" a month, quarter or year */
    bool from;                           /* a beginning, not an end */
    bool begun;                          /* there is one */
    bool event;                          /* what follows is the year of some event */
    bool span;                           /* so many days or months are counted from a beginning */
    struct due_part now;                 /* pending */
    struct due_part waiting[DUE_OTHERS]; /* parts before it, of the same year: "Quý I, II/2026" */
    size_t waiting_count;
    struct task_due ends[DUE_OTHERS + 1];
    size_t end_count;
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

/* The period of such a part in a year; unset where the calendar has it not. */
static struct task_due period_of(struct arena *a, const struct due_part *part, unsigned year)
{
    struct task_due p = {.kind = DUE_DATE};
    struct date d;
    if (part->day && part->month) {
        p.last = p.first = str_format(a, "%04u-%02u-%02u", year, part->month, part->day);
        if (!date_read(p.last, &d))
            p.last = STR_NONE;
    } else if (part->months)
        set_months(a, &p, year, 1, part->months);
    else if (part->month)
        set_months(a, &p, year, part->month, part->month);
    else if (part->quarter)
        set_months(a, &p, year, part->quarter * QUARTER_MONTHS - 2, part->quarter * QUARTER_MONTHS);
    else
        set_months(a, &p, year, 1, MONTHS);
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

static void add_end(struct due_reader *r, const struct due_part *part, unsigned year)
{
    struct task_due p = period_of(r->arena, part, year);
    if (r->before && p.first.n)
        p.last = day_before(r->arena, p.first);
    if (p.last.n && r->end_count < DUE_OTHERS + 1)
        r->ends[r->end_count++] = p;
}

/* Does a dash or a word say that the end comes after word i. */
static bool is_beginning(const struct due_reader *r, size_t i)
{
    return phrase_is_dash(phrase_gap(&r->text, i + 1)) ||
           (i + 1 < r->text.n && lexicon_at(WORDS_DUE_UNTIL, &r->text, i + 1));
}

/* Is word i joined to the one before by one of the signs that dates have. */
static bool is_joined(const struct due_reader *r, size_t i)
{
    struct str gap = str_trim(phrase_gap(&r->text, i));
    return i < r->text.n && gap.n == 1 && strchr("/.-", *gap.p);
}

/* Is the year of word i joined to a number that is no month: "40/2026". */
static bool is_broken(const struct due_reader *r, size_t i)
{
    struct str before = i ? phrase_word(&r->text, i - 1) : STR_NONE;
    size_t digits = str_number(before, 0, 3, NULL);
    return digits && digits == before.n && is_joined(r, i);
}

/* The year of word i, and with it what is pending. */
static void take_year(struct due_reader *r, size_t i, unsigned year)
{
    bool bare = !r->now.month && !r->now.quarter;
    if (r->from)
        r->begun = true;
    else if (!is_beginning(r, i) && !(bare && (r->event || is_broken(r, i)))) {
        for (size_t k = 0; k < r->waiting_count; k++) {
            struct due_part part = r->waiting[k];
            part.month = part.month ? part.month : part.quarter ? 0 : r->now.month;
            add_end(r, &part, year);
        }
        add_end(r, &r->now, year);
    }
    if (r->now.day)
        r->unit = UNIT_NONE;
    r->now = (struct due_part){0};
    r->waiting_count = 0;
    r->from = r->before = false;
}

/* What is pending makes room for another part of the same kind, before word i: it is one more day,
 * or the beginning of a range. */
static void keep_pending(struct due_reader *r, size_t i)
{
    if (!phrase_is_dash(phrase_gap(&r->text, i)) && r->waiting_count < DUE_OTHERS)
        r->waiting[r->waiting_count++] = r->now;
    r->now = (struct due_part){0};
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

/* Is the number that word i is the day in "15 tháng 6". */
static bool is_day_of_month(const struct due_reader *r, size_t i)
{
    size_t unit = i + 2 < r->text.n ? lexicon_which(WORDS_DUE_UNIT, &r->text, i + 1) : 0;
    return unit && str_is(lexicon_field(WORDS_DUE_UNIT, unit - 1, 1), "month") &&
           str_number(phrase_word(&r->text, i + 2), 0, 2, NULL);
}

/* A number that is no year: part of a date. */
static void take_number(struct due_reader *r, size_t i, unsigned value)
{
    enum due_unit unit = r->unit;
    bool year_next = is_joined(r, i + 1) && phrase_year(&r->text, i + 1);
    bool day_month =
        is_joined(r, i + 1) && !year_next && i + 1 < r->text.n &&
        str_number(phrase_word(&r->text, i + 1), 0, 2, NULL) == phrase_word(&r->text, i + 1).n;
    bool second = r->now.day && r->now.month && unit == UNIT_MONTH; /* "15/6, 15/9/2026" */
    bool slash = day_month && str_find(phrase_gap(&r->text, i + 1), STR("/"), 0) != (size_t)-1;
    if (day_month && value <= DAYS_MOST && (unit != UNIT_QUARTER || slash) &&
        (unit != UNIT_MONTH || second)) {
        if (r->now.day || r->now.quarter)
            keep_pending(r, i);
        r->now.day = value;
        r->unit = UNIT_MONTH;
    } else if ((unit == UNIT_MONTH || year_next) && unit != UNIT_QUARTER && value <= MONTHS) {
        if (r->now.month)
            keep_pending(r, i);
        r->now.month = value;
    } else if (unit == UNIT_QUARTER && value <= QUARTERS) {
        if (r->now.quarter)
            keep_pending(r, i);
        r->now.quarter = value;
    } else if ((unit == UNIT_DAY || is_day_of_month(r, i)) && value <= DAYS_MOST) {
        if (r->now.day)
            keep_pending(r, i);
        r->now.day = value;
    }
}

static void take_unit(struct due_reader *r, size_t i, size_t entry)
{
    static const char *const names[] = {"", "day", "month", "quarter", "year"};
    bool counted = r->unit == UNIT_NONE && i && !r->now.day &&
                   str_number(phrase_word(&r->text, i - 1), 0, 3, NULL);
    r->span |= counted;
    r->unit = (enum due_unit)str_among(lexicon_field(WORDS_DUE_UNIT, entry - 1, 1), names);
    if (i && lexicon_before(WORDS_DUE_BEFORE, &r->text, i))
        r->before = r->unit != UNIT_DAY;
    if (i && lexicon_before(WORDS_DUE_FROM, &r->text, i))
        r->from = true;
}

/* "Trước", "sau" anything but a day, a month, a quarter or a year. */
static bool is_event(const struct due_reader *r, size_t i)
{
    if (lexicon_at(WORDS_DUE_EVENT, &r->text, i))
        return true;
    struct str word = phrase_word(&r->text, i);
    bool after = i && (lexicon_before(WORDS_DUE_BEFORE, &r->text, i) ||
                       lexicon_before(WORDS_DUE_FROM, &r->text, i));
    return after && !is_digit(*word.p) && !lexicon_at(WORDS_DUE_EDGE, &r->text, i) &&
           !lexicon_at(WORDS_DUE_UNTIL, &r->text, i) &&
           !lexicon_which(WORDS_DUE_MONTHS, &r->text, i);
}

/* Does the gap before word i end what was said of an event. */
static bool is_parted(const struct due_reader *r, size_t i)
{
    struct str gap = phrase_gap(&r->text, i);
    bool parted = false;
    for (size_t k = 0; k < gap.n; k++)
        parted |= strchr(",;:(", gap.p[k]) != NULL;
    return parted;
}

/* "6 tháng đầu năm"; the last word of it. */
static size_t take_months(struct due_reader *r, size_t i, size_t entry)
{
    struct str count = lexicon_field(WORDS_DUE_MONTHS, entry - 1, 1);
    str_number(count, 0, count.n, &r->now.months);
    i += lexicon_at(WORDS_DUE_MONTHS, &r->text, i) - 1;
    r->event |= is_event(r, i);
    return i;
}

static void read_dates(struct due_reader *r)
{
    for (size_t i = 0; i < r->text.n; i++) {
        r->event = (r->event && !is_parted(r, i)) || is_event(r, i);
        size_t months = lexicon_which(WORDS_DUE_MONTHS, &r->text, i), unit;
        unsigned year = phrase_year(&r->text, i), value;
        if (r->cited[r->text.words[i].at])
            continue;
        if (months)
            i = take_months(r, i, months);
        else if (year)
            take_year(r, i, year);
        else if ((unit = lexicon_which(WORDS_DUE_UNIT, &r->text, i)) != 0)
            take_unit(r, i, unit);
        else if (lexicon_at(WORDS_DUE_FROM, &r->text, i))
            r->from = true;
        else if (lexicon_at(WORDS_DUE_UNTIL, &r->text, i)) {
            r->from = r->event = false;
            r->now = (struct due_part){0};
        } else if ((value = number_of(r, i)) != 0)
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

static int by_last(const void *left, const void *right)
{
    const struct task_due *a = left, *b = right;
    return str_cmp(a->last, b->last);
}

/* The latest of the days that were named; the others are kept beside it. */
static struct task_due latest(struct due_reader *r)
{
    array_sort(r->ends, r->end_count, by_last);
    struct task_due due = r->end_count ? r->ends[r->end_count - 1] : (struct task_due){0};
    for (size_t i = 0; i + 1 < r->end_count; i++)
        if (!str_eq(r->ends[i].last, r->ends[i + 1].last))
            due.others[due.other_count++] = r->ends[i].last;
    return due;
}

/* The day of each month, or of the last one of a quarter; a day of another month is not told. */
static struct task_due repeated(struct due_reader *r, enum due_kind kind)
{
    struct task_due due = {.kind = kind};
    bool last_month = kind == DUE_MONTHLY;
    for (size_t i = 0; i < r->text.n; i++)
        last_month |= lexicon_at(WORDS_DUE_LAST_MONTH, &r->text, i) > 0;
    if (r->now.quarter || (r->now.day && !last_month))
        due.kind = r->now.quarter ? DUE_UNKNOWN : DUE_PERIODIC;
    else if (r->now.day)
        due.last = str_format(r->arena, "%02u", r->now.day);
    return due;
}

/* The last day of such a part in any year, "MM-DD"; unset where it says nothing. */
static struct str day_of_year(struct arena *a, const struct due_part *part)
{
    enum { COMMON = 2023, LEAP = 2024 };
    bool said = part->month || part->quarter || part->months;
    struct task_due p = period_of(a, part, part->day && part->month ? LEAP : COMMON);
    return said && p.last.n ? str_slice(p.last, strlen("2023-"), p.last.n) : STR_NONE;
}

static struct task_due yearly(struct due_reader *r)
{
    struct task_due due = {.kind = DUE_YEARLY, .last = day_of_year(r->arena, &r->now)};
    for (size_t i = 0; i < r->waiting_count && due.last.n; i++) {
        struct due_part part = r->waiting[i];
        part.month = part.month ? part.month : part.quarter ? 0 : r->now.month;
        struct str day = day_of_year(r->arena, &part);
        if (day.n && !str_eq(day, due.last))
            due.others[due.other_count++] = day;
    }
    return due;
}

/* Is there a date that a blank tears: no part of it is a day. */
static bool has_torn_date(struct str words)
{
    bool torn = false;
    for (struct str before = str_word(&words), word; (word = str_word(&words)).n; before = word)
        torn |= word_date_is_torn(before, word, !str_trim(words).n);
    return torn;
}

struct task_due task_due_read(struct arena *a, struct str words)
{
    struct due_reader r = {.arena = a, .text = phrase_read(a, words)};
    enum due_kind kind = kind_of(&r.text);
    if (has_torn_date(words))
        return (struct task_due){.kind = DUE_UNKNOWN};
    r.cited = citation_spans_mark(a, &r.text, NULL);
    read_dates(&r);
    struct task_due due = latest(&r);
    if (due.last.n && kind != DUE_YEARLY)
        return due;
    if (kind == DUE_QUARTERLY || kind == DUE_MONTHLY)
        return repeated(&r, kind);
    if (kind == DUE_UNKNOWN && r.begun && !r.span)
        kind = DUE_ONGOING;
    return kind == DUE_YEARLY ? yearly(&r) : (struct task_due){.kind = kind};
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
            struct str end = month_end(a, year, month);
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
