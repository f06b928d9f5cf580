/*
 * Quotations of amending acts: "1. Khoản 2 được sửa đổi như sau:" and then, in quotation marks, the
 * new text with its own articles, clauses and points. From the opening to the closing mark nothing
 * is a clause of this paper: each line that has a number there is a paragraph of the amending
 * clause. A mark may be repeated at each paragraph (as French and Vietnamese print does); a
 * quotation that is never closed ends at the next number of the amending clauses.
 */
#include "read/paper/stages.h"

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/phrase.h"

enum { REACH = 800 }; /* lines; the longest amendments run over some thirty pages */

struct quotations {
    struct paper *paper;
    size_t above;   /* the line of text before this one, or LINE_NONE */
    size_t open_to; /* up to there no line closes a quotation of this pair of marks */
    size_t open_pair;
};

/* The pair of marks that the text begins with: 1 + its entry, or 0. */
static size_t opener_at(struct str text)
{
    unsigned char c = (unsigned char)str_at(text, 0); /* letters and digits begin none */
    bool letter = (c >= '0' && c <= 'z') || (c >= 0xC3 && c <= 0xC6) || c == 0xE1;
    return letter || c == ' ' ? 0 : lexicon_begins(text, WORDS_QUOTATION);
}

static struct str closer_of(size_t pair)
{
    return lexicon_field(WORDS_QUOTATION, pair - 1, 1);
}

static bool is_text(const struct source_line *p)
{
    bool clause = p->kind == SOURCE_PARA || p->kind == SOURCE_HEADING || p->kind == SOURCE_BULLET;
    return clause && !p->unit.noise && p->unit.head == LINE_NONE && p->text.n;
}

static bool amends(const struct paper *paper, size_t i)
{
    if (i == LINE_NONE)
        return false;
    struct phrase text = phrase_read(paper->arena, paper->at[i].text);
    return lexicon_in(WORDS_AMENDING, &text);
}

/* Without blanks and the marks that may follow a closing quotation mark. */
static struct str before_stop(struct str text)
{
    while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '.' ||
                      text.p[text.n - 1] == ';' || text.p[text.n - 1] == ','))
        text.n--;
    return text;
}

/* Does the text, within a quotation, end with the mark that closes it. */
static bool closes(struct str text, size_t pair)
{
    struct str closer = closer_of(pair), opener = lexicon_field(WORDS_QUOTATION, pair - 1, 0);
    bool alike = str_eq(opener, closer), unmatched = false;
    size_t open = 0;
    text = before_stop(text);
    for (size_t at = 0; at < text.n; at++) {
        struct str rest = str_slice(text, at, text.n);
        bool is_closer = str_starts(rest, closer) && (!alike || open || rest.n == closer.n);
        if (is_closer) {
            unmatched = !open;
            open -= open > 0;
        } else if (str_starts(rest, opener))
            open++;
    }
    return unmatched && str_ends(text, closer);
}

/* Does line i amend an act, or the line of text before it. */
static bool is_amendment(const struct quotations *q, size_t i, bool leads)
{
    return (leads && amends(q->paper, i)) || amends(q->paper, q->above);
}

/*
 * Where a quotation opens in the line that the line does not close: after the mark, or 0. Where the
 * line closes what one mark opens, it closes what later marks of the pair do.
 */
static size_t opening(const struct quotations *q, size_t i, size_t *pair)
{
    const struct paper *paper = q->paper;
    struct str text = paper->at[i].text;
    uint64_t closed = 0; /* by pair */
    signed char amending = -1;
    for (size_t at = 0; at < text.n; at++) {
        *pair = utf8_continues(text.p[at]) ? 0 : opener_at(str_slice(text, at, text.n));
        if (!*pair)
            continue;
        uint64_t bit = UINT64_C(1) << *pair % 64;
        size_t after = at + lexicon_field(WORDS_QUOTATION, *pair - 1, 0).n;
        struct str rest = str_slice(text, after, text.n), lead = str_trim(str_slice(text, 0, at));
        size_t above = lead.n ? i : q->above;
        bool led = lead.n ? str_ends(lead, STR(":"))
                          : above != LINE_NONE &&
                                (paper->at[above].ending == END_COLON || paper->at[above].quoted);
        bool own = !lead.n && label_read(rest).class != LABEL_NONE;
        if (led && lead.n && amending < 0)
            amending = is_amendment(q, i, true);
        led = led && (lead.n ? amending : is_amendment(q, i, false));
        if ((led || own) && !(closed & bit)) {
            if (!closes(rest, *pair))
                return after;
            closed |= bit;
        }
        if (!lead.n)
            return 0;
    }
    return 0;
}

