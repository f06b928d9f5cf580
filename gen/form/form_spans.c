/* Cells that are one: see form_spans.h. */
#include "form/form_spans.h"

#include "base/mem.h"

struct head_grid {
    struct arena *arena;
    const struct node *const *heads;
    size_t count, columns;
};

static bool is_filled(const struct head_grid *g, size_t row, size_t column)
{
    const struct node *cell =
        row < g->count && column < g->columns ? node_cell(g->heads[row], column) : NULL;
    return cell && str_trim(node_text(g->arena, cell)).n;
}

/* Some head below this place is filled; in the only row of heads, none has to be. */
static bool is_named_below(const struct head_grid *g, size_t row, size_t column)
{
    if (g->count == 1)
        return true;
    for (size_t below = row + 1; below < g->count; below++)
        if (is_filled(g, below, column))
            return true;
    return false;
}

/* The head above an empty cell of that row goes over several columns, of which it is one. */
static bool is_one_above(const struct head_grid *g, size_t row, size_t column);

/*
 * An empty cell belongs to the one left of it, which names them all, where heads below name each;
 * but not beyond what the head above the two goes over.
 */
static size_t head_columns(const struct head_grid *g, size_t row, size_t column)
{
    size_t n = 1;
    if (!is_filled(g, row, column) || !is_named_below(g, row, column))
        return 1;
    while (column + n < g->columns && !is_filled(g, row, column + n) &&
           is_named_below(g, row, column + n) && is_one_above(g, row, column + n))
        n++;
    return n;
}

static bool is_one_above(const struct head_grid *g, size_t row, size_t column)
{
    if (!row)
        return true;
    size_t from = column;
    while (from && !is_filled(g, row - 1, from))
        from--;
    return head_columns(g, row - 1, from) > column - from;
}

/* Empty cells below belong to the one above them, where that is so of all its columns. */
static size_t head_rows(const struct head_grid *g, size_t row, size_t column, size_t columns)
{
    size_t n = 1;
    for (; row + n < g->count; n++)
        for (size_t k = column; k < column + columns; k++)
            if (is_filled(g, row + n, k))
                return n;
    return n;
}

struct cell_span *form_head_spans(struct arena *a, const struct node *const *heads, size_t count,
                                  size_t columns)
{
    struct head_grid g = {a, heads, count, columns};
    struct cell_span *spans = merged_cells(a, heads, count, columns);
    if (spans)
        return spans;
    spans = cell_spans_new(a, count, columns);
    for (size_t r = 0; r < count; r++)
        for (size_t k = 0; k < columns; k += spans[r * columns + k].columns) {
            if (spans[r * columns + k].covered || !is_filled(&g, r, k))
                continue;
            size_t wide = head_columns(&g, r, k), free = 1;
            while (free < wide && !spans[r * columns + k + free].covered)
                free++;
            cell_spans_join(spans, columns, r, k, free, head_rows(&g, r, k, free));
        }
    return spans;
}

struct cell_span *form_body_spans(struct arena *a, const struct node *const *rows, size_t count,
                                  size_t columns)
{
    struct cell_span *spans = merged_cells(a, rows, count, columns);
    return spans ? spans : cell_spans_new(a, count, columns);
}

bool form_row_is_tied(const struct cell_span *spans, size_t columns, size_t row)
{
    const struct cell_span *span;
    for (size_t k = 0; k < columns; k += span->columns) {
        span = &spans[row * columns + k];
        if (span->rows > 1 || span->covered)
            return true;
    }
    return false;
}
