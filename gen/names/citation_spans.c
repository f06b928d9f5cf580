/* Cited words: see citation_spans.h. The words of the rules are in lexicon/words.def. */
#include "names/citation_spans.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"

/* How far is looked ahead (words): for what a body does, for a title after an issuer, for the end
 * of a name. Longer ones are rare, and a sentence has ended by then. */
enum { ACTOR_WORDS = 16, ISSUER_WORDS = 24, NAME_WORDS = 48 };

size_t citation_spans_number(struct str s)
{
    size_t at = 0, hyphens = 0, slashes = 0;
    bool upper = false;
    uint32_t cp;
    if (!s.n || s.p[0] < '0' || s.p[0] > '9')
        return 0;
    for (size_t n; (n = utf8_next(str_slice(s, at, s.n), &cp)); at += n) {
        hyphens += cp == '-';
        slashes += cp == '/';
        upper |= cp_is_upper(cp);
        if (!cp_is_word(cp) && cp != '-' && cp != '/')
            break;
    }
    while (at && (s.p[at - 1] == '-' || s.p[at - 1] == '/'))
        at--;
    return upper && slashes && hyphens + slashes > 1 ? at : 0;
}

/* --- quotations -------------------------------------------------------------------------- */

static bool blank_line(struct str text, size_t at)
{
    return text.p[at] == '\n' && at + 1 < text.n && text.p[at + 1] == '\n';
}

enum quote { QUOTE_NONE, QUOTE_OPEN, QUOTE_CLOSE, QUOTE_STRAIGHT };

static enum quote quote_at(struct str rest, size_t *length, char *family)
{
    static const struct {
        const char *mark;
        enum quote quote;
        char family;
    } marks[] = {
        {"“", QUOTE_OPEN, '"'}, {"”", QUOTE_CLOSE, '"'}, {"\"", QUOTE_STRAIGHT, '"'},
        {"«", QUOTE_OPEN, '<'}, {"»", QUOTE_CLOSE, '<'},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, str_of(marks[i].mark))) {
            *length = strlen(marks[i].mark);
            *family = marks[i].family;
            return marks[i].quote;
        }
    return QUOTE_NONE;
}

/* Marks what is between quotation marks of a paragraph. One that nothing closes quotes nothing;
 * what is nested deeper than anybody writes is quoted by the marks around it. */
static void mark_quotations(struct str text, size_t from, size_t end, unsigned char *marks)
{
    enum { DEEPEST = 16 };
    struct {
        size_t at;
        char family;
    } open[DEEPEST];
    size_t depth = 0, length = 1;
    for (size_t at = from; at < end; at += length) {
        char family = 0;
        length = 1;
        if (!strchr("\"\xC2\xE2", text.p[at])) /* the first bytes of marks */
            continue;
        enum quote quote = quote_at(str_slice(text, at, end), &length, &family);
        size_t match = depth;
        while (match && open[match - 1].family != family)
            match--;
        if (quote == QUOTE_STRAIGHT) { /* after nothing, a blank or a bracket it opens */
            bool opens = !match || !at || strchr(" \n\t([*", text.p[at - 1]);
            quote = opens ? QUOTE_OPEN : QUOTE_CLOSE;
        }
        if (quote == QUOTE_OPEN && depth < DEEPEST) {
            open[depth].at = at;
            open[depth++].family = family;
        } else if (quote == QUOTE_CLOSE && match) {
            depth = match - 1;
            memset(marks + open[depth].at, CITATION_QUOTATION, at + length - open[depth].at);
        }
    }
}

/* --- acts -------------------------------------------------------------------------------- */

/*
 * An act is read word by word. What a word begins leads from state to state:
 *
 *              | NONE   HEAD   TITLE  LAW
 *     ---------+---------------------------
 *     NUMBER   | HEAD   HEAD   TITLE  HEAD    a number, and a day, an issuer or a title follows
 *     ALONE    | NONE   NONE   TITLE  NONE    a number, and nothing of an act follows
 *     KIND     | HEAD   HEAD   TITLE  HEAD    "Nghị quyết ...", and a title follows
 *     LAW      | LAW    LAW    TITLE  LAW     "Luật ...": its name is its title
 *     OPENER   | -      TITLE  -      -       "về": the title begins
 *     NAME     | NONE   -      -      -       a whole name, "Đề án ... giai đoạn 2021-2030"
 *     END      | NONE   NONE   NONE   NONE    the sentence continues without the act, or ends
 *     WORD     | NONE   HEAD   TITLE  LAW     any other
 */
enum act_state { STATE_NONE, STATE_HEAD, STATE_TITLE, STATE_LAW };

enum act_event {
    EVENT_NUMBER,
    EVENT_ALONE,
    EVENT_KIND,
    EVENT_LAW,
    EVENT_OPENER,
    EVENT_NAME,
    EVENT_END,
    EVENT_WORD
};

