/* Sheets: see sheet.h. */
#include "read/sheet/sheet.h"

struct str *sheet_cell(struct sheet_rows *s, struct sheet_row *row, size_t i)
{
    while (row->cells.n <= i)
        *arena_push(s->arena, &row->cells) = STR_NONE;
    return &row->cells.at[i];
}

void sheet_read_doc(struct sheet_rows *s, const struct doc *d)
{
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (n->kind != NODE_TABLE_ROW && n->kind != NODE_TABLE_HEAD)
            continue;
        struct sheet_row row = {.line = n->line_count ? node_lines(n)[0] : s->rows.n + 1};
        size_t i = 0;
        for (const struct node *c = n->first; c; c = c->next)
            if (c->kind == NODE_CELL)
                *sheet_cell(s, &row, i++) = str_trim(node_text(s->arena, c));
        *arena_push(s->arena, &s->rows) = row;
    }
}
