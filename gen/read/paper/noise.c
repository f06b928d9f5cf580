/*
 * Noise: lines that are on the paper but are no part of its text: rules, page numbers, the
 * stamp of received mail, signatures of machines. Copy certificates are left to closing.c, which
 * knows where the text ends.
 */
#include "read/paper/stages.h"

#include <string.h>

#include "base/unicode.h"
#include "read/paper/keywords.h"

/* Lines: of a stamp below its name, from its owner down to it, of a masthead. */
enum { STAMP_REACH = 8, OWNER_REACH = 3, MASTHEAD_REACH = 40 };

static size_t digits(struct str s, size_t at)
{
    return str_number(s, at, s.n, NULL);
}

bool line_is_page_number(const struct source_line *p)
{
    struct str s = p->text;
    bool dashed = p->kind == SOURCE_BULLET;
    if (p->kind == SOURCE_ROW || p->kind == SOURCE_FOOTNOTE || p->length > 16 || !s.n)
        return false;
    s = str_trim(str_slice(s, lexicon_length(s, WORDS_PAGE_NUMBER), s.n));
    while (s.n && (*s.p == '-' || *s.p == ' ')) {
        dashed = true;
        s = str_slice(s, 1, s.n);
    }
    size_t n = digits(s, 0), at = n;
    if (!n || n > 3)
        return false;
    if (at < s.n && s.p[at] == '/' && digits(s, at + 1)) {
        if (digits(s, at + 1) > 3)
            return false; /* a month and its year */
        at += 1 + digits(s, at + 1);
    }
    struct str rest = str_trim(str_slice(s, at, s.n));
    return !rest.n || (dashed && str_is(rest, "-"));
}

/* Page marks of extractors: "===== Trang 2 =====", "[Trang 5]", "{6}-----". */
static bool is_page_mark(const struct source_line *p)
{
    enum { MARK_LENGTH = 80, RULES = 5 }; /* characters; least marks around a number alone */
    struct str s = str_strip(p->text, "=-_*[]{} ");
    if (!s.n || p->length > MARK_LENGTH || s.n == p->text.n)
        return false;
    size_t around = p->text.n - s.n;
    size_t word = lexicon_length(s, WORDS_PAGE_NUMBER);
    s = str_trim(str_slice(s, word, s.n));
    size_t n = digits(s, 0);
    return n && n <= 3 && n == s.n && (word || around >= RULES);
}

/* Day, month and year with an hour after them: only machines write that on a line of its own. */
static bool is_timestamp(struct str s)
{
    static const struct {
        size_t digits;
        const char *after;
    } parts[] = {{4, "-/."}, {2, "-/."}, {4, " T"}, {2, ":"}};
    size_t at = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t n = digits(s, at);
        char after = str_at(s, at + n);
        if (!n || n > parts[i].digits || !after || !strchr(parts[i].after, after))
            return false;
        at += n + 1;
    }
    return true;
}

/* Dashes, lines above a letter, and the lines of boxes of which programs make rules. */
static bool is_rule_sign(uint32_t c)
{
    enum {
        MACRON = 0x00AF,
        OVERLINE = 0x203E,
        EN_DASH = 0x2013,
        BAR = 0x2015,
        BOX_LIGHT = 0x2500,
        BOX_HEAVY = 0x2501,
        BOX_TWO = 0x2550
    };
    return (c < 128 && strchr("-_=*", (int)c)) || (c >= EN_DASH && c <= BAR) || c == BOX_LIGHT ||
           c == BOX_HEAVY || c == BOX_TWO || c == MACRON || c == OVERLINE;
}

/* A rule that is made of text; in a cell of the masthead a converter may have cut it. */
static bool is_rule(const struct source_line *p)
{
    size_t n = 0;
    uint32_t c;
    for (size_t at = 0; at < p->text.n; n++) {
        at += utf8_next(str_slice(p->text, at, p->text.n), &c);
        if (!is_rule_sign(c))
            return false;
    }
    return n >= 3 || (n == 2 && p->cell) || str_is(p->text, "*");
}

static void mark(struct paper *paper, size_t i)
{
    paper->at[i].unit.noise = true;
    line_begin(paper, i, NODE_NOISE);
}

