/* Tables: see akn_table_write.h. */
#include "write/akn/akn_table_write.h"

#include "base/mem.h"
#include "model/akn.h"
#include "model/merged_cells.h"

static const struct node *next_cell(const struct node *n)
{
    while (n && n->kind != NODE_CELL)
        n = n->next;
    return n;
}

/* The next cell that begins in its row; column: of the one given. */
static const struct node *own_cell(const struct node *cell, const struct cell_span *spans,
                                   size_t *column)
{
    for (cell = next_cell(cell); cell && spans && spans[*column].covered; ++*column)
        cell = next_cell(cell->next);
    return cell;
}

/* spans: of the cells of the row, or NULL. */
static void write_row(struct akn_writer *w, const struct node *row, const struct cell_span *spans)
{
    size_t column = 0;
    const struct node *cell = own_cell(row->first, spans, &column);
    akn_open(w, "<tr");
    if (!cell)
        akn_put(w, " class=\"" AKN_NO_CELLS "\"");
    akn_identity(w, row);
    akn_put(w, ">\n");
    w->note = row->first;
    while (w->note && w->note->kind != NODE_FOOTNOTE)
        w->note = w->note->next;
    if (!cell)
        akn_open(w, "<td/>\n"), w->depth--;
    while (cell) {
        const struct cell_span *span = spans ? &spans[column] : NULL;
        column++;
        const struct node *next = own_cell(cell->next, spans, &column);
        const char *element = row->kind == NODE_TABLE_HEAD ? "th" : "td";
        akn_indent(w);
        buf_printf(w->out, "<%s", element);
        if (span && span->columns > 1)
            buf_printf(w->out, " colspan=\"%u\"", span->columns);
        if (span && span->rows > 1)
            buf_printf(w->out, " rowspan=\"%u\"", span->rows);
        akn_put(w, "><p>");
        akn_words(w, cell, NULL, NULL);
        if (!next)
            akn_uncalled(w);
        buf_printf(w->out, "</p></%s>\n", element);
        cell = next;
    }
    w->note = NULL;
    akn_close(w, "tr");
}

static bool is_row(const struct node *n)
{
    return n->kind == NODE_TABLE_HEAD || n->kind == NODE_TABLE_ROW;
}

/* Rows of one kind, those of the head or of the body, at a time: no cell is in both. */
static void write_rows(struct akn_writer *w, const struct node *row)
{
    while (row) {
        vec(const struct node *) rows = {0};
        size_t columns = 0;
        const struct node *end = row;
        for (; end && (end == row || end->kind == row->kind); end = akn_plan_shown(end->next)) {
            size_t n = is_row(end) ? node_cell_count(end) : 0;
            columns = n > columns ? n : columns;
            *vec_push(&rows) = end;
        }
        const struct cell_span *spans = merged_cells(w->scratch, rows.at, rows.n, columns);
        for (size_t i = 0; i < rows.n; i++)
            write_row(w, rows.at[i], spans ? spans + i * columns : NULL);
        vec_free(&rows);
        row = end;
    }
}

void akn_table_write(struct akn_writer *w, const struct node *table)
{
    const struct node *row = akn_plan_shown(table->first);
    akn_open(w, "<table");
    akn_identity(w, table);
    akn_put(w, ">\n");
    if (!row) {
        akn_indent(w);
        akn_put(w, "<tr class=\"" AKN_NO_CELLS "\"><td/></tr>\n");
    }
    write_rows(w, row);
    akn_close(w, "table");
}
