/*
 * Tables, set: first the widths of the columns, then every cell as a stack, then the heights of the
 * rows, cells over several rows last.
 */
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---------------------------------------------------------------- widths */

/*
 * What the columns ask for. Room that is left when every column has the width of its longest word
 * is handed out in portions, each to the column where it shortens a sample of the rows most. A row
 * is as high as its highest cell; a cell's lines are estimated as its unbroken width by its room.
 */
enum { PORTIONS = 64, MOST_SAMPLES = 200 };

struct wishes {
    const struct table *table;
    size_t columns;
    int *least, *most; /* per column, padding included */
    int *sample;       /* per sampled row and column: unbroken width of the cell, weighted */
    size_t samples, most_samples;
};

static uint32_t span_of(const struct cell *c)
{
    return c->columns ? c->columns : 1;
}

static int clamped(int width, const struct column *c)
{
    width = width < c->min ? c->min : width;
    return c->max && width > c->max ? c->max : width;
}

/*
 * Rows are sampled along the golden section, which no regular change of long and short rows follows
 * (Knuth, The Art of Computer Programming 3, 6.4).
 */
static bool is_sampled(const struct wishes *w, size_t row)
{
    size_t body = w->table->row_count - w->table->header_rows;
    uint32_t share = (uint32_t)(row * 2654435769u);
    return row >= w->table->header_rows && w->samples < w->most_samples &&
           (body <= w->most_samples || (uint64_t)share * body >> 32 < w->most_samples);
}

/* sample: the row's widths in the sample, or NULL. */
static void ask_cell(struct setter *s, struct wishes *w, size_t row, size_t column,
                     const struct cell *cell, int *sample)
{
    const struct column *c = &w->table->columns[column];
    int padding = 2 * w->table->padding_x, narrow, wide;
    if (c->width)
        return;
    stack_extent(s, cell->blocks, cell->block_count, &narrow, &wide);
    narrow = clamped(narrow + padding, c);
    w->least[column] = narrow > w->least[column] ? narrow : w->least[column];
    if (row < w->table->header_rows)
        return;
    int most = clamped(wide + padding, c);
    w->most[column] = most > w->most[column] ? most : w->most[column];
    if (sample)
        sample[column] = wide * (c->weight ? c->weight : 1);
}

static void ask_all(struct setter *s, struct wishes *w)
{
    const struct table *t = w->table;
    for (size_t i = 0; i < t->row_count; i++) {
        size_t column = 0;
        int *sample = is_sampled(w, i) ? &w->sample[w->samples++ * w->columns] : NULL;
        for (size_t k = 0; k < t->rows[i].cell_count && column < w->columns; k++) {
            const struct cell *cell = &t->rows[i].cells[k];
            if (span_of(cell) == 1 && !cell->covered)
                ask_cell(s, w, i, column, cell, sample);
            column += span_of(cell);
        }
    }
    for (size_t c = 0; c < w->columns; c++) {
        const struct column *column = &t->columns[c];
        if (column->width)
            w->least[c] = w->most[c] = column->width;
        w->least[c] = clamped(w->least[c], column);
        w->most[c] = w->most[c] < w->least[c] ? w->least[c] : w->most[c];
    }
}

/* Lines of the sampled rows together, in thousandths, when column `wider` has `more` room. */
static int64_t estimate(const struct wishes *w, const int *widths, size_t wider, int more)
{
    int64_t sum = 0;
    int padding = 2 * w->table->padding_x;
    for (size_t i = 0; i < w->samples; i++) {
        int64_t highest = 1000;
        for (size_t c = 0; c < w->columns; c++) {
            int room = widths[c] + (c == wider ? more : 0) - padding;
            int64_t lines = (int64_t)w->sample[i * w->columns + c] * 1000 / (room > 0 ? room : 1);
            highest = lines > highest ? lines : highest;
        }
        sum += highest;
    }
    return sum;
}

/* The column that a portion helps most; where it helps none, the one that lacks most. */
static size_t neediest(const struct wishes *w, const int *widths, int portion)
{
    size_t best = w->columns;
    int64_t least = estimate(w, widths, w->columns, 0);
    for (size_t c = 0; c < w->columns; c++) {
        const struct column *column = &w->table->columns[c];
        if (column->width || (column->max && widths[c] + portion > column->max))
            continue;
        int64_t e = estimate(w, widths, c, portion);
        if (e < least)
            least = e, best = c;
    }
    for (size_t c = 0; best == w->columns && c < w->columns; c++)
        if (!w->table->columns[c].width && w->most[c] > widths[c])
            best = c;
    for (size_t c = best; best < w->columns && c < w->columns; c++)
        if (!w->table->columns[c].width && least == estimate(w, widths, w->columns, 0) &&
            w->most[c] - widths[c] > w->most[best] - widths[best])
            best = c;
    return best;
}

