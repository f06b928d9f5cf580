/* The marks of the dialect: see md_marks.h. */
#include "markdown/md_marks.h"

#include <string.h>
#include <strings.h>

#include "base/unicode.h"
#include "lexicon/list_mark.h"
#include "markdown/html_tag.h"
#include "markdown/md_converter.h"
#include "markdown/md_raw.h"
#include "model/doc.h"

/*
 * LONGEST_ENTITY: the longest name of an HTML entity has 31 letters. ROW: so far is looked for the
 * ends of a row of one sign.
 */
enum { LONGEST_ENTITY = 32, ROW = 64, DEEPEST_HEADING = 6 };

static bool is_word(char c) /* a byte of a letter or digit; all beyond ASCII counts */
{
    return (c & 0x80) || is_digit(c) || is_letter(c);
}

/* ---- marks of blocks ---- */

size_t md_bullet(struct str line)
{
    size_t n = list_mark_length(line);
    return n == line.n || list_mark_gap(str_slice(line, n, line.n)) ? n : 0;
}

size_t md_heading(struct str line)
{
    size_t n = 0;
    while (str_at(line, n) == '#')
        n++;
    return n <= DEEPEST_HEADING && (n == line.n || is_blank(line.p[n])) ? n : 0;
}

size_t md_rule(struct str line)
{
    size_t n = 0;
    char c = str_at(line, 0);
    if (!c || !strchr("-*_=", c))
        return 0;
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == c)
            n++;
        else if (!is_blank(line.p[i]))
            return 0;
    return n;
}

static size_t past_stars(struct str s, size_t i)
{
    while (str_at(s, i) == '*')
        i++;
    return i;
}

size_t md_number(struct str s, unsigned *shape)
{
    size_t from = past_stars(s, 0), i = from, digits = 0, groups = 0;
    for (; is_digit(str_at(s, i)) || (str_at(s, i) == '.' && digits); i++) {
        groups += s.p[i] != '.' && !digits;
        digits = s.p[i] == '.' ? 0 : digits + 1;
    }
    bool dotted = i > from && s.p[i - 1] == '.';
    *shape = 0;
    if (groups && (dotted || groups > 1))
        *shape = (unsigned)groups * 2 + dotted;
    else if (str_at(s, i) == ')' && groups == 1)
        *shape = 1, i++;
    else if (i == from && str_at(s, i) >= 'a' && str_at(s, i) <= 'z' && str_at(s, i + 1) == ')')
        *shape = 1000, i += 2;
    else if (i == from) {
        while (str_at(s, i) && strchr("IVXLC", s.p[i]))
            i++;
        if (i > from && str_at(s, i) && strchr(".-/", s.p[i]))
            *shape = 2000 + (unsigned char)s.p[i++];
    }
    i = past_stars(s, i);
    *shape = is_blank(str_at(s, i)) ? *shape : 0;
    return *shape ? i : 0;
}

size_t md_pipe(struct str s, size_t i)
{
    while (i < s.n && s.p[i] != '|')
        i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
    return i < s.n ? i : s.n;
}

struct str md_cells(struct str line)
{
    line = str_trim(line);
    if (str_at(line, 0) == '|')
        line = str_slice(line, 1, line.n);
    size_t pipe = md_pipe(line, 0), last = pipe;
    while (pipe < line.n) {
        last = pipe;
        pipe = md_pipe(line, pipe + 1);
    }
    return last + 1 == line.n ? str_slice(line, 0, last) : line;
}

static bool is_delimiter_cell(struct str s)
{
    s = str_trim(s);
    if (str_at(s, 0) == ':')
        s = str_slice(s, 1, s.n);
    if (s.n && s.p[s.n - 1] == ':')
        s.n--;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '-')
            return false;
    return s.n > 0;
}

bool md_delimiter_row(struct str line)
{
    if (md_pipe(line, 0) == line.n)
        return false;
    line = md_cells(line);
    for (size_t i = 0, end; i <= line.n; i = end + 1) {
        end = md_pipe(line, i);
        if (!is_delimiter_cell(str_slice(line, i, end)))
            return false;
    }
    return true;
}

/* Escapes the first character of a rule; of a row of _ all, for three that are left are marks. */
static size_t hide_rule(struct str line, struct buf *out)
{
    size_t n = 0;
    do {
        buf_char(out, '\\');
        buf_char(out, line.p[n++]);
    } while (*line.p == '_' && str_at(line, n) == '_');
    return n;
}

/* Escapes the first sign of a number: "2\.1." */
static size_t hide_number(struct str line, struct buf *out)
{
    size_t n = 0;
    while (is_word(line.p[n]))
        n++;
    buf_add(out, line.p, n);
    buf_char(out, '\\');
    buf_char(out, line.p[n]);
    return n + 1;
}

size_t md_hide_head(struct str line, enum md_place place, bool further, struct buf *out)
{
    unsigned shape;
    size_t bullet = md_bullet(line);
    if (place == MD_AFTER && !further) /* "- ---" is a rule */
        return md_rule(line) ? hide_rule(line, out) : 0;
    if (place != MD_BLOCK && place != MD_AFTER)
        return 0;
    if (bullet && (!further || str_is(line, "*"))) { /* "\-" is a bullet still, "\*" a rule */
        buf_printf(out, "&#%u;", (unsigned)utf8_first(line, 0));
        return bullet;
    }
    bool grid = str_at(line, 0) == '+' && str_at(line, 1) && strchr("-=:+", line.p[1]);
    bool quote =
        str_at(line, 0) == '>' || str_starts(line, STR(":::")) || str_is(str_trim(line), "|");
    quote |= md_raw_form(str_trim(line));
    if (bullet == 1 || grid || quote || md_heading(line) || md_rule(line) ||
        md_delimiter_row(line)) {
        buf_char(out, '\\');
        buf_char(out, *line.p);
        return 1;
    }
    return further && str_at(line, 0) != '*' && md_number(line, &shape) ? hide_number(line, out)
                                                                        : 0;
}

