/* Inline marks of scans: see scan_inline.h. Three passes: tokens, pairs of marks, runs. */
#include "read/scan/scan_inline.h"

#include "markdown/html_tag.h"

#include <string.h>

#include "base/search.h"
#include "base/unicode.h"
#include "model/doc.h"

enum scan_token_kind { TOKEN_TEXT, TOKEN_LITERAL, TOKEN_STARS, TOKEN_TAG, TOKEN_CALL, TOKEN_BREAK };

struct scan_token {
    enum scan_token_kind kind;
    size_t from, to;
    struct str text;        /* of a literal: what an escape or entity stands for */
    unsigned opens, closes; /* styles that begin and end here */
    bool can_open, can_close;
    bool line;     /* of underscores, not stars */
    bool unclosed; /* opens styles that nothing closes */
    bool hard;
    size_t stars; /* of a star run: those that are text */
};

struct scan {
    struct scan_inline_reader *scanner;
    size_t from, to, line_start;
    vec(struct scan_token) tokens;
    unsigned start_style; /* carried over from the paragraph before */
};

static const char *bytes(const struct scan *s)
{
    return s->scanner->source->text.p;
}

static struct scan_token *token_add(struct scan *s, enum scan_token_kind kind, size_t from,
                                    size_t to)
{
    struct scan_token *t = vec_push(&s->tokens);
    *t = (struct scan_token){.kind = kind, .from = from, .to = to};
    return t;
}

static void token_text(struct scan *s, size_t from, size_t to)
{
    if (from < to)
        token_add(s, TOKEN_TEXT, from, to);
}

static uint32_t code_before(const struct scan *s, size_t at)
{
    struct str line = str_slice(s->scanner->source->text, s->line_start, at);
    return utf8_final(line, ' ');
}

static uint32_t code_after(const struct scan *s, size_t at)
{
    return utf8_first(str_slice(s->scanner->source->text, at, s->to), ' ');
}

/* Flanking as CommonMark 0.31, section 6.2, defines it. */
static size_t scan_stars(struct scan *s, size_t at)
{
    size_t end = at;
    while (end < s->to && bytes(s)[end] == bytes(s)[at])
        end++;
    uint32_t before = code_before(s, at), after = code_after(s, end);
    bool left = !cp_is_space(after) && (cp_is_word(after) || !cp_is_word(before));
    bool right = !cp_is_space(before) && (cp_is_word(before) || !cp_is_word(after));
    struct scan_token *t = token_add(s, TOKEN_STARS, at, end);
    if ((before == '(' && after == ')') || (cp_is_digit(before) && cp_is_digit(after)))
        left = right = false;      /* "(*)", "5*3" */
    t->line = bytes(s)[at] == '_'; /* a line to be filled in, unless it hugs a word */
    t->can_open = t->line ? !cp_is_word(before) && cp_is_letter(after) && end - at == 1 : left;
    t->can_close = t->line ? right && !cp_is_word(after) && end - at == 1 : right;
    t->stars = end - at;
    return end;
}

static bool note_known(const struct scan_inline_reader *s, struct str mark)
{
    size_t i;
    search_first(i, s->note_count, str_cmp(s->notes[i], mark) < 0);
    return i < s->note_count && str_eq(s->notes[i], mark);
}

/* "m" before a raised 2 or 3 makes square and cubic metres, not a call. */
static bool after_unit(const struct scan *s, size_t at)
{
    static const char *const units[] = {"m", "km", "cm", "dm", "mm"};
    size_t from = at;
    while (from > s->line_start && bytes(s)[from - 1] >= 'a' && bytes(s)[from - 1] <= 'z')
        from--;
    struct str word = str_slice(s->scanner->source->text, from, at);
    bool whole = from == s->line_start || (unsigned char)bytes(s)[from - 1] < 0x80;
    return whole && str_among(word, units) < sizeof units / sizeof *units;
}

static size_t skip_any(struct str s, size_t at, const char *set)
{
    while (at < s.n && strchr(set, s.p[at]))
        at++;
    return at;
}

