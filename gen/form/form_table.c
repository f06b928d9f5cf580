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
    size_t lead;   /* column of the leads, or columns where there is none */
    bool counted;  /* some row of the body begins with an Arabic number */
    bool *figures; /* by column */
    /*
     * Where groups of rows or merged heads make it more than columns below heads, a cell names its
     * heads (ISO 14289-1, 7.5): of each head cell its name, by row and column, and that of the
     * group under way; 0: none.
     */
    bool complex;
    unsigned *head_names, group;
};

static struct str cell_text(struct form_builder *f, const struct node *row, size_t column)
{
    const struct node *cell = node_cell(row, column);
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

/* "12", "12.", "IV", "8,5 %", "≥ 10", "2026 - 2030", "12/4/2026", "x": of columns that are centred.
 */
static bool is_figure(struct str text)
{
    static const char signs[] = "IVXLC0123456789.,;:()%+-/<>=*~";
    static const char *const others[] = {"≥", "≤", "–", "—", "±", "×", "‰", "°"};
    bool any = false;
    if (str_is(text, "x") || str_is(text, "X"))
        return true;
    for (size_t at = 0, n; at < text.n; at += n) {
        size_t sign = 0;
        char ch = text.p[at];
        n = 1;
        any |= is_digit(ch) || (ch >= 'A' && strchr("IVXLC", ch));
        if (is_space(ch) || strchr(signs, ch))
            continue;
        while (sign < sizeof others / sizeof *others &&
               !str_starts(str_slice(text, at, text.n), str_of(others[sign])))
            sign++;
        if (sign == sizeof others / sizeof *others)
            return false;
        n = strlen(others[sign]);
    }
    return any;
}

static unsigned head_columns(struct form_builder *, const struct table_grid *, size_t row,
                             size_t column);

/* How many cells of some columns are filled, and how many of them are figures. */
struct figures {
    size_t filled, figures;
    bool all; /* each of the columns has one */
};

static struct figures count_figures(struct form_builder *f, const struct table_grid *g,
                                    size_t column, size_t columns)
{
    struct figures n = {.all = true};
    for (size_t k = column; k < column + columns; k++) {
        size_t before = n.figures;
        for (size_t i = 0; i < g->row_count; i++) {
            struct str text = cell_text(f, g->rows[i], k);
            n.filled += text.n > 0;
            n.figures += text.n && is_figure(text);
        }
        n.all = n.all && n.figures > before;
    }
    return n;
}

/*
 * Columns of which most cells are figures are centred; those below one head all or none, where each
 * has a figure.
 */
static void find_figures(struct form_builder *f, struct table_grid *g)
{
    g->figures = arena_array(f->arena, g->columns, sizeof *g->figures);
    for (size_t i = 0; i < g->columns; i++) {
        struct figures n = count_figures(f, g, i, 1);
        g->figures[i] = 2 * n.figures > n.filled;
    }
    for (size_t i = 0, columns; g->head_count > 1 && i < g->columns; i += columns) {
        columns = head_columns(f, g, 0, i);
        struct figures n = count_figures(f, g, i, columns);
        for (size_t k = i; columns > 1 && n.all && k < i + columns; k++)
            g->figures[k] = 2 * n.figures > n.filled;
    }
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
        if (node_cell_count(row) > g.columns)
            g.columns = node_cell_count(row);
    }
    g.heads = arena_array(f->arena, shown, sizeof *g.heads);
    for (const struct node *row = table->first; row; row = row->next)
        if (is_shown(row))
            g.heads[i++] = row;
    g.rows = g.heads + g.head_count;
    g.row_count = shown - g.head_count;
    g.lead = lead_column(f, &g);
    for (i = 0; i < g.row_count; i++) {
        struct str first = cell_text(f, g.rows[i], 0);
        g.counted |= first.n && is_digit(first.p[0]);
    }
    find_figures(f, &g);
    return g;
}

