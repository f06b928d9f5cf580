/*
 * Tables, set: first the widths of the columns, then every cell as a stack, then the heights of the
 * rows, cells over several rows last.
 */
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "layout/column.h"

struct table_work {
    struct setter *setter;
    struct arena *arena;
    struct strip_list *scratch;
    int64_t page_height;
};

int table_room(const struct set_table *t, const struct set_cell *c)
{
    return t->x[c->column + c->columns] - t->x[c->column] - 2 * t->source->padding_x;
}

/* Base line of the first line of a cell, from its top; 0 where it begins with no text. */
static int first_base(const struct set_cell *c)
{
    return c->stack.n && c->stack.strips[0].line ? c->stack.strips[0].line->base : 0;
}

/* Texts side by side, whatever their sizes, begin on one base line. */
static void align_bases(struct set_row *row)
{
    int lowest = 0;
    for (size_t i = 0; i < row->n; i++)
        lowest = first_base(&row->cells[i]) > lowest ? first_base(&row->cells[i]) : lowest;
    for (size_t i = 0; i < row->n; i++) {
        struct stack *s = &row->cells[i].stack;
        int down = first_base(&row->cells[i]) ? lowest - first_base(&row->cells[i]) : 0;
        for (size_t k = 0; k < s->n; k++) {
            s->strips[k].top += down;
            s->strips[k].bottom += down;
        }
        s->height += down;
    }
}

static void set_cells(struct table_work *w, struct set_table *t, size_t row)
{
    const struct row *source = &t->source->rows[row];
    struct set_row *out = &t->rows[row];
    size_t column = 0;
    out->cells = arena_array(w->arena, source->cell_count, sizeof *out->cells);
    for (size_t i = 0; i < source->cell_count && column < t->source->column_count; i++, out->n++) {
        const struct cell *cell = &source->cells[i];
        struct set_cell *c = &out->cells[i];
        size_t left = t->source->column_count - column, span = column_span(cell);
        *c = (struct set_cell){.column = (uint32_t)column,
                               .columns = (uint32_t)(span < left ? span : left),
                               .covered = cell->covered};
        if (!cell->covered)
            c->stack = stack_make(w->setter, w->arena, cell->blocks, cell->block_count,
                                  table_room(t, c), w->scratch);
        column += c->columns;
    }
    if (!t->source->border)
        align_bases(out);
}

/*
 * The cell's blocks with the table's `continued` after the last paragraph; without, where its words
 * would be broken: a number alone tells enough.
 */
static struct stack stack_again(struct table_work *w, const struct set_table *t,
                                const struct set_cell *set, const struct cell *cell)
{
    struct block *blocks = arena_array(w->arena, cell->block_count + 1, sizeof *blocks);
    if (cell->block_count)
        memcpy(blocks, cell->blocks, cell->block_count * sizeof *blocks);
    size_t last = cell->block_count;
    while (last && blocks[last - 1].kind != BLOCK_PARAGRAPH)
        last--;
    bool fits =
        t->source->continued && layout_width(t->source->continued, 1) <= 2 * table_room(t, set);
    if (last && fits) {
        struct paragraph *p = &blocks[last - 1].as.paragraph;
        struct span *runs = arena_array(w->arena, p->run_count + 1, sizeof *runs);
        if (p->run_count)
            memcpy(runs, p->runs, p->run_count * sizeof *runs);
        runs[p->run_count++] = *t->source->continued;
        p->runs = runs;
    }
    return stack_make(w->setter, w->arena, blocks, cell->block_count, table_room(t, set),
                      w->scratch);
}

/* How many rows the cell really covers: not beyond the table, nor from its header into its body. */
static size_t rows_of(const struct table *t, size_t row, const struct cell *c)
{
    size_t header = t->header_rows < t->row_count ? t->header_rows : t->row_count;
    size_t limit = row < header ? header : t->row_count;
    size_t rows = c->rows ? c->rows : 1;
    return rows < limit - row ? rows : limit - row;
}

/* What a page has for rows below the header that is printed again. */
static int64_t room_below_header(const struct table_work *w, const struct set_table *t)
{
    int64_t room = w->page_height;
    for (size_t r = 0; r < t->source->header_rows && r < t->row_count; r++) {
        int64_t height = 0;
        for (size_t k = 0; k < t->rows[r].n; k++)
            if (t->rows[r].cells[k].stack.height > height)
                height = t->rows[r].cells[k].stack.height;
        room -= height + 2 * t->source->padding_y;
    }
    return room;
}

/*
 * A cell over several rows that is too high for one page is no rowspan: it is set in its first row,
 * which grows with it and can be parted.
 */
static void find_rowspans(struct table_work *w, struct set_table *t)
{
    vec(struct rowspan) rowspans = {0};
    int64_t padding = 2 * t->source->padding_y, room = room_below_header(w, t);
    for (size_t i = 0; i < t->row_count; i++)
        for (size_t k = 0; k < t->rows[i].n; k++) {
            const struct cell *cell = &t->source->rows[i].cells[k];
            struct set_cell *set = &t->rows[i].cells[k];
            size_t rows = rows_of(t->source, i, cell);
            if (rows < 2 || cell->covered)
                continue;
            struct rowspan l = {.row = (uint32_t)i,
                                .last_row = (uint32_t)(i + rows - 1),
                                .cell = (uint32_t)k,
                                .again = stack_again(w, t, set, cell),
                                .height = set->stack.height + padding};
            l.again_height = l.again.height + padding;
            if (l.height <= room && l.again_height <= room)
                *vec_push(&rowspans) = l;
        }
    vec_move(w->arena, &rowspans, t->rowspans, t->rowspan_count);
}

