/* Tables: see md_table.h. */
#include "markdown/md_table.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "markdown/md_text.h"
#include "model/merged_cells.h"

struct md_table {
    struct arena *arena;
    struct buf *out;
    const struct node **rows; /* those that are shown; the first ones are its head */
    size_t count, heads, columns;
    struct cell_span *head_spans, *spans; /* NULL where the source merged none */
};

static struct md_table table_of(struct arena *a, const struct node *table, struct buf *out)
{
    struct md_table t = {.arena = a, .out = out};
    bool heads = true;
    for (const struct node *row = table->first; row; row = row->next)
        t.count += row->kind == NODE_TABLE_ROW || row->kind == NODE_TABLE_HEAD;
    t.rows = arena_array(a, t.count, sizeof *t.rows);
    t.count = 0;
    for (const struct node *row = table->first; row; row = row->next) {
        bool head = row->kind == NODE_TABLE_HEAD;
        if (row->kind != NODE_TABLE_ROW && (!head || node_is_repeated_head(row)))
            continue;
        heads = heads && head;
        t.heads += heads;
        t.rows[t.count++] = row;
        size_t n = node_cell_count(row);
        t.columns = n > t.columns ? n : t.columns;
    }
    t.head_spans = merged_cells(a, t.rows, t.heads, t.columns);
    t.spans = merged_cells(a, t.rows + t.heads, t.count - t.heads, t.columns);
    return t;
}

/* A cell over several columns or rows; not a text alone in its row, which pipes have as well. */
static bool is_parted_by_pipes(const struct cell_span *s, size_t columns)
{
    return !s->covered && (s->rows > 1 || (s->columns > 1 && s->columns < columns));
}

/*
 * Would pipes be read as another table: merged cells of the body would be several; a long text
 * below a head is taken for a row.
 */
static bool needs_html(const struct md_table *t)
{
    enum { HEAD_CELL = 45 }; /* characters of a title below another; read/paper/table.c */
    for (size_t i = 0; t->spans && i < (t->count - t->heads) * t->columns; i++)
        if (is_parted_by_pipes(&t->spans[i], t->columns))
            return true;
    for (size_t i = 1; t->head_spans && i < t->heads; i++)
        for (const struct node *c = t->rows[i]->first; c; c = c->next)
            if (utf8_length(node_text(t->arena, c)) > HEAD_CELL)
                return true;
    return false;
}

/* ---- with pipes ---- */

static void write_row(struct buf *out, const struct node *row)
{
    buf_char(out, '|');
    for (const struct node *c = row->first; c; c = c->next) {
        if (c->kind != NODE_CELL)
            continue;
        buf_char(out, ' ');
        md_text_write(c, MD_CELL, 0, 0, out);
        buf_puts(out, c->runs ? " |" : "|");
    }
    buf_char(out, '\n');
}

static void write_columns(struct buf *out, size_t columns, const char *cell)
{
    buf_char(out, '|');
    while (columns--)
        buf_puts(out, cell);
    buf_char(out, '\n');
}

static void write_pipes(const struct md_table *t)
{
    size_t i = 0, columns = t->columns ? t->columns : 1;
    if (t->heads) {
        columns = node_cell_count(t->rows[i]);
        write_row(t->out, t->rows[i++]);
    } else /* the mark-up wants a header row: an empty one is none */
        write_columns(t->out, columns, "  |");
    write_columns(t->out, columns, " --- |");
    while (i < t->count)
        write_row(t->out, t->rows[i++]);
}

/* ---- in HTML, a cell on each line ---- */

static void write_html_row(const struct md_table *t, size_t i, const char *element)
{
    bool head = i < t->heads;
    const struct cell_span *spans = head ? t->head_spans : t->spans;
    size_t k = 0, row = head ? i : i - t->heads;
    buf_puts(t->out, "<tr>\n");
    for (const struct node *c = t->rows[i]->first; c; c = c->next) {
        if (c->kind != NODE_CELL)
            continue;
        struct cell_span span = {.columns = 1, .rows = 1};
        if (spans)
            span = spans[row * t->columns + k];
        k++;
        if (span.covered)
            continue;
        buf_printf(t->out, "<%s", element);
        if (span.columns > 1)
            buf_printf(t->out, " colspan=\"%u\"", span.columns);
        if (span.rows > 1)
            buf_printf(t->out, " rowspan=\"%u\"", span.rows);
        buf_char(t->out, '>');
        md_text_write(c, MD_HTML, 0, 0, t->out);
        buf_printf(t->out, "</%s>\n", element);
    }
    buf_puts(t->out, "</tr>\n");
}

static void write_html(const struct md_table *t)
{
    buf_puts(t->out, "<table>\n<thead>\n");
    for (size_t i = 0; i < t->heads; i++)
        write_html_row(t, i, "th");
    buf_puts(t->out, "</thead>\n<tbody>\n");
    for (size_t i = t->heads; i < t->count; i++)
        write_html_row(t, i, "td");
    buf_puts(t->out, "</tbody>\n</table>\n");
}

void md_table_write(const struct node *table, struct buf *out)
{
    if (!table->first)
        return;
    struct arena *a = arena_new();
    struct md_table t = table_of(a, table, out);
    if (needs_html(&t))
        write_html(&t);
    else
        write_pipes(&t);
    arena_free(a);
}