static const unsigned char transitions[][STATE_LAW + 1] = {
    [EVENT_NUMBER] = {STATE_HEAD, STATE_HEAD, STATE_TITLE, STATE_HEAD},
    [EVENT_ALONE] = {STATE_NONE, STATE_NONE, STATE_TITLE, STATE_NONE},
    [EVENT_KIND] = {STATE_HEAD, STATE_HEAD, STATE_TITLE, STATE_HEAD},
    [EVENT_LAW] = {STATE_LAW, STATE_LAW, STATE_TITLE, STATE_LAW},
    [EVENT_OPENER] = {STATE_NONE, STATE_TITLE, STATE_TITLE, STATE_LAW},
    [EVENT_NAME] = {STATE_NONE, STATE_HEAD, STATE_TITLE, STATE_LAW},
    [EVENT_END] = {STATE_NONE, STATE_NONE, STATE_NONE, STATE_NONE},
    [EVENT_WORD] = {STATE_NONE, STATE_HEAD, STATE_TITLE, STATE_LAW},
};

struct citation_reader {
    const struct phrase *text;
    const unsigned char *italic;
    unsigned char *marks;
    enum act_state state;
    unsigned brackets; /* opened since the act began */
    bool in_italics;   /* the title began so */
};

struct kind { /* of an act, at a word */
    size_t words;
    bool act, law; /* a title follows, its name follows; neither: none that is cited */
    bool verb;
    bool named, capital; /* KIND_NAMED */
};

static struct kind kind_at(const struct phrase *p, size_t i)
{
    size_t which = lexicon_which(WORDS_KINDS, p, i);
    if (!which)
        return (struct kind){0};
    struct str cited = lexicon_field(WORDS_KINDS, which - 1, KIND_CITED);
    struct str named = lexicon_field(WORDS_KINDS, which - 1, KIND_NAMED);
    bool law = str_is(cited, "law"), verb = str_is(cited, "verb");
    return (struct kind){.words = lexicon_phrases(WORDS_KINDS)[which - 1].n,
                         .act = verb || str_is(cited, "act"),
                         .law = law,
                         .verb = verb,
                         .named = named.n,
                         .capital = str_is(named, "capital")};
}

/* Does the sentence stop in the gap before word i: ".", ";", ":" or a line left empty. */
static bool stops(struct str gap)
{
    for (size_t at = 0; at < gap.n; at++)
        if (strchr(";:", gap.p[at]) || blank_line(gap, at) ||
            str_starts(str_slice(gap, at, gap.n), STR("…")) ||
            (strchr(".!?", gap.p[at]) && gap.n > 1))
            return true;
    return false;
}

static bool has_sign(struct str gap, char sign)
{
    return gap.n && memchr(gap.p, sign, gap.n);
}

/* Brackets of the gap: false when it closes one that was open before the act. */
static bool count_brackets(struct citation_reader *r, struct str gap)
{
    for (size_t at = 0; at < gap.n; at++) {
        if (gap.p[at] == '(')
            r->brackets++;
        if (gap.p[at] == ')' && !r->brackets--)
            return false;
    }
    return true;
}

static bool is_italic(const struct citation_reader *r, size_t i)
{
    return r->italic && i < r->text->n && r->italic[r->text->words[i].at];
}

/* Is one of the words in the sentence after word i, before a comma and so many words. */
static bool follows(const struct phrase *p, size_t i, size_t reach, enum words words)
{
    for (size_t k = i + 1; k < p->n && k < i + reach; k++) {
        struct str gap = phrase_gap(p, k);
        if (stops(gap) || has_sign(gap, ','))
            return false;
        if (lexicon_at(words, p, k))
            return true;
    }
    return false;
}

/* After a comma, does another one begin to act at word i: "giao ...", "Sở ... chủ trì". */
static bool turns_away(const struct phrase *p, size_t i)
{
    struct kind kind = kind_at(p, i);
    return lexicon_at(WORDS_TITLE_TURN, p, i) ||
           (i < p->n && phrase_is_large(p, i) && !kind.act && !kind.law &&
            follows(p, i, ACTOR_WORDS, WORDS_BODY_ACTION));
}

/* Does the act continue after its number or kind, at word i: "ngày ...", "của ... về ...". */
static bool continues(const struct citation_reader *r, size_t i, bool numbered)
{
    const struct phrase *p = r->text;
    struct str gap = phrase_gap(p, i);
    if (i >= p->n || (!phrase_is_blank(gap) && !is_italic(r, i)))
        return numbered && i < p->n && gap.n > 1 && gap.p[1] == '(';
    bool head = lexicon_at(WORDS_ACT_HEAD, p, i);
    return lexicon_at(WORDS_TITLE_OPENER, p, i) || (numbered && (head || is_italic(r, i))) ||
           (head && follows(p, i, ISSUER_WORDS, WORDS_TITLE_OPENER));
}

/* Is the number of an act at word i; how many words it is. */
static size_t number_words(const struct phrase *p, size_t i)
{
    size_t at = p->words[i].at, n = 0;
    size_t bytes = at && strchr("/-.", p->text.p[at - 1])
                       ? 0
                       : citation_spans_number(str_slice(p->text, at, p->text.n));
    while (bytes && i + n < p->n && p->words[i + n].at < at + bytes)
        n++;
    return n;
}

