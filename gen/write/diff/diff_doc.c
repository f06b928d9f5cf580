/* A comparison as a document: see diff_doc.h. */
#include "write/diff/diff_doc.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "write/diff/diff_rows.h"

struct diff_doc_builder {
    struct doc *doc;
    struct arena *scratch;
    struct node *at; /* where text goes */
};

static void text(struct diff_doc_builder *b, struct str s, unsigned style)
{
    if (s.n)
        node_add_text(b->doc, b->at, s, style, POS_NONE);
}

static void open_node(struct diff_doc_builder *b, struct node *parent, enum node_kind kind)
{
    b->at = doc_append(b->doc, parent, kind, POS_NONE);
}

static void paragraph(void *context, struct str line)
{
    struct diff_doc_builder *b = context;
    open_node(b, b->doc->root, NODE_PARA);
    text(b, line, 0);
}

static void path(struct diff_doc_builder *b, const struct node *n)
{
    if (!n->path.n)
        return;
    text(b, STR("["), 0);
    text(b, n->path, 0);
    text(b, STR("] "), 0);
}

/* One side of a link; a tab would be a cell of its own. */
static void side(struct diff_doc_builder *b, const struct link *l, enum change own, unsigned style)
{
    for (size_t i = 0; i < l->stretch_count; i++) {
        const struct stretch *s = &l->stretches[i];
        if (s->change == CHANGE_NONE || s->change == own)
            text(b, s->text, s->change == own ? style : 0);
    }
}

static void remark(void *context, struct str line)
{
    struct diff_doc_builder *b = context;
    text(b, STR("\n"), 0);
    text(b, line, 0);
}

static void add_row(struct diff_doc_builder *b, struct node *table, const struct diff_row *r)
{
    struct node *row = doc_append(b->doc, table, NODE_TABLE_ROW, POS_NONE);
    open_node(b, row, NODE_CELL);
    if (r->kind == DIFF_ROW_LINK) {
        for (size_t i = 0; i < r->link->old_count; i++)
            path(b, r->link->old[i]);
        side(b, r->link, CHANGE_DELETED, STYLE_ITALIC);
    } else if (r->kind == DIFF_ROW_OMITTED) {
        path(b, r->omission->clause);
        text(b, diff_text(b->scratch, r->omission->clause), 0);
    }
    open_node(b, row, NODE_CELL);
    if (r->kind == DIFF_ROW_LINK) {
        path(b, r->link->clause);
        side(b, r->link, CHANGE_INSERTED, STYLE_BOLD);
    } else if (r->kind == DIFF_ROW_ADDED) {
        path(b, r->added);
        text(b, diff_text(b->scratch, r->added), 0);
    }
    open_node(b, row, NODE_CELL);
    text(b, str_of(diff_row_name(r)), STYLE_BOLD);
    diff_remarks(r, remark, b);
}

struct doc *diff_document(const struct comparison *c)
{
    struct diff_doc_builder b = {.doc = doc_new(NULL), .scratch = arena_new()};
    const enum msg heads[] = {diff_old_name(c), diff_new_name(c), MSG_DIFF_REMARK};
    size_t n;
    const struct diff_row *rows = diff_rows(b.scratch, c, &n);
    open_node(&b, b.doc->root, NODE_TITLE);
    text(&b, unicode_upper(b.scratch, str_of(msg_text(MSG_DIFF_TITLE))), STYLE_BOLD);
    diff_summary(c, paragraph, &b);
    struct node *table = doc_append(b.doc, b.doc->root, NODE_TABLE, POS_NONE);
    struct node *head = doc_append(b.doc, table, NODE_TABLE_HEAD, POS_NONE);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        open_node(&b, head, NODE_CELL);
        text(&b, str_of(msg_text(heads[i])), STYLE_BOLD);
    }
    for (size_t i = 0; i < n; i++)
        add_row(&b, table, &rows[i]);
    doc_number(b.doc);
    arena_free(b.scratch);
    return b.doc;
}
