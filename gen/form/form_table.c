/*
 * Tables: see form_parts.h. Column widths are found by layout/ from the contents; here the cells
 * get their classes, and an empty lead cell, which repeats the one above, becomes part of it.
 */
#include "form/form_parts.h"

#include <string.h>

struct table_grid {
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

static struct str cell_text(struct form_builder *f, const struct node *row, size_t column)
{
    const struct node *cell = cell_at(row, column);
    return cell ? str_trim(node_text(f->arena, cell)) : STR_NONE;
}

/* The column in which the rows of the responsibility table have their lead. */
static size_t lead_column(struct form_builder *f, const struct table_grid *g)
{
    for (size_t i = 0; i < f->task_count; i++) {
        const struct task_row *task = &f->tasks[i];
        if (task->row->parent != g->table || !task->lead.n)
            continue;
        for (size_t k = 0; k < g->columns; k++)
            if (str_eq(cell_text(f, task->row, k), task->lead))
                return k;
    }
    return g->columns;
}

static bool is_shown(const struct node *n)
{
    return n->kind == NODE_TABLE_ROW || (n->kind == NODE_TABLE_HEAD && !node_is_repeated_head(n));
}

static struct table_grid read_grid(struct form_builder *f, const struct node *table)
{
    struct table_grid g = {.table = table};
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
    g.heads = arena_array(f->arena, shown, sizeof *g.heads);
    for (const struct node *row = table->first; row; row = row->next)
        if (is_shown(row))
            g.heads[i++] = row;
    g.rows = g.heads + g.head_count;
    g.row_count = shown - g.head_count;
    g.lead = lead_column(f, &g);
    return g;
}

/* Numbers are centred in their column: "12", "12.", "IV". */
static bool is_number(struct str text)
{
    bool any = false;
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i];
        if (!is_digit(ch) && !strchr("IVXLC.)", ch))
            return false;
        any |= ch != '.' && ch != ')';
    }
    return any;
}

/* link: what all its words lead to, or 0. */
static struct cell make_cell(struct form_builder *f, const struct node *cell, const char *name,
                             unsigned element, unsigned link)
{
    struct block_list blocks = {0};
    struct text_list text = {0};
    const struct style_class *class = style_class(f->style, name);
    if (link && cell->runs)
        element = form_element(f, element, ROLE_LINK);
    for (const struct run *r = cell->runs; r; r = r->next)
        if (link && !r->note)
            form_text(f, &text, class, r->text, r->style & KEEP_ALL, r->pos, element)->link = link;
        else if (r->note)
            form_run(f, &text, class, r, 0, 0, KEEP_ALL, element);
        else
            form_link_text(f, &text, class, r, element);
    if (text.list.n)
        form_paragraph(f, &blocks, class, &text);
    return form_cell(f, &blocks);
}

/* The only filled cell of a row that is no task: a heading inside the table, over all columns. */
static const struct node *lone_cell(struct form_builder *f, const struct table_grid *g,
                                    const struct node *row)
{
    const struct node *lone = NULL;
    if (g->columns < 3) /* of two, the other is a blank to be filled in */
        return NULL;
    for (size_t k = 0; k < g->columns; k++) {
        if (!cell_text(f, row, k).n)
            continue;
        if (lone || is_number(cell_text(f, row, k)))
            return NULL;
        lone = cell_at(row, k);
    }
    return lone;
}

/* How many rows the lead cell of row i covers: those below it whose own is empty. */
static unsigned lead_rows(struct form_builder *f, const struct table_grid *g, size_t i)
{
    unsigned n = 1;
    while (i + n < g->row_count && count_cells(g->rows[i + n]) == g->columns &&
           !cell_text(f, g->rows[i + n], g->lead).n && !lone_cell(f, g, g->rows[i + n]))
        n++;
    return n;
}