/* "$^{1}$", "${ }^{1}$", "$^1$" */
static size_t raised_formula(struct str s, struct str *mark)
{
    size_t at = skip_any(s, 1, "{ }");
    if (at >= s.n || s.p[at] != '^')
        return 0;
    size_t from = skip_any(s, at + 1, "{ "), to = from;
    while (to < s.n && to - from < 4 && (cp_is_digit((unsigned char)s.p[to]) || s.p[to] == '*'))
        to++;
    size_t end = skip_any(s, to, "} ");
    *mark = str_slice(s, from, to);
    return mark->n && end < s.n && s.p[end] == '$' ? end + 1 : 0;
}

/* "¹²" */
static size_t raised_digits(struct arena *a, struct str s, struct str *mark)
{
    static const uint32_t digits[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    char plain[8];
    size_t n = 0, at = 0, size;
    uint32_t c;
    while (n < sizeof plain && (size = utf8_next(str_slice(s, at, s.n), &c))) {
        size_t digit = 0;
        while (digit < 10 && digits[digit] != c)
            digit++;
        if (digit == 10)
            break;
        plain[n++] = (char)('0' + digit);
        at += size;
    }
    *mark = (struct str){n ? arena_copy(a, plain, n) : NULL, n};
    return at;
}

size_t scan_inline_raised(struct arena *a, struct str s, struct str *mark)
{
    enum { LONGEST = 32 };
    if (!s.n)
        return 0;
    if (*s.p == '$')
        return raised_formula(s, mark);
    if (*s.p != '<')
        return raised_digits(a, s, mark);
    size_t close = str_starts(s, STR("<sup>"))
                       ? str_find(str_slice(s, 0, LONGEST), STR("</sup>"), 5)
                       : (size_t)-1;
    if (close == (size_t)-1)
        return 0;
    *mark = str_trim(str_slice(s, 5, close));
    return mark->n ? close + 6 : 0;
}

/* The end of a raised footnote call, or 0. */
static size_t scan_raised(struct scan *s, size_t at)
{
    struct str mark, rest = str_slice(s->scanner->source->text, at, s->to);
    size_t n = scan_inline_raised(s->scanner->arena, rest, &mark);
    if (!n || !note_known(s->scanner, mark) || after_unit(s, at))
        return 0;
    token_add(s, TOKEN_CALL, at, at + n)->text = mark;
    return at + n;
}

/* The end of the tag at `at`, or 0 where there is none that we know. */
static size_t scan_tag(struct scan *s, size_t at)
{
    struct html_tag tag;
    size_t n = html_tag_read(str_slice(s->scanner->source->text, at, s->to), &tag);
    if (!n || !html_tag_known(&tag) || html_tag_of_table(&tag))
        return 0;
    if (html_tag_is(&tag, "br")) {
        token_add(s, TOKEN_BREAK, at, at + n)->hard = true;
        return at + n;
    }
    struct scan_token *t = token_add(s, TOKEN_TAG, at, at + n);
    *(tag.close ? &t->closes : &t->opens) = html_tag_style(&tag);
    return at + n;
}

static size_t scan_bracket_call(struct scan *s, size_t at)
{
    struct str rest = str_slice(s->scanner->source->text, at, s->to);
    if (!str_starts(rest, STR("[^")))
        return 0;
    size_t close = str_find(str_slice(rest, 0, 32), STR("]"), 0);
    if (close == (size_t)-1 || !note_known(s->scanner, str_slice(rest, 2, close)))
        return 0;
    token_add(s, TOKEN_CALL, at, at + close + 1)->text = str_slice(rest, 2, close);
    return at + close + 1;
}

static size_t scan_entity(struct scan *s, size_t at)
{
    static const char *const entities[][2] = {{"&amp;", "&"}, {"&lt;", "<"},
                                              {"&gt;", ">"},  {"&quot;", "\""},
                                              {"&#39;", "'"}, {"&nbsp;", "\xC2\xA0"}};
    struct str rest = str_slice(s->scanner->source->text, at, s->to);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_starts(rest, str_of(entities[i][0]))) {
            size_t end = at + strlen(entities[i][0]);
            token_add(s, TOKEN_LITERAL, at, end)->text = str_of(entities[i][1]);
            return end;
        }
    return 0;
}

