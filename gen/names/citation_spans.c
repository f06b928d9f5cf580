/*
 * Citing: see citation_spans.h. Types of acts: Decree 30/2020, annex III; Guide 05-HD/VPTW, 3.1.2;
 * laws have their names without "về".
 */
#include "names/citation_spans.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* Acts that are cited by "... về ..." and the like, with a capital. */
static const char types[] =
    "nghị quyết; quyết định; chỉ thị; kết luận; chương trình; kế hoạch; hướng dẫn; thông báo; "
    "thông tri; thông tư; quy chế; quy định; đề án; dự án; phương án; chiến lược; quy hoạch; "
    "công văn; công điện; báo cáo; tờ trình; nghị định; điều lệ; chương trình hành động";
/* Those that are verbs too, with a capital where a sentence begins. */
static const char verbs[] =
    "quyết định; kết luận; hướng dẫn; thông báo; quy định; quy hoạch; báo cáo";
/* Acts whose name stands right behind. */
static const char laws[] = "luật; bộ luật; pháp lệnh";
/* What may stand behind a number or a type before the title. */
static const char heads[] = "ngày; của; số; hội nghị";
/* What begins a title. */
static const char openers[] =
    "về; thực hiện; quy định; ban hành; phê duyệt; sửa đổi; hướng dẫn; triển khai; "
    "phối hợp giữa; phối hợp công tác giữa; phối hợp thực hiện";
/* Behind a comma: the sentence goes on, and the title does not. */
static const char turns[] =
    "giao; yêu cầu; đề nghị; do; đồng thời; trong đó; phấn đấu; nhằm; qua đó; từ đó";
/* What bodies do: behind a comma and a name the sentence goes on. */
static const char actions[] =
    "chủ trì; phối hợp; tham mưu; có trách nhiệm; chịu trách nhiệm; chỉ đạo; hướng dẫn; "
    "đôn đốc; ban hành; xây dựng; tổ chức; triển khai; theo dõi; yêu cầu; giao; thực hiện; "
    "lãnh đạo";

/* Acts that have names: "Đề án phát triển ... giai đoạn 2021-2030". */
static const char named[] = "chương trình; chương trình hành động; đề án; dự án; chiến lược; "
                            "quy hoạch; kế hoạch; phương án";
/* Of these, those whose capital inside a sentence is that of a name. */
static const char capital[] = "chương trình; đề án; dự án; chiến lược; quy hoạch";
/* No name begins with these, and one without years ends before them. */
static const char joints[] =
    "của; trên; tại; ở; trong; với; cho; đối với; theo; vào; từ; tới; đến; do; và; hoặc; gắn; khi";
/* No name goes on over these. */
static const char cuts[] =
    "được; giao; đã; đang; sẽ; cần; phải; nhằm; này; đó; trên đây; nêu trên; "
    "nói trên; chủ trì; yêu cầu; phấn đấu; do; đạt; theo hướng; hằng năm";
/* Before the years of an act. */
static const char periods[] = "giai đoạn; thời kỳ; nhiệm kỳ; đến năm; tới năm; tầm nhìn đến năm; "
                              "định hướng đến năm; định hướng đến; tầm nhìn đến";

enum { ACTOR_WORDS = 16, ISSUER_WORDS = 24, NAME_WORDS = 48 };

enum citation_words {
    TYPES,
    VERBS,
    LAWS,
    HEADS,
    OPENERS,
    TURNS,
    ACTIONS,
    NAMED,
    CAPITAL,
    JOINTS,
    CUTS,
    PERIODS,
    LISTS
};

struct citation_spans {
    const struct phrase *lists[LISTS];
};

enum citation_state { STATE_NONE, STATE_HEAD, STATE_TITLE, STATE_LAW };

struct citation_reader {
    const struct citation_spans *citing;
    const struct phrase *text;
    const unsigned char *italic;
    unsigned char *marks;
    enum citation_state state;
    unsigned brackets; /* opened since the act began */
    bool in_italics;   /* the title began so */
};

struct citation_spans *citation_spans_new(struct arena *a)
{
    static const char *const all[LISTS] = {
        [TYPES] = types,     [VERBS] = verbs,   [LAWS] = laws,       [HEADS] = heads,
        [OPENERS] = openers, [TURNS] = turns,   [ACTIONS] = actions, [NAMED] = named,
        [CAPITAL] = capital, [JOINTS] = joints, [CUTS] = cuts,       [PERIODS] = periods,
    };
    struct citation_spans *c = arena_alloc(a, sizeof *c);
    for (size_t i = 0; i < LISTS; i++)
        c->lists[i] = phrase_list(a, all[i]);
    return c;
}

