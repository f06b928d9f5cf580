/* Merged cells: see merged_cells.h. */
#include "model/merged_cells.h"

#include "base/mem.h"

enum cell_part { PART_OWN, PART_LEFT = 1, PART_ABOVE = 2 };

struct merged_grid {
    struct cell_span *spans;
    unsigned char *parts; /* by row and column: of enum cell_part, both bits below a wide cell */
    size_t rows, columns;
};

struct cell_span *cell_spans_new(struct arena *a, size_t rows, size_t columns)
{
    struct cell_span *spans = arena_array(a, rows * columns + 1, sizeof *spans);
    for (size_t i = 0; i < rows * columns; i++)
        spans[i] = (struct cell_span){.columns = 1, .rows = 1};
    return spans;
}

void cell_spans_join(struct cell_span *spans, size_t columns, size_t row, size_t column,
                     size_t wide, size_t high)
{
    for (size_t r = row; r < row + high; r++)
        for (size_t k = column; k < column + wide; k++)
            spans[r * columns + k] = (struct cell_span){
                .columns = k == column ? (unsigned)wide : 1, .rows = 1, .covered = true};
    spans[row * columns + column].rows = (unsigned)high;
    spans[row * columns + column].covered = false;
}

/* What of the table's cells continues another; false: nothing does. */
static bool read_parts(struct merged_grid *g, const struct node *const *rows)
{
    bool any = false;
    for (size_t r = 0; r < g->rows; r++) {
        size_t k = 0;
        bool own = false; /* some cell of the row: a row without one is none to any other program */
        for (const struct node *c = rows[r]->first; c && k < g->columns; c = c->next) {
            if (c->kind != NODE_CELL)
                continue;
            if (!c->runs)
                g->parts[r * g->columns + k] =
                    (unsigned char)((c->of_left ? PART_LEFT : 0) | (c->of_above ? PART_ABOVE : 0));
            own |= !(g->parts[r * g->columns + k] & PART_ABOVE);
            any |= g->parts[r * g->columns + k] != PART_OWN;
            k++;
        }
        for (k = 0; !own && k < g->columns; k++)
            g->parts[r * g->columns + k] = PART_OWN;
    }
    return any;
}

static size_t wide_at(const struct merged_grid *g, size_t row, size_t column)
{
    size_t n = 1;
    while (column + n < g->columns && g->parts[row * g->columns + column + n] == PART_LEFT)
        n++;
    return n;
}

/* Does the cell of so many columns go on in that row. */
static bool goes_on(const struct merged_grid *g, size_t row, size_t column, size_t wide)
{
    const unsigned char *part = &g->parts[row * g->columns + column];
    if (part[0] != PART_ABOVE)
        return false;
    for (size_t i = 1; i < wide; i++)
        if (!(part[i] & PART_ABOVE))
            return false;
    return column + wide == g->columns || part[wide] != (PART_ABOVE | PART_LEFT);
}

struct cell_span *merged_cells(struct arena *a, const struct node *const *rows, size_t count,
                               size_t columns)
{
    struct merged_grid g = {.rows = count, .columns = columns};
    bool any = false;
    for (size_t r = 0; r < count && !any; r++)
        for (const struct node *c = rows[r]->first; c && !any; c = c->next)
            any = c->of_left || c->of_above;
    if (!any)
        return NULL;
    g.parts = arena_array(a, count * columns + 1, 1);
    if (!read_parts(&g, rows))
        return NULL;
    g.spans = cell_spans_new(a, count, columns);
    for (size_t r = 0; r < count; r++)
        for (size_t k = 0, wide; k < columns; k += wide) {
            size_t high = 1;
            wide = 1;
            if (g.spans[r * columns + k].covered || g.parts[r * columns + k] != PART_OWN)
                continue;
            wide = wide_at(&g, r, k);
            while (r + high < count && goes_on(&g, r + high, k, wide))
                high++;
            cell_spans_join(g.spans, columns, r, k, wide, high);
        }
    return g.spans;
}
