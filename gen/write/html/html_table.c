/*
 * Tables of a page. A row of a responsibility table says whose it is and until when, by which the
 * script sorts and filters; on a narrow screen a cell says which column it is of, and a row what
 * cells above it that go on in it hold.
 */
#include "model/doc.h"
#include "write/html/html_int.h"

static void put_attribute(struct html_paper *p, const char *name, struct str value)
{
    if (value.n)
        xml_set(&p->w, name, value);
}

static const struct task_row *task_of(const struct html_paper *p, const struct row *row)
{
    const struct node *n = row->anchor ? p->paper->anchored[row->anchor - 1] : NULL;
    for (size_t i = 0; n && i < p->task_count; i++)
        if (p->tasks[i].row == n)
            return &p->tasks[i];
    return NULL;
}

/* The text of a cell, on one line. */
static struct str text_of(struct html_paper *p, const struct cell *c)
{
    struct buf b = {0};
    for (size_t i = 0; c && i < c->block_count; i++)
        for (size_t k = 0;
             c->blocks[i].kind == BLOCK_PARAGRAPH && k < c->blocks[i].as.paragraph.run_count; k++)
            if (!c->blocks[i].as.paragraph.runs[k].note)
                buf_str(&b, c->blocks[i].as.paragraph.runs[k].text);
    for (size_t i = 0; i < b.n; i++)
        if (b.p[i] == '\n')
            b.p[i] = ' ';
    return str_trim(buf_take(&b, p->arena));
}

static size_t width_of(const struct cell *c)
{
    return c->columns ? c->columns : 1;
}

/* What names a column: the lowest filled cell of the heads. */
static struct str *column_names(struct html_paper *p, const struct table *t)
{
    struct str *names = arena_array(p->arena, t->column_count, sizeof *names);
    for (size_t r = 0; r < t->header_rows; r++)
        for (size_t i = 0, column = 0; i < t->rows[r].cell_count; i++) {
            const struct cell *c = &t->rows[r].cells[i];
            struct str name = text_of(p, c);
            for (size_t k = 0; k < width_of(c) && column < t->column_count; k++)
                if (name.n)
                    names[column++] = name;
                else
                    column++;
        }
    return names;
}

/* The names of the columns of a cell, once each. */
static struct str label_of(struct html_paper *p, const struct cell *c, const struct str *names,
                           size_t left)
{
    struct buf b = {0};
    for (size_t k = 0; k < width_of(c) && k < left; k++)
        if (names[k].n && !(k && str_eq(names[k], names[k - 1])))
            buf_printf(&b, "%s%.*s", b.n ? ", " : "", STR_ARG(names[k]));
    return buf_take(&b, p->arena);
}

/*
 * What cells above that go on in this row say of it: of those left of its first cell, or of the
 * others; a line each, "Hạn: Quý I". above: by column the cell that goes on there.
 */
static struct str told_above(struct html_paper *p, const struct table *t, const struct row *row,
                             const struct cell *const *above, const struct str *names, bool left)
{
    struct buf b = {0};
    bool begun = false;
    for (size_t i = 0, column = 0; i < row->cell_count && column < t->column_count; i++) {
        const struct cell *c = &row->cells[i];
        begun |= !c->covered;
        struct str text = c->covered ? text_of(p, above[column]) : STR_NONE;
        struct str label = label_of(p, c, &names[column], t->column_count - column);
        if (text.n && begun != left)
            buf_printf(&b, "%s%.*s%s%.*s", b.n ? "\n" : "", STR_ARG(label), label.n ? ": " : "",
                       STR_ARG(text));
        column += width_of(c);
    }
    return buf_take(&b, p->arena);
}

static void put_cell(struct html_paper *p, const struct cell *c, bool head, struct str name)
{
    html_open(p, head ? "th" : "td", NULL);
    if (head)
        xml_set(&p->w, "scope", c->columns > 1 ? STR("colgroup") : STR("col"));
    xml_set(&p->w, "role", head ? STR("columnheader") : STR("cell"));
    if (c->columns > 1)
        xml_set_number(&p->w, "colspan", c->columns);
    if (c->rows > 1)
        xml_set_number(&p->w, "rowspan", c->rows);
    if (!head)
        put_attribute(p, "data-label", name);
    html_put_blocks(p, c->blocks, c->block_count, true);
    html_close(p);
}

static void put_row(struct html_paper *p, const struct table *t, const struct row *row, bool head,
                    const struct str *names, const struct cell **above)
{
    const struct task_row *task = head ? NULL : task_of(p, row);
    bool group = !head && row->cell_count == 1 && row->cells->columns > 1;
    html_open(p, "tr", group ? "group" : NULL);
    html_put_id(p, row->anchor);
    xml_set(&p->w, "role", STR("row"));
    if (task) {
        put_attribute(p, "data-lead", task->lead);
        put_attribute(p, "data-cooperating", task->cooperating);
        put_attribute(p, "data-deadline", task->deadline);
    }
    put_attribute(p, "data-before", told_above(p, t, row, above, names, true));
    put_attribute(p, "data-after", told_above(p, t, row, above, names, false));
    for (size_t i = 0, column = 0; i < row->cell_count && column < t->column_count; i++) {
        const struct cell *c = &row->cells[i];
        struct str label = label_of(p, c, &names[column], t->column_count - column);
        if (!c->covered) {
            put_cell(p, c, head, group ? STR_NONE : label);
            above[column] = head ? NULL : c;
        }
        column += width_of(c);
    }
    html_close(p);
}

/* The table has tasks: what the script adds is asked for with the words of the style. */
static bool has_tasks(const struct html_paper *p, const struct table *t)
{
    for (size_t i = t->header_rows; i < t->row_count; i++)
        if (task_of(p, &t->rows[i]))
            return true;
    return false;
}

void html_put_table(struct html_paper *p, const struct block *b)
{
    static const char *const words[] = {"page-find", "page-body",  "page-deadline",
                                        "page-all",  "page-shown", "page-sort"};
    const struct table *t = &b->as.table;
    const struct str *names = column_names(p, t);
    const struct cell **above = arena_array(p->arena, t->column_count, sizeof *above);
    html_open(p, "table", "ruled");
    html_put_id(p, b->anchor);
    xml_set(&p->w, "role", STR("table"));
    for (size_t i = 0; has_tasks(p, t) && i < sizeof words / sizeof *words; i++)
        xml_set(&p->w, str_format(p->arena, "data-%s", words[i]).p, style_word(p->style, words[i]));
    for (size_t part = 0; part < 2; part++) {
        size_t from = part ? t->header_rows : 0, end = part ? t->row_count : t->header_rows;
        if (from == end)
            continue;
        html_open(p, part ? "tbody" : "thead", NULL);
        xml_set(&p->w, "role", STR("rowgroup"));
        for (size_t i = from; i < end; i++)
            put_row(p, t, &t->rows[i], !part, names, above);
        html_close(p);
    }
    html_close(p);
}