/* The word after the years at word i, "giai đoạn 2021-2030, tầm nhìn đến năm 2045"; 0 for none. */
static size_t period_end(const struct phrase *p, size_t i)
{
    size_t end = 0;
    for (size_t n; (n = lexicon_at(WORDS_ACT_PERIOD, p, i)) && phrase_year(p, i + n); i = end) {
        end = i + n + 1;
        end += phrase_is_dash(phrase_gap(p, end)) && phrase_year(p, end);
    }
    return end;
}

/* The word after the name of an act without a number, of a kind at word i; 0 where none begins.
 * begins: the sentence begins there. */
static size_t name_end(const struct phrase *p, size_t i, const struct kind *kind, bool begins)
{
    size_t first = i + kind->words, without_years = 0;
    if (!kind->named || first >= p->n || !phrase_is_blank(phrase_gap(p, first)) ||
        lexicon_at(WORDS_ACT_NAME_JOINT, p, first))
        return 0;
    for (size_t k = first; k <= p->n && k < first + NAME_WORDS; k++) {
        struct str gap = phrase_gap(p, k);
        bool comma = has_sign(gap, ',');
        bool end = k == p->n || stops(gap) || lexicon_at(WORDS_ACT_NAME_END, p, k) ||
                   has_sign(gap, '(') || has_sign(gap, ')');
        if (!without_years && (end || comma || lexicon_at(WORDS_ACT_NAME_JOINT, p, k)))
            without_years = k;
        if (end || (comma && turns_away(p, k)))
            break;
        size_t years = period_end(p, k);
        if (years)
            return years;
    }
    return !begins && kind->capital && without_years > first ? without_years : 0;
}

/* Does the gap before word i end the act. */
static bool ends_before(struct citation_reader *r, size_t i)
{
    struct str gap = phrase_gap(r->text, i);
    return stops(gap) || !count_brackets(r, gap) ||
           (has_sign(gap, ',') && (r->state != STATE_TITLE || turns_away(r->text, i))) ||
           (r->in_italics && !is_italic(r, i));
}

/* What word i begins, and how many words that is. */
static enum act_event event_at(const struct citation_reader *r, size_t i, size_t *words)
{
    const struct phrase *p = r->text;
    if ((*words = number_words(p, i)))
        return continues(r, i + *words, true) ? EVENT_NUMBER : EVENT_ALONE;
    struct kind kind = kind_at(p, i);
    bool begins = !i || stops(phrase_gap(p, i));
    bool large = phrase_is_large(p, i) && !(begins && kind.verb);
    *words = kind.words;
    if (kind.act && large && continues(r, i + kind.words, false))
        return EVENT_KIND;
    if (kind.law && large && r->state != STATE_TITLE)
        return EVENT_LAW;
    size_t name = !r->state && large ? name_end(p, i, &kind, begins) : 0;
    if (name) {
        *words = name - i;
        return EVENT_NAME;
    }
    size_t opener = r->state == STATE_HEAD ? lexicon_at(WORDS_TITLE_OPENER, p, i) : 0;
    *words = opener ? opener : 1;
    if (opener || (r->state == STATE_HEAD && is_italic(r, i)))
        return EVENT_OPENER;
    return r->state == STATE_LAW && lexicon_at(WORDS_TITLE_TURN, p, i) ? EVENT_END : EVENT_WORD;
}

static void set_state(struct citation_reader *r, enum act_event event)
{
    r->state = transitions[event][r->state];
    if (r->state == STATE_NONE) {
        r->brackets = 0;
        r->in_italics = false;
    }
}

static void mark_acts(struct citation_reader *r)
{
    const struct phrase *p = r->text;
    for (size_t i = 0, words; i < p->n; i += words) {
        if (r->state && ends_before(r, i))
            set_state(r, EVENT_END);
        enum act_event event = event_at(r, i, &words);
        set_state(r, event);
        if (event == EVENT_OPENER)
            r->in_italics = is_italic(r, i) || is_italic(r, i + words);
        if (!r->state && event != EVENT_ALONE && event != EVENT_NAME)
            continue;
        for (size_t at = p->words[i].at; at < p->words[i + words - 1].end; at++)
            if (!r->marks[at])
                r->marks[at] = CITATION_ACT;
    }
}

const unsigned char *citation_spans_mark(struct arena *a, const struct phrase *text,
                                         const unsigned char *italic)
{
    struct citation_reader r = {text,       italic, arena_alloc(a, text->text.n + 1),
                                STATE_NONE, 0,      false};
    for (size_t at = 0, end; at < text->text.n; at = end + 1) {
        for (end = at; end < text->text.n && !blank_line(text->text, end); end++)
            ; /* a paragraph */
        mark_quotations(text->text, at, end, r.marks);
    }
    mark_acts(&r);
    return r.marks;
}
