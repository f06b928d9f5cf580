/* Places in sources: see source.h. */
#include "base/source.h"

#include "base/search.h"
#include "base/unicode.h"

struct pos pos_after_blanks(struct pos p)
{
    while (p.source && is_space(str_at(p.source->text, p.at)))
        p.at++;
    return p;
}

struct pos pos_origin(struct pos p)
{
    while (p.source && p.source->origin)
        p = p.source->origin(p.source->origins, p.at);
    return p;
}

size_t pos_line(struct pos p)
{
    if (!p.source || !p.source->lines)
        return 1;
    size_t next;
    search_first(next, p.source->lines, p.source->line_at[next] <= p.at);
    return next;
}

size_t pos_column(struct pos p)
{
    if (!p.source)
        return 1;
    size_t start = p.source->line_at[pos_line(p) - 1];
    return utf8_length(str_slice(p.source->text, start, p.at)) + 1;
}

struct str source_line(const struct source *s, size_t line)
{
    if (line < 1 || line > s->lines)
        return STR_NONE;
    size_t end = line < s->lines ? s->line_at[line] : s->text.n;
    struct str l = str_slice(s->text, s->line_at[line - 1], end);
    while (l.n && (l.p[l.n - 1] == '\n' || l.p[l.n - 1] == '\r'))
        l.n--;
    return l;
}

struct pos source_pos(const struct source *s, size_t line, size_t byte_column)
{
    if (line < 1)
        line = 1;
    if (line > s->lines)
        line = s->lines;
    size_t at = s->line_at[line - 1] + (byte_column ? byte_column - 1 : 0);
    return (struct pos){s, at > s->text.n ? s->text.n : at};
}

bool source_is_merged(const struct source *s, size_t line, size_t column)
{
    size_t i;
    search_first(i, s->merged_count,
                 s->merged[i].line < line ||
                     (s->merged[i].line == line && s->merged[i].column < column));
    return i < s->merged_count && s->merged[i].line == line && s->merged[i].column == column;
}