/* link: what all its words lead to, or 0. */
static void add_cell_text(struct form_builder *f, struct text_list *text, const struct node *cell,
                          const struct style_class *class, unsigned element, unsigned link)
{
    if (link && cell->runs)
        element = form_element(f, element, ROLE_LINK);
    for (const struct run *r = cell->runs; r; r = r->next)
        if (link && !r->note)
            form_text(f, text, class, r->text, r->style & KEEP_ALL, r->pos, element)->link = link;
        else if (r->note || form_margin_lists(f, cell))
            form_run(f, text, class, r, 0, r->text.n, KEEP_ALL, element);
        else
            form_link_text(f, text, class, r, element);
}

static struct cell make_cell(struct form_builder *f, const struct node *cell, const char *name,
                             unsigned element, unsigned link)
{
    struct block_list blocks = {0};
    struct text_list text = {0};
    const struct style_class *class = style_class(f->style, name);
    add_cell_text(f, &text, cell, class, element, link);
    if (text.list.n)
        form_paragraph(f, &blocks, class, &text);
    return form_cell(f, &blocks);
}

/* "I.", "IV", "A.", "B)": the number of a group of rows. */
static bool is_group_number(struct str text)
{
    size_t n = text.n;
    while (n && strchr(".)-", text.p[n - 1]))
        n--;
    for (size_t i = 0; i < n; i++)
        if (!strchr("IVXLC", text.p[i]) && (n > 1 || text.p[i] < 'A' || text.p[i] > 'Z'))
            return false;
    return n > 0;
}

/*
 * A row that is no task, but a heading inside the table, over all columns: a text alone, or after
 * the number of a group where other rows have figures, or a number whose parts follow. Sets the
 * text and its number, or NULL.
 */
static bool is_group(struct form_builder *f, const struct table_grid *g, const struct node *row,
                     const struct node **text, const struct node **number)
{
    *text = *number = NULL;
    if (g->columns < 3) /* of two, the other is a blank to be filled in */
        return false;
    for (size_t k = 0; k < g->columns; k++) {
        struct str words = cell_text(f, row, k);
        if (!words.n)
            continue;
        if (!*text && !*number && !k && g->counted &&
            (is_group_number(words) || row_is_parent(f->arena, row)))
            *number = node_cell(row, k);
        else if (*text || is_figure(words))
            return false;
        else
            *text = node_cell(row, k);
    }
    return *text;
}

/* A sentence over all columns says something of the rows, and heads none. */
static bool is_remark(struct form_builder *f, const struct node *words)
{
    struct str said = str_trim(node_text(f->arena, words));
    return said.n && strchr(".;", said.p[said.n - 1]);
}

/* Tells a cell the names of its heads: those of its column, once each, and its group. */
static void name_heads(struct form_builder *f, const struct table_grid *g, size_t column,
                       unsigned element)
{
    unsigned *names = arena_array(f->arena, g->head_count + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; g->complex && i < g->head_count; i++) {
        unsigned name = g->head_names[i * g->columns + column];
        if (name && !(n && names[n - 1] == name))
            names[n++] = name;
    }
    if (g->group)
        names[n++] = g->group;
    f->elements.at[element].heads = names;
    f->elements.at[element].head_count = n;
}

static struct row make_group(struct form_builder *f, struct table_grid *g, const struct node *row,
                             unsigned element, const struct node *words, const struct node *number)
{
    bool sentence = is_remark(f, words);
    unsigned cell = form_element(f, element, sentence ? ROLE_CELL : ROLE_GROUP_CELL);
    const struct style_class *class =
        style_class(f->style, sentence ? "table-cell" : "table-group");
    struct block_list blocks = {0};
    struct text_list text = {0};
    struct cell *only = arena_alloc(f->arena, sizeof *only);
    f->elements.at[cell].columns = (unsigned)g->columns;
    if (!sentence)
        g->group = f->elements.at[cell].name = words->id;
    if (number) {
        add_cell_text(f, &text, number, class, cell, 0);
        form_text(f, &text, class, STR(" "), LOOK_CELL_END, POS_NONE, cell);
    }
    add_cell_text(f, &text, words, class, cell, 0);
    form_paragraph(f, &blocks, class, &text)->as.paragraph.whole_words = true;
    *only = form_cell(f, &blocks);
    only->columns = (unsigned)g->columns;
    return (struct row){
        .cells = only, .cell_count = 1, .keep_next = true, .anchor = form_node_anchor(f, row)};
}

