/* Simple and multiline tables: see table_forms.h. Columns are counted in characters. */
#include "markdown/table_forms.h"

#include "base/limits.h"
#include "base/unicode.h"

/*
 * HEAD_LINES: a head is not longer. WIDEST_GAP: blanks between columns; wider ones part the rules
 * below the two sides of a masthead. LEAST: dashes of a column.
 */
enum { MAX_CELLS = LIMIT_COLUMNS, HEAD_LINES = 8, WIDEST_GAP = 4, LEAST = 2 };

struct dash_table {
    struct table_rows rows;
    size_t column[MAX_CELLS]; /* where each begins, in characters */
    size_t columns;
};

/* Groups of dashes on the line, and where they begin; 0 where there is anything else. */
static size_t dash_groups(const struct source *s, size_t line, size_t *column)
{
    struct str text = source_line(s, line);
    size_t groups = 0, gap = 0, dashes = LEAST;
    for (size_t i = 0; i < text.n && text.p[i] != '\r'; i++) {
        if (text.p[i] != '-' && text.p[i] != ' ')
            return 0;
        bool begins = text.p[i] == '-' && (!i || text.p[i - 1] == ' ');
        if (begins) {
            if ((groups && gap > WIDEST_GAP) || groups == MAX_CELLS || dashes < LEAST)
                return 0;
            if (column)
                column[groups] = i;
            groups++;
            dashes = 0;
        }
        gap = text.p[i] == ' ' ? gap + 1 : 0;
        dashes += text.p[i] == '-';
    }
    return dashes < LEAST ? 0 : groups;
}

/* Offset in the source of a place of a line, in characters. */
static size_t offset_at(const struct source *s, size_t line, size_t place)
{
    struct str text = source_line(s, line);
    size_t i = 0;
    uint32_t c;
    while (place-- && i < text.n)
        i += utf8_next(str_slice(text, i, text.n), &c);
    return cell_line_start(s, line) + i;
}

/* The lines [from, to) as a row. */
static struct source_block *add_row(struct dash_table *t, size_t from, size_t to)
{
    struct source_block *b = table_rows_add(&t->rows, SOURCE_ROW, from, to);
    for (size_t k = 0; k < t->columns; k++) {
        struct cell_text text = {0};
        for (size_t line = from; line < to; line++) {
            size_t start = offset_at(t->rows.source, line, k ? t->column[k] : 0);
            size_t end = k + 1 < t->columns ? offset_at(t->rows.source, line, t->column[k + 1])
                                            : cell_line_end(t->rows.source, line);
            cell_text_add_line(&text, t->rows.source, start, end);
        }
        table_rows_cell(&t->rows, b, &text);
    }
    return b;
}

/* A word that reaches over the border of a column: the dashes are no columns of this line. */
static bool cut_by_columns(const struct dash_table *t, size_t line)
{
    for (size_t k = 1; k < t->columns; k++) {
        size_t at = offset_at(t->rows.source, line, t->column[k]);
        const char *p = t->rows.source->text.p;
        if (at < cell_line_end(t->rows.source, line) && !is_space(p[at - 1]) && !is_space(p[at]))
            return true;
    }
    return false;
}

static bool fits(const struct dash_table *t, size_t from, size_t to)
{
    for (size_t line = from; line < to; line++)
        if (cut_by_columns(t, line))
            return false;
    return from < to;
}

struct dash_parts { /* lines: head [head, columns), rows [columns + 1, end) */
    size_t head, columns, end;
    bool multiline, closed; /* closed: the line at end is of dashes */
};

/* Where the dashes that mark the columns are, and what is above them; false: no table. */
static bool find_columns(const struct dash_table *t, size_t line, struct dash_parts *p)
{
    size_t here = dash_groups(t->rows.source, line, NULL), i = line + 1;
    p->head = line;
    if (here > 1) { /* no head */
        p->columns = p->head = line;
        return true;
    }
    if (!here) {
        p->columns = line + 1;
        return dash_groups(t->rows.source, line + 1, NULL) > 1 &&
               !cell_line_blank(t->rows.source, line);
    }
    p->multiline = true;
    p->head = line + 1;
    while (i <= line + HEAD_LINES && !cell_line_blank(t->rows.source, i) &&
           !dash_groups(t->rows.source, i, NULL))
        i++;
    p->columns = i;
    return i > line + 1 && dash_groups(t->rows.source, i, NULL) > 1;
}

bool dash_table_begins(const struct source *s, size_t line)
{
    const struct dash_table t = {.rows.source = s};
    struct dash_parts p = {0};
    return find_columns(&t, line, &p);
}

static void find_end(const struct source *s, struct dash_parts *p)
{
    for (p->end = p->columns + 1; p->end <= s->lines; p->end++) {
        if (dash_groups(s, p->end, NULL)) {
            p->closed = true;
            return;
        }
        if (cell_line_blank(s, p->end) && !p->multiline && p->head < p->columns)
            return; /* a simple table with a head */
    }
}

static void add_rows(struct dash_table *t, const struct dash_parts *p)
{
    bool apart = p->multiline;
    for (size_t i = p->columns + 1; i < p->end && !apart; i++)
        apart = cell_line_blank(t->rows.source, i);
    if (p->head < p->columns)
        add_row(t, p->head, p->columns)->head = true;
    for (size_t i = p->columns + 1, to; i < p->end; i = to) {
        to = i + 1;
        if (cell_line_blank(t->rows.source, i))
            continue;
        while (apart && to < p->end && !cell_line_blank(t->rows.source, to))
            to++;
        add_row(t, i, to);
    }
}

size_t dash_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                       bool glued)
{
    const struct source *source = reader->source;
    struct dash_table t = {.rows = {out, reader, source, line, glued}};
    struct dash_parts p = {0};
    if (!find_columns(&t, line, &p))
        return 0;
    t.columns = dash_groups(source, p.columns, t.column);
    find_end(source, &p);
    bool headless = p.head == p.columns;
    if ((!p.closed && (headless || p.multiline)) || p.end <= p.columns + 1 ||
        !fits(&t, p.columns + 1, p.end) || (!headless && !fits(&t, p.head, p.columns)))
        return 0;
    size_t first = out->list.n;
    add_rows(&t, &p);
    if (out->list.n == first)
        return 0;
    size_t last = p.closed ? p.end : p.end - 1;
    out->list.at[out->list.n - 1].last_line = (unsigned)last;
    return last;
}
