/*
 * Placing: one page of a galley on paper.
 */
#include "layout/page_place.h"

#include <stdlib.h>

#include "base/mem.h"

/* The rows of one table on one page. */
struct placed_fragment {
    const struct galley *galley;
    const struct set_table *table;
    size_t first_item;            /* of the page */
    uint32_t first, last;         /* rows */
    uint32_t first_cut, last_cut; /* parts of the first and of the last row */
    int64_t *y;                   /* upper edges of the rows, and the lower edge of the last one */
    int x;
};

/* Strips of a stack with lower edges in (from, to], shifted so that `base` comes to y. */
static void place_stack(struct canvas *c, const struct stack *s, int x, int measure, int64_t y,
                        int64_t base, int64_t from, int64_t to, bool content)
{
    for (size_t i = stack_below(s, from); i < s->n && s->strips[i].bottom <= to; i++)
        draw_strip(c, &s->strips[i], x, measure, y + s->strips[i].top - base, content);
}

static int left_of(const struct placed_fragment *f, const struct set_cell *c)
{
    return f->x + f->table->x[c->column] + f->table->source->padding_x;
}

/* A whole stack in a cell from y to end, at its top or in its middle. */
static void place_whole(struct canvas *c, const struct placed_fragment *f,
                        const struct set_cell *cell, const struct stack *s, int64_t y, int64_t end,
                        bool middle, bool content)
{
    int64_t padding = f->table->source->padding_y, spare = end - y - 2 * padding - s->height;
    int64_t top = y + padding + (middle && spare > 0 ? spare / 2 : 0);
    place_stack(c, s, left_of(f, cell), table_room(f->table, cell), top, 0, -1, INT64_MAX, content);
}

static void place_cell(struct canvas *c, const struct placed_fragment *f, uint32_t r, size_t k)
{
    const struct set_row *row = &f->table->rows[r];
    const struct set_cell *cell = &row->cells[k];
    uint32_t from = r == f->first ? f->first_cut : 0;
    uint32_t to = r == f->last ? f->last_cut : (uint32_t)row->cuts.n;
    const int64_t *y = &f->y[r - f->first];
    if (!from && to == row->cuts.n) {
        place_whole(c, f, cell, &cell->stack, y[0], y[1], f->table->source->rows[r].cells[k].middle,
                    true);
        return;
    }
    place_stack(c, &cell->stack, left_of(f, cell), table_room(f->table, cell),
                y[0] + f->table->source->padding_y, from ? row->cuts.down[from - 1] : 0,
                from ? row->cuts.up[from - 1] : -1,
                to == row->cuts.n ? INT64_MAX : row->cuts.up[to], true);
}

/* A cell over several rows: as far down as its rows continue on this page. */
static void place_rowspan(struct canvas *c, const struct placed_fragment *f,
                          const struct rowspan *l, uint32_t r, bool again)
{
    uint32_t last = l->last_row < f->last ? l->last_row : f->last;
    place_whole(c, f, &f->table->rows[l->row].cells[l->cell],
                again ? &l->again : &f->table->rows[l->row].cells[l->cell].stack,
                f->y[r - f->first], f->y[last - f->first + 1],
                f->table->source->rows[l->row].cells[l->cell].middle, !again);
}

static void place_row(struct canvas *c, const struct placed_fragment *f, uint32_t r)
{
    const struct set_row *row = &f->table->rows[r];
    bool begins = r > f->first || !f->first_cut;
    if (begins)
        draw_mark(c, f->table->source->rows[r].anchor, f->x, f->y[r - f->first]);
    if (r == f->first) {
        const struct set_row *top = &f->table->rows[f->first];
        for (uint32_t i = 0; i < top->rowspan_count; i++) {
            const struct rowspan *span =
                &f->table->rowspans[f->table->row_rowspans[top->first_rowspan + i]];
            if (span->row < f->first || f->first_cut)
                place_rowspan(c, f, span, f->first, true);
        }
    }
    for (size_t k = 0; k < row->n; k++) {
        const struct rowspan *l = table_rowspan_at(f->table, r, k);
        if (l && begins)
            place_rowspan(c, f, l, r, false);
        else if (!l && !row->cells[k].covered)
            place_cell(c, f, r, k);
    }
}

/* The cell of row r that a column belongs to, NULL beyond the last. */
static const struct set_cell *cell_at(const struct placed_fragment *f, uint32_t r, size_t column)
{
    const struct set_row *row = &f->table->rows[r];
    for (size_t k = 0; k < row->n; k++)
        if (column - row->cells[k].column < row->cells[k].columns)
            return &row->cells[k];
    return NULL;
}

/* True if a line is drawn above this column in row r: not inside a cell over several rows. */
static bool has_line_above(const struct placed_fragment *f, uint32_t r, size_t column)
{
    const struct set_cell *cell = cell_at(f, r, column);
    return !cell || !cell->covered;
}

