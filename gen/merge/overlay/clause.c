/* One clause: see clause.h. */
#include "merge/overlay/clause.h"

#include "base/mem.h"
#include "model/runs.h"

/* A label that only says "numbered"; renumber_apply() replaces it. */
static const struct str to_be_numbered = {"1.", 2};

bool clause_find(struct str text, struct str from, struct str through, size_t *at, size_t *end)
{
    *at = from.n ? str_find(text, from, *at) : (size_t)-1;
    *end = *at == (size_t)-1 ? *at : *at + from.n;
    if (*end == (size_t)-1 || !through.n)
        return *end != (size_t)-1;
    *end = str_find(text, through, *end);
    if (*end == (size_t)-1)
        return false;
    *end += through.n;
    return true;
}

/* The first place at or after from where a change applies, and which; (size_t)-1 for none. */
static size_t next_change(struct str text, size_t from, struct clause_change *changes, size_t n,
                          size_t *which)
{
    size_t best = (size_t)-1;
    for (size_t i = 0; i < n; i++) {
        struct clause_change *c = &changes[i];
        if (!from || c->next < from) { /* what was found further on is still there */
            c->next = from;
            if (!clause_find(text, c->from, c->through, &c->next, &c->end))
                c->next = (size_t)-1;
        }
        if (c->next < best) {
            best = c->next;
            *which = i;
        }
    }
    return best;
}

void clause_substitute(struct doc *d, struct node *n, struct clause_change *changes, size_t count)
{
    struct str text = node_text(d->arena, n);
    vec(struct runs_edit) edits = {0};
    size_t which = 0;
    for (size_t at = 0, hit; (hit = next_change(text, at, changes, count, &which)) != (size_t)-1;) {
        struct clause_change *c = &changes[which];
        c->hits++;
        at = c->end;
        *vec_push(&edits) = (struct runs_edit){hit, at, c->to, c->pos, c->own};
    }
    runs_replace(d, n, edits.at, edits.n);
    vec_free(&edits);
}

void clause_join(struct doc *d, struct node *n, struct str with, struct node *from)
{
    if (n->runs && from->runs && with.n)
        node_add_text(d, n, with, 0, POS_NONE);
    runs_move(n, from);
}

struct node *clause_cut(struct doc *d, struct node *n, struct str phrase)
{
    struct str text = node_text(d->arena, n);
    size_t begin = phrase.n ? str_find(text, phrase, 1) : (size_t)-1, end = begin;
    if (begin == (size_t)-1)
        return NULL;
    while (end && is_space(text.p[end - 1]))
        end--;
    struct node *piece = doc_append(d, d->root, n->kind, n->pos);
    node_detach(piece);
    node_set_origin(d, piece, node_origin(n));
    piece->label = n->label;
    for (struct node *c = n->first, *next; c; c = next) {
        next = c->next;
        node_detach(c);
        node_attach(piece, c);
    }
    runs_cut(d, n, end, begin, piece);
    return piece;
}

void clause_clear(struct node *n)
{
    for (struct run *r = runs_take(n); r; r = r->next)
        if (r->note && r->note->parent)
            node_detach(r->note);
}

void clause_drop_calls(struct node *n, const struct node *note)
{
    for (struct run *r = runs_take(n), *next; r; r = next) {
        next = r->next;
        if (r->note != note)
            runs_give(n, r);
    }
}

bool clause_is_within(const struct node *n, const struct node *top)
{
    while (n && n != top)
        n = n->parent;
    return n;
}

enum overlay_form clause_form(const struct node *n)
{
    if (n->kind == NODE_HEADING)
        return FORM_HEADING;
    if (n->kind == NODE_BULLET)
        return FORM_BULLET;
    return n->label.n ? FORM_NUMBER : FORM_PARA;
}

void clause_set_form(struct node *n, enum overlay_form form)
{
    static const enum node_kind kinds[] = {
        [FORM_HEADING] = NODE_HEADING,
        [FORM_NUMBER] = NODE_PARA,
        [FORM_PARA] = NODE_PARA,
        [FORM_BULLET] = NODE_BULLET,
    };
    if (form == FORM_SAME)
        return;
    n->kind = kinds[form];
    n->label = form == FORM_HEADING || form == FORM_NUMBER ? to_be_numbered : STR_NONE;
}

void clause_number_headings(struct node *top)
{
    for (struct node *n = top; n; n = node_next(n, top))
        if (n->kind == NODE_HEADING && !n->label.n)
            n->label = to_be_numbered;
}