/* How many words of the text from word i on are one of the list; the longest. */
static size_t one_of(const struct citation_reader *r, enum citation_words list, size_t i)
{
    return phrase_of(r->citing->lists[list], r->text, i);
}

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

/* Where the paragraph ends that begins at from. */
static size_t paragraph_end(struct str text, size_t from)
{
    while (from < text.n && !blank_line(text, from))
        from++;
    return from;
}

/* Is a straight mark an opening one: nothing, a blank or a bracket is before it. */
static bool opens(struct str text, size_t at)
{
    return !at || strchr(" \n\t([*", text.p[at - 1]);
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

/* Marks what stands between quotation marks of a paragraph. One that nothing closes quotes nothing;
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
        enum quote quote = quote_at(str_slice(text, at, end), &length, &family);
        size_t match = depth;
        while (match && open[match - 1].family != family)
            match--;
        if (quote == QUOTE_STRAIGHT)
            quote = match && !opens(text, at) ? QUOTE_CLOSE : QUOTE_OPEN;
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

static bool has_comma(struct str gap)
{
    return gap.n && memchr(gap.p, ',', gap.n);
}

/* Brackets of the gap: false when it closes one that stood open before the act. */
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
    return r->italic && r->italic[r->text->words[i].at];
}

/* Behind a comma, does another one begin to act at word i: "giao ...", "Sở ... chủ trì". */
static bool turns_away(const struct citation_reader *r, size_t i)
{
    if (one_of(r, TURNS, i))
        return true;
    if (!phrase_is_large(r->text, i) || one_of(r, TYPES, i) || one_of(r, LAWS, i))
        return false;
    for (size_t k = i + 1; k < r->text->n && k < i + ACTOR_WORDS; k++) {
        struct str gap = phrase_gap(r->text, k);
        if (stops(gap) || has_comma(gap))
            return false;
        if (one_of(r, ACTIONS, k))
            return true;
    }
    return false;
}

/* Does the act go on behind its number or type, at word i: "ngày ...", "của ... về ...". */
static bool goes_on(const struct citation_reader *r, size_t i, bool numbered)
{
    struct str gap = phrase_gap(r->text, i);
    if (i >= r->text->n || (!phrase_is_blank(gap) && !is_italic(r, i)))
        return numbered && i < r->text->n && gap.n > 1 && gap.p[1] == '(';
    if (one_of(r, OPENERS, i) || (numbered && (one_of(r, HEADS, i) || is_italic(r, i))))
        return true;
    if (!one_of(r, HEADS, i))
        return false;
    for (size_t k = i + 1; k < r->text->n && k < i + ISSUER_WORDS; k++) {
        if (stops(phrase_gap(r->text, k)) || has_comma(phrase_gap(r->text, k)))
            return false;
        if (one_of(r, OPENERS, k))
            return true;
    }
    return false;
}

/* Is the number of an act at word i; how many words it is. */
static size_t number_words(const struct citation_reader *r, size_t i)
{
    size_t at = r->text->words[i].at, n = 0;
    char before = at ? r->text->text.p[at - 1] : ' ';
    size_t bytes = strchr("/-.", before)
                       ? 0
                       : citation_spans_number(str_slice(r->text->text, at, r->text->text.n));
    while (bytes && i + n < r->text->n && r->text->words[i + n].at < at + bytes)
        n++;
    return n;
}

/* Does the name of an act begin at word i, of a type that has so many words. */
static bool is_act(const struct citation_reader *r, size_t i, size_t type)
{
    bool begins = !i || stops(phrase_gap(r->text, i));
    return type && phrase_is_large(r->text, i) && !(begins && one_of(r, VERBS, i)) &&
           goes_on(r, i + type, false);
}

static bool is_year(const struct phrase *p, size_t i)
{
    struct str word = i < p->n ? phrase_word(p, i) : STR("");
    for (size_t k = 0; k < word.n; k++)
        if (word.p[k] < '0' || word.p[k] > '9')
            return false;
    return word.n == 4 && (*word.p == '1' || *word.p == '2');
}

