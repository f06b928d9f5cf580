/*
 * Tables from ruled lines: see rulings.h. Lines that touch belong together; where a group has two
 * lines each way, their places are the edges of a grid. Where a line is missing between two places
 * of the grid, one cell covers both.
 */

#include "base/mem.h"
#include "read/pdf/rulings.h"

static const double near = 2.5; /* pt: lines drawn cell by cell meet within so much */

struct grouping {
    const struct rulings *lines;
    size_t *group; /* of each horizontal line, then of each vertical one */
};

static size_t root_of(size_t *parent, size_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static void join(size_t *parent, size_t a, size_t b)
{
    size_t x = root_of(parent, a), y = root_of(parent, b);
    if (x < y)
        parent[y] = x;
    else
        parent[x] = y;
}

static bool touch(const struct ruling *across, const struct ruling *down)
{
    return down->at > across->from - near && down->at < across->to + near &&
           across->at > down->from - near && across->at < down->to + near;
}

/* Sorts places and makes those that lie close together one; how many are left. */
static size_t distinct(double *at, size_t n)
{
    size_t count = 0;
    doubles_sort(at, n);
    for (size_t i = 0; i < n; i++)
        if (!count || at[i] - at[count - 1] > near)
            at[count++] = at[i];
    return count;
}

/* Does a line of the list at that place cover the middle of [from, to]. */
static bool is_drawn(const struct ruling_list *list, double at, double from, double to)
{
    double middle = (from + to) / 2;
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].at > at - near && list->at[i].at < at + near &&
            list->at[i].from <= middle && list->at[i].to >= middle)
            return true;
    return false;
}

static void merge_cells(struct ruled_table *t, const struct rulings *l)
{
    size_t n = t->row_count * t->column_count;
    for (size_t i = 0; i < n; i++)
        t->cell[i] = i;
    for (size_t r = 0; r < t->row_count; r++)
        for (size_t c = 0; c < t->column_count; c++) {
            size_t at = r * t->column_count + c;
            if (c + 1 < t->column_count &&
                !is_drawn(&l->down, t->columns[c + 1], t->rows[r], t->rows[r + 1]))
                join(t->cell, at, at + 1);
            if (r + 1 < t->row_count &&
                !is_drawn(&l->across, t->rows[r + 1], t->columns[c], t->columns[c + 1]))
                join(t->cell, at, at + t->column_count);
        }
    for (size_t i = 0; i < n; i++)
        t->cell[i] = root_of(t->cell, i);
}

/*
 * Where horizontal lines of the group end beyond its outermost vertical one, an edge of the table
 * that has no line: most of them end there, at least three. The place, or the edge itself.
 */
static double open_side(const struct grouping *g, size_t group, double edge, bool right,
                        double *room)
{
    const double least = 20; /* pt: of a column */
    const struct ruling_list *l = &g->lines->across;
    size_t n = 0, all = 0;
    for (size_t i = 0; i < l->n; i++) {
        double end = right ? l->at[i].to : l->at[i].from;
        all += g->group[i] == group;
        if (g->group[i] == group && (right ? end - edge : edge - end) > least)
            room[n++] = end;
    }
    doubles_sort(room, n);
    bool even = n >= 3 && n * 2 > all && room[n - 1 - n / 4] - room[n / 4] < near;
    return even ? room[n / 2] : edge;
}

/*
 * Where vertical lines of the group go on above or below its outermost horizontal one, the row that
 * a page's end cuts in two: those of most columns, at least three, end at one place. The place, or
 * the edge itself.
 */
static double open_row(const struct grouping *g, size_t group, double edge, bool below,
                       size_t columns, double *room)
{
    const double least = 8; /* pt: of a row */
    const struct rulings *l = g->lines;
    size_t n = 0;
    for (size_t i = 0; i < l->down.n; i++) {
        double end = below ? l->down.at[i].to : l->down.at[i].from;
        if (g->group[l->across.n + i] == group && (below ? end - edge : edge - end) > least)
            room[n++] = end;
    }
    doubles_sort(room, n);
    bool even = n >= 3 && n * 2 > columns && room[n - 1] - room[0] < near;
    return even ? room[n / 2] : edge;
}

