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

static void paragraph(struct doc *d, struct str s, unsigned style)
{
    doc_add(d, d->root, NODE_PARA, s, style);
}

static void notes(struct doc *d, enum msg head, const struct diff_note *list, size_t n)
{
    if (n)
        paragraph(d, str_of(msg_text(head)), STYLE_BOLD);
    for (size_t i = 0; i < n; i++) {
        struct node *line = append(d, d->root, NODE_PARA);
        if (list[i].clause)
            path(d, line, list[i].clause);
        text(d, line, list[i].text, 0);
    }
}

static void omissions(struct doc *d, const struct diff_report *r)
{
    size_t n = r->comparison->omitted_count;
    if (n)
        paragraph(d, str_of(r->names[DIFF_OMITTED]), STYLE_BOLD);
    for (size_t i = 0; i < n; i++) {
        const struct diff_row *row = r->omitted[i];
        struct str all = diff_text(r->arena, row->clause), start = str_first_words(all, 120);
        struct node *line = append(d, d->root, NODE_PARA);
        path(d, line, row->clause);
        text(d, line, start, 0);
        text(d, line, start.n < all.n ? STR(" …") : STR_NONE, 0);
        for (size_t k = 0; k < row->remark_count; k++) {
            text(d, line, STR("; "), 0);
            text(d, line, row->remarks[k], 0);
        }
    }
}

static void legend(struct doc *d)
{
    struct node *line = append(d, d->root, NODE_PARA);
    text(d, line, str_of(msg_text(MSG_DIFF_LEGEND)), 0);
    text(d, line, STR(": "), 0);
    text(d, line, str_of(msg_text(MSG_DIFF_ITALIC)), STYLE_ITALIC);
    text(d, line, STR(" "), 0);
    text(d, line, str_of(msg_text(MSG_DIFF_ONLY_OLD)), 0);
    text(d, line, STR("; "), 0);
    text(d, line, str_of(msg_text(MSG_DIFF_BOLD)), STYLE_BOLD);
    text(d, line, STR(" "), 0);
    text(d, line, str_of(msg_text(MSG_DIFF_ONLY_NEW)), 0);
}

static void head(struct doc *d, const struct diff_report *r)
{
    text(d, append(d, d->root, NODE_TITLE),
         unicode_upper(r->arena, str_of(msg_text(MSG_DIFF_TABLE_TITLE))), STYLE_BOLD);
    for (int side = 0; side < DIFF_SIDES; side++)
        paragraph(d, r->papers[side], 0);
    notes(d, MSG_DIFF_SUBSTANCE, r->substance, r->substance_count);
    notes(d, MSG_DIFF_SYSTEMATIC, r->systematic, r->systematic_count);
    for (size_t i = 0; i < r->summary_count; i++)
        paragraph(d, r->summary[i], 0);
    notes(d, MSG_DIFF_PARTS, r->parts, r->part_count);
    notes(d, MSG_DIFF_REPAIRED_LIST, r->repaired, r->repaired_count);
    notes(d, MSG_DIFF_INTRODUCED_LIST, r->introduced, r->introduced_count);
    omissions(d, r);
    legend(d);
}

static void number(struct doc *d, struct node *row, size_t n)
{
    struct buf b = {0};
    buf_printf(&b, "%zu", n);
    text(d, append(d, row, NODE_CELL), buf_view(&b), 0);
    buf_free(&b);
}

struct doc *diff_document(const struct comparison *c)
{
    static const unsigned styles[DIFF_SIDES] = {STYLE_ITALIC, STYLE_BOLD};
    struct arena *a = arena_new();
    const struct diff_report *r = diff_report(a, c);
    struct doc *d = doc_new(NULL);
    head(d, r);
    struct node *table = append(d, d->root, NODE_TABLE);
    struct node *names = append(d, table, NODE_TABLE_HEAD);
    text(d, append(d, names, NODE_CELL), str_of(msg_text(MSG_DIFF_ROW_NUMBER)), STYLE_BOLD);
    for (size_t i = 0; i < sizeof r->heads / sizeof *r->heads; i++)
        text(d, append(d, names, NODE_CELL), str_of(r->heads[i]), STYLE_BOLD);
    for (size_t i = 0; i < r->row_count; i++) {
        const struct diff_row *line = &r->rows[i];
        struct node *row = append(d, table, NODE_TABLE_ROW), *cell;
        number(d, row, i + 1);
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
