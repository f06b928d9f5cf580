/* Deadlines: see deadline.h. */
#include "transfer/deadline.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

/* The number that word i is, 0 for none or one above most. */
static unsigned number_at(const struct phrase *p, size_t i, unsigned most)
{
    unsigned n = 0;
    struct str word = i < p->n ? phrase_word(p, i) : STR("");
    bool whole = word.n && str_number(word, 0, word.n, &n) == word.n;
    return whole && n <= most ? n : 0;
}

/* The same of a quarter, also in Roman figures. */
static unsigned quarter_at(const struct phrase *p, size_t i)
{
    static const char *const roman[] = {"I", "II", "III", "IV"};
    enum { QUARTERS = sizeof roman / sizeof *roman };
    size_t r = i < p->n ? str_among(phrase_word(p, i), roman) : QUARTERS;
    return r < QUARTERS ? (unsigned)r + 1 : number_at(p, i, QUARTERS);
}

/* The word after one of the list at word i, or i. */
static size_t after(enum words list, const struct phrase *p, size_t i)
{
    return i < p->n ? i + lexicon_at(list, p, i) : i;
}

static unsigned year_at(const struct phrase *p, size_t i)
{
    i = after(WORDS_DATE_YEAR, p, i);
    return i < p->n ? phrase_year(p, i) : 0;
}

/* "30/9/2026" or "30 tháng 9 năm 2026" from word i on, as ISO; unset for none. */
static struct str day_at(struct arena *a, const struct phrase *p, size_t i)
{
    unsigned day = number_at(p, i, 31);
    size_t m = after(WORDS_DATE_MONTH, p, i + 1);
    unsigned month = number_at(p, m, 12), year = year_at(p, m + 1);
    struct date checked;
    struct str iso = str_format(a, "%04u-%02u-%02u", year, month, day);
    return day && month && year && date_read(iso, &checked) ? iso : STR_NONE;
}

static bool set(struct profile_task *t, enum deadline_kind kind, struct str value)
{
    t->deadline = kind;
    t->deadline_value = value;
    return value.n > 0;
}

/* "Trước năm 2028", as words: which day that is a year or quarter of a profile cannot say. */
static bool read_words(struct arena *a, const struct phrase *p, size_t i, size_t words,
                       struct profile_task *t)
{
    size_t end = i + words;
    while (end < p->n && end < i + words + 3 && !phrase_year(p, end))
        end++;
    if (end == p->n || !phrase_year(p, end))
        return false;
    struct str text = str_slice(p->text, p->words[i].at, p->words[end].end);
    t->deadline = DEADLINE_OTHER;
    t->deadline_words = unicode_first(a, text, cp_upper);
    return true;
}

/* A time of that kind from word i on. */
static bool read_time(struct arena *a, const struct phrase *p, size_t i, enum deadline_kind kind,
                      struct profile_task *t)
{
    unsigned n = kind == DEADLINE_QUARTER ? quarter_at(p, i) : number_at(p, i, 12);
    unsigned year = kind == DEADLINE_YEAR ? year_at(p, i) : year_at(p, i + 1);
    if (!year || (!n && kind != DEADLINE_YEAR))
        return false;
    if (kind == DEADLINE_YEAR)
        return set(t, kind, str_format(a, "%04u", year));
    return set(t, kind,
               str_format(a, kind == DEADLINE_QUARTER ? "%04u-Q%u" : "%04u-%02u", year, n));
}

static bool is_digits(const struct phrase *p, size_t i)
{
    struct str word = phrase_word(p, i);
    return word.n && str_number(word, 0, word.n, NULL) == word.n;
}

/* "Trước ngày 15 tháng 12 hằng năm", as words, where a day, month or quarter is before words that
 * say how often; word i is the first of these. */
static bool read_repeated(struct arena *a, const struct phrase *p, size_t i, size_t words,
                          struct profile_task *t)
{
    size_t from = i, units = 0;
    for (; from; from--) {
        struct str gap = str_trim(phrase_gap(p, from));
        bool unit = lexicon_which(WORDS_DUE_UNIT, p, from - 1);
        bool counted = from > 1 && lexicon_which(WORDS_DUE_UNIT, p, from - 2);
        bool number = is_digits(p, from - 1) || (counted && quarter_at(p, from - 1));
        if (!(gap.n ? str_is(gap, "/") && is_digits(p, from) : number || (unit && from < i)) ||
            (gap.n && !number))
            break;
        units += unit || gap.n;
    }
    if (!units)
        return false;
    size_t lead = lexicon_before(WORDS_DUE, p, from);
    struct str text = str_slice(p->text, p->words[from - lead].at, p->words[i + words - 1].end);
    t->deadline = DEADLINE_OTHER;
    t->deadline_words = unicode_first(a, text, cp_upper);
    return true;
}

void deadline_read(struct arena *a, struct str text, struct profile_task *t)
{
    struct phrase p = phrase_read(a, text);
    enum deadline_kind other = DEADLINE_OTHER;
    for (size_t i = 0; i < p.n; i++) {
        size_t n = lexicon_at(WORDS_DUE, &p, i), which = lexicon_which(WORDS_DUE_TIME, &p, i);
        struct str day = n ? day_at(a, &p, i + n) : STR_NONE;
        if (day.n) {
            set(t, DEADLINE_DATE, day);
            return;
        }
        if (!which)
            continue;
        size_t words = lexicon_phrases(WORDS_DUE_TIME)[which - 1].n;
        enum deadline_kind kind = (enum deadline_kind)str_among(
            lexicon_field(WORDS_DUE_TIME, which - 1, 1), deadline_names);
        if (kind <= DEADLINE_YEAR && read_time(a, &p, i + words, kind, t))
            return;
        if (kind == DEADLINE_OTHER && read_words(a, &p, i, words, t))
            return;
        if (kind > DEADLINE_YEAR && kind < DEADLINE_OTHER && read_repeated(a, &p, i, words, t))
            return;
        if (kind > DEADLINE_YEAR && kind < DEADLINE_OTHER && other == DEADLINE_OTHER)
            other = kind;
    }
    t->deadline = other;
}
