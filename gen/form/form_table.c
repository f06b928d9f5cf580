/*
 * Tables: see form_parts.h. Column widths are found by layout/ from the contents; here the cells
 * get their classes, and an empty lead cell, which repeats the one above, becomes part of it.
 */
#include "form/form_parts.h"
#include "form/form_spans.h"
#include "lexicon/lexicon.h"

#include <string.h>

struct table_grid {
    const struct node *table;
    const struct node **heads; /* the first rows, printed again on every page */
    size_t head_count;
    size_t columns, row_count; /* rows without repeated heads */
    const struct node **rows;
    struct cell_span *head_spans, *spans; /* of the heads, of the rows */
    size_t lead;                          /* column of the leads, or columns where there is none */
    bool grouped;  /* some row of the body can be one of a group, by its number */
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
 * Columns of which most cells are figures are centred, and that of numbers, whatever they are;
 * those below one head all or none, where each has a figure.
 */
static void find_figures(struct form_builder *f, struct table_grid *g)
{
    g->figures = arena_array(f->arena, g->columns, sizeof *g->figures);
    for (size_t i = 0; i < g->columns; i++) {
        struct figures n = count_figures(f, g, i, 1);
        g->figures[i] = 2 * n.figures > n.filled;
    }
    for (size_t r = 0; g->columns && r < g->head_count; r++)
        g->figures[0] |= lexicon_is(cell_text(f, g->heads[r], 0), WORDS_NUMBER_COLUMN) > 0;
    for (size_t i = 0, columns; g->head_count > 1 && i < g->columns; i += columns) {
        columns = g->head_spans[i].columns;
        struct figures n = count_figures(f, g, i, columns);
        for (size_t k = i; columns > 1 && n.all && k < i + columns; k++)
            g->figures[k] = 2 * n.figures > n.filled;
    }
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
 * Has the row a number that is of no group, or, without one, several cells with text: it is what
 * groups are of.
 */
static bool is_in_group(struct form_builder *f, const struct node *row, size_t columns)
{
    struct str first = cell_text(f, row, 0);
    size_t filled = 0;
    for (size_t k = 1; k < columns; k++)
        filled += cell_text(f, row, k).n > 0;
    return first.n ? !is_group_number(first) : filled > 1;
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
    g.head_spans = form_head_spans(f->arena, g.heads, g.head_count, g.columns);
    g.spans = form_body_spans(f->arena, g.rows, g.row_count, g.columns);
    g.lead = lead_column(f, &g);
    for (i = 0; i < g.row_count && !g.grouped; i++)
        g.grouped = is_in_group(f, g.rows[i], g.columns);
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

/* Is the row one cell over all columns in the source, or over all but a number's. */
static bool is_spanned(const struct table_grid *g, size_t i, size_t from)
{
    return g->columns > 1 && from + g->spans[i * g->columns + from].columns == g->columns &&
           from + 1 < g->columns;
}

/*
 * A row that is no task, but a heading inside the table, over all columns: a text alone, or after
 * the number of a group where other rows have others, or a number whose parts follow; or what the
 * source has as one cell. Sets the text and its number, or NULL.
 */
static bool is_group(struct form_builder *f, const struct table_grid *g, size_t i,
                     const struct node **text, const struct node **number)
{
    const struct node *row = g->rows[i];
    bool whole = is_spanned(g, i, 0), grouped = g->grouped || is_spanned(g, i, 1);
    *text = *number = NULL;
    if (form_row_is_tied(g->spans, g->columns, i) || (g->columns < 3 && !whole))
        return false; /* of two columns, the other is a blank to be filled in */
    for (size_t k = 0; k < g->columns; k++) {
        struct str words = cell_text(f, row, k);
        if (!words.n)
            continue;
        if (!*text && !*number && !k && !whole &&
            ((grouped && is_group_number(words)) || row_is_parent(f->arena, row)))
            *number = node_cell(row, k);
        else if (*text || (is_figure(words) && !whole))
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

/* Tells a cell the names of its heads: those of its columns, once each, and its group. */
static void name_heads(struct form_builder *f, const struct table_grid *g, size_t column,
                       size_t columns, unsigned element)
{
    unsigned *names = arena_array(f->arena, g->head_count * columns + 1, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; g->complex && i < g->head_count * columns; i++) {
        unsigned name = g->head_names[i / columns * g->columns + column + i % columns];
        size_t known = 0;
        while (known < n && names[known] != name)
            known++;
        if (name && known == n)
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
    bool sentence = !number && is_remark(f, words);
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

/* A group of rows that has figures or bodies of its own, each below its head. */
static bool is_sum(struct form_builder *f, const struct table_grid *g, size_t i)
{
    return g->grouped && g->rows[i]->kind == NODE_TABLE_ROW &&
           is_group_number(cell_text(f, g->rows[i], 0)) &&
           !form_row_is_tied(g->spans, g->columns, i);
}

/* How many rows the lead cell of row i covers: those below it that repeat it, or leave it empty. */
static unsigned lead_rows(struct form_builder *f, const struct table_grid *g, size_t i)
{
    unsigned n = g->spans[i * g->columns + g->lead].rows;
    const struct node *text, *number;
    struct str lead = cell_text(f, g->rows[i], g->lead);
    for (; i + n < g->row_count && node_cell_count(g->rows[i + n]) == g->columns; n++) {
        struct str below = cell_text(f, g->rows[i + n], g->lead);
        const struct cell_span *span = &g->spans[(i + n) * g->columns + g->lead];
        if ((below.n && !str_eq(below, lead)) || span->columns > 1 || span->covered ||
            span->rows > 1 || is_sum(f, g, i + n) || is_group(f, g, i + n, &text, &number))
            break;
    }
    return n;
}

/*
 * Joins the leads that go on in rows below; not where the source itself has merged the numbers or
 * tasks of rows: what it left empty is empty.
 */
static void join_leads(struct form_builder *f, const struct table_grid *g)
{
    unsigned rows;
    for (size_t i = 0; i < g->row_count; i++)
        for (size_t k = 0; k < 2 && k < g->columns; k++)
            if (g->spans[i * g->columns + k].rows > 1)
                return;
    for (size_t i = 0; g->lead < g->columns && i < g->row_count; i += rows) {
        const struct node *words, *number;
        const struct cell_span *span = &g->spans[i * g->columns + g->lead];
        rows = span->rows;
        if (span->covered || span->columns > 1 || !cell_text(f, g->rows[i], g->lead).n ||
            is_sum(f, g, i) || is_group(f, g, i, &words, &number))
            continue;
        rows = lead_rows(f, g, i);
        cell_spans_join(g->spans, g->columns, i, g->lead, 1, rows);
    }
}

/* What covers so many columns and rows, and the head or data cell that it is in the structure. */
static void set_span(struct form_builder *f, struct cell *cell, const struct cell_span *span,
                     unsigned element)
{
    if (span->columns > 1)
        cell->columns = f->elements.at[element].columns = span->columns;
    if (span->rows > 1)
        cell->rows = f->elements.at[element].rows = span->rows;
}

static const char *cell_class(struct form_builder *f, const struct table_grid *g, size_t i,
                              size_t column, size_t columns)
{
    bool figure = g->figures[column] && columns == 1;
    if (g->rows[i]->kind == NODE_TABLE_HEAD)
        return "table-head";
    if (is_sum(f, g, i))
        return figure ? "table-group-number" : "table-group";
    return figure ? "table-number" : "table-cell";
}

static struct row make_row(struct form_builder *f, struct table_grid *g, size_t i, unsigned table)
{
    const struct node *row = g->rows[i];
    unsigned element = form_element(f, table, ROLE_ROW);
    const struct node *words, *number;
    form_margin_begin(f, row);
    if (is_group(f, g, i, &words, &number))
        return make_group(f, g, row, element, words, number);
    struct cell *cells = arena_array(f->arena, g->columns, sizeof *cells);
    size_t n = 0;
    for (size_t k = 0, columns; k < g->columns; k += columns, n++) {
        const struct node *cell = node_cell(row, k);
        const struct cell_span *span = &g->spans[i * g->columns + k];
        columns = span->columns;
        if (span->covered) {
            cells[n] = (struct cell){.covered = true, .columns = span->columns};
            continue;
        }
        unsigned data = form_element(f, element, ROLE_CELL);
        name_heads(f, g, k, columns, data);
        if (cell)
            cells[n] = make_cell(f, cell, cell_class(f, g, i, k, columns), data,
                                 k ? 0 : form_link_counterpart(f, row));
        set_span(f, &cells[n], span, data);
    }
    return (struct row){.cells = cells,
                        .cell_count = n,
                        .keep_next = is_sum(f, g, i),
                        .anchor = form_node_anchor(f, row)};
}

/* The head cell at that place is that of all columns and rows that it covers. */
static void name_head(struct form_builder *f, const struct table_grid *g, size_t row, size_t column,
                      const struct cell_span *span, unsigned element, unsigned name)
{
    f->elements.at[element].name = name;
    for (size_t i = row; i < row + span->rows; i++)
        for (size_t k = column; k < column + span->columns; k++)
            g->head_names[i * g->columns + k] = name;
}

/* Is it more than columns below heads: groups of rows, or cells over several columns. */
static bool is_complex(struct form_builder *f, const struct table_grid *g)
{
    const struct node *words, *number;
    for (size_t i = 0; i < g->row_count; i++)
        if (is_group(f, g, i, &words, &number) && (number || !is_remark(f, words)))
            return true;
    for (size_t k = 0; k < g->columns * g->head_count; k++)
        if (g->head_spans[k].columns > 1 && !g->head_spans[k].covered)
            return true;
    for (size_t k = 0; k < g->columns * g->row_count; k++)
        if (g->spans[k].columns > 1 && !g->spans[k].covered && g->spans[k].columns < g->columns)
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
        const struct cell_span *span = &g->head_spans[i * g->columns + k];
        columns = span->columns;
        if (span->covered) {
            cells[n] = (struct cell){.covered = true, .columns = span->columns};
            continue;
        }
        unsigned head = form_element(f, row, ROLE_HEAD_CELL);
        if (g->complex && cell)
            name_head(f, g, i, k, span, head, cell->id);
        if (cell)
            cells[n] = make_cell(f, cell, "table-head", head, 0);
        cells[n].middle = true;
        set_span(f, &cells[n], span, head);
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
    unsigned element = form_element(f, parent, ROLE_TABLE);
    size_t heads = g.head_count;
    join_leads(f, &g);
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
        rows[heads + i] = make_row(f, &g, i, element);
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