static size_t scan_escape(struct scan *s, size_t at)
{
    static const char escapable[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    if (at + 1 >= s->to || !bytes(s)[at + 1] || !strchr(escapable, bytes(s)[at + 1]))
        return 0;
    token_add(s, TOKEN_LITERAL, at, at + 2)->text =
        str_slice(s->scanner->source->text, at + 1, at + 2);
    return at + 2;
}

/* The end of the mark at `at`, or 0 where the byte is text. */
static size_t scan_mark(struct scan *s, size_t at)
{
    size_t end;
    switch (bytes(s)[at]) {
    case '*':
    case '_':
        return scan_stars(s, at);
    case '<':
        return (end = scan_raised(s, at)) ? end : scan_tag(s, at);
    case '$':
    case '\xC2': /* of ¹ ² ³ */
    case '\xE2': /* of the other raised digits */
        return scan_raised(s, at);
    case '[':
        return scan_bracket_call(s, at);
    case '&':
        return scan_entity(s, at);
    case '\\':
        return scan_escape(s, at);
    default:
        return 0;
    }
}

/* The first plain call at or after `from`; NULL when there is none. */
static const struct plain_call *next_plain(const struct scan *s, size_t from)
{
    const struct plain_notes *plain = s->scanner->plain;
    size_t i, n = plain ? plain->calls.n : 0;
    search_first(i, n, plain->calls.at[i].at < from);
    return i < n ? &plain->calls.at[i] : NULL;
}

/* One line without its end and outer blanks; a backslash before the end is a break too. */
static void scan_line(struct scan *s, size_t from, size_t to)
{
    static const bool marks[256] = {['*'] = 1, ['_'] = 1,  ['<'] = 1,  ['['] = 1, ['&'] = 1,
                                    ['$'] = 1, ['\\'] = 1, [0xC2] = 1, [0xE2] = 1};
    size_t text = from;
    s->line_start = from;
    if (to > from && bytes(s)[to - 1] == '\\')
        to--;
    size_t limit = s->to;
    s->to = to;
    const struct plain_call *plain = next_plain(s, from);
    while (from < to) {
        size_t stop = plain && plain->at < to ? plain->at : to;
        struct str rest = str_slice(s->scanner->source->text, from, stop);
        size_t skip = 0;
        while (skip < rest.n && !marks[(unsigned char)rest.p[skip]])
            skip++;
        from += skip;
        if (from >= to)
            break;
        size_t had = s->tokens.n;
        token_text(s, text, from);
        bool called = plain && from == plain->at;
        size_t end = called ? from + plain->length : scan_mark(s, from);
        if (called) {
            token_add(s, TOKEN_CALL, from, end)->text = plain->mark;
            plain = next_plain(s, end);
        }
        if (!end) {
            s->tokens.n = had;
            from++;
            continue;
        }
        text = from = end;
    }
    token_text(s, text, to);
    s->to = limit;
}

static void scan_lines(struct scan *s, size_t from, size_t to)
{
    while (from <= to) {
        const char *newline = from < to ? memchr(bytes(s) + from, '\n', to - from) : NULL;
        size_t end = newline ? (size_t)(newline - bytes(s)) : to, last = end;
        while (from < last && is_space(bytes(s)[from]))
            from++;
        while (last > from && is_space(bytes(s)[last - 1]))
            last--;
        scan_line(s, from, last);
        if (!newline)
            return;
        struct scan_token *t = token_add(s, TOKEN_BREAK, end, end + 1);
        t->hard = last > from && (bytes(s)[last - 1] == '\\' || end - last >= 2);
        from = end + 1;
    }
}

/* Where each style was opened; (size_t)-1: it is not open. */
struct open_marks {
    size_t italic, bold, line;
};

static bool close_mark(struct scan *s, struct scan_token *t, size_t *open, unsigned style)
{
    if (*open != (size_t)-1) {
        s->tokens.at[*open].opens |= style;
        *open = (size_t)-1;
    } else if (s->scanner->carry & style) {
        s->start_style |= style;
    } else
        return false;
    s->scanner->carry &= ~style;
    t->closes |= style;
    return true;
}

/* A mark that nothing closes: style to the end of its line, unless it may well be a star. */
static void give_up(struct scan *s, size_t *open, unsigned style)
{
    if (*open == (size_t)-1)
        return;
    struct scan_token *t = &s->tokens.at[*open];
    if (t->can_close && !t->closes)
        t->stars += style == STYLE_BOLD ? 2 : 1;
    else {
        t->opens |= style;
        t->unclosed = true;
    }
    *open = (size_t)-1;
}

/* "_x_": without its partner an underscore is text. */
static void pair_line(struct scan *s, size_t *open, size_t i)
{
    struct scan_token *t = &s->tokens.at[i];
    if (t->can_close && *open != (size_t)-1) {
        s->tokens.at[*open].opens |= STYLE_ITALIC;
        s->tokens.at[*open].stars = t->stars = 0;
        t->closes |= STYLE_ITALIC;
        *open = (size_t)-1;
    } else if (t->can_open)
        *open = i;
}

static void pair_stars(struct scan *s, struct open_marks *open, size_t i)
{
    struct scan_token *t = &s->tokens.at[i];
    size_t left = t->to - t->from;
    if (t->line) {
        pair_line(s, &open->line, i);
        return;
    }
    if (left > 3)
        return; /* a row of stars is text */
    if (t->can_close && left >= 2 && close_mark(s, t, &open->bold, STYLE_BOLD))
        left -= 2;
    if (t->can_close && left % 2 && close_mark(s, t, &open->italic, STYLE_ITALIC))
        left -= 1;
    if (t->can_open && left >= 2) {
        give_up(s, &open->bold, STYLE_BOLD);
        open->bold = i;
        left -= 2;
    }
    if (t->can_open && left == 1) {
        give_up(s, &open->italic, STYLE_ITALIC);
        open->italic = i;
        left = 0;
    }
    if (left == 2 && !t->can_open && t->can_close)
        left = 0; /* "**" has no other use in these texts than as a mark */
    s->tokens.at[i].stars = left;
}

/* The head or foot of a page between two halves leaves open what the first half left open. */
static bool stands_between(const struct scan *s, size_t stars)
{
    enum { RUNNING_LINE = 160 }; /* bytes */
    struct str text = str_trim(str_slice(s->scanner->source->text, s->from, s->to));
    return !stars && text.n && text.n < RUNNING_LINE && !strchr(".;:,", text.p[text.n - 1]);
}

static void pair_marks(struct scan *s)
{
    struct open_marks open = {(size_t)-1, (size_t)-1, (size_t)-1};
    size_t stars = 0;
    for (size_t i = 0; i < s->tokens.n; i++)
        if (s->tokens.at[i].kind == TOKEN_STARS) {
            pair_stars(s, &open, i);
            stars++;
        }
    if (stands_between(s, stars))
        return;
    unsigned carry = 0;
    carry |= open.italic != (size_t)-1 ? STYLE_ITALIC : 0U;
    carry |= open.bold != (size_t)-1 ? STYLE_BOLD : 0U;
    give_up(s, &open.italic, STYLE_ITALIC);
    give_up(s, &open.bold, STYLE_BOLD);
    s->scanner->carry = carry;
}

static struct source_run *run_add(const struct scan *s, struct source_runs *out, unsigned style,
                                  size_t at)
{
    struct source_run *r = vec_push(out);
    *r = (struct source_run){.style = style, .pos = {s->scanner->source, at}};
    return r;
}

static void emit(struct scan *s, struct source_runs *out)
{
    unsigned style = s->start_style, to_line_end = 0;
    struct str text = s->scanner->source->text;
    for (size_t i = 0; i < s->tokens.n; i++) {
        const struct scan_token *t = &s->tokens.at[i];
        style &= ~t->closes;
        if (t->kind == TOKEN_TEXT)
            run_add(s, out, style, t->from)->text = str_slice(text, t->from, t->to);
        else if (t->kind == TOKEN_LITERAL)
            run_add(s, out, style, t->from)->text = t->text;
        else if (t->kind == TOKEN_STARS && t->stars)
            run_add(s, out, style, t->from)->text = str_slice(text, t->from, t->from + t->stars);
        else if (t->kind == TOKEN_CALL)
            source_run_call(run_add(s, out, style, t->from), t->text);
        else if (t->kind == TOKEN_BREAK) {
            style &= ~to_line_end;
            to_line_end = 0;
            struct source_run *r = run_add(s, out, style, t->from);
            r->text = STR("\n");
            r->hard = t->hard;
        }
        style |= t->opens;
        if (t->unclosed)
            to_line_end |= t->opens;
    }
}

void scan_inline(struct scan_inline_reader *scanner, size_t from, size_t to,
                 struct source_runs *out)
{
    struct scan s = {.scanner = scanner, .from = from, .to = to};
    scan_lines(&s, from, to);
    pair_marks(&s);
    emit(&s, out);
    vec_free(&s.tokens);
}
