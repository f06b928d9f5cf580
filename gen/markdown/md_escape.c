/*
 * Values in their Markdown place: see md_escape.h.
 *
 * Escaped is what CommonMark or our own reader would take for a mark, and no more, for people edit
 * the result. (Our reader takes "\-" and "1\." for marks all the same, as scanners write them so;
 * a bullet that is text is therefore an entity.)
 */
#include "markdown/md_escape.h"

#include <string.h>

#include "base/unicode.h"

enum { LOOK_BACK = 64 }; /* a mark stands within so many bytes of the line's head */

enum place { PLACE_TEXT, PLACE_ROW, PLACE_HEADING };

static char at_of(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_word(char c) /* a byte of a letter or digit; all beyond ASCII counts */
{
    return (c & 0x80) || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t blanks_of(struct str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && n < LOOK_BACK && is_blank(s.p[i + n]))
        n++;
    return n;
}

static enum place place_of(struct str line)
{
    size_t i = blanks_of(line, 0);
    return at_of(line, i) == '|' ? PLACE_ROW : at_of(line, i) == '#' ? PLACE_HEADING : PLACE_TEXT;
}

/* Length of the bullet at i, 0 if there is none; blanks behind it do not count. */
static size_t bullet_at(struct str s, size_t i)
{
    static const char *const bullets[] = {"-", "*", "+", "–", "—", "•", "●", "▪", "◦"};
    for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++) {
        size_t n = strlen(bullets[k]);
        if (str_starts(str_slice(s, i, s.n), str_of(bullets[k])) &&
            (i + n == s.n || is_blank(s.p[i + n]) || s.p[i + n] == '\n'))
            return n;
    }
    return 0;
}

/* Offset from i of the sign in "1." or "1)" at i, 0 if there is none. */
static size_t number_at(struct str s, size_t i)
{
    size_t n = 0;
    while (n < LOOK_BACK && is_digit(at_of(s, i + n)))
        n++;
    char sign = at_of(s, i + n), behind = at_of(s, i + n + 1);
    return n && (sign == '.' || sign == ')') && (!behind || is_blank(behind) || behind == '\n') ? n
                                                                                                : 0;
}

/* Where the text of a line begins: behind blanks and the mark of a list item. */
static size_t text_column(struct str line)
{
    size_t i = blanks_of(line, 0), number = number_at(line, i);
    size_t mark = number ? number + 1 : bullet_at(line, i);
    return mark ? i + mark + blanks_of(line, i + mark) : i;
}

/* Does a line of text begin at at, so that a mark of a block would count there? */
static bool heads_line(struct str value, size_t at, struct str line)
{
    if (place_of(line) != PLACE_TEXT)
        return false;
    return at ? value.p[at - 1] == '\n' : text_column(line) == line.n;
}

/* "---", "===", "___" and blanks up to the line's end. */
static bool is_rule(struct str s, size_t i)
{
    char c = at_of(s, i);
    if (!c || !strchr("-=_", c))
        return false;
    while (i < s.n && (s.p[i] == c || is_blank(s.p[i])))
        i++;
    return i == s.n || s.p[i] == '\n';
}

static bool is_entity(struct str s, size_t i)
{
    size_t from = ++i;
    while (i - from < 32 && (at_of(s, i) == '#' || is_word(at_of(s, i))))
        i++;
    return i > from && at_of(s, i) == ';';
}

/* Would this * or _ be taken for emphasis? Not between blanks; a _ not inside a word. */
static bool is_emphasis(struct str s, size_t i, char before)
{
    char left = i ? s.p[i - 1] : before, right = at_of(s, i + 1);
    if (s.p[i] == '_' && is_word(left) && is_word(right))
        return false;
    bool open = right && !is_blank(right) && right != '\n';
    bool close = left && !is_blank(left) && left != '\n';
    return open || close || !right || !left;
}