/* The word behind the years at word i, "giai đoạn 2021-2030, tầm nhìn đến năm 2045"; 0 for none. */
static size_t period_end(const struct citation_reader *r, size_t i)
{
    size_t end = 0;
    for (size_t n; i < r->text->n && (n = one_of(r, PERIODS, i)) && is_year(r->text, i + n);) {
        end = i + n + 1;
        struct str sign = str_trim(phrase_gap(r->text, end));
        bool range = str_is(sign, "-") || str_is(sign, "–") || str_is(sign, "—");
        end += range && is_year(r->text, end);
        i = end;
    }
    return end;
}

/* The word behind the name of an act without a number, of a kind that has so many words; 0 where
 * none begins at word i. */
static size_t name_end(const struct citation_reader *r, size_t i, size_t type)
{
    const struct phrase *p = r->text;
    bool begins = !i || stops(phrase_gap(p, i));
    size_t first = i + type, without_years = 0;
    if (!type || !phrase_is_large(p, i) || one_of(r, NAMED, i) != type || first >= p->n ||
        (begins && one_of(r, VERBS, i)) || !phrase_is_blank(phrase_gap(p, first)) ||
        one_of(r, JOINTS, first))
        return 0;
    for (size_t k = first; k <= p->n && k < first + NAME_WORDS; k++) {
        struct str gap = phrase_gap(p, k);
        bool comma = has_comma(gap), end = k == p->n || stops(gap) || one_of(r, CUTS, k) ||
                                           memchr(gap.p, '(', gap.n) || memchr(gap.p, ')', gap.n);
        if (!without_years && (end || comma || one_of(r, JOINTS, k)))
            without_years = k;
        if (end || (comma && turns_away(r, k)))
            break;
        size_t years = period_end(r, k);
        if (years)
            return years;
    }
    return !begins && one_of(r, CAPITAL, i) && without_years > first ? without_years : 0;
}

/* What the act, if one stands here, is up to at word i; *next is the word to go on with. */
static void step(struct citation_reader *r, size_t i, size_t *next)
{
    struct str gap = phrase_gap(r->text, i);
    bool comma = has_comma(gap);
    if (r->state && (stops(gap) || !count_brackets(r, gap) ||
                     (comma && (r->state != STATE_TITLE || turns_away(r, i))) ||
                     (r->in_italics && !is_italic(r, i))))
        r->state = STATE_NONE;
    size_t number = number_words(r, i), type = number ? 0 : one_of(r, TYPES, i);
    size_t law = one_of(r, LAWS, i), opener = one_of(r, OPENERS, i), name = 0;
    *next = i + 1;
    if (number || is_act(r, i, type) ||
        (law && phrase_is_large(r->text, i) && r->state != STATE_TITLE)) {
        bool on = number ? goes_on(r, i + number, true) : true;
        if (!r->state)
            r->brackets = 0;
        r->in_italics = r->in_italics && r->state;
        r->state = !on && r->state != STATE_TITLE ? STATE_NONE
                   : r->state == STATE_TITLE      ? STATE_TITLE
                   : law && !number               ? STATE_LAW
                                                  : STATE_HEAD;
        *next = i + (number ? number : type > law ? type : law);
    } else if (r->state == STATE_HEAD && (opener || is_italic(r, i))) {
        size_t first = i + opener < r->text->n ? i + opener : i;
        r->state = STATE_TITLE;
        r->in_italics = is_italic(r, i) || is_italic(r, first);
        *next = first > i ? first : i + 1;
    } else if (r->state == STATE_LAW && one_of(r, TURNS, i))
        r->state = STATE_NONE;
    else if (!r->state && (name = name_end(r, i, type)))
        *next = name;
    if (r->state || number || name)
        for (size_t at = r->text->words[i].at; at < r->text->words[*next - 1].end; at++)
            if (!r->marks[at])
                r->marks[at] = CITATION_ACT;
}

const unsigned char *citation_spans_mark(struct arena *a, const struct citation_spans *c,
                                         const struct phrase *text, const unsigned char *italic)
{
    struct citation_reader r = {c,          text, italic, arena_alloc(a, text->text.n + 1),
                                STATE_NONE, 0,    false};
    for (size_t at = 0, end; at < text->text.n; at = end + 1) {
        end = paragraph_end(text->text, at);
        mark_quotations(text->text, at, end, r.marks);
    }
    for (size_t i = 0, next; i < text->n; i = next)
        step(&r, i, &next);
    return r.marks;
}
