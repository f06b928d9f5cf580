/*
 * Composition, third part: tables. Column widths are found by layout/ from the contents; here the
 * cells get their classes, and lead cells that are empty because they mean the one above become one
 * cell over several rows.
 */
#include <string.h>

#include "base/unicode.h"
#include "form/form_int.h"

struct form_grid {
    const struct node *table;
    const struct node **heads; /* the first rows, printed again on every page */
    size_t head_count;
    size_t columns, row_count; /* rows without repeated heads */
    const struct node **rows;
    size_t lead; /* column of the leads, or columns where there is none */
};

static size_t count_cells(const struct node *row)
{
    size_t n = 0;
    for (const struct node *cell = row->first; cell; cell = cell->next)
        n += cell->kind == NODE_CELL;
    return n;
}

static const struct node *cell_at(const struct node *row, size_t column)
{
    const struct node *cell = row->first;
    for (; cell; cell = cell->next)
        if (cell->kind == NODE_CELL && !column--)
            return cell;
    return NULL;
}

static struct str cell_text(struct composer *c, const struct node *row, size_t column)
{
    const struct node *cell = cell_at(row, column);
    return cell ? str_trim(node_text(c->arena, cell)) : STR_NONE;
}

/* The column in which the rows of the responsibility table have their lead. */
static size_t lead_column(struct composer *c, const struct form_grid *g)
{
    for (size_t i = 0; i < c->task_count; i++) {
        const struct task_row *task = &c->tasks[i];
        if (task->row->parent != g->table || !task->lead.n)
            continue;
        for (size_t k = 0; k < g->columns; k++)
            if (str_eq(cell_text(c, task->row, k), task->lead))
                return k;
    }
    return g->columns;
}

static bool is_shown(const struct node *n)
{
    return n->kind == NODE_TABLE_ROW || (n->kind == NODE_TABLE_HEAD && !node_is_repeated_head(n));
}

static struct form_grid read_grid(struct composer *c, const struct node *table)
{
    struct form_grid g = {.table = table};
    size_t shown = 0, i = 0;
    bool heads = true; /* none but heads so far */
    for (const struct node *row = table->first; row; row = row->next) {
        if (!is_shown(row))
            continue;
        heads = heads && row->kind == NODE_TABLE_HEAD;
        g.head_count += heads;
        shown++;
        if (count_cells(row) > g.columns)
            g.columns = count_cells(row);
    }
    g.heads = arena_array(c->arena, shown, sizeof *g.heads);
    for (const struct node *row = table->first; row; row = row->next)
        if (is_shown(row))
            g.heads[i++] = row;
    g.rows = g.heads + g.head_count;
    g.row_count = shown - g.head_count;
    g.lead = lead_column(c, &g);
    return g;
}

/* Numbers stand in the middle of their column: "12", "12.", "IV". */
static bool is_number(struct str text)
{
    bool any = false;
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i];
        if (!(ch >= '0' && ch <= '9') && !strchr("IVXLC.)", ch))
            return false;
        any |= ch != '.' && ch != ')';
    }
    return any;
}

/* link: what all its words lead to, or 0. */
static struct cell make_cell(struct composer *c, const struct node *cell, const char *name,
                             unsigned tag, unsigned link)
{
    struct block_list blocks = {0};
    struct text_list text = {0};
    const struct style_class *class = style_class(c->style, name);
    if (link && cell->runs)
        tag = pdf_tag(c->out->tags, tag, "Link", STR_NONE);
    for (const struct run *r = cell->runs; r; r = r->next)
        if (link && !r->note)
            composer_text(c, &text, class, r->text, r->style & KEEP_ALL, r->pos, tag)->link = link;
        else if (r->note)
            composer_run(c, &text, class, r, 0, 0, KEEP_ALL, tag);
        else
            composer_linked_text(c, &text, class, r->text, r->style & KEEP_ALL, r->pos, tag);
    if (text.list.n)
        composer_paragraph(c, &blocks, class, &text);
    return composer_cell(c, &blocks);
}

static struct row make_head(struct composer *c, const struct form_grid *g, size_t i, unsigned table)
{
    unsigned tag = pdf_tag(c->out->tags, table, "TR", STR_NONE);
    struct cell *cells = arena_array(c->arena, g->columns, sizeof *cells);
    for (size_t k = 0; k < g->columns; k++) {
        const struct node *cell = cell_at(g->heads[i], k);
        unsigned head = pdf_tag(c->out->tags, tag, "TH", STR("/A << /O /Table /Scope /Column >>"));
        if (cell)
            cells[k] = make_cell(c, cell, "table-head", head, 0);
        cells[k].middle = true;
    }
    return (struct row){.cells = cells, .cell_count = g->columns};
}

/* The only filled cell of a row that is no task: a heading inside the table, over all columns. */
static const struct node *lone_cell(struct composer *c, const struct form_grid *g,
                                    const struct node *row)
{
    const struct node *lone = NULL;
    if (g->columns < 3) /* of two, the other is a blank to be filled in */
        return NULL;
    for (size_t k = 0; k < g->columns; k++) {
        if (!cell_text(c, row, k).n)
            continue;
        if (lone || is_number(cell_text(c, row, k)))
            return NULL;
        lone = cell_at(row, k);
    }
    return lone;
}

