/*
 * Deadlines in words: see tasks.h. One pass over the words keeps what is pending (a day, a month, a
 * quarter) until a year comes; the latest day that is named is the last day, the others are kept.
 * What is part of a date and not understood leaves all of them open.
 */
#include "tasks/tasks.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "lexicon/broken_word.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "names/citation_spans.h"
#include "tasks/due_period.h"

enum { DAYS_MOST = 31 };

enum due_unit { UNIT_NONE, UNIT_DAY, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

struct due_part {                         /* of a date that lacks its year */
    unsigned day, month, quarter, months; /* months: the first so many of a year */
    bool part;                            /* the days of the month up to that one */
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
    bool onward;                         /* and the years that follow */
    bool unread;                         /* part of a date is not understood */
    size_t part_ends;                    /* of `ends`, those before the last semicolon */
    struct due_part now;                 /* pending */
    struct due_part waiting[DUE_OTHERS]; /* parts before it, of the same year: "Quý I, II/2026" */
    size_t waiting_count;
    struct task_due ends[DUE_OTHERS + 1];
    size_t end_count;
};

/* The period of such a part in a year; unset where the calendar has it not. */
static struct task_due period_of(struct arena *a, const struct due_part *part, unsigned year)
{
    struct task_due p = {.kind = DUE_DATE};
    struct date d;
    if (part->day && part->month) {
        p.last = p.first = str_format(a, "%04u-%02u-%02u", year, part->month, part->day);
        if (!date_read(p.last, &d))
            p.last = STR_NONE;
        if (part->part)
            p.first = str_format(a, "%04u-%02u-01", year, part->month);
    } else if (part->months)
        due_set_months(a, &p, year, 1, part->months);
    else if (part->month)
        due_set_months(a, &p, year, part->month, part->month);
    else if (part->quarter)
        due_set_months(a, &p, year, part->quarter * QUARTER_MONTHS - 2,
                       part->quarter * QUARTER_MONTHS);
    else
        due_set_months(a, &p, year, 1, MONTHS);
    return p;
}

static struct str day_before(struct arena *a, struct str iso)
{
    struct date d;
    date_read(iso, &d);
    if (d.month == 1)
        return str_format(a, "%04u-12-31", d.year - 1);
    return due_month_end(a, d.year, d.month - 1); /* periods begin with a month */
}

static void add_end(struct due_reader *r, const struct due_part *part, unsigned year)
{
    struct task_due p = period_of(r->arena, part, year);
    if (r->before && p.first.n)
        p.last = day_before(r->arena, p.first);
    r->unread |= !p.last.n;
    if (p.last.n && r->end_count < DUE_OTHERS + 1)
        r->ends[r->end_count++] = p;
}

/* Is word i a number of at most so many digits. */
static bool is_number(const struct due_reader *r, size_t i, size_t most)
{
    struct str word = i < r->text.n ? phrase_word(&r->text, i) : STR_NONE;
    return word.n && word.n <= most && str_number(word, 0, most, NULL) == word.n;
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

/* Does the gap before word i end what was said of an event. */
static bool is_parted(const struct due_reader *r, size_t i)
{
    struct str gap = phrase_gap(&r->text, i);
    bool parted = false;
    for (size_t k = 0; k < gap.n; k++)
        parted |= strchr(",;:(", gap.p[k]) != NULL;
    return parted;
}

/* Does the year of word i, with its word before it or without, follow the number of an act. */
static bool is_of_act(const struct due_reader *r, size_t i)
{
    size_t at = i && lexicon_which(WORDS_DUE_UNIT, &r->text, i - 1) ? i - 1 : i;
    return at && r->cited[r->text.words[at - 1].at] && !is_parted(r, at);
}

/* The year of word i, and with it what is pending. */
static void take_year(struct due_reader *r, size_t i, unsigned year)
{
    bool bare = !r->now.month && !r->now.quarter;
    if (r->from)
        r->begun = true;
    else if (!is_beginning(r, i) && !(bare && (r->event || is_broken(r, i) || is_of_act(r, i)))) {
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
           is_number(r, i + 2, 2);
}

/* Is the number of word i that of something else: "đợt 1"; of a week it leaves the day open. */
static bool take_ordinal(struct due_reader *r, size_t i)
{
    size_t words = i ? lexicon_before(WORDS_DUE_ORDINAL, &r->text, i) : 0;
    if (!words || !phrase_is_blank(phrase_gap(&r->text, i)))
        return false;
    r->unread |= lexicon_before(WORDS_DUE_WEEK, &r->text, i) > 0;
    return true;
}

/* May a day be what follows: nothing is before it, or words that lead to one. */
static bool leads_to_day(const struct due_reader *r, size_t i)
{
    return !i || is_parted(r, i) || is_number(r, i - 1, 4) ||
           lexicon_before(WORDS_DUE_LEAD, &r->text, i) ||
           lexicon_before(WORDS_DEADLINE, &r->text, i) ||
           lexicon_before(WORDS_DUE_FROM, &r->text, i) ||
           lexicon_before(WORDS_DUE_UNTIL, &r->text, i) ||
           lexicon_which(WORDS_DUE_UNIT, &r->text, i - 1);
}

/* Does a blank alone part two numbers of a day, which a line or a column tore: "31/1 2/2025". */
static bool is_torn(const struct due_reader *r, size_t i)
{
    return i && is_number(r, i, 2) && is_number(r, i - 1, 2) &&
           phrase_is_blank(phrase_gap(&r->text, i));
}

/* A number that is no year: part of a date. */
static void take_number(struct due_reader *r, size_t i, unsigned value)
{
    enum due_unit unit = r->unit;
    r->unread |= is_torn(r, i);
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
        r->unread |= !leads_to_day(r, i);
    } else
        r->unread |= is_joined(r, i) || (i && lexicon_which(WORDS_DUE_UNIT, &r->text, i - 1));
}

/* The month of a year that is named in words from word i on, "tháng Ba năm 2026"; 0 for none. */
static unsigned month_named(const struct due_reader *r, size_t i, size_t *words)
{
    size_t entry = lexicon_which(WORDS_DUE_MONTH, &r->text, i), unit;
    unsigned month = 0;
    *words = lexicon_at(WORDS_DUE_MONTH, &r->text, i);
    if (!entry || r->unit != UNIT_MONTH || !i || !lexicon_which(WORDS_DUE_UNIT, &r->text, i - 1))
        return 0;
    size_t next = i + *words;
    unit = lexicon_which(WORDS_DUE_UNIT, &r->text, next);
    bool year = unit ? next + 1 < r->text.n && phrase_year(&r->text, next + 1)
                     : is_joined(r, next) && phrase_year(&r->text, next);
    if (year)
        str_number(lexicon_field(WORDS_DUE_MONTH, entry - 1, 1), 0, 2, &month);
    return month;
}

/* Has a day, a month or a quarter a word after it that is not its number: "tháng đầu quý I". */
static bool is_bare(struct due_reader *r, size_t i)
{
    size_t words;
    bool last = i + 1 == r->text.n || is_parted(r, i + 1);
    return r->unit != UNIT_YEAR && !last && !number_of(r, i + 1) &&
           !month_named(r, i + 1, &words) && !lexicon_at(WORDS_DUE_BARE, &r->text, i + 1) &&
           !lexicon_which(WORDS_DUE_KIND, &r->text, i) &&
           !(i && lexicon_which(WORDS_DUE_KIND, &r->text, i - 1));
}

/* "Nửa đầu tháng": the days of the month of word i up to the one that it names. */
static void take_days(struct due_reader *r, size_t i)
{
    size_t n = r->unit == UNIT_MONTH ? lexicon_list(WORDS_DUE_DAYS)->n : 0;
    for (size_t e = 0; e < n; e++) {
        const struct phrase *words = &lexicon_phrases(WORDS_DUE_DAYS)[e];
        if (words->n > i || !phrase_at(&r->text, i - words->n, words))
            continue;
        struct str day = lexicon_field(WORDS_DUE_DAYS, e, 1);
        r->now.part = true;
        str_number(day, 0, day.n, &r->now.day);
        return;
    }
}

static void take_unit(struct due_reader *r, size_t i, size_t entry)
{
    static const char *const names[] = {"", "day", "month", "quarter", "year"};
    bool counted = r->unit == UNIT_NONE && i && !r->now.day &&
                   str_number(phrase_word(&r->text, i - 1), 0, 3, NULL);
    r->span |= counted;
    r->unit = (enum due_unit)str_among(lexicon_field(WORDS_DUE_UNIT, entry - 1, 1), names);
    bool bare = !counted && is_bare(r, i);
    r->unread |= bare && r->unit != UNIT_DAY;
    r->event |= bare && r->unit == UNIT_DAY; /* "ngày khai mạc ..." */
    take_days(r, i);
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

/* "6 tháng đầu năm"; the last word of it. */
static size_t take_months(struct due_reader *r, size_t i, size_t entry)
{
    struct str count = lexicon_field(WORDS_DUE_MONTHS, entry - 1, 1);
    str_number(count, 0, count.n, &r->now.months);
    i += lexicon_at(WORDS_DUE_MONTHS, &r->text, i) - 1;
    r->event |= is_event(r, i);
    return i;
}

/* Word i is part of a date, or leads to one; the last word that was taken. */
static size_t take_word(struct due_reader *r, size_t i)
{
    size_t months = lexicon_which(WORDS_DUE_MONTHS, &r->text, i), unit, words;
    unsigned year = phrase_year(&r->text, i), value;
    if (months)
        return take_months(r, i, months);
    if (year)
        take_year(r, i, year);
    else if ((value = month_named(r, i, &words)) != 0) {
        r->now.month = value;
        return i + words - 1;
    } else if ((unit = lexicon_which(WORDS_DUE_UNIT, &r->text, i)) != 0)
        take_unit(r, i, unit);
    else if (lexicon_at(WORDS_DUE_FROM, &r->text, i))
        r->from = true;
    else if (lexicon_at(WORDS_DUE_UNTIL, &r->text, i)) {
        r->from = r->event = false;
        r->now = (struct due_part){0};
    } else if ((value = number_of(r, i)) != 0 && !take_ordinal(r, i))
        take_number(r, i, value);
    else if (!value && is_number(r, i, 2))
        r->unread |= is_joined(r, i) || is_joined(r, i + 1);
    return i;
}

static void read_dates(struct due_reader *r)
{
    for (size_t i = 0; i < r->text.n; i++) {
        if (str_find(phrase_gap(&r->text, i), STR(";"), 0) != (size_t)-1)
            r->part_ends = r->end_count;
        size_t onward = lexicon_at(WORDS_DUE_ONWARD, &r->text, i);
        bool led = lexicon_at(WORDS_DEADLINE, &r->text, i) > 0;
        r->event = (r->event && !led && !is_parted(r, i)) || is_event(r, i);
        r->unread |= lexicon_at(WORDS_DUE_UNSURE, &r->text, i) > 0;
        if (onward) {
            r->onward = true;
            r->end_count = r->part_ends;
            i += onward - 1;
        } else if (!r->cited[r->text.words[i].at])
            i = take_word(r, i);
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
        return (struct task_due){.unread = true};
    r.cited = citation_spans_mark(a, &r.text, NULL);
    read_dates(&r);
    struct task_due due = latest(&r);
    if (r.unread && (due.last.n || kind == DUE_UNKNOWN || kind == DUE_YEARLY))
        return (struct task_due){.unread = true};
    if (due.last.n && kind != DUE_YEARLY)
        return due;
    if (kind == DUE_QUARTERLY || kind == DUE_MONTHLY)
        return repeated(&r, kind);
    if (kind == DUE_UNKNOWN && ((r.begun && !r.span) || r.onward))
        kind = DUE_ONGOING;
    return kind == DUE_YEARLY ? yearly(&r) : (struct task_due){.kind = kind};
}