/* True if a line is drawn left of this column in row r: not inside a cell over several columns. */
static bool has_line_left(const struct placed_fragment *f, uint32_t r, size_t column)
{
    const struct set_cell *cell = cell_at(f, r, column);
    return !cell || cell->column == column;
}

static void border_left(struct canvas *c, const struct placed_fragment *f, size_t column)
{
    int64_t t = f->table->source->border, x = f->x + f->table->x[column] - t / 2;
    for (uint32_t from = f->first; from <= f->last;) {
        uint32_t to = from;
        while (to <= f->last && has_line_left(f, to, column))
            to++;
        if (to > from)
            draw_bar(c, x, f->y[from - f->first], t, f->y[to - f->first] - f->y[from - f->first],
                     0);
        from = to + (to == from);
    }
}

static void place_borders(struct canvas *c, const struct placed_fragment *f)
{
    if (!f->table->source->border)
        return;
    for (uint32_t r = f->first; r <= f->last + 1; r++) {
        int64_t t = f->table->source->border, y = f->y[r - f->first] - t / 2;
        size_t n = f->table->source->column_count;
        for (size_t from = 0; from < n;) {
            size_t to = from;
            while (to < n && (r > f->last || r == f->first || has_line_above(f, r, to)))
                to++;
            if (to > from)
                draw_bar(c, f->x + f->table->x[from] - t / 2, y,
                         f->table->x[to] - f->table->x[from] + t, t, 0);
            from = to + (to == from);
        }
    }
    for (size_t column = 0; column <= f->table->source->column_count; column++)
        border_left(c, f, column);
}

/* The header rows, printed again; returns the edge below them. */
static int64_t place_header(struct canvas *c, const struct galley *g, const struct set_table *t,
                            int64_t y)
{
    size_t n = t->source->header_rows;
    struct placed_fragment f = {.galley = g,
                                .table = t,
                                .last = (uint32_t)n - 1,
                                .last_cut = (uint32_t)t->rows[n - 1].cuts.n,
                                .y = mem_alloc((n + 1) * sizeof(int64_t)),
                                .x = c->left};
    for (size_t r = 0; r < n; r++)
        f.y[r] = y + t->rows[r].top;
    f.y[n] = y + t->header_height;
    for (uint32_t r = 0; r < n; r++)
        for (size_t k = 0; k < t->rows[r].n; k++) {
            const struct rowspan *l = table_rowspan_at(t, r, k);
            uint32_t last = l ? l->last_row : r;
            if (!t->rows[r].cells[k].covered)
                place_whole(c, &f, &t->rows[r].cells[k], &t->rows[r].cells[k].stack, f.y[r],
                            f.y[last + 1], t->source->rows[r].cells[k].middle, false);
        }
    place_borders(c, &f);
    free(f.y);
    return y + t->header_height;
}

/* By how much the gaps above an item of the sheet have grown together. */
static int64_t grown(const struct galley *g, const struct sheet *s, size_t i)
{
    int64_t first = g->items[s->first].more, all = g->items[s->end - 1].more - first;
    return all ? s->fill * (g->items[i].more - first) / all : 0;
}

/* Items first..end-1, all of one table; returns the edge below them. */
static int64_t place_table(struct canvas *c, const struct galley *g, const struct sheet *sheet,
                           size_t first, size_t end, int64_t y)
{
    const struct item *a = &g->items[first], *b = &g->items[end - 1];
    size_t rows = b->row - a->row + 1;
    struct placed_fragment f = {
        g,      a->table, sheet->first, a->row,
        b->row, a->cut,   b->cut,       mem_alloc((rows + 1) * sizeof(int64_t)),
        c->left};
    if (first == sheet->first && page_header(g, first))
        y = place_header(c, g, a->table, y);
    if (!a->row && !a->cut)
        draw_mark(c, a->block->anchor, f.x, y);
    /* Where the rows of the items first..end-1 begin and end, from y on. */
    const struct item *items = f.galley->items;
    int64_t shift = y - items[first].top;
    for (size_t i = first; i < end; i++) {
        if (i == first || items[i].row != items[i - 1].row)
            f.y[items[i].row - f.first] = items[i].top + shift;
        shift += page_extra(f.galley, f.first_item, i, i + 1 == sheet->end);
        if (i + 1 < end)
            shift += grown(g, sheet, i + 1) - grown(g, sheet, i);
        f.y[items[i].row - f.first + 1] = items[i].bottom + shift;
    }
    for (uint32_t r = f.first; r <= f.last; r++)
        place_row(c, &f, r);
    place_borders(c, &f);
    y = f.y[rows];
    free(f.y);
    return y;
}