/* How many rows the lead cell of row i covers: those below it that repeat it, or leave it empty. */
static unsigned lead_rows(struct form_builder *f, const struct table_grid *g, size_t i)
{
    unsigned n = 1;
    const struct node *text, *number;
    struct str lead = cell_text(f, g->rows[i], g->lead);
    for (; i + n < g->row_count && node_cell_count(g->rows[i + n]) == g->columns; n++) {
        struct str below = cell_text(f, g->rows[i + n], g->lead);
        if ((below.n && !str_eq(below, lead)) || is_group(f, g, g->rows[i + n], &text, &number))
            break;
    }
    return n;
}

/* covered: rows below this one that the lead cell under way still covers. */
static struct row make_row(struct form_builder *f, struct table_grid *g, size_t i, unsigned table,
                           unsigned *covered)
{
    const struct node *row = g->rows[i];
    unsigned element = form_element(f, table, ROLE_ROW);
    const struct node *words, *number;
    form_margin_begin(f, row);
    if (!*covered && is_group(f, g, row, &words, &number))
        return make_group(f, g, row, element, words, number);
    struct cell *cells = arena_array(f->arena, g->columns, sizeof *cells);
    for (size_t k = 0; k < g->columns; k++) {
        const struct node *cell = node_cell(row, k);
        if (k == g->lead && *covered) {
            cells[k].covered = true;
            --*covered;
            continue;
        }
        struct str text = cell_text(f, row, k);
        unsigned rows = k == g->lead && text.n ? lead_rows(f, g, i) : 1;
        unsigned data = form_element(f, element, ROLE_CELL);
        name_heads(f, g, k, data);
        const char *class = row->kind == NODE_TABLE_HEAD ? "table-head"
                            : g->figures[k]              ? "table-number"
                                                         : "table-cell";
        if (cell)
            cells[k] = make_cell(f, cell, class, data, k ? 0 : form_link_counterpart(f, row));
        if (rows > 1) {
            cells[k].rows = f->elements.at[data].rows = rows;
            *covered = rows - 1;
        }
    }
    return (struct row){
        .cells = cells, .cell_count = g->columns, .anchor = form_node_anchor(f, row)};
}

static bool is_filled(struct form_builder *f, const struct table_grid *g, size_t row, size_t column)
{
    return row < g->head_count && column < g->columns && cell_text(f, g->heads[row], column).n;
}

/* Some head below this place is filled; in the only row of heads, none has to be. */
static bool is_named_below(struct form_builder *f, const struct table_grid *g, size_t row,
                           size_t column)
{
    if (g->head_count == 1)
        return true;
    for (size_t below = row + 1; below < g->head_count; below++)
        if (is_filled(f, g, below, column))
            return true;
    return false;
}

/* The head above an empty cell of that row goes over several columns, of which it is one. */
static bool is_one_above(struct form_builder *f, const struct table_grid *g, size_t row,
                         size_t column);

/*
 * An empty cell belongs to the one left of it, which names them all, where heads below name each;
 * but not beyond what the head above the two goes over.
 */
static unsigned head_columns(struct form_builder *f, const struct table_grid *g, size_t row,
                             size_t column)
{
    unsigned n = 1;
    if (!is_filled(f, g, row, column) || !is_named_below(f, g, row, column))
        return 1;
    while (column + n < g->columns && !is_filled(f, g, row, column + n) &&
           is_named_below(f, g, row, column + n) && is_one_above(f, g, row, column + n))
        n++;
    return n;
}

static bool is_one_above(struct form_builder *f, const struct table_grid *g, size_t row,
                         size_t column)
{
    if (!row)
        return true;
    size_t from = column;
    while (from && !is_filled(f, g, row - 1, from))
        from--;
    return head_columns(f, g, row - 1, from) > column - from;
}

/* An empty cell below belongs to the one above it. */
static unsigned head_rows(struct form_builder *f, const struct table_grid *g, size_t row,
                          size_t column)
{
    unsigned n = 1;
    while (is_filled(f, g, row, column) && row + n < g->head_count &&
           !is_filled(f, g, row + n, column))
        n++;
    return n;
}

