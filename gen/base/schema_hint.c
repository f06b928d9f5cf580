/* Hints for refused values: see schema_hint.h. */
#include "base/schema_hint.h"

#include <string.h>

#include "base/diag.h"
#include "base/mem.h"

struct str schema_limit(struct arena *a, struct str name, struct str text)
{
    static const struct {
        const char *pattern, *shown;
    } examples[] = {
        {"[a-z0-9][a-z0-9-]*", "so-noi-vu"}, {"[0-9]{4}-Q[1-4]", "2027-Q1"}, {"[0-9]{2}", "01"}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (str_is(text, examples[i].pattern))
            return str_of(examples[i].shown);
    if (!str_is(name, "minLength"))
        return str_format(a, "%.*s %.*s", STR_ARG(name), STR_ARG(text));
    return str_format(a, msg_text(MSG_XML_AT_LEAST), STR_ARG(text));
}

/* The numbers and Roman numbers up to four in a text, three at most. */
static size_t numbers_in(struct str text, unsigned numbers[3])
{
    static const char *const roman[] = {"I", "II", "III", "IV"};
    size_t n = 0;
    for (size_t at = 0; at < text.n && n < 3;) {
        size_t end = at;
        while (end < text.n && (is_digit(text.p[end]) || text.p[end] == 'I' || text.p[end] == 'V'))
            end++;
        struct str word = str_slice(text, at, end);
        size_t which = str_among(word, roman);
        if (word.n && is_digit(word.p[0]) && str_number(word, 0, 4, &numbers[n]) == word.n)
            n++;
        else if (which < sizeof roman / sizeof *roman)
            numbers[n++] = (unsigned)which + 1;
        at = end > at ? end : at + 1;
    }
    return n;
}

size_t schema_meant(struct arena *a, struct str value, struct str tried[SCHEMA_MEANT])
{
    unsigned v[3];
    size_t n = numbers_in(value, v), count = 0;
    if (n == 3)
        tried[count++] = str_format(a, "%04u-%02u-%02u", v[2], v[1], v[0]);
    else if (n == 2) {
        tried[count++] = str_format(a, "%04u-%02u", v[1], v[0]);
        tried[count++] = str_format(a, "%04u-Q%u", v[1], v[0]);
    }
    return count;
}

unsigned schema_days(struct str value, struct date *d)
{
    unsigned last = 31;
    if (value.n != strlen("2027-06-31") || str_number(value, 0, 4, &d->year) != 4 ||
        str_number(value, 5, 2, &d->month) != 2 || str_number(value, 8, 2, &d->day) != 2 ||
        d->month < 1 || d->month > 12 || d->day < 29)
        return 0;
    struct arena *a = arena_new();
    struct date there;
    while (last > 28 &&
           !date_read(str_format(a, "%04u-%02u-%02u", d->year, d->month, last), &there))
        last--;
    arena_free(a);
    return d->day > last ? last : 0;
}

const char *schema_example(struct str type)
{
    static const char *const examples[][2] = {
        {"date", "2026-11-21"}, {"gYearMonth", "2026-11"}, {"gYear", "2026"}, {"NMTOKEN", "abc-1"}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (str_is(type, examples[i][0]))
            return examples[i][1];
    return NULL;
}