/* At the foot of the text area. */
static void place_notes(struct canvas *c, const struct flow *f, const struct galley *g,
                        const struct sheet *s)
{
    int64_t height = page_notes(f, g, s->note_first, s->note_end);
    if (!height)
        return;
    int64_t y = g->section->height - c->bottom - height + f->note_gap;
    draw_bar(c, c->left, y, (int64_t)g->measure * f->note_rule_share / 1000, f->note_rule, 0);
    y += f->note_rule - g->note_strips[s->note_first].top;
    for (uint32_t i = s->note_first; i < s->note_end; i++)
        draw_strip(c, &g->note_strips[i], c->left, g->measure, y + g->note_strips[i].top, true);
}

static int by_height(const void *left, const void *right)
{
    const struct draw_beside *a = left, *b = right;
    return a->y != b->y ? mem_order(a->y, b->y) : mem_order(a->beside, b->beside);
}

/*
 * Notes of the outer margin, which is the right one of a recto: each beside its line, or below the
 * note above it.
 */
static void place_besides(struct canvas *c, const struct flow *f, const struct section *s)
{
    int64_t below = 0, leading = f->beside_leading;
    bool mirrored = c->left != s->left;
    array_sort(c->besides.at, c->besides.n, by_height);
    for (size_t i = 0; i < c->besides.n; i++) {
        const struct beside *b = &f->besides[c->besides.at[i].beside - 1];
        int64_t y = c->besides.at[i].y > below ? c->besides.at[i].y : below;
        int64_t next = i + 1 < c->besides.n ? c->besides.at[i + 1].y : s->height;
        size_t room = next > y + leading ? (size_t)((next - y) / leading) : 1;
        bool whole = b->line_count <= room;
        for (size_t k = 0; k < (whole ? b->line_count : 1); k++, y += leading) {
            const struct span *words = whole ? &b->lines[k] : &b->brief;
            int64_t x = mirrored ? c->left - f->beside_gap - layout_width(words, 1)
                                 : s->width - s->right + f->beside_gap;
            draw_words(c, words, x, y);
        }
        below = y;
    }
}

/* A paragraph in its longer setting; returns the edge below it. */
static int64_t place_longer(struct canvas *c, const struct galley *g, const struct item *item,
                            int64_t y)
{
    uint32_t n = item->strip->lines_after + 2;
    for (uint32_t i = 0; i < n; i++) {
        struct strip strip = {.block = item->block,
                              .line = &item->longer[i],
                              .lines_before = i,
                              .lines_after = n - 1 - i};
        draw_strip(c, &strip, c->left, g->measure, y, true);
        y += item->longer[i].height;
    }
    return y;
}

static void set_margins(struct canvas *c, const struct section *s, bool verso)
{
    bool sides = verso && s->verso == VERSO_SIDES, ends = verso && s->verso == VERSO_TOP_BOTTOM;
    c->left = sides ? s->right : s->left;
    c->top = ends ? s->bottom : s->top;
    c->bottom = ends ? s->top : s->bottom;
}

/* What is in the upper margin of a section's first page: it ends above the text. */
static void place_head(struct canvas *c, const struct galley *g)
{
    int64_t y = g->section->head_top, last = c->top - g->head.height;
    place_stack(c, &g->head, c->left, g->measure, y < last ? y : last, 0, -1, INT64_MAX, true);
}

void page_place_sheet(struct canvas *c, const struct flow *f, const struct galley *g,
                      const struct sheet *s, struct page_place page)
{
    set_margins(c, g->section, page.verso);
    for (size_t i = 0; i < g->section->running_count; i++) {
        const struct running *r = &g->section->running[i];
        if (!page.first || !r->not_on_first)
            draw_running(c, r, page.number, c->left, g->measure, c->top - g->section->top);
    }
    if (page.first)
        place_head(c, g);
    int64_t y = c->top; /* of the galley's place `origin` */
    int64_t origin = s->first < s->end ? g->items[s->first].top : 0;
    for (size_t i = s->first, end; i < s->end; i = end) {
        const struct item *item = &g->items[i];
        int64_t top = y + item->top - origin + grown(g, s, i);
        end = i + 1;
        if (item->lengthened) {
            end = i + item->strip->lines_after + 1;
            y = place_longer(c, g, item, top) - grown(g, s, i);
            origin = g->items[end - 1].bottom;
            continue;
        }
        if (!item->table) {
            draw_strip(c, item->strip, c->left, g->measure, top, true);
            continue;
        }
        while (end < s->end && g->items[end].table == item->table)
            end++;
        y = place_table(c, g, s, i, end, top) - grown(g, s, end - 1);
        origin = g->items[end - 1].bottom;
    }
    place_notes(c, f, g, s);
    if (!c->only_anchors)
        place_besides(c, f, g->section);
    if (g->section->foot_on_last ? page.last : page.first)
        place_stack(c, &g->foot, c->left, g->measure, (int64_t)g->section->height - c->bottom, 0,
                    -1, INT64_MAX, true);
}