/* covered: rows below this one that the lead cell under way still covers. */
static struct row make_row(struct form_builder *f, const struct table_grid *g, size_t i,
                           unsigned table, unsigned *covered)
{
    const struct node *row = g->rows[i];
    unsigned element = form_element(f, table, ROLE_ROW);
    const struct node *lone = *covered ? NULL : lone_cell(f, g, row);
    if (lone) {
        unsigned cell = form_element(f, element, ROLE_CELL);
        f->elements.at[cell].columns = (unsigned)g->columns;
        struct cell *only = arena_alloc(f->arena, sizeof *only);
        *only = make_cell(f, lone, "table-cell", cell, 0);
        only->columns = (unsigned)g->columns;
        return (struct row){.cells = only, .cell_count = 1, .keep_next = true};
    }
    struct cell *cells = arena_array(f->arena, g->columns, sizeof *cells);
    for (size_t k = 0; k < g->columns; k++) {
        const struct node *cell = cell_at(row, k);
        if (k == g->lead && *covered) {
            cells[k].covered = true;
            --*covered;
            continue;
        }
        struct str text = cell_text(f, row, k);
        unsigned rows = k == g->lead && text.n ? lead_rows(f, g, i) : 1;
        unsigned data = form_element(f, element, ROLE_CELL);
        const char *class = row->kind == NODE_TABLE_HEAD ? "table-head"
                            : is_number(text)            ? "table-number"
                                                         : "table-cell";
        if (cell)
            cells[k] = make_cell(f, cell, class, data, k ? 0 : form_link_external(f, row));
        if (rows > 1) {
            cells[k].rows = f->elements.at[data].rows = rows;
            *covered = rows - 1;
        }
    }
    return (struct row){
        .cells = cells, .cell_count = g->columns, .anchor = form_node_anchor(f, row)};
}

static const struct span *continued(struct form_builder *f)
{
    struct str word = style_word(f->style, "continued");
    if (!word.n)
        return NULL;
    struct text_list text = {0};
    struct str after = str_format(f->arena, " %.*s", STR_ARG(word));
    form_text(f, &text, style_class(f->style, "table-cell"), after, STYLE_ITALIC, POS_NONE, 0);
    struct span *s = arena_alloc(f->arena, sizeof *s);
    *s = text.list.at[0];
    vec_free(&text.list);
    return s;
}

void form_table(struct form_builder *f, const struct node *n, unsigned parent)
{
    struct table_grid g = read_grid(f, n);
    unsigned element = form_element(f, parent, ROLE_TABLE), covered = 0;
    size_t heads = g.head_count;
    struct row *rows = arena_array(f->arena, g.row_count + heads, sizeof *rows);
    /* The widths that the style allows; of two columns one may be as wide as it has to be. */
    struct column *columns = arena_array(f->arena, g.columns, sizeof *columns);
    for (size_t i = 0; i < g.columns; i++) {
        columns[i].min = form_number_length(f, "column-min");
        columns[i].max = g.columns > 2 ? form_number_length(f, "column-max") : 0;
    }
    for (size_t i = 0; i < heads; i++) {
        unsigned row = form_element(f, element, ROLE_ROW);
        struct cell *cells = arena_array(f->arena, g.columns, sizeof *cells);
        for (size_t k = 0; k < g.columns; k++) {
            const struct node *cell = cell_at(g.heads[i], k);
            unsigned head = form_element(f, row, ROLE_HEAD_CELL);
            if (cell)
                cells[k] = make_cell(f, cell, "table-head", head, 0);
            cells[k].middle = true;
        }
        rows[i] = (struct row){.cells = cells, .cell_count = g.columns};
    }
    for (size_t i = 0; i < g.row_count; i++)
        rows[heads + i] = make_row(f, &g, i, element, &covered);
    struct block *b = vec_push(&f->body.list);
    *b = (struct block){.kind = BLOCK_TABLE, .after = form_number_length(f, "table-after")};
    b->as.table = (struct table){.columns = columns,
                                 .column_count = g.columns,
                                 .rows = rows,
                                 .row_count = g.row_count + heads,
                                 .header_rows = heads,
                                 .border = form_number_length(f, "border"),
                                 .padding_x = form_number_length(f, "cell-padding-x"),
                                 .padding_y = form_number_length(f, "cell-padding-y"),
                                 .continued = continued(f)};
}
