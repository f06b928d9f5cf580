/* Pipe tables of which rows take several lines: see table_forms.h. */
#include "base/limits.h"
#include "markdown/md_marks.h"
#include "markdown/table_forms.h"

enum {
    HEAD_LINES = 8,   /* a head is not longer */
    LEAST_COLUMNS = 3 /* of two are mastheads and feet, which are no tables */
};

struct wrapped_table {
    struct table_rows rows;
    size_t columns;
    size_t delimiters; /* the line "---|---|---" */
    bool marked;       /* two blanks end each row, as they end lines within a cell */
};

static size_t count_pipes(struct str line)
{
    size_t n = 0;
    for (size_t i = md_pipe(line, 0); i < line.n; i = md_pipe(line, i + 1))
        n++;
    return n;
}

/* Two blanks at the end of a line are a hard line end in Markdown. */
static bool ends_row(const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    return str_ends(text, STR("  ")) || str_ends(text, STR("  \r"));
}

/* The line after the row that begins on a line; 0 where it has not as many cells as columns. */
static size_t row_end(const struct wrapped_table *t, size_t line)
{
    const struct source *s = t->rows.source;
    size_t pipes = 0, end = line;
    while (end <= s->lines && end != t->delimiters && !cell_line_blank(s, end)) {
        pipes += count_pipes(source_line(s, end++));
        if (end > t->delimiters + 1 &&
            (!t->marked || (pipes + 1 >= t->columns && ends_row(s, end - 1))))
            break;
    }
    return pipes + 1 == t->columns ? end : 0;
}

/* Finds the delimiters below the head that begins on a line, without a pipe at their beginning. */
static bool find_delimiters(struct wrapped_table *t, size_t line)
{
    const struct source *s = t->rows.source;
    for (size_t i = line + 1; i <= s->lines && i <= line + HEAD_LINES; i++) {
        struct str text = str_trim(source_line(s, i));
        if (!text.n || *text.p == '|')
            return false;
        if (!md_delimiter_row(text))
            continue;
        t->delimiters = i;
        t->columns = count_pipes(text) + 1;
        t->marked = ends_row(s, i - 1);
        return t->columns >= LEAST_COLUMNS && t->columns <= LIMIT_COLUMNS;
    }
    return false;
}

/* The line after the table, if it has rows, one takes several lines, and all have their cells. */
static size_t find_end(const struct wrapped_table *t, size_t line)
{
    const struct source *s = t->rows.source;
    bool wrapped = t->delimiters > line + 1;
    size_t end = t->delimiters + 1;
    if (row_end(t, line) != t->delimiters)
        return 0;
    for (size_t next; end <= s->lines && !cell_line_blank(s, end); end = next) {
        next = row_end(t, end);
        if (!next)
            return 0;
        wrapped |= next > end + 1;
    }
    return wrapped && end > t->delimiters + 1 ? end : 0;
}

static struct source_block *add_row(struct wrapped_table *t, size_t from, size_t to)
{
    const struct source *s = t->rows.source;
    struct source_block *b = table_rows_add(&t->rows, SOURCE_ROW, from, to);
    struct cell_text text = {0};
    for (size_t line = from; line < to; line++) {
        struct str rest = source_line(s, line);
        size_t start = cell_line_start(s, line), pipe, at = 0;
        for (; (pipe = md_pipe(rest, at)) < rest.n; at = pipe + 1) {
            cell_text_add_line(&text, s, start + at, start + pipe);
            table_rows_cell(&t->rows, b, &text);
            text = (struct cell_text){0};
        }
        cell_text_add_line(&text, s, start + at, cell_line_end(s, line));
        text.apart |= ends_row(s, line);
    }
    table_rows_cell(&t->rows, b, &text);
    return b;
}

bool wrapped_table_begins(const struct source *s, size_t line)
{
    struct wrapped_table t = {.rows = {.source = s}};
    return count_pipes(source_line(s, line)) && find_delimiters(&t, line) && find_end(&t, line);
}

size_t wrapped_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                          bool glued)
{
    struct wrapped_table t = {.rows = {out, reader, reader->source, line, glued}};
    bool first = !glued || count_pipes(source_line(reader->source, line)); /* of a paragraph */
    size_t end = first && find_delimiters(&t, line) ? find_end(&t, line) : 0;
    if (!end)
        return 0;
    struct source_block *head = add_row(&t, line, t.delimiters);
    head->head = true;
    head->last_line = (unsigned)t.delimiters;
    t.rows.next_line = t.delimiters + 1;
    for (size_t i = t.delimiters + 1, to; i < end; i = to) {
        to = row_end(&t, i);
        add_row(&t, i, to);
    }
    return end - 1;
}