static bool needs_escape(struct str s, size_t i, struct str line)
{
    char next = at_of(s, i + 1), before = line.n ? line.p[line.n - 1] : '\0';
    switch (s.p[i]) {
    case '*':
    case '_':
        return is_emphasis(s, i, before);
    case '`':
    case '~':
        return true;
    case '\\':
        return !next || next == '\n' || (next > ' ' && !is_word(next));
    case '<':
        return !next || strchr("/!?", next) || (is_word(next) && !is_digit(next));
    case '[':
        return next == '^';
    case ']': /* a link, a definition */
        return next && strchr("([:", next);
    case '&':
        return is_entity(s, i);
    case '|':
        return place_of(line) == PLACE_ROW;
    case '#': /* of a closing sequence */
        return place_of(line) == PLACE_HEADING;
    default:
        return false;
    }
}

/* The mark of a block at the head of a line; returns the bytes it stands for, 0 for none. */
static size_t write_head(struct str s, size_t i, struct buf *out)
{
    uint32_t cp;
    size_t bullet = bullet_at(s, i);
    if (bullet) {
        utf8_next(str_slice(s, i, s.n), &cp);
        buf_printf(out, "&#%u;", (unsigned)cp);
        return bullet;
    }
    if (at_of(s, i) == '#' || at_of(s, i) == '>' || at_of(s, i) == '|' || is_rule(s, i)) {
        buf_char(out, '\\');
        buf_char(out, s.p[i]);
        return 1;
    }
    return 0;
}

/* The sign of a number that heads a line: "1." */
static bool ends_number(struct str s, size_t i, struct str line)
{
    size_t from = i;
    if (s.p[i] != '.' && s.p[i] != ')')
        return false;
    while (from && i - from < LOOK_BACK && is_digit(s.p[from - 1]))
        from--;
    return heads_line(s, from, line) && number_at(s, from) == i - from && from < i;
}

/* A line end in its place; returns the bytes it stands for. */
static size_t write_line_end(struct str s, size_t i, struct str line, struct buf *out)
{
    if (place_of(line) == PLACE_TEXT) {
        buf_char(out, '\n');
        bool empty = at_of(s, i + 1) == '\n' || i + 1 == s.n;
        for (size_t n = empty ? 0 : text_column(line); n; n--)
            buf_char(out, ' ');
        return 1;
    }
    bool paragraph = i && s.p[i - 1] == '\n'; /* the first line end became a blank */
    buf_puts(out, paragraph ? "<br>" : i + 1 < s.n ? " " : "");
    return 1;
}

/* Bytes from i on that can be no mark, as they stand. */
static size_t write_plain(struct str s, size_t i, struct buf *out)
{
    size_t from = i;
    while (i < s.n && (is_word(s.p[i]) || s.p[i] == ' ' || s.p[i] == ','))
        i++;
    if (i == from)
        i++;
    buf_str(out, str_slice(s, from, i));
    return i - from;
}

size_t md_escape(struct str value, size_t at, struct str line, struct buf *out)
{
    if (value.p[at] == '\n')
        return write_line_end(value, at, line, out);
    size_t head = heads_line(value, at, line) ? write_head(value, at, out) : 0;
    if (head)
        return head;
    if (!needs_escape(value, at, line) && !ends_number(value, at, line))
        return write_plain(value, at, out);
    buf_char(out, '\\');
    buf_char(out, value.p[at]);
    return 1;
}

/* Is the sign at i escaped already? */
static bool is_escaped(struct str s, size_t i)
{
    size_t n = 0;
    while (n < i && n < LOOK_BACK && s.p[i - 1 - n] == '\\')
        n++;
    return n % 2;
}

size_t md_escape_fit(struct str value, size_t at, struct str line, struct buf *out)
{
    size_t column = text_column(line), next = at;
    bool row = place_of(line) == PLACE_ROW;
    if (place_of(line) == PLACE_TEXT && !column) { /* every line as it stands */
        buf_str(out, str_slice(value, at, value.n));
        return value.n - at;
    }
    if (value.p[at] == '\n')
        return write_line_end(value, at, line, out);
    if (row && value.p[at] == '|' && !is_escaped(value, at)) {
        buf_puts(out, "\\|");
        return 1;
    }
    while (next == at || (next < value.n && value.p[next] != '\n' && value.p[next] != '|'))
        next++;
    buf_str(out, str_slice(value, at, next));
    return next - at;
}
