/* Rows of cells with lines: see tab_row.h. */
#include "read/scan/tab_row.h"

#include <string.h>

#include "lexicon/label.h"

enum { REACH = 12 }; /* lines of a row, or of the rest of its last cell */

unsigned tab_row_tabs(struct str line)
{
    unsigned n = 0;
    for (const char *p = line.p; (p = memchr(p, '\t', line.n - (size_t)(p - line.p))); p++)
        n++;
    return n;
}

/* Is the first cell of the line the number of a row: "1", "1.2", "II", "a)". */
static bool is_numbered(struct str line)
{
    struct str cell = str_trim(str_slice(line, 0, str_find(line, STR("\t"), 0)));
    bool number = cell.n > 0;
    for (size_t i = 0; i < cell.n; i++)
        number &= is_digit(cell.p[i]) || strchr(".)IVX", cell.p[i]);
    return number || label_read(cell).class != LABEL_NONE;
}

/* May the line be one of a cell that began above. */
static bool continues(const struct source *s, size_t line)
{
    struct str text = line <= s->lines ? source_line(s, line) : STR_NONE;
    return str_trim(text).n && !is_numbered(text);
}

/* Does a row follow lines without tabs, from this one on. */
static bool row_follows(const struct source *s, size_t line)
{
    size_t end = line;
    while (end < line + REACH && continues(s, end) && !tab_row_tabs(source_line(s, end)))
        end++;
    return end > line && end <= s->lines && tab_row_tabs(source_line(s, end)) &&
           is_numbered(source_line(s, end));
}

size_t tab_row_end(const struct source *s, size_t line, unsigned columns)
{
    unsigned tabs = tab_row_tabs(source_line(s, line));
    size_t end = line;
    if (!is_numbered(source_line(s, line)))
        return line;
    while (tabs + 1 < columns && end < line + REACH && continues(s, end + 1))
        tabs += tab_row_tabs(source_line(s, ++end));
    if (tabs + 1 != columns)
        return line;
    while (row_follows(s, end + 1) && end < line + REACH)
        end++;
    return end;
}
