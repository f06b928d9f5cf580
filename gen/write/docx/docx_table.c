/*
 * Tables of a Word file: ISO/IEC 29500-1, 17.4. All of them are fixed: the columns are as wide as
 * layout/ measures them. Tables without a border that follow one another (the rows of a masthead)
 * are one.
 */
#include <stdlib.h>
#include <string.h>

#include "layout/column.h"
#include "model/doc.h"
#include "write/docx/docx_int.h"

size_t docx_table_blocks(const struct block *b, size_t n)
{
    size_t i = 1;
    while (i < n && b[i].kind == BLOCK_TABLE && !b->as.table.border && !b[i].as.table.border &&
           b[i].as.table.column_count == b->as.table.column_count &&
           b[i].as.table.columns[0].width == b->as.table.columns[0].width)
        i++;
    return i;
}

static void put_width(struct docx_file *d, const char *element, int width)
{
    xml_open(&d->w, element);
    xml_set_number(&d->w, "w:w", docx_units(width, TWIP));
    xml_set(&d->w, "w:type", STR("dxa"));
    xml_close(&d->w);
}

/*
 * The margin of a cell beside its words. Columns are as wide as their widest word and our margins;
 * other programs take half of a border from the room of the words.
 */
static int narrowed(int padding)
{
    const int border = 750; /* thousandths of a pt */
    return padding > border ? padding - border : padding;
}

static void put_table_properties(struct docx_file *d, const struct table *t, int width)
{
    static const char *const sides[] = {"w:top",   "w:left",    "w:bottom",
                                        "w:right", "w:insideH", "w:insideV"};
    static const char *const margins[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(&d->w, "w:tblPr");
    put_width(d, "w:tblW", width);
    put_width(d, "w:tblInd", 0);
    if (t->border) {
        xml_open(&d->w, "w:tblBorders");
        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
            xml_open(&d->w, sides[i]);
            xml_set(&d->w, "w:val", STR("single"));
            xml_set_number(&d->w, "w:sz", docx_units(t->border, EIGHTH_POINT));
            xml_set(&d->w, "w:space", STR("0"));
            xml_set(&d->w, "w:color", STR("000000"));
            xml_close(&d->w);
        }
        xml_close(&d->w);
    }
    xml_leaf_with(&d->w, "w:tblLayout", "w:type", STR("fixed"));
    xml_open(&d->w, "w:tblCellMar");
    for (size_t i = 0; i < 4; i++)
        put_width(d, margins[i], i % 2 ? narrowed(t->padding_x) : t->padding_y);
    xml_close(&d->w);
    xml_close(&d->w);
}

static void put_cell_properties(struct docx_file *d, const struct docx_grid *g,
                                const struct docx_cell_place *at)
{
    int width = 0;
    for (size_t i = 0; i < at->columns; i++)
        width += g->widths[at->column + i];
    xml_open(&d->w, "w:tcPr");
    put_width(d, "w:tcW", width);
    if (at->columns > 1)
        xml_leaf_number(&d->w, "w:gridSpan", "w:val", (long)at->columns);
    if (at->begins)
        xml_leaf_with(&d->w, "w:vMerge", "w:val", STR("restart"));
    else if (at->merged)
        xml_leaf(&d->w, "w:vMerge");
    if (at->open_left || at->open_right) {
        xml_open(&d->w, "w:tcBorders");
        xml_leaf_with(&d->w, at->open_left ? "w:left" : "w:right", "w:val", STR("nil"));
        xml_close(&d->w);
    }
    if (at->middle)
        xml_leaf_with(&d->w, "w:vAlign", "w:val", STR("center"));
    xml_close(&d->w);
}

static int room_of(const struct docx_grid *g, size_t column, size_t columns)
{
    int room = -2 * g->table->padding_x;
    for (size_t i = 0; i < columns; i++)
        room += g->widths[column + i];
    return room;
}

void docx_open_cell(struct docx_file *d, const struct docx_grid *g,
                    const struct docx_cell_place *at, struct docx_setting *set)
{
    *set = (struct docx_setting){.measure = room_of(g, at->column, at->columns),
                                 .first = true,
                                 .last = true,
                                 .ruled = g->table->border,
                                 .repeats = at->repeats};
    d->space = g->above;
    d->below = 0;
    xml_open(&d->w, "w:tc");
    put_cell_properties(d, g, at);
}

static void put_cell(struct docx_file *d, const struct docx_grid *g, const struct block *blocks,
                     size_t n, const struct docx_cell_place *at, bool keep)
{
    struct docx_setting set;
    docx_open_cell(d, g, at, &set);
    set.keep_next = keep;
    docx_put_blocks(d, blocks, n, &set);
    xml_close(&d->w);
}

/* The column in which the words of a group are, or that of its number where it has one. */
static size_t group_column(const struct docx_file *d, const struct row *row, bool number)
{
    const struct node *n = row->anchor ? d->paper->anchored[row->anchor - 1] : NULL;
    size_t column = 0, found = 0;
    for (const struct node *c = n ? n->first : NULL; c; c = c->next)
        if (c->kind == NODE_CELL) {
            if (str_trim(node_text(d->arena, c)).n && (!number || !found))
                found = column;
            column++;
        }
    return found;
}

