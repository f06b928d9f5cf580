/* Tables of Akoma Ntoso: see akn_table.h. */
#include "read/akn/akn_table.h"

#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "model/akn.h"
#include "read/akn/akn_lines.h"

enum { COLUMNS_MOST = LIMIT_COLUMNS };

struct akn_grid {
    struct akn_reader *reader;
    unsigned below[COLUMNS_MOST]; /* rows that a cell of an upper row still covers */
    unsigned column;
};

static unsigned span_of(const struct xml *cell, const char *name)
{
    const struct str *value = xml_attribute(cell, name);
    unsigned n = 0;
    if (value)
        str_number(str_trim(*value), 0, value->n, &n);
    return n < 1 ? 1 : n > COLUMNS_MOST ? COLUMNS_MOST : n;
}

static void empty_cell(struct akn_grid *g, struct node *row, bool above)
{
    struct node *cell = doc_append(g->reader->doc, row, NODE_CELL, row->pos);
    cell->of_above = above;
    cell->of_left = !above;
    g->column++;
}

/* Cells that are covered from above come first. */
static void covered_cells(struct akn_grid *g, struct node *row)
{
    while (g->column < COLUMNS_MOST && g->below[g->column]) {
        g->below[g->column]--;
        empty_cell(g, row, true);
    }
}

/* False after a diagnostic, where the row has no room for the cell. */
static bool read_cell(struct akn_grid *g, struct node *row, const struct xml *x)
{
    unsigned across = span_of(x, "colspan"), down = span_of(x, "rowspan");
    covered_cells(g, row);
    if (g->column + across > COLUMNS_MOST) {
        diag(MSG_TABLE_TOO_WIDE, x->pos, (int)COLUMNS_MOST);
        return false;
    }
    struct node *cell = doc_append(g->reader->doc, row, NODE_CELL, x->pos);
    akn_lines(g->reader, cell, x);
    g->below[g->column++] = down - 1;
    for (unsigned i = 1; i < across; i++) {
        g->below[g->column] = down - 1;
        empty_cell(g, row, false);
    }
    return true;
}

/* The row's footnotes after its cells. */
static void move_notes(struct node *row)
{
    struct node *last = node_last(row), *next;
    for (struct node *n = row->first; n; n = next) {
        next = n == last ? NULL : n->next;
        if (n->kind == NODE_FOOTNOTE) {
            node_detach(n);
            node_attach(row, n);
        }
    }
}

static bool all_heads(const struct xml *tr)
{
    bool any = false;
    xml_each (c, tr, NULL)
        if (!(any = xml_is(c, "th")))
            return false;
    return any;
}

static void read_row(struct akn_grid *g, struct node *table, const struct xml *tr)
{
    const struct str *class = xml_attribute(tr, "class");
    enum node_kind kind = all_heads(tr) ? NODE_TABLE_HEAD : NODE_TABLE_ROW;
    bool no_cells = class && str_is(*class, AKN_NO_CELLS);
    if (no_cells && !xml_attribute(tr, "eId"))
        return; /* stands for a table without rows */
    struct node *row = akn_text_node(g->reader, table, kind, tr);
    g->column = 0;
    for (const struct xml *c = tr->first; c && !no_cells; c = c->next)
        if (c->name && !read_cell(g, row, c))
            break;
    covered_cells(g, row);
    move_notes(row);
}

void akn_table(struct akn_reader *r, struct node *parent, const struct xml *x)
{
    struct akn_grid g = {.reader = r};
    const struct xml *caption = xml_child(x, "caption");
    if (caption)
        akn_text(r, akn_text_node(r, parent, NODE_TABLE_TITLE, caption), caption);
    struct node *table = akn_text_node(r, parent, NODE_TABLE, x);
    xml_each (tr, x, "tr")
        read_row(&g, table, tr);
}