const struct rowspan *table_rowspan_at(const struct set_table *t, size_t row, size_t cell)
{
    for (uint32_t i = 0; i < t->rows[row].rowspan_count; i++) {
        const struct rowspan *l = &t->rowspans[t->row_rowspans[t->rows[row].first_rowspan + i]];
        if (l->row == row && l->cell == cell)
            return l;
    }
    return NULL;
}

/* The last row of a rowspan grows where all its rows together are lower than the cell. */
static void set_heights(struct set_table *t)
{
    int padding = 2 * t->source->padding_y;
    int64_t y = 0;
    for (size_t r = 0; r < t->row_count; r++) {
        struct set_row *row = &t->rows[r];
        row->top = y;
        row->height = padding;
        for (size_t k = 0; k < row->n; k++)
            if (!table_rowspan_at(t, r, k) && row->cells[k].stack.height + padding > row->height)
                row->height = row->cells[k].stack.height + padding;
        for (uint32_t i = 0; i < row->rowspan_count; i++) {
            const struct rowspan *l = &t->rowspans[t->row_rowspans[row->first_rowspan + i]];
            int64_t need = l->height - (row->top - t->rows[l->row].top);
            if (l->last_row == r && need > row->height)
                row->height = need;
        }
        y += row->height;
    }
    t->height = y;
}

/* A row may be parted under every line of its highest cell. */
static void find_cuts(struct table_work *w, struct set_table *t, size_t r)
{
    struct set_row *row = &t->rows[r];
    const struct stack *high = &row->cells[0].stack;
    for (size_t k = 0; k < row->n; k++)
        if (!table_rowspan_at(t, r, k) && row->cells[k].stack.height > high->height)
            high = &row->cells[k].stack;
    if (high->n < 2)
        return;
    size_t *at = mem_zalloc((row->n + 1) * sizeof *at);
    row->cuts = (struct cuts){high->n - 1, arena_array(w->arena, high->n, sizeof(int64_t)),
                              arena_array(w->arena, high->n, sizeof(int64_t))};
    for (size_t i = 0; i < row->cuts.n; i++) {
        int64_t up = high->strips[i].bottom, down = high->strips[i + 1].top;
        for (size_t k = 0; k < row->n; k++) {
            const struct stack *s = &row->cells[k].stack;
            if (table_rowspan_at(t, r, k))
                continue;
            while (at[k] < s->n && s->strips[at[k]].bottom <= up)
                at[k]++;
            if (at[k] < s->n && s->strips[at[k]].top < down)
                down = s->strips[at[k]].top;
        }
        row->cuts.up[i] = up;
        row->cuts.down[i] = down;
    }
    free(at);
}

struct set_table *table_set(struct setter *s, struct arena *a, const struct table *source,
                            int measure, int64_t page_height, struct strip_list *scratch)
{
    struct set_table *t = arena_alloc(a, sizeof *t);
    struct table_work w = {s, a, scratch, page_height};
    t->source = source;
    size_t n = source->column_count;
    int *widths = mem_zalloc((n + 1) * sizeof(int));
    int *x = arena_array(a, n + 1, sizeof *x);
    column_widths(s, source, source->width ? source->width : measure, widths);
    for (size_t c = 0; c < n; c++)
        x[c + 1] = x[c] + widths[c];
    free(widths);
    t->x = x;
    t->row_count = source->row_count;
    t->rows = arena_array(a, t->row_count, sizeof *t->rows);
    for (size_t r = 0; r < t->row_count; r++)
        set_cells(&w, t, r);
    paragraph_forget(s);
    find_rowspans(&w, t);
    size_t total = 0;
    for (size_t l = 0; l < t->rowspan_count; l++)
        for (uint32_t r = t->rowspans[l].row; r <= t->rowspans[l].last_row; r++)
            t->rows[r].rowspan_count++, total++;
    t->row_rowspans = arena_array(w.arena, total, sizeof *t->row_rowspans);
    for (size_t r = 0, at = 0; r < t->row_count; r++) {
        t->rows[r].first_rowspan = (uint32_t)at;
        at += t->rows[r].rowspan_count;
        t->rows[r].rowspan_count = 0;
    }
    for (size_t l = 0; l < t->rowspan_count; l++)
        for (uint32_t r = t->rowspans[l].row; r <= t->rowspans[l].last_row; r++)
            t->row_rowspans[t->rows[r].first_rowspan + t->rows[r].rowspan_count++] = (uint32_t)l;
    set_heights(t);
    int64_t whole = source->whole ? page_height * source->whole / 1000 : page_height / 2;
    for (size_t r = 0; r < t->row_count; r++)
        if (t->rows[r].n && t->rows[r].height > whole)
            find_cuts(&w, t, r);
    for (size_t r = 0; r < source->header_rows && r < t->row_count; r++)
        t->header_height += t->rows[r].height;
    if (t->header_height > page_height / 2)
        t->header_height = 0;
    t->room = page_height - t->header_height;
    return t;
}
