/* Sources of a plan's paragraphs: see plan_review.h. */
#include "merge/plan/plan_review.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/unicode.h"

struct review {
    struct arena *arena;
    const struct plan_inputs *in;
    struct doc *doc;
    struct buf sources; /* of the paragraph at hand, a line each */
};

static void add_source(struct review *r, enum msg form, struct str what, struct pos pos)
{
    if (!pos.source)
        return;
    buf_puts(&r->sources, r->sources.n ? "\n" : "");
    buf_printf(&r->sources, msg_text(form), STR_ARG(what), pos.source->name, pos_line(pos));
}

/* The operations of the profile on that clause. */
static void add_operations(struct review *r, struct str path)
{
    const struct profile *p = r->in->profile;
    for (size_t i = 0; i < p->item_count; i++)
        for (size_t k = 0; k < p->items[i].path_count; k++)
            if (str_eq(p->items[i].paths[k], path))
                add_source(r, MSG_REVIEW_OPERATION, str_of(overlay_op_name(p->items[i].op)),
                           p->items[i].pos);
}

/* Central clauses with what the profile does to them; else where the first words were written. */
static struct str sources_of(struct review *r, const struct node *n)
{
    struct str rest = n->origin;
    r->sources.n = 0;
    for (struct str path; (path = str_word(&rest)).n;) {
        const struct node *central = doc_find(r->in->central, path);
        add_source(r, MSG_REVIEW_CENTRAL, path, central ? central->pos : POS_NONE);
        add_operations(r, path);
    }
    if (!n->origin.n) {
        struct pos pos = n->runs ? pos_origin(n->runs->pos) : POS_NONE;
        add_source(r, MSG_REVIEW_WRITTEN, STR(""), pos);
    }
    return str_copy(r->arena, buf_view(&r->sources));
}

struct doc *plan_review(const struct plan_inputs *in, const struct plan *plan)
{
    struct review r = {.arena = arena_new(), .in = in, .doc = doc_new(NULL)};
    struct doc *d = r.doc;
    struct str title = unicode_upper(r.arena, str_of(msg_text(MSG_REVIEW_TITLE)));
    doc_add(d, d->root, NODE_TITLE, title, STYLE_BOLD);
    struct node *table = doc_append(d, d->root, NODE_TABLE, POS_NONE);
    struct node *row = doc_append(d, table, NODE_TABLE_HEAD, POS_NONE);
    doc_add(d, row, NODE_CELL, str_of(msg_text(MSG_REVIEW_TEXT)), STYLE_BOLD);
    doc_add(d, row, NODE_CELL, str_of(msg_text(MSG_REVIEW_SOURCE)), STYLE_BOLD);
    for (const struct node *n = plan->plan->root; n; n = node_next(n, plan->plan->root)) {
        if (!node_is_unit(n) || node_is_incidental(n))
            continue;
        struct str text = str_trim(node_whole_text(r.arena, n, true, " | "));
        if (!text.n)
            continue;
        row = doc_append(d, table, NODE_TABLE_ROW, POS_NONE);
        doc_add(d, row, NODE_CELL, text, 0);
        doc_add(d, row, NODE_CELL, sources_of(&r, n), 0);
    }
    doc_number(d);
    buf_free(&r.sources);
    arena_free(r.arena);
    return d;
}