/* True if a filled cell above, of one column, continues into this one. */
static bool is_head_covered(struct form_builder *f, const struct table_grid *g, size_t row,
                            size_t column)
{
    size_t above = row;
    if (is_filled(f, g, row, column))
        return false;
    while (above && !is_filled(f, g, above, column))
        above--;
    return above < row && is_filled(f, g, above, column);
}

/* The head cell at that place covers so many columns and rows. */
static void name_head(struct form_builder *f, const struct table_grid *g, size_t row, size_t column,
                      unsigned columns, unsigned rows, unsigned element, unsigned name)
{
    f->elements.at[element].name = name;
    for (size_t i = row; i < row + rows; i++)
        for (size_t k = column; k < column + columns; k++)
            g->head_names[i * g->columns + k] = name;
}

/* Is it more than columns below heads: groups of rows, or a head over several columns. */
static bool is_complex(struct form_builder *f, const struct table_grid *g)
{
    const struct node *words, *number;
    for (size_t i = 0; i < g->row_count; i++)
        if (is_group(f, g, g->rows[i], &words, &number) && !is_remark(f, words))
            return true;
    for (size_t k = 0; k < g->columns * g->head_count; k++)
        if (head_columns(f, g, k / g->columns, k % g->columns) > 1)
            return true;
    return false;
}

static struct row make_head(struct form_builder *f, const struct table_grid *g, size_t i,
                            unsigned table)
{
    unsigned row = form_element(f, table, ROLE_ROW);
    form_margin_begin(f, g->heads[i]);
    struct cell *cells = arena_array(f->arena, g->columns, sizeof *cells);
    size_t n = 0;
    for (size_t k = 0, columns; k < g->columns; k += columns, n++) {
        const struct node *cell = node_cell(g->heads[i], k);
        columns = head_columns(f, g, i, k);
        if (is_head_covered(f, g, i, k)) {
            cells[n].covered = true;
            continue;
        }
        unsigned head = form_element(f, row, ROLE_HEAD_CELL), below = head_rows(f, g, i, k);
        if (g->complex && cell)
            name_head(f, g, i, k, (unsigned)columns, below, head, cell->id);
        if (cell)
            cells[n] = make_cell(f, cell, "table-head", head, 0);
        cells[n].middle = true;
        if (columns > 1)
            cells[n].columns = f->elements.at[head].columns = (unsigned)columns;
        if (below > 1)
            cells[n].rows = f->elements.at[head].rows = below;
    }
    return (struct row){.cells = cells, .cell_count = n};
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
    g.complex = is_complex(f, &g);
    g.head_names = arena_array(f->arena, heads * g.columns + 1, sizeof *g.head_names);
    struct row *rows = arena_array(f->arena, g.row_count + heads, sizeof *rows);
    /* The widths that the style allows; of two columns one may be as wide as it has to be. */
    struct column *columns = arena_array(f->arena, g.columns, sizeof *columns);
    for (size_t i = 0; i < g.columns; i++) {
        columns[i].min = form_number_length(f, "column-min");
        columns[i].max = g.columns > 2 ? form_number_length(f, "column-max") : 0;
    }
    for (size_t i = 0; i < heads; i++)
        rows[i] = make_head(f, &g, i, element);
    for (size_t i = 0; i < g.row_count; i++)
        rows[heads + i] = make_row(f, &g, i, element, &covered);
    struct block *b = vec_push(&f->body.list);
    *b = (struct block){.kind = BLOCK_TABLE, .after = form_number_length(f, "table-after")};
    b->as.table = (struct table){.columns = columns,
                                 .column_count = g.columns,
                                 .rows = rows,
                                 .row_count = g.row_count + heads,
                                 .header_rows = heads,
                                 .whole = (int)(1000 * style_number(f->style, "row-whole")),
                                 .empty_foot = (int)(1000 * style_number(f->style, "empty-foot")),
                                 .border = form_number_length(f, "border"),
                                 .padding_x = form_number_length(f, "cell-padding-x"),
                                 .row_more = form_length(style_number(f->style, "row-more")),
                                 .padding_y = form_number_length(f, "cell-padding-y"),
                                 .continued = continued(f)};
}
