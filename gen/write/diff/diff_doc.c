/* A comparison as a document: see diff.h. */
#include "write/diff/diff.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "write/diff/diff_rows.h"

static void text(struct doc *d, struct node *to, struct str s, unsigned style)
{
    if (s.n)
        node_add_text(d, to, s, style, POS_NONE);
}

static struct node *append(struct doc *d, struct node *parent, enum node_kind kind)
{
    return doc_append(d, parent, kind, POS_NONE);
}

static void path(struct doc *d, struct node *to, const struct node *clause)
{
    if (!clause->path.n)
        return;
    text(d, to, STR("["), 0);
    text(d, to, clause->path, 0);
    text(d, to, STR("] "), 0);
}

struct doc *diff_document(const struct comparison *c)
{
    static const unsigned styles[DIFF_SIDES] = {STYLE_ITALIC, STYLE_BOLD};
    struct arena *a = arena_new();
    const struct diff_report *r = diff_report(a, c);
    struct doc *d = doc_new(NULL);
    text(d, append(d, d->root, NODE_TITLE), unicode_upper(a, str_of(msg_text(MSG_DIFF_TITLE))),
         STYLE_BOLD);
    for (size_t i = 0; i < r->summary_count; i++)
        text(d, append(d, d->root, NODE_PARA), r->summary[i], 0);
    struct node *table = append(d, d->root, NODE_TABLE), *head = append(d, table, NODE_TABLE_HEAD);
    for (size_t i = 0; i < sizeof r->heads / sizeof *r->heads; i++)
        text(d, append(d, head, NODE_CELL), str_of(r->heads[i]), STYLE_BOLD);
    for (size_t i = 0; i < r->row_count; i++) {
        const struct diff_row *line = &r->rows[i];
        struct node *row = append(d, table, NODE_TABLE_ROW), *cell;
        for (int side = 0; side < DIFF_SIDES; side++) {
            cell = append(d, row, NODE_CELL);
            for (size_t k = 0; k < line->piece_count[side]; k++) {
                const struct diff_piece *p = &line->sides[side][k];
                if (p->clause)
                    path(d, cell, p->clause);
                else
                    text(d, cell, p->text, p->marked ? styles[side] : 0);
            }
        }
        cell = append(d, row, NODE_CELL);
        text(d, cell, str_of(line->name), STYLE_BOLD);
        for (size_t k = 0; k < line->remark_count; k++) {
            text(d, cell, STR("\n"), 0);
            text(d, cell, line->remarks[k], 0);
        }
    }
    doc_number(d);
    arena_free(a);
    return d;
}