/* How many rows the lead cell of row i covers: those below it whose own is empty. */
static unsigned lead_rows(struct composer *c, const struct form_grid *g, size_t i)
{
    unsigned n = 1;
    while (i + n < g->row_count && count_cells(g->rows[i + n]) == g->columns &&
           !cell_text(c, g->rows[i + n], g->lead).n && !lone_cell(c, g, g->rows[i + n]))
        n++;
    return n;
}

static struct row make_lone_row(struct composer *c, const struct form_grid *g,
                                const struct node *cell, unsigned parent)
{
    struct str span = str_format(c->arena, "/A << /O /Table /ColSpan %zu >>", g->columns);
    unsigned tag = pdf_tag(c->out->tags, parent, "TD", span);
    struct cell *only = arena_alloc(c->arena, sizeof *only);
    *only = make_cell(c, cell, "table-cell", tag, 0);
    only->columns = (unsigned)g->columns;
    return (struct row){.cells = only, .cell_count = 1, .keep_next = true};
}

static const char *cell_class(struct composer *c, const struct node *row, size_t column)
{
    if (row->kind == NODE_TABLE_HEAD)
        return "table-head";
    return is_number(cell_text(c, row, column)) ? "table-number" : "table-cell";
}

/* covered: rows below this one that the lead cell under way still covers. */
static struct row make_row(struct composer *c, const struct form_grid *g, size_t i, unsigned table,
                           unsigned *covered)
{
    const struct node *row = g->rows[i];
    unsigned tag = pdf_tag(c->out->tags, table, "TR", STR_NONE);
    if (!*covered && lone_cell(c, g, row))
        return make_lone_row(c, g, lone_cell(c, g, row), tag);
    struct cell *cells = arena_array(c->arena, g->columns, sizeof *cells);
    for (size_t k = 0; k < g->columns; k++) {
        const struct node *cell = cell_at(row, k);
        if (k == g->lead && *covered) {
            cells[k].covered = true;
            --*covered;
            continue;
        }
        unsigned rows = k == g->lead && cell_text(c, row, k).n ? lead_rows(c, g, i) : 1;
        struct str span =
            rows > 1 ? str_format(c->arena, "/A << /O /Table /RowSpan %u >>", rows) : STR_NONE;
        unsigned data = pdf_tag(c->out->tags, tag, "TD", span);
        if (cell)
            cells[k] =
                make_cell(c, cell, cell_class(c, row, k), data, k ? 0 : composer_away(c, row));
        if (rows > 1) {
            cells[k].rows = rows;
            *covered = rows - 1;
        }
    }
    return (struct row){
        .cells = cells, .cell_count = g->columns, .anchor = composer_node_anchor(c, row)};
}

static const struct span *continued(struct composer *c)
{
    struct str word = style_word(c->style, "continued");
    if (!word.n)
        return NULL;
    struct text_list text = {0};
    struct str behind = str_format(c->arena, " %.*s", STR_ARG(word));
    composer_text(c, &text, style_class(c->style, "table-cell"), behind, STYLE_ITALIC, POS_NONE, 0);
    struct span *s = arena_alloc(c->arena, sizeof *s);
    *s = text.list.at[0];
    vec_free(&text.list);
    return s;
}

/* The widths that the style allows; of two columns one may be as wide as it has to be. */
static struct column *limit_columns(struct composer *c, size_t n)
{
    struct column *columns = arena_array(c->arena, n, sizeof *columns);
    for (size_t i = 0; i < n; i++) {
        columns[i].min = composer_number(c, "column-min", 0);
        columns[i].max = n > 2 ? composer_number(c, "column-max", 0) : 0;
    }
    return columns;
}

void compose_table(struct composer *c, struct block_list *to, const struct node *n, unsigned parent)
{
    struct form_grid g = read_grid(c, n);
    unsigned tag = pdf_tag(c->out->tags, parent, "Table", STR_NONE), covered = 0;
    size_t heads = g.head_count;
    struct row *rows = arena_array(c->arena, g.row_count + heads, sizeof *rows);
    struct column *columns = limit_columns(c, g.columns);
    for (size_t i = 0; i < heads; i++)
        rows[i] = make_head(c, &g, i, tag);
    for (size_t i = 0; i < g.row_count; i++)
        rows[heads + i] = make_row(c, &g, i, tag, &covered);
    struct block *b = vec_push(&to->list);
    *b = (struct block){.kind = BLOCK_TABLE, .after = composer_number(c, "table-after", 6)};
    b->as.table = (struct table){.columns = columns,
                                 .column_count = g.columns,
                                 .rows = rows,
                                 .row_count = g.row_count + heads,
                                 .header_rows = heads,
                                 .border = composer_number(c, "border", 0.5),
                                 .padding_x = composer_number(c, "cell-padding-x", 4),
                                 .padding_y = composer_number(c, "cell-padding-y", 3),
                                 .continued = continued(c)};
}