/*
 * A group of rows: one cell over all columns. The cells of the document are kept: its number, and
 * empty ones before its words, are cells of their own with no border between them.
 */
static void put_group(struct docx_file *d, const struct docx_grid *g, const struct row *row)
{
    struct block words = row->cells->blocks[0];
    struct paragraph *p = &words.as.paragraph;
    size_t number = 0, columns = g->table->column_count;
    while (number < p->run_count && !(p->runs[number].look & LOOK_CELL_END))
        number++;
    bool numbered = number < p->run_count;
    size_t column = group_column(d, row, false);
    struct docx_cell_place at = {.columns = column, .open_right = true};
    if (column) {
        struct block first = words;
        first.as.paragraph.run_count = numbered ? number : 0;
        put_cell(d, g, &first, numbered, &at, true);
        at = (struct docx_cell_place){.column = column, .open_left = true};
    }
    if (numbered) {
        p->runs += number + 1;
        p->run_count -= number + 1;
    }
    at.columns = columns - column;
    at.open_right = false;
    put_cell(d, g, &words, 1, &at, true);
}

bool docx_is_group(const struct row *row)
{
    return row->cell_count == 1 && row->cells->columns > 1 && row->cells->block_count == 1;
}

static void put_cells(struct docx_file *d, const struct docx_grid *g, const struct row *row,
                      bool keep)
{
    const enum docx_change change = d->change;
    size_t column = 0;
    for (size_t i = 0; i < row->cell_count && column < g->table->column_count; i++) {
        const struct cell *c = &row->cells[i];
        size_t left = g->table->column_count - column, columns = column_span(c);
        struct docx_cell_place at = {.column = column,
                                     .columns = columns < left ? columns : left,
                                     .begins = !d->plain && !c->covered && c->rows > 1,
                                     .merged = !d->plain && c->covered,
                                     .repeats = c->covered && docx_repeats(d, row, column),
                                     .middle = c->middle};
        d->change = d->relabelled && !i ? docx_unmoved(change) : change;
        put_cell(d, g, c->blocks, c->covered ? 0 : c->block_count, &at, keep || row->keep_next);
        column += at.columns;
    }
    d->change = change;
}

/* A row does not break: 17.4.6; the first ones are repeated on every page: 17.4.50. */
void docx_open_row(struct docx_file *d, const struct row *row, bool head)
{
    docx_enter(d, row->anchor);
    d->pending = d->plain ? 0 : row->anchor;
    xml_open(&d->w, "w:tr");
    xml_open(&d->w, "w:trPr");
    xml_leaf(&d->w, "w:cantSplit");
    if (head)
        xml_leaf(&d->w, "w:tblHeader");
    if (d->change != DOCX_SAME) {
        docx_open_change(d, docx_unmoved(d->change)); /* no row moves: 17.13.5.25 is of text */
        xml_close(&d->w);
    }
    xml_close(&d->w);
}

void docx_put_row(struct docx_file *d, const struct docx_grid *g, const struct row *row, bool head,
                  bool keep)
{
    docx_open_row(d, row, head);
    if (docx_is_group(row))
        put_group(d, g, row);
    else
        put_cells(d, g, row, keep);
    xml_close(&d->w);
}

void docx_open_table(struct docx_file *d, const struct table *t, int measure, struct docx_grid *g)
{
    int width = t->width ? t->width : measure, whole = 0;
    *g = (struct docx_grid){.table = t, .above = d->space};
    g->widths = arena_array(d->arena, t->column_count, sizeof *g->widths);
    column_widths(d->setter, t, width, g->widths);
    for (size_t i = 0; i < t->column_count; i++)
        whole += g->widths[i];
    xml_open(&d->w, "w:tbl");
    put_table_properties(d, t, whole);
    xml_open(&d->w, "w:tblGrid");
    for (size_t i = 0; i < t->column_count; i++)
        xml_leaf_number(&d->w, "w:gridCol", "w:w", docx_units(g->widths[i], TWIP));
    xml_close(&d->w);
}

void docx_put_table(struct docx_file *d, const struct block *blocks, size_t n, int measure)
{
    struct docx_grid g;
    docx_open_table(d, &blocks->as.table, measure, &g);
    for (size_t i = 0; i < n; i++) {
        struct table t = blocks[i].as.table;
        docx_part_leads(d, &t, measure, d->page_height);
        g.table = &t;
        g.above += i ? blocks[i].before : 0;
        for (size_t r = 0; r < g.table->row_count; r++, g.above = 0)
            docx_put_row(d, &g, &g.table->rows[r], r < g.table->header_rows, blocks[i].keep_next);
    }
    xml_close(&d->w);
    d->space = blocks[n - 1].after;
    d->below = 0;
}