/* The grid of one group of lines, if it is one. */
static void add_table(struct arena *a, const struct grouping *g, size_t group,
                      struct ruled_tables *out)
{
    const struct rulings *l = g->lines;
    struct ruled_table t = {.columns = arena_array(a, l->down.n + 3, sizeof(double)),
                            .rows = arena_array(a, l->across.n + 3, sizeof(double))};
    size_t columns = 0, rows = 0;
    for (size_t i = 0; i < l->across.n; i++)
        if (g->group[i] == group)
            t.rows[rows++] = l->across.at[i].at;
    for (size_t i = 0; i < l->down.n; i++)
        if (g->group[l->across.n + i] == group)
            t.columns[columns++] = l->down.at[i].at;
    rows = distinct(t.rows, rows);
    columns = distinct(t.columns, columns);
    if (columns > 1) {
        double *room = arena_array(a, l->across.n + 1, sizeof *room);
        double left = open_side(g, group, t.columns[0], false, room);
        double right = open_side(g, group, t.columns[columns - 1], true, room);
        t.columns[columns] = left;
        t.columns[columns + 1] = right;
        columns = distinct(t.columns, columns + 2);
    }
    if (rows && columns > 2) {
        double *room = arena_array(a, l->down.n + 1, sizeof *room);
        double top = open_row(g, group, t.rows[0], false, columns, room);
        double foot = open_row(g, group, t.rows[rows - 1], true, columns, room);
        t.rows[rows] = top;
        t.rows[rows + 1] = foot;
        rows = distinct(t.rows, rows + 2);
    }
    if (rows < 2 || columns < 3)
        return;
    t.row_count = rows - 1;
    t.column_count = columns - 1;
    t.cell = arena_array(a, t.row_count * t.column_count, sizeof *t.cell);
    merge_cells(&t, l);
    *vec_push(out) = t;
}

static int by_top(const void *a, const void *b)
{
    const struct ruled_table *x = a, *y = b;
    return mem_order(x->rows[0], y->rows[0]);
}

void ruled_tables_find(struct arena *a, const struct rulings *l, struct ruled_tables *out)
{
    size_t n = l->across.n + l->down.n;
    struct grouping g = {l, arena_array(a, n + 1, sizeof *g.group)};
    for (size_t i = 0; i < n; i++)
        g.group[i] = i;
    for (size_t i = 0; i < l->across.n; i++)
        for (size_t k = 0; k < l->down.n; k++)
            if (touch(&l->across.at[i], &l->down.at[k]))
                join(g.group, i, l->across.n + k);
    for (size_t i = 0; i < n; i++)
        g.group[i] = root_of(g.group, i);
    for (size_t i = 0; i < l->across.n; i++)
        if (g.group[i] == i)
            add_table(a, &g, i, out);
    array_sort(out->at, out->n, by_top);
}

/* The edge interval that holds a place: its number, or count where none does. */
static size_t interval(const double *edges, size_t count, double at)
{
    for (size_t i = 0; i < count; i++)
        if (at >= edges[i] && at < edges[i + 1])
            return i;
    return count;
}

size_t ruled_place(const struct ruled_table *t, const struct placed_word *w)
{
    size_t row = interval(t->rows, t->row_count, word_middle(w));
    size_t column = interval(t->columns, t->column_count, (w->left + w->right) / 2);
    return row < t->row_count && column < t->column_count ? row * t->column_count + column
                                                          : (size_t)-1;
}

struct str ruled_first_word(const struct ruled_table *t, const struct word_page *page, size_t place)
{
    const struct placed_word *first = NULL;
    for (size_t i = 0; i < page->words.n && place < t->row_count * t->column_count; i++) {
        const struct placed_word *w = &page->words.at[i];
        size_t at = ruled_place(t, w);
        if (at == (size_t)-1 || t->cell[at] != place)
            continue;
        bool above = !first || w->bottom < word_middle(first);
        if (above || (w->top < word_middle(first) && w->left < first->left))
            first = w;
    }
    return first ? first->text : STR_NONE;
}

bool ruled_table_is_cut(const struct ruled_table *t, const struct rulings *l, double width)
{
    const double edge = 1.5; /* pt */
    bool cut = false;
    for (size_t i = 0; i < l->across.n; i++) {
        const struct ruling *r = &l->across.at[i];
        bool inside = r->at > t->rows[0] - 1 && r->at < t->rows[t->row_count] + 1;
        cut |= inside && (r->from < edge || r->to > width - edge);
    }
    return cut;
}
