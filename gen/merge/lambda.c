/* The functions of templates: see lambda.h. They work on Markdown: marks stay where they are. */
#include "merge/lambda.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "merge/mustache.h"

static bool upper(void *user, struct arena *a, struct str text, struct str *result)
{
    (void)user;
    *result = unicode_upper(a, text);
    return true;
}

static bool lower(void *user, struct arena *a, struct str text, struct str *result)
{
    (void)user;
    *result = unicode_lower(a, text);
    return true;
}

/* With the first letter made by change, whatever marks stand in front of it. */
static struct str change_first(struct arena *a, struct str text, uint32_t (*change)(uint32_t))
{
    uint32_t cp;
    size_t at = 0, n;
    while ((n = utf8_next(str_slice(text, at, text.n), &cp)) && !cp_is_letter(cp))
        at += n;
    if (!n)
        return text;
    struct buf b = {0};
    buf_str(&b, str_slice(text, 0, at));
    utf8_append(&b, change(cp));
    buf_str(&b, str_slice(text, at + n, text.n));
    return buf_take(&b, a);
}

static bool capital(void *user, struct arena *a, struct str text, struct str *result)
{
    (void)user;
    *result = change_first(a, text, cp_upper);
    return true;
}

static bool small(void *user, struct arena *a, struct str text, struct str *result)
{
    (void)user;
    *result = change_first(a, text, cp_lower);
    return true;
}

/* A number of at most 4 digits; false where it is none. */
static bool read_number(struct str s, unsigned *value)
{
    *value = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        *value = *value * 10 + (unsigned)(s.p[i] - '0');
    }
    return s.n && s.n <= 4;
}

static bool roman(void *user, struct arena *a, struct str text, struct str *result)
{
    static const struct {
        unsigned value;
        const char *letters;
    } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    struct buf b = {0};
    unsigned n;
    (void)user;
    if (!read_number(str_trim(text), &n) || !n || n > 3999)
        return false;
    for (size_t i = 0; n; i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            buf_puts(&b, parts[i].letters);
    *result = buf_take(&b, a);
    return true;
}

static unsigned days_in(unsigned month, unsigned year)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* "2024-03-19", "2024-03" or "2024"; what is not said is 0. */
static bool read_date(struct str s, unsigned *year, unsigned *month, unsigned *day)
{
    *month = *day = 0;
    if ((s.n != 4 && s.n != 7 && s.n != 10) || !read_number(str_slice(s, 0, 4), year))
        return false;
    if (s.n > 4 &&
        (s.p[4] != '-' || !read_number(str_slice(s, 5, 7), month) || !*month || *month > 12))
        return false;
    return s.n < 10 || (s.p[7] == '-' && read_number(str_slice(s, 8, 10), day) && *day &&
                        *day <= days_in(*month, *year));
}

/* user: the form of the date, a template. */
static bool date(void *user, struct arena *a, struct str text, struct str *result)
{
    static const struct mustache_options plain = {.unset = UNSET_EMPTY};
    const struct str *form = user;
    unsigned year, month, day;
    if (!read_date(str_trim(text), &year, &month, &day))
        return false;
    struct value *parts = value_object(a);
    value_set_text(parts, "year", str_format(a, "%u", year), POS_NONE);
    if (month)
        value_set_text(parts, "month", str_format(a, month < 3 ? "%02u" : "%u", month), POS_NONE);
    if (day)
        value_set_text(parts, "day", str_format(a, "%02u", day), POS_NONE);
    *result = mustache_text(a, *form, POS_NONE, parts, &plain);
    return result->p;
}

static bool one_line(void *user, struct arena *a, struct str text, struct str *result)
{
    struct buf b = {0};
    (void)user;
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        bool end = text.p[i] == '\n' || text.p[i] == '\r';
        if (!end)
            buf_char(&b, text.p[i]);
        else if (b.p[b.n - 1] != ' ')
            buf_char(&b, ' ');
    }
    *result = buf_take(&b, a);
    return true;
}

void lambda_add(struct arena *a, struct value *object, const struct lambda_words *words)
{
    const struct {
        const char *name;
        bool (*call)(void *, struct arena *, struct str, struct str *);
        const struct str *form;
    } functions[] = {
        {"upper", upper, NULL},
        {"lower", lower, NULL},
        {"capital", capital, NULL},
        {"small", small, NULL},
        {"roman", roman, NULL},
        {"one-line", one_line, NULL},
        {"date-words", date, &words->date_words},
        {"date-short", date, &words->date_short},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        struct lambda lambda = {LAMBDA_FILTER, functions[i].call, (void *)functions[i].form};
        if (!functions[i].form || functions[i].form->n)
            value_set(object, functions[i].name, value_lambda(a, lambda));
    }
}