/* What is left over when nobody asks for more: to all that are not fixed, by what they have. */
static void spread(const struct wishes *w, int *widths, int rest)
{
    int64_t sum = 0, given = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += w->table->columns[c].width ? 0 : widths[c];
    for (size_t c = 0; sum && c < w->columns; c++) {
        if (w->table->columns[c].width)
            continue;
        int64_t share = (int64_t)rest * widths[c] / sum;
        int before = widths[c];
        widths[c] = clamped(widths[c] + (int)share, &w->table->columns[c]);
        given += widths[c] - before;
    }
    for (size_t c = 0; c < w->columns && given < rest; c++) { /* the millipoints of rounding */
        const struct column *column = &w->table->columns[c];
        if (!column->width && !column->max) {
            widths[c] += rest - (int)given;
            break;
        }
    }
}

static void share_out(const struct wishes *w, int *widths, int measure)
{
    int64_t sum = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += widths[c] = w->least[c];
    if (sum > measure) { /* words will have to be broken */
        for (size_t c = 0; c < w->columns; c++)
            widths[c] = (int)((int64_t)widths[c] * measure / sum);
        return;
    }
    int rest = measure - (int)sum, portion = rest / PORTIONS + 1;
    while (rest > 0) {
        int part = portion < rest ? portion : rest;
        size_t c = neediest(w, widths, part);
        if (c == w->columns)
            break;
        widths[c] += part;
        rest -= part;
    }
    spread(w, widths, rest);
}

static int *set_columns(struct setter *s, struct arena *a, const struct table *t, int measure)
{
    size_t n = t->column_count, most = n ? 40000 / (n * n) + 8 : 1;
    struct wishes w = {
        t,    n, mem_zalloc((n + 1) * sizeof(int)),        mem_zalloc((n + 1) * sizeof(int)),
        NULL, 0, most < MOST_SAMPLES ? most : MOST_SAMPLES};
    w.sample = mem_zalloc((w.most_samples * n + 1) * sizeof(int));
    int *widths = mem_zalloc((n + 1) * sizeof(int));
    ask_all(s, &w);
    share_out(&w, widths, measure);
    int *x = arena_array(a, n + 1, sizeof *x);
    for (size_t c = 0; c < n; c++)
        x[c + 1] = x[c] + widths[c];
    free(w.least);
    free(w.most);
    free(w.sample);
    free(widths);
    return x;
}

/* ---------------------------------------------------------------- cells */

struct work {
    struct setter *setter;
    struct arena *arena;
    struct strip_list *scratch;
    int64_t page_height;
};

static int room_of(const struct set_table *t, const struct set_cell *c)
{
    return t->x[c->column + c->columns] - t->x[c->column] - 2 * t->source->padding_x;
}

static void set_cells(struct work *w, struct set_table *t, size_t row)
{
    const struct row *source = &t->source->rows[row];
    struct set_row *out = &t->rows[row];
    size_t column = 0;
    out->cells = arena_array(w->arena, source->cell_count, sizeof *out->cells);
    for (size_t i = 0; i < source->cell_count && column < t->source->column_count; i++, out->n++) {
        const struct cell *cell = &source->cells[i];
        struct set_cell *c = &out->cells[i];
        size_t left = t->source->column_count - column, span = span_of(cell);
        *c = (struct set_cell){.column = (uint32_t)column,
                               .columns = (uint32_t)(span < left ? span : left),
                               .covered = cell->covered};
        if (!cell->covered)
            c->stack = stack_make(w->setter, w->arena, cell->blocks, cell->block_count,
                                  room_of(t, c), w->scratch);
        column += c->columns;
    }
}

/* The lead's blocks with the table's `continued` behind the last paragraph. */
static struct stack stack_again(struct work *w, const struct set_table *t,
                                const struct set_cell *set, const struct cell *cell)
{
    struct block *blocks = arena_array(w->arena, cell->block_count + 1, sizeof *blocks);
    if (cell->block_count)
        memcpy(blocks, cell->blocks, cell->block_count * sizeof *blocks);
    size_t last = cell->block_count;
    while (last && blocks[last - 1].kind != BLOCK_PARAGRAPH)
        last--;
    if (last && t->source->continued) {
        struct paragraph *p = &blocks[last - 1].as.paragraph;
        struct span *runs = arena_array(w->arena, p->run_count + 1, sizeof *runs);
        if (p->run_count)
            memcpy(runs, p->runs, p->run_count * sizeof *runs);
        runs[p->run_count++] = *t->source->continued;
        p->runs = runs;
    }
    return stack_make(w->setter, w->arena, blocks, cell->block_count, room_of(t, set), w->scratch);
}

/* How many rows the cell really covers: not beyond the table, nor from its header into its body. */
static size_t rows_of(const struct table *t, size_t row, const struct cell *c)
{
    size_t limit = row < t->header_rows ? t->header_rows : t->row_count;
    size_t rows = c->rows ? c->rows : 1;
    return rows < limit - row ? rows : limit - row;
}

/*
 * A cell over several rows that is higher than half a page is no lead: it is set in its first row,
 * which grows with it and can be parted.
 */
