/* The functions of templates: see lambda.h. They work on Markdown: marks stay where they are. */
#include "template/lambda.h"

#include "base/date.h"
#include "base/unicode.h"
#include "template/render.h"

enum letters { ALL_UPPER, ALL_LOWER, FIRST_UPPER, FIRST_LOWER };

/* user: what letters become; the first is that after whatever marks the text begins with. */
static bool letters(void *user, struct arena *a, struct str text, struct str *result)
{
    enum letters to = *(const enum letters *)user;
    *result = to == ALL_UPPER   ? unicode_upper(a, text)
              : to == ALL_LOWER ? unicode_lower(a, text)
                                : unicode_first(a, text, to == FIRST_UPPER ? cp_upper : cp_lower);
    return true;
}

static bool roman(void *user, struct arena *a, struct str text, struct str *result)
{
    struct buf b = {0};
    unsigned n;
    (void)user;
    text = str_trim(text);
    if (str_number(text, 0, text.n, &n) < text.n || !n || n > 3999)
        return false;
    buf_roman(&b, n, true);
    *result = buf_take(&b, a);
    return true;
}

/* user: the form of the date, a template. */
static bool date(void *user, struct arena *a, struct str text, struct str *result)
{
    static const struct template_options plain = {.unset = UNSET_EMPTY};
    const struct str *form = user;
    struct date d;
    if (!date_read(str_trim(text), &d))
        return false;
    struct value *parts = value_object(a);
    value_set_text(parts, "year", str_format(a, "%04u", d.year), POS_NONE);
    if (d.month)
        value_set_text(parts, "month", date_month(a, d), POS_NONE);
    if (d.day)
        value_set_text(parts, "day", date_day(a, d), POS_NONE);
    *result = template_text(a, *form, POS_NONE, parts, &plain);
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
    static const enum letters to[] = {ALL_UPPER, ALL_LOWER, FIRST_UPPER, FIRST_LOWER};
    const struct {
        const char *name;
        bool (*call)(void *, struct arena *, struct str, struct str *);
        const void *user;
    } functions[] = {
        {"upper", letters, &to[ALL_UPPER]},
        {"lower", letters, &to[ALL_LOWER]},
        {"capital", letters, &to[FIRST_UPPER]},
        {"small", letters, &to[FIRST_LOWER]},
        {"roman", roman, NULL},
        {"one-line", one_line, NULL},
        {"date-words", date, words->date_words.n ? &words->date_words : NULL},
        {"date-short", date, words->date_short.n ? &words->date_short : NULL},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        struct lambda lambda = {LAMBDA_FILTER, functions[i].call, (void *)functions[i].user};
        if (lambda.user || lambda.call != date)
            value_set(object, functions[i].name, value_lambda(a, lambda));
    }
}
