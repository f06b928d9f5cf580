/* Grid tables: see table_forms.h. Columns are counted in characters. */
#include "markdown/table_forms.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/unicode.h"

enum {
    MAX_CELLS = LIMIT_COLUMNS,
    WIDEST = 4000
}; /* characters of a line: a wider one is no table */

struct grid_line {  /* a line by its characters */
    vec(size_t) at; /* offset in the source of each, and of the end */
    size_t indent;  /* blanks before the first one */
};

struct grid_cell { /* the cell of a column that is being read */
    struct cell_text text;
    size_t row, column; /* its block and place there */
    bool open;
    bool nested; /* it holds a grid: its borders are mark-up, its cells are lines of this one */
};

struct grid {
    struct table_rows rows;
    size_t line;                  /* that is read */
    size_t border[MAX_CELLS + 1]; /* places of the borders, in characters */
    size_t columns;
    struct grid_cell cells[MAX_CELLS];
    struct grid_line chars;
    size_t first_block;
    bool row_open, row_blurred;
};

static struct str text_of(const struct grid *g, size_t line)
{
    return str_trim(source_line(g->rows.source, line));
}

static void read_chars(struct grid *g)
{
    struct str line = source_line(g->rows.source, g->line);
    uint32_t c;
    size_t at = cell_line_start(g->rows.source, g->line), n = 0;
    g->chars.at.n = g->chars.indent = 0;
    while (is_blank(str_at(line, g->chars.indent)))
        g->chars.indent++;
    for (size_t i = g->chars.indent; i < line.n && g->chars.at.n < WIDEST; i += n) {
        n = utf8_next(str_slice(line, i, line.n), &c);
        *vec_push(&g->chars.at) = at + i;
        if (!n)
            break;
    }
    *vec_push(&g->chars.at) = at + line.n;
}

static char char_at(const struct grid *g, size_t place)
{
    return place + 1 < g->chars.at.n ? g->rows.source->text.p[g->chars.at.at[place]] : '\0';
}

static size_t offset_at(const struct grid *g, size_t place)
{
    size_t last = g->chars.at.n - 1;
    return g->chars.at.at[place < last ? place : last];
}

/* "+----+====+": a border over the whole width. */
static bool is_border(struct str s)
{
    size_t dashes = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("+-=:", s.p[i]))
            return false;
        dashes += s.p[i] == '-' || s.p[i] == '=';
    }
    return s.n >= 4 && *s.p == '+' && s.p[s.n - 1] == '+' && dashes >= 2;
}

static bool is_grid_line(struct str s)
{
    return s.n > 1 && (*s.p == '|' || *s.p == '+') && (s.p[s.n - 1] == '|' || s.p[s.n - 1] == '+');
}

/* The borders of all lines [line, end): false where there are too many. */
static bool find_borders(struct grid *g, size_t line, size_t end)
{
    bool *is_place = mem_zalloc((WIDEST + 1) * sizeof *is_place);
    g->columns = 0;
    for (g->line = line; g->line < end; g->line++) {
        struct str s = text_of(g, g->line);
        for (size_t i = 0; is_border(s) && i < s.n && i < WIDEST; i++)
            is_place[i] |= s.p[i] == '+';
    }
    size_t n = 0;
    for (size_t i = 0; i < WIDEST && n <= MAX_CELLS; i++)
        if (is_place[i])
            g->border[n++] = i;
    free(is_place);
    g->columns = n ? n - 1 : 0;
    return n > 1 && n <= MAX_CELLS;
}

/* Is a border drawn beside a cell at this place. */
static bool is_side(const struct grid *g, size_t place)
{
    char c = char_at(g, place);
    return c == '|' || c == '+';
}

/*
 * The bytes of column k on this line, and of those that it reaches over, up to the column that is
 * returned: a border that is not drawn joins two. A line that is longer than the borders is the
 * last column's up to its end.
 */
static size_t column_bytes(const struct grid *g, size_t k, size_t *from, size_t *to)
{
    size_t end = k + 1, last = g->chars.at.n - 1;
    while (end < g->columns && !is_side(g, g->border[end]))
        end++;
    *from = offset_at(g, g->border[k] + 1);
    *to = offset_at(g, g->border[end]);
    if (end == g->columns && last > g->border[end])
        *to = offset_at(g, is_side(g, last - 1) ? last - 1 : last);
    return end;
}

/* Is there text after the last border of the table? */
static bool is_longer(const struct grid *g)
{
    return g->chars.at.n > g->border[g->columns] + 2;
}

/* Is the border below column k drawn on this line. */
static bool drawn(const struct grid *g, size_t k)
{
    for (size_t i = g->border[k] + 1; i < g->border[k + 1]; i++) {
        char c = char_at(g, i);
        if (c != '-' && c != '=' && c != ':' && c != '+')
            return false;
    }
    return char_at(g, g->border[k]) == '+' || char_at(g, g->border[k + 1]) == '+';
}

static void close_cell(struct grid *g, size_t k)
{
    struct grid_cell *c = &g->cells[k];
    if (!c->open)
        return;
    c->open = c->nested = false;
    struct source_cell *cell = &g->rows.out->list.at[c->row].cells.at[c->column];
    struct pos empty = cell->pos;
    bool text = c->text.slices.n > 0;
    cell_text_end(&c->text, g->rows.reader, cell);
    if (!text)
        cell->pos = empty;
}

