/*
 * Parts of the plan as a profile has them: copied with the footnotes that they call, and written as
 * Markdown.
 */
#include "derive/derive_int.h"
#include "merge/overlay/clause.h"

bool derive_is_body(const struct node *n)
{
    return n->kind == NODE_HEADING || n->kind == NODE_PARA || n->kind == NODE_BULLET ||
           n->kind == NODE_TABLE;
}

static bool is_called(const struct node *top, const struct node *note)
{
    const struct node *n = top;
    while (n && !runs_call(n, note))
        n = node_next(n, top);
    return n;
}

struct node *derive_clone(const struct derive *d, struct doc *part, const struct node *n,
                          bool alone)
{
    struct node *copy = doc_clone(part, n), *next;
    const struct node *was = n->first;
    node_attach(part->root, copy);
    /* The notes that a table's cells call are with the clause around it: the copy takes them. */
    const struct node *called = n;
    for (struct node *c = copy; c; c = node_next(c, copy), called = node_next(called, n)) {
        const struct run *before = called->runs;
        for (struct run *r = c->runs; r; r = r->next, before = before->next) {
            if (!before->note || clause_is_within(before->note, n))
                continue;
            r->note = doc_clone(part, before->note);
            node_attach(part->root, r->note);
        }
    }
    for (struct node *c = copy->first; c; c = next, was = was->next) {
        bool note = c->kind == NODE_FOOTNOTE;
        bool elsewhere = note && is_called(d->in.plan->root, was) &&
                         !(alone ? runs_call(n, was) : is_called(n, was));
        next = c->next;
        if (elsewhere || (alone && !note))
            node_detach(c);
    }
    return copy;
}

struct str derive_part(struct derive *d, struct doc *part)
{
    doc_number(part);
    struct str text = patch_markdown(d->arena, part, &d->in.tools);
    doc_free(part);
    return text;
}

struct str derive_markdown(struct derive *d, const struct node *const *nodes, size_t n)
{
    struct doc *part = doc_new(NULL);
    for (size_t i = 0; i < n; i++)
        derive_clone(d, part, nodes[i], false);
    return derive_part(d, part);
}

struct str derive_words(struct derive *d, const struct node *n)
{
    struct doc *part = doc_new(NULL);
    struct node *copy = derive_clone(d, part, n, true);
    copy->kind = NODE_PARA;
    copy->label = STR_NONE;
    return derive_part(d, part);
}
