/*
 * Leads over several rows in a Word file. Word prints a merged cell on the page of its first row
 * alone, and print repeats it: so that no page has rows without a lead, such a cell becomes several
 * ones, each of rows that Word keeps on one page.
 */
#include "layout/table.h"
#include "model/doc.h"
#include "write/docx/docx_int.h"

#include <stdlib.h>

enum { KEPT_SHARE = 4 }; /* a page has so many times the height of rows that Word keeps on one */

bool docx_repeats(const struct docx_file *d, const struct row *row, size_t column)
{
    const struct node *n = row->anchor ? d->paper->anchored[row->anchor - 1] : NULL;
    const struct node *cell = n ? node_cell(n, column) : NULL;
    return cell && str_trim(node_text(d->arena, cell)).n;
}

/* Is it text alone: what is led to, as the call of a note is, is there once. */
static bool is_text(const struct cell *c)
{
    for (size_t i = 0; i < c->block_count; i++) {
        const struct block *b = &c->blocks[i];
        if (b->kind != BLOCK_PARAGRAPH || b->anchor)
            return false;
        for (size_t k = 0; k < b->as.paragraph.run_count; k++)
            if (b->as.paragraph.runs[k].anchor)
                return false;
    }
    return true;
}

/* Does the document have the text of that cell in each row that it covers. */
static bool is_repeated(const struct docx_file *d, const struct table *t, size_t r, size_t i)
{
    const struct cell *c = &t->rows[r].cells[i];
    if (c->covered || c->rows < 2 || c->columns > 1 || !is_text(c))
        return false;
    for (size_t k = 1; k < c->rows; k++)
        if (r + k >= t->row_count || t->rows[r + k].cell_count != t->rows[r].cell_count ||
            !t->rows[r + k].cells[i].covered || !docx_repeats(d, &t->rows[r + k], i))
            return false;
    return true;
}

/* How many of n rows from row r on, the first in any case, are no higher than that. */
static unsigned rows_within(const struct set_table *set, size_t r, unsigned n, int64_t most)
{
    unsigned rows = 1;
    int64_t height = set->rows[r].height;
    while (rows < n && (height += set->rows[r + rows].height) <= most)
        rows++;
    return rows;
}

/* Parts the cell i of row r; its rows are kept with the next. rows: the table's, a copy. */
static void part_lead(const struct set_table *set, struct row *rows, size_t r, size_t i,
                      int64_t most)
{
    const struct cell lead = rows[r].cells[i];
    for (unsigned from = 0, n; from < lead.rows; from += n) {
        n = rows_within(set, r + from, lead.rows - from, most);
        struct cell *begin = (struct cell *)&rows[r + from].cells[i];
        *begin = lead;
        begin->rows = n;
        for (unsigned k = 0; k + 1 < n; k++)
            rows[r + from + k].keep_next = true;
    }
}

static struct row *copy_rows(struct docx_file *d, const struct table *t)
{
    struct row *rows = arena_array(d->arena, t->row_count, sizeof *rows);
    for (size_t r = 0; r < t->row_count; r++) {
        struct cell *cells = arena_array(d->arena, t->rows[r].cell_count, sizeof *cells);
        for (size_t i = 0; i < t->rows[r].cell_count; i++)
            cells[i] = t->rows[r].cells[i];
        rows[r] = t->rows[r];
        rows[r].cells = cells;
    }
    return rows;
}

void docx_part_leads(struct docx_file *d, struct table *t, int measure, int page_height)
{
    struct strip_list scratch = {0};
    struct set_table *set = NULL;
    struct row *rows = NULL;
    for (size_t r = t->header_rows; r < t->row_count && !d->plain; r++)
        for (size_t i = 0; i < t->rows[r].cell_count; i++) {
            if (!is_repeated(d, t, r, i))
                continue;
            set = set ? set : table_set(d->setter, d->arena, t, measure, page_height, &scratch);
            rows = rows ? rows : copy_rows(d, t);
            if (set->height > page_height)
                part_lead(set, rows, r, i, page_height / KEPT_SHARE);
        }
    free(scratch.at);
    t->rows = rows ? rows : t->rows;
}
