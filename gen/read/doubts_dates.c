/* Days that are none: see doubts_dates.h. */
#include "read/doubts_dates.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/paper/number_date.h"

/* May a day begin at the digit: not inside a number, a word or what joins numbers. */
static bool may_begin(struct str text, size_t at)
{
    uint32_t before;
    utf8_last(str_slice(text, 0, at), &before);
    return !at || (!cp_is_word(before) && !strchr("/-.,", (char)(before < 0x80 ? before : ' ')));
}

/* Does the word "ngày" stand before the place. */
static bool is_called_day(struct str text, size_t at)
{
    struct str before = str_trim(str_slice(text, 0, at));
    struct str word = str_last_word(before);
    return word.n && lexicon_length(word, WORDS_DATE_DAY) == word.n;
}

/* Has the calendar no such day: of February the 29th is one where no year is said. */
static bool is_no_day(struct arena *a, struct date d)
{
    enum { LEAP_YEAR = 2024 };
    struct date read;
    unsigned year = d.year ? d.year : LEAP_YEAR;
    return !date_read(str_format(a, "%04u-%02u-%02u", year, d.month, d.day), &read);
}

void doubts_of_dates(struct doubts *d, const struct node *n, struct str text)
{
    if (n->kind == NODE_NOISE || n->kind == NODE_FRONT)
        return;
    struct str lower = STR_NONE;
    for (size_t at = 0; at < text.n; at++) {
        if (!is_digit(text.p[at]) || !may_begin(text, at))
            continue;
        if (!lower.n)
            lower = unicode_lower(d->scratch, text);
        struct cursor c = {lower, at};
        struct date day;
        bool read = lower.n == text.n && day_at(&c, &day);
        bool sign = read && strcspn(lower.p + at, "/-.") < c.at - at;
        if (read && (!sign || day.year || is_called_day(lower, at)) && is_no_day(d->scratch, day))
            doubt(d, MSG_READ_NO_DAY, n, STR_ARG(str_slice(text, at, c.at)));
        while (at + 1 < text.n && is_digit(text.p[at + 1]))
            at++;
    }
}