/* The signer's name is right above the time at which a machine signed for him. */
static void mark_signer(struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    if (i && p->glued) {
        const struct source_line *above = &paper->at[i - 1];
        if (!above->unit.noise && above->kind == SOURCE_PARA && above->length < 80 &&
            !above->caps && above->label.class == LABEL_NONE && above->ending == END_OPEN)
            mark(paper, i - 1);
    }
}

/* The office whose stamp it is: a body in capitals, named after the issuer of the paper. */
static void mark_owner(struct paper *paper, size_t stamp)
{
    size_t bodies = 0, owner = stamp;
    size_t from = stamp > MASTHEAD_REACH ? stamp - MASTHEAD_REACH : 0;
    for (size_t i = from; i < stamp; i++) {
        const struct source_line *p = &paper->at[i];
        if (p->unit.noise || !p->caps || p->length > 80 || line_is_motto(p) ||
            keyword_kind(&p->key) || keyword_number(p->text))
            continue;
        if (stamp - i <= OWNER_REACH && bodies && line_starts(p, WORDS_STAMP_OWNER))
            owner = i;
        bodies++;
    }
    if (owner < stamp)
        mark(paper, owner);
}

static void mark_stamp(struct paper *paper, size_t stamp)
{
    mark_owner(paper, stamp);
    mark(paper, stamp);
    for (size_t i = stamp + 1; i < paper->n && i <= stamp + STAMP_REACH; i++) {
        if (paper->at[i].unit.noise)
            continue;
        if (!line_starts(&paper->at[i], WORDS_RECEIVED_LINES))
            return;
        mark(paper, i);
    }
}

/*
 * The office's address at the foot of a page of a scan: the lines from it down to the number of the
 * next page, which parts it from the text.
 */
static void mark_contact(struct paper *paper, size_t i)
{
    enum { REACH = 4 };
    for (size_t k = i + 1; k < paper->n && k <= i + REACH; k++)
        if (line_is_page_number(&paper->at[k]) || is_page_mark(&paper->at[k])) {
            while (k > i)
                mark(paper, --k);
            return;
        }
}

/* "TÒA ÁN KHU VỰC" above "3" above "Số: ...", or the star between: the last word of a name in a
 * masthead. */
static bool is_of_name(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    size_t next = i + 1;
    next += next < paper->n && (p[1].kind == SOURCE_RULE || str_is(p[1].text, "*"));
    const struct source_line *below = next < paper->n ? &paper->at[next] : NULL;
    return i && below && i < MASTHEAD_REACH && p->glued && p[-1].caps &&
           p[-1].kind == SOURCE_PARA && keyword_number(below->text) &&
           letter_key_has(&below->key, "/");
}

void noise_mark(struct paper *paper)
{
    for (size_t i = 0; i < paper->n; i++) {
        struct source_line *p = &paper->at[i];
        if (p->unit.noise || p->kind == SOURCE_ROW || p->kind == SOURCE_FOOTNOTE)
            continue;
        if (p->kind == SOURCE_RULE || p->kind == SOURCE_COMMENT || p->running ||
            (line_is_page_number(p) && !is_of_name(paper, i)) || is_page_mark(p)) {
            mark(paper, i);
            continue;
        }
        if (!paper->blocks->nested && line_starts(p, WORDS_CONTACT))
            mark_contact(paper, i);
        if (p->unit.noise || p->length > 120)
            continue;
        if (is_rule(p)) {
            p->kind = SOURCE_RULE;
            mark(paper, i);
            continue;
        }
        if (is_timestamp(p->text)) {
            mark(paper, i);
            mark_signer(paper, i);
        } else if (p->start == START_UPPER && p->label.class == LABEL_NONE &&
                   line_starts(p, WORDS_DIGITAL_SIGNATURE))
            mark(paper, i);
        else if (p->caps && keyword_received(&p->key))
            mark_stamp(paper, i);
    }
}

void fill_ins_keep(struct paper *paper)
{
    bool typed = paper->blocks->nested || paper->blocks->whole, below = false;
    for (size_t i = paper->body; typed && i < paper->closing; i++) {
        struct source_line *p = &paper->at[i];
        below |= !p->unit.noise;
        if (!below || !p->unit.noise || p->kind != SOURCE_RULE || p->block_kind != SOURCE_PARA ||
            !p->text.n || *p->text.p == '*' || str_strip(p->text, (char[]){*p->text.p, 0}).n)
            continue;
        p->kind = SOURCE_PARA;
        p->unit = (struct line_unit){.head = LINE_NONE, .next = LINE_NONE};
    }
}