size_t md_closing(struct str s, size_t i, size_t reach)
{
    struct str near = str_slice(s, 0, i + reach);
    size_t depth = 0;
    for (size_t k = i; k < near.n; k++) {
        if (s.p[k] == '\\')
            k++;
        else if (s.p[k] == '[')
            depth++;
        else if (s.p[k] == ']' && !--depth)
            return k;
    }
    return s.n;
}

/* ---- marks inside text ---- */

bool md_punctuation(char c)
{
    return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

size_t md_tag(struct str s, size_t i, struct md_tag *tag)
{
    struct html_tag html;
    size_t n = html_tag_read(str_slice(s, i, s.n), &html);
    *tag = (struct md_tag){0};
    if (!n || str_strip(html.attributes, " /").n)
        return 0;
    *tag = (struct md_tag){html_tag_style(&html), html.close};
    return tag->style || (html_tag_is(&html, "br") && !html.close) ? n : 0;
}

struct spot { /* a character of a text */
    struct str s;
    size_t i;
    char before; /* the text */
};

static bool is_emphasis(const struct spot *p)
{
    char sign = p->s.p[p->i];
    size_t from = p->i, end = p->i;
    while (from && p->i - from < ROW && p->s.p[from - 1] == sign)
        from--;
    while (end - p->i < ROW && str_at(p->s, end) == sign)
        end++;
    char left = from ? p->s.p[from - 1] : p->before, right = str_at(p->s, end);
    if (sign == '_' && (end - from > MD_LONGEST_MARK || (is_word(left) && is_word(right))))
        return false;
    return left != ' ' || right != ' ';
}

static bool is_escape(const struct spot *p)
{
    char next = str_at(p->s, p->i + 1);
    return !next || next == '\n' || md_punctuation(next);
}

static bool is_tag(const struct spot *p)
{
    struct html_tag html;
    struct str rest = str_slice(p->s, p->i, p->s.n);
    return str_starts(rest, STR("<!--")) || (html_tag_read(rest, &html) && html_tag_known(&html));
}

static bool is_converter(const struct spot *p)
{
    struct md_converter_mark m;
    bool note = p->s.p[p->i] == '^' && str_at(p->s, p->i + 1) == '[';
    return note || md_converter_mark(p->s, p->i, &m);
}

static bool is_bracket(const struct spot *p) /* of a call, a link, a span */
{
    char next = str_at(p->s, p->i + 1);
    if (p->s.p[p->i] == ']')
        return md_converter_target(p->s, p->i + 1) > 0;
    return next == '^' || is_converter(p);
}

static bool is_attribute(const struct spot *p) /* "{#id}" after a heading */
{
    char next = str_at(p->s, p->i + 1);
    return next == '#' || next == '.' || next == '-';
}

static bool is_entity(const struct spot *p)
{
    size_t from = p->i + 1, i = from; /* the shortest are "&lt;" and "&#9;" */
    while (i - from < LONGEST_ENTITY &&
           (is_letter(str_at(p->s, i)) || is_digit(str_at(p->s, i)) || str_at(p->s, i) == '#'))
        i++;
    return i > from + 1 && str_at(p->s, i) == ';';
}

static bool is_closing(const struct spot *p) /* a row of # at a heading's end */
{
    return (!p->i || p->s.p[p->i - 1] == ' ') && strspn(p->s.p + p->i, "#") == p->s.n - p->i;
}

enum {
    IN_FOREIGN = 1 << MD_FOREIGN,
    IN_OURS = 1 << MD_BLOCK | 1 << MD_AFTER | 1 << MD_LINE | 1 << MD_CELL | 1 << MD_HTML,
    ANYWHERE = IN_OURS | IN_FOREIGN
};

/* What each sign is a mark of, in which places, and when it is one there (NULL: always). */
static const struct {
    unsigned places;
    bool (*is_mark)(const struct spot *);
} signs[128] = {
    ['*'] = {ANYWHERE, is_emphasis},
    ['_'] = {ANYWHERE, is_emphasis},
    ['\\'] = {ANYWHERE, is_escape}, /* of the next character, or of a line end: a break */
    ['<'] = {ANYWHERE, is_tag},     /* style, break, comment */
    ['['] = {ANYWHERE, is_bracket}, /* [^1], [link](#id) */
    ['!'] = {IN_OURS, is_converter},
    ['^'] = {IN_OURS, is_converter},
    ['&'] = {IN_OURS, is_entity},
    ['|'] = {1 << MD_CELL | IN_FOREIGN, NULL}, /* the cell's end */
    ['#'] = {1 << MD_LINE | IN_FOREIGN, is_closing},
    ['`'] = {ANYWHERE, is_converter}, /* of a raw piece */
    ['~'] = {ANYWHERE, is_converter},
    [']'] = {ANYWHERE, is_bracket},
    ['{'] = {1 << MD_LINE | IN_FOREIGN, is_attribute},
    ['}'] = {IN_FOREIGN, NULL},
    ['>'] = {IN_FOREIGN, NULL},
};

bool md_is_mark(struct str s, size_t i, char before, enum md_place place)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 128 || !(signs[c].places & 1u << place))
        return false;
    const struct spot spot = {s, i, before};
    if (place == MD_HTML && (c == '<' || c == '&'))
        return true; /* whatever comes after it */
    return place == MD_FOREIGN || !signs[c].is_mark || signs[c].is_mark(&spot);
}
