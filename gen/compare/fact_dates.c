/* Dates of facts: see facts_int.h. */
#include "compare/facts_int.h"

#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 };

/* A whole number of digits alone; UINT32_MAX else. */
static uint32_t digits(struct str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) || i > 7)
            return UINT32_MAX;
        n = 10 * n + (uint32_t)(s.p[i] - '0');
    }
    return s.n ? n : UINT32_MAX;
}

struct str fact_word(const struct reading *k, uint32_t i)
{
    return i < k->n ? fact_slice(k, i, i + 1) : STR_NONE;
}

static uint32_t number_at(const struct reading *k, uint32_t i)
{
    return i < k->n ? digits(fact_word(k, i)) : UINT32_MAX;
}

static bool is_year(uint32_t n)
{
    return n >= YEAR_FIRST && n <= YEAR_LAST;
}

/* The numbers of "16/6/2022", "9/2025": how many; 0 for what is none. */
static size_t parts_of(struct str s, uint32_t part[3])
{
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '/' && s.p[i] != '.' && s.p[i] != '-')
            continue;
        if (n == 3 || (part[n++] = digits(str_slice(s, from, i))) == UINT32_MAX)
            return 0;
        from = i + 1;
    }
    return n;
}

bool fact_is_year(const struct reading *k, uint32_t i)
{
    return fact_word(k, i).n == 4 && is_year(number_at(k, i));
}

/* "2026-2030", with any dash. */
static bool years_of_word(struct str s, struct day *d)
{
    *d = (struct day){0};
    if (s.n < 9)
        return false;
    d->year = digits(str_slice(s, 0, 4));
    d->last_year = digits(str_slice(s, s.n - 4, s.n));
    for (size_t i = 4; i + 4 < s.n; i++)
        if ((unsigned char)s.p[i] < 0x80 && s.p[i] != '-')
            return false;
    return is_year(d->year) && is_year(d->last_year);
}

/* A date in figures; after says that "ngày" is before it. */
static bool date_of_word(struct str s, bool after, struct day *d)
{
    uint32_t p[3] = {0};
    size_t n = parts_of(s, p);
    if (n == 3 && p[0] && p[0] <= 31 && p[1] && p[1] <= 12 && is_year(p[2]))
        *d = (struct day){.day = p[0], .month = p[1], .year = p[2]};
    else if (n == 2 && p[0] && p[0] <= 12 && is_year(p[1]) && memchr(s.p, '/', s.n))
        *d = (struct day){.month = p[0], .year = p[1]};
    else if (n == 2 && after && p[0] && p[0] <= 31 && p[1] && p[1] <= 12)
        *d = (struct day){.day = p[0], .month = p[1]};
    else
        return false;
    return true;
}

/* "năm 2026" or "2026" after a day, month or quarter: the words it takes. */
static uint32_t year_after(const struct reading *k, uint32_t i, struct day *d)
{
    uint32_t said = i < k->n && k->w[i].key == k->r->year && fact_adjoins(k, i);
    uint32_t year = number_at(k, i + said);
    if (!is_year(year) || !fact_adjoins(k, i + said))
        return 0;
    d->year = year;
    return said + 1;
}

static uint32_t roman(struct str s)
{
    static const char *const numbers[] = {"I", "II", "III", "IV"};
    size_t n = str_among(s, numbers);
    return n < sizeof numbers / sizeof *numbers ? (uint32_t)n + 1 : 0;
}

/* The words of the date whose first number is word i; 0 for none. */
uint32_t fact_date_at(const struct reading *k, uint32_t i, struct day *d)
{
    uint32_t before = i && fact_adjoins(k, i) ? k->w[i - 1].key : UINT32_MAX, n = number_at(k, i);
    if (years_of_word(fact_word(k, i), d))
        return 1;
    *d = (struct day){0};
    if (date_of_word(fact_word(k, i), before == k->r->day, d)) {
        if (before == k->r->quarter && !d->day) /* "quý 2/2026" */
            *d = (struct day){.quarter = d->month, .year = d->year};
        return 1;
    }
    if (before == k->r->quarter && (roman(fact_word(k, i)) || (n && n <= 4))) {
        d->quarter = n == UINT32_MAX ? roman(fact_word(k, i)) : n;
        return 1 + year_after(k, i + 1, d);
    }
    uint32_t month = i + 2 < k->n && k->w[i + 1].key == k->r->month ? number_at(k, i + 2) : 0;
    if (n && n <= 31 && month && month <= 12 && fact_adjoins(k, i + 1) && fact_adjoins(k, i + 2)) {
        *d = (struct day){.day = n, .month = month};
        return 3 + year_after(k, i + 3, d);
    }
    if (before == k->r->month && n && n <= 12) {
        d->month = n;
        return 1 + year_after(k, i + 1, d);
    }
    if (before == k->r->day && n && n <= 31) {
        d->day = n;
        return 1;
    }
    if (!fact_is_year(k, i) || fact_entry_at(&k->r->units, k, i + 1))
        return 0;
    d->year = n;
    if (!fact_is_year(k, i + 1) || !fact_is_dash(fact_gap(k, i + 1)))
        return 1;
    d->last_year = number_at(k, i + 1); /* "2026 - 2030" */
    return 2;
}