static void open_row(struct grid *g)
{
    struct source_block *b = table_rows_add(&g->rows, SOURCE_ROW, g->line, g->line + 1);
    g->row_open = true;
    g->row_blurred = false;
    for (size_t k = 0; k < g->columns; k++) {
        *vec_push(&b->cells) = (struct source_cell){.pos = b->pos, .merged = g->cells[k].open};
        if (g->cells[k].open)
            continue;
        g->cells[k].open = true;
        g->cells[k].row = g->rows.out->list.n - 1;
        g->cells[k].column = k;
    }
}

/* The bytes [from, to) of a line of a cell; of a grid in it what is between the borders. */
static void take_cell(struct grid *g, size_t k, size_t from, size_t to)
{
    struct grid_cell *c = &g->cells[k];
    const char *text = g->rows.source->text.p;
    while (from < to && is_blank(text[from]))
        from++;
    while (to > from && is_blank(text[to - 1]))
        to--;
    bool border = is_border((struct str){text + from, to - from});
    c->nested |= border;
    if (border)
        from = to;
    else if (c->nested && to > from + 1 && text[from] == '|' && text[to - 1] == '|')
        from++, to--;
    cell_text_add_line(&c->text, g->rows.source, from, to);
}

/* Once a row. */
static void doubt_row(struct grid *g, size_t at)
{
    if (!g->row_blurred)
        diag(MSG_TABLE_CELLS, (struct pos){g->rows.source, at});
    g->row_blurred = true;
}

/* Borders that are not below those of the table leave cells in doubt. */
static void doubt_columns(struct grid *g, size_t from, size_t to)
{
    const char *text = g->rows.source->text.p;
    for (size_t i = from; i < to; i++)
        if (text[i] == '|' && text[i - 1] != '\\')
            doubt_row(g, i);
}

/* The cells that the one of column k reaches over, up to the column end, in the row it begins in.
 */
static void span_cells(struct grid *g, size_t k, size_t end)
{
    for (size_t i = k + 1; i < end; i++) {
        const struct grid_cell *c = &g->cells[i];
        struct source_cell *cell = &g->rows.out->list.at[c->row].cells.at[c->column];
        cell->spanned |= c->row == g->cells[k].row && !cell->merged;
    }
}

/* The text of a line, column by column. */
static void take_text(struct grid *g)
{
    if (!g->row_open)
        open_row(g);
    for (size_t k = 0, end, from, to; k < g->columns; k = end) {
        end = column_bytes(g, k, &from, &to);
        span_cells(g, k, end);
        if (!g->cells[k].nested)
            doubt_columns(g, from, to);
        take_cell(g, k, from, to);
    }
}

/* Has a line of borders words beyond the last one, in a cell that has ended, or in a border. */
static bool has_stray_words(const struct grid *g)
{
    for (size_t k = 0, end, from, to; k < g->columns; k = end) {
        end = column_bytes(g, k, &from, &to);
        bool words = str_trim(str_slice(g->rows.source->text, from, to)).n > 0, whole = true;
        for (size_t i = k; i < end; i++)
            whole &= drawn(g, i);
        bool ended = drawn(g, k) || !g->cells[k].open;
        if ((words && !whole && ended) || to > offset_at(g, g->border[end]))
            return true;
    }
    return false;
}

/* A line with borders below some cells, or all: these end. */
static void take_border(struct grid *g)
{
    bool any = false, head = false, all = true, text = has_stray_words(g);
    for (size_t k = 0; k < g->columns && !text; k++) {
        bool below = drawn(g, k);
        head |= below && char_at(g, g->border[k] + 2) == '=';
        any |= below;
        all &= below;
        if (below)
            close_cell(g, k);
    }
    if (!any) {
        take_text(g);
        if (text)
            doubt_row(g, offset_at(g, 0));
        return;
    }
    g->row_open = false;
    if (g->rows.out->list.n > g->first_block) {
        g->rows.out->list.at[g->rows.out->list.n - 1].last_line = (unsigned)g->line;
        g->rows.next_line = g->line + 1;
    }
    bool last = !is_grid_line(text_of(g, g->line + 1));
    for (size_t i = g->first_block; head && !last && i < g->rows.out->list.n; i++)
        g->rows.out->list.at[i].head = true;
    for (size_t k = 0, end, from, to; k < g->columns && !all; k = end) {
        end = column_bytes(g, k, &from, &to);
        if (!drawn(g, k)) /* what is beside the border is text of the cells that continue */
            cell_text_add_line(&g->cells[k].text, g->rows.source, from, to);
    }
}

bool grid_table_begins(const struct source *s, size_t line)
{
    return is_border(str_trim(source_line(s, line))) &&
           !is_grid_line(str_trim(source_line(s, line - 1)));
}

size_t grid_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                       bool glued)
{
    struct grid g = {.rows = {out, reader, reader->source, line, glued}};
    size_t end = line;
    if (!grid_table_begins(g.rows.source, line))
        return 0; /* inside a run of such lines that is no table, each is asked about once */
    while (end <= g.rows.source->lines && is_grid_line(text_of(&g, end)))
        end++;
    while (end > line + 1 && !is_border(text_of(&g, end - 1)))
        end--;
    if (end < line + 3 || !find_borders(&g, line, end))
        return 0;
    g.first_block = out->list.n;
    for (g.line = line; g.line < end; g.line++) {
        read_chars(&g);
        bool border =
            char_at(&g, 0) == '+' || str_find(text_of(&g, g.line), STR("+-"), 0) != (size_t)-1;
        if (border && !is_longer(&g))
            take_border(&g);
        else
            take_text(&g);
        if (border && is_longer(&g))
            doubt_row(&g, offset_at(&g, 0));
    }
    for (size_t k = 0; k < g.columns; k++)
        close_cell(&g, k);
    vec_free(&g.chars.at);
    return end - 1;
}
