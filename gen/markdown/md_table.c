/* Tables: see md_table.h. */
#include "markdown/md_table.h"

#include "base/mem.h"
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

/*
 * Does a row say with pipes what the source merged: a text alone in its row, or after the number
 * of a group, goes over all columns; no cell goes over several rows.
 */
static bool is_plain_row(const struct md_table *t, size_t row)
{
    const struct cell_span *spans = t->spans + row * t->columns;
    const struct node *first = t->rows[t->heads + row]->first;
    bool counted = first && first->runs && is_digit(str_at(first->runs->text, 0));
    for (size_t k = 0; k < t->columns; k += spans[k].columns) {
        bool whole = t->columns > 2 && k + spans[k].columns == t->columns;
        if (spans[k].covered || spans[k].rows > 1)
            return false;
        if (spans[k].columns > 1 && !(whole && (!k || (k == 1 && !counted))))
            return false;
    }
    return true;
}

static bool needs_html(const struct md_table *t)
{
    for (size_t i = 0; t->spans && i < t->count - t->heads; i++)
        if (!is_plain_row(t, i))
            return true;
    return t->head_spans;
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