static void find_leads(struct work *w, struct set_table *t)
{
    vec(struct lead) leads = {0};
    int padding = 2 * t->source->padding_y;
    for (size_t i = 0; i < t->row_count; i++)
        for (size_t k = 0; k < t->rows[i].n; k++) {
            const struct cell *cell = &t->source->rows[i].cells[k];
            struct set_cell *set = &t->rows[i].cells[k];
            size_t rows = rows_of(t->source, i, cell);
            if (rows < 2 || cell->covered || set->stack.height + padding > w->page_height / 2)
                continue;
            struct stack again = stack_again(w, t, set, cell);
            *vec_push(&leads) =
                (struct lead){(uint32_t)i, (uint32_t)(i + rows - 1),    (uint32_t)k,
                              again,       set->stack.height + padding, again.height + padding};
        }
    t->lead_count = leads.n;
    t->leads = arena_array(w->arena, leads.n, sizeof *t->leads);
    if (leads.n)
        memcpy(t->leads, leads.at, leads.n * sizeof *t->leads);
    vec_free(&leads);
}

/* For each row the leads that cover it. */
static void index_leads(struct work *w, struct set_table *t)
{
    size_t total = 0;
    for (size_t l = 0; l < t->lead_count; l++)
        for (uint32_t r = t->leads[l].row; r <= t->leads[l].last_row; r++)
            t->rows[r].lead_count++, total++;
    t->row_leads = arena_array(w->arena, total, sizeof *t->row_leads);
    for (size_t r = 0, at = 0; r < t->row_count; r++) {
        t->rows[r].first_lead = (uint32_t)at;
        at += t->rows[r].lead_count;
        t->rows[r].lead_count = 0;
    }
    for (size_t l = 0; l < t->lead_count; l++)
        for (uint32_t r = t->leads[l].row; r <= t->leads[l].last_row; r++)
            t->row_leads[t->rows[r].first_lead + t->rows[r].lead_count++] = (uint32_t)l;
}

const struct lead *table_lead_of(const struct set_table *t, size_t row, size_t cell)
{
    for (uint32_t i = 0; i < t->rows[row].lead_count; i++) {
        const struct lead *l = &t->leads[t->row_leads[t->rows[row].first_lead + i]];
        if (l->row == row && l->cell == cell)
            return l;
    }
    return NULL;
}

/* ---------------------------------------------------------------- rows */

/* The last row of a lead grows where all its rows together are lower than the lead. */
static void set_heights(struct set_table *t)
{
    int padding = 2 * t->source->padding_y;
    int64_t y = 0;
    for (size_t r = 0; r < t->row_count; r++) {
        struct set_row *row = &t->rows[r];
        row->top = y;
        row->height = padding;
        for (size_t k = 0; k < row->n; k++)
            if (!table_lead_of(t, r, k) && row->cells[k].stack.height + padding > row->height)
                row->height = row->cells[k].stack.height + padding;
        for (uint32_t i = 0; i < row->lead_count; i++) {
            const struct lead *l = &t->leads[t->row_leads[row->first_lead + i]];
            int64_t need = l->height - (row->top - t->rows[l->row].top);
            if (l->last_row == r && need > row->height)
                row->height = need;
        }
        y += row->height;
    }
    t->height = y;
}

static size_t tallest_cell(const struct set_table *t, size_t r)
{
    size_t best = 0;
    for (size_t k = 0; k < t->rows[r].n; k++)
        if (!table_lead_of(t, r, k) &&
            t->rows[r].cells[k].stack.height > t->rows[r].cells[best].stack.height)
            best = k;
    return best;
}

/* A row may be parted under every line of its highest cell. */
static void find_cuts(struct work *w, struct set_table *t, size_t r)
{
    struct set_row *row = &t->rows[r];
    const struct stack *high = &row->cells[tallest_cell(t, r)].stack;
    if (high->n < 2)
        return;
    size_t *at = mem_zalloc((row->n + 1) * sizeof *at);
    row->cuts = (struct cuts){high->n - 1, arena_array(w->arena, high->n, sizeof(int64_t)),
                              arena_array(w->arena, high->n, sizeof(int64_t))};
    for (size_t i = 0; i < row->cuts.n; i++) {
        int64_t up = high->strips[i].bottom, down = high->strips[i + 1].top;
        for (size_t k = 0; k < row->n; k++) {
            const struct stack *s = &row->cells[k].stack;
            if (table_lead_of(t, r, k))
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
    struct work w = {s, a, scratch, page_height};
    t->source = source;
    t->x = set_columns(s, a, source, source->width ? source->width : measure);
    t->row_count = source->row_count;
    t->rows = arena_array(a, t->row_count, sizeof *t->rows);
    for (size_t r = 0; r < t->row_count; r++)
        set_cells(&w, t, r);
    find_leads(&w, t);
    index_leads(&w, t);
    set_heights(t);
    for (size_t r = 0; r < t->row_count; r++)
        if (t->rows[r].n && t->rows[r].height > page_height / 2)
            find_cuts(&w, t, r);
    for (size_t r = 0; r < source->header_rows && r < t->row_count; r++)
        t->header_height += t->rows[r].height;
    if (t->header_height > page_height / 2)
        t->header_height = 0;
    return t;
}