/* The text of a line that begins with the opening mark: after it if it is one for the paragraph.
 */
static struct str after_repeated(const struct source_line *p, size_t pair)
{
    size_t n = lexicon_field(WORDS_QUOTATION, pair - 1, 0).n;
    struct str inner = str_slice(p->text, n, p->text.n);
    return !p->glued || label_read(inner).class != LABEL_NONE ? inner : p->text;
}

/* The line that ends with the closing mark, or LINE_NONE; the quotation opens in line i. */
static size_t find_end(struct quotations *q, size_t i, size_t pair)
{
    const struct paper *paper = q->paper;
    size_t above = i, k = i + 1;
    if (i < q->open_to && pair == q->open_pair)
        return LINE_NONE;
    q->open_pair = pair;
    for (; k < paper->closing && k < i + REACH; k++) {
        const struct source_line *p = &paper->at[k];
        if (!is_text(p))
            continue;
        size_t mark = opener_at(p->text);
        if (mark && paper->at[above].ending == END_COLON && amends(paper, above))
            break; /* the next amendment: this one was not closed */
        if (closes(mark == pair ? after_repeated(p, pair) : p->text, pair))
            return k;
        above = k;
    }
    q->open_to = k;
    return LINE_NONE;
}

/* Before the line whose number follows the last one up to line i; LINE_NONE if none does. */
static size_t end_by_number(const struct paper *paper, size_t i)
{
    size_t from = i;
    while (from > paper->body && i - from < REACH && paper->at[from].label.class == LABEL_NONE)
        from--;
    const struct label *own = &paper->at[from].label;
    for (size_t k = i + 1; own->class && k < paper->closing && k < i + REACH; k++) {
        const struct label *l = &paper->at[k].label;
        if (l->class == own->class && l->depth == own->depth && l->mark == own->mark &&
            l->number[l->depth - 1] == own->number[own->depth - 1] + 1)
            return k - 1;
    }
    return LINE_NONE;
}

static void quote(struct paper *paper, struct source_line *p, bool first)
{
    p->quoted = QUOTATION_PART;
    p->begins = first || p->label.class != LABEL_NONE || p->kind != SOURCE_PARA;
    if (p->kind == SOURCE_BULLET)
        line_restore_mark(paper, p);
    p->kind = SOURCE_PARA;
    line_set_mark(p, STR_NONE);
    p->label = (struct label){0};
    line_label(paper, p);
}

/* The quotation that opens in line i, if any; the last line of it, or i. */
static size_t mark(struct quotations *q, size_t i)
{
    struct paper *paper = q->paper;
    size_t pair, after = opening(q, i, &pair);
    if (!after)
        return i;
    bool whole_line = after <= closer_of(pair).n;
    size_t end = find_end(q, i, pair);
    enum quotation_place kind = end == LINE_NONE ? QUOTATION_OPEN : QUOTATION_PART;
    if (end == LINE_NONE)
        end = end_by_number(paper, i);
    bool bounded = end != LINE_NONE;
    for (size_t k = whole_line ? i : i + 1; bounded && k <= end; k++)
        if (is_text(&paper->at[k]))
            quote(paper, &paper->at[k], k == i);
    if (kind == QUOTATION_OPEN)
        paper->at[i].quoted = QUOTATION_OPEN;
    return bounded ? end : i;
}

void quotations_mark(struct paper *paper)
{
    struct quotations q = {.paper = paper, .above = LINE_NONE};
    for (size_t i = paper->body; i < paper->closing; i++)
        if (is_text(&paper->at[i]))
            q.above = i = mark(&q, i);
}
