/* Years that are past, terms of the province's bodies. See passes.h. */
#include <string.h>

#include "lexicon/lexicon.h"
#include "transfer/passes.h"

size_t past_years(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    size_t before = lexicon_at(WORDS_YEARS_OF, p, i), to = i + before + 1;
    unsigned first = before ? phrase_year(p, i + before) : 0;
    if (!first || first > e->rewrite->year)
        return 0;
    if (!phrase_is_dash(phrase_gap(p, to))) {
        if (!lexicon_at(WORDS_RANGE_TO, p, to))
            return 0;
        to++;
        if (lexicon_at(WORDS_RANGE_NOW, p, to))
            return to + 1 - i;
        to += lexicon_at(WORDS_YEAR, p, to);
    }
    unsigned last = phrase_year(p, to);
    return last && last < e->rewrite->year ? to + 1 - i : 0;
}

/* The first word of "tháng 4/2024", "năm 2025" where word i is the year, and something was due
 * then: no day or range, which say when something happened or began. i for none. */
static size_t due_from(const struct editing *e, size_t i)
{
    enum { FIRST_YEAR = 1990 }; /* no plan in force is older */
    const struct phrase *p = &e->text;
    unsigned year = phrase_year(p, i);
    if (!i || year < FIRST_YEAR || year >= e->rewrite->year || e->marks[p->words[i].at])
        return i;
    struct str after = phrase_gap(p, i + 1);
    size_t first = str_is(phrase_gap(p, i), "/") && i > 1 ? i - 1 : i;
    size_t span = lexicon_before(WORDS_TIME_SPAN, p, first);
    return !span || lexicon_before(WORDS_SINCE, p, first - span) ||
                   (after.n && memchr(after.p, '-', after.n))
               ? i
               : first - span;
}

void find_years(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 0, years; i < p->n; i += years ? years : 1) {
        unsigned char mark = e->marks[p->words[i].at];
        years = mark && mark != MARK_REPORTED ? 0 : past_years(e, i);
        size_t from = due_from(e, i);
        if (years && mark != MARK_REPORTED)
            edit_report(e, MSG_TRANSFER_HISTORY, p->words[i].at, p->words[i + years - 1].end);
        else if (!years && from < i)
            edit_report(e, MSG_TRANSFER_PAST, p->words[from].at, p->words[i].end);
    }
}

static bool is_roman(struct str word)
{
    size_t n = 0;
    while (n < word.n && strchr("IVXL", word.p[n]))
        n++;
    return n && n == word.n;
}

/* Is one of the words before word i a province's, and none between the nation's. */
static bool is_provincial(const struct phrase *p, size_t i)
{
    enum { REACH = 12 }; /* words */
    for (size_t left = REACH; i && left--; i--) {
        if (lexicon_at(WORDS_NATIONAL, p, i - 1))
            return false;
        if (lexicon_at(WORDS_PROVINCIAL, p, i - 1))
            return true;
    }
    return false;
}

void find_terms(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 1; i < p->n; i++) {
        size_t at = p->words[i].at, before = lexicon_before(WORDS_TERM_NUMBER, p, i);
        if (before && is_roman(phrase_word(p, i)) && e->marks[at] != CITATION_QUOTATION &&
            is_provincial(p, i - before))
            edit_report(e, MSG_TRANSFER_TERM, p->words[i - before].at, p->words[i].end);
    }
}
