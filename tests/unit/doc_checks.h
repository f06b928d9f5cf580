/* What tests and the fuzzer ask of a document. */
#ifndef DOC_CHECKS_H
#define DOC_CHECKS_H

#include "base/mem.h"
#include "base/unicode.h"
#include "model/doc.h"

/* The invariants of model/doc.h: false, and what is broken, at the first fault. */
static inline const char *broken_node(const struct node *n)
{
    if (n->parent->kind == NODE_CELL)
        return "a cell has a child";
    if (n->kind == NODE_CELL && n->parent->kind != NODE_TABLE_ROW &&
        n->parent->kind != NODE_TABLE_HEAD)
        return "a cell outside a row";
    if ((n->kind == NODE_TABLE_ROW || n->kind == NODE_TABLE_HEAD) && n->parent->kind != NODE_TABLE)
        return "a row outside a table";
    const struct node *prev = node_prev(n), *last = node_last(n->parent);
    if ((prev ? prev->next != n : n->parent->first != n) || last->next || last->parent != n->parent)
        return "siblings do not agree";
    for (size_t i = 1; i < n->line_count; i++)
        if (node_lines(n)[i] <= node_lines(n)[i - 1])
            return "lines do not ascend";
    for (const struct run *r = n->runs; r; r = r->next) {
        if (utf8_check(r->text) != r->text.n || !unicode_is_nfc(r->text))
            return "text is not UTF-8 in NFC";
        if (r->note && r->note->kind != NODE_FOOTNOTE)
            return "a footnote call leads to something else";
    }
    return NULL;
}

static inline bool doc_verify(const struct doc *d, const char **what)
{
    unsigned id = 0;
    for (const struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        *what = n->id == ++id ? broken_node(n) : "ids are not in reading order";
        if (*what)
            return false;
    }
    *what = id + 1 == d->count ? NULL : "count is wrong";
    return !*what;
}

/*
 * Same tree: kinds, labels, paths, cells and the text as it looks (model/runs.h); not positions,
 * noise or repeated heads.
 */
static inline const struct node *next_compared(const struct node *n, const struct node *root)
{
    n = node_next(n, root);
    while (n && node_is_incidental(n))
        n = node_skip(n, root);
    return n;
}

static inline bool doc_equal(const struct doc *left, const struct doc *right,
                             struct buf *difference)
{
    const struct node *l = next_compared(left->root, left->root);
    const struct node *r = next_compared(right->root, right->root);
    while (l && r && node_same(l, r)) {
        l = next_compared(l, left->root);
        r = next_compared(r, right->root);
    }
    struct arena *a = arena_new();
    for (int side = 0; (l || r) && side < 2; side++) {
        const struct node *n = side ? r : l;
        buf_printf(difference, "%s %s %.*s %.*s: %.*s\n", side ? "+" : "-",
                   n ? node_kind_name(n->kind) : "(end)", STR_ARG(n ? n->path : STR_NONE),
                   STR_ARG(n ? n->label : STR_NONE), STR_ARG(n ? node_text(a, n) : STR_NONE));
    }
    arena_free(a);
    return !l && !r;
}

#endif
