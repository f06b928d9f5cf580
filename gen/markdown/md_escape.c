/*
 * Values in their Markdown place: see md_escape.h. What is escaped is what our reader would take
 * for a mark (md_marks.h), for it reads what a template prints.
 */
#include "markdown/md_escape.h"

#include <string.h>

#include "markdown/md_marks.h"

#define LINE_SEPARATOR "\u2028"
enum { LOOK_BACK = 64 }; /* bytes from the line's head in which its mark and indentation are */

static size_t past_blanks(struct str s, size_t i)
{
    while (i < LOOK_BACK && is_blank(str_at(s, i)))
        i++;
    return i;
}

/* Where the text of a line begins: after blanks, and after a list mark or a number and blanks. */
static size_t text_column(struct str line)
{
    unsigned shape;
    size_t i = past_blanks(line, 0);
    struct str text = str_slice(line, i, LOOK_BACK * 2);
    size_t bullet = md_bullet(text), mark = bullet ? bullet : md_number(text, &shape);
    return mark ? past_blanks(line, i + mark) : i;
}

static enum md_place place_of(struct str line)
{
    char first = str_at(line, past_blanks(line, 0));
    if (first == '|')
        return MD_CELL;
    return first == '#' ? MD_LINE : text_column(line) ? MD_AFTER : MD_BLOCK;
}

static struct str rest_of_line(struct str value, size_t at)
{
    return str_slice(value, at, str_find(value, STR("\n"), at));
}

/* A line end in its place; returns the bytes of value that it is. */
static size_t write_line_end(struct str s, size_t i, struct str line, struct buf *out)
{
    bool last = i + 1 == s.n, paragraph = i && s.p[i - 1] == '\n';
    enum md_place place = place_of(line);
    if (place == MD_CELL || place == MD_LINE) { /* of two line ends the first became a blank */
        buf_puts(out, paragraph ? "<br>" : last ? "" : " ");
        return 1;
    }
    buf_char(out, '\n');
    buf_repeat(out, ' ', last || s.p[i + 1] == '\n' ? 0 : text_column(line));
    return 1;
}

/* U+2028: a line end of the print. */
static size_t write_hard_break(struct str line, struct buf *out)
{
    enum md_place place = place_of(line);
    buf_puts(out, place == MD_CELL ? "<br>" : place == MD_LINE ? " " : "\\\n");
    buf_repeat(out, ' ', place == MD_CELL || place == MD_LINE ? 0 : text_column(line));
    return strlen(LINE_SEPARATOR);
}

size_t md_escape(struct str value, size_t at, struct str line, struct buf *out)
{
    if (str_starts(str_slice(value, at, value.n), str_of(LINE_SEPARATOR)))
        return write_hard_break(line, out);
    if (value.p[at] == '\n')
        return write_line_end(value, at, line, out);
    enum md_place place = place_of(line);
    bool begins = at ? value.p[at - 1] == '\n' : text_column(line) == line.n;
    bool further = at > 1 && value.p[at - 2] != '\n';
    size_t head = begins ? md_hide_head(rest_of_line(value, at), place, further, out) : 0, end = at;
    char before = line.n ? line.p[line.n - 1] : '\n';
    if (head)
        return head;
    while (end < value.n && value.p[end] != '\n' && !md_is_mark(value, end, before, place) &&
           !str_starts(str_slice(value, end, value.n), str_of(LINE_SEPARATOR)))
        end++;
    if (end > at) {
        buf_str(out, str_slice(value, at, end));
        return end - at;
    }
    buf_char(out, '\\');
    buf_char(out, value.p[at]);
    return 1;
}

size_t md_escape_fit(struct str value, size_t at, struct str line, struct buf *out)
{
    enum md_place place = place_of(line);
    struct str part = place == MD_BLOCK ? str_slice(value, at, value.n) : rest_of_line(value, at);
    if (!part.n)
        return write_line_end(value, at, line, out);
    size_t pipe = place == MD_CELL ? md_pipe(part, 0) : part.n;
    if (!pipe) {
        buf_puts(out, "\\|");
        return 1;
    }
    buf_str(out, str_slice(part, 0, pipe));
    return pipe;
}

void md_escape_tags(struct str markdown, struct buf *out)
{
    for (size_t at; (at = str_find(markdown, STR("{{"), 0)) != (size_t)-1;) {
        buf_str(out, str_slice(markdown, 0, at + 1));
        buf_puts(out, "&#123;");
        markdown = str_slice(markdown, at + 2, markdown.n);
    }
    buf_str(out, markdown);
}
