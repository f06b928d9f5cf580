/* One clause: see clause.h. */
#include "merge/overlay/clause.h"

#include "base/mem.h"

/* A label that only says "numbered"; renumber_apply() puts the number there. */
static const struct str to_be_numbered = {"1.", 2};

/* The runs of a clause, taken off it. */
static struct run *take_runs(struct node *n)
{
    struct run *runs = n->runs;
    n->runs = n->last_run = NULL;
    return runs;
}

static void give_run(struct node *n, struct run *r)
{
    r->next = NULL;
    if (n->last_run)
        n->last_run->next = r;
    else
        n->runs = r;
    n->last_run = r;
}

static struct pos pos_in(const struct run *r, size_t offset)
{
    return (struct pos){r->pos.source, r->pos.source ? r->pos.at + offset : 0};
}

/* A footnote call moves to n: so does the footnote. */
static void give_call(struct node *n, struct run *r)
{
    give_run(n, r);
    if (r->note->parent && r->note->parent != n) {
        node_detach(r->note);
        node_attach(n, r->note);
    }
}

/* Where a change that begins at hit ends; (size_t)-1 where its last words do not follow. */
static size_t change_end(struct str text, const struct clause_change *c, size_t hit)
{
    size_t end = hit + c->from.n;
    if (!c->through.n)
        return end;
    end = str_find(text, c->through, end);
    return end == (size_t)-1 ? end : end + c->through.n;
}

static size_t find_change(struct str text, const struct clause_change *c, size_t from)
{
    size_t hit = c->from.n ? str_find(text, c->from, from) : (size_t)-1;
    return hit != (size_t)-1 && change_end(text, c, hit) == (size_t)-1 ? (size_t)-1 : hit;
}

/* The first place at or after from where a change applies, and which; (size_t)-1 for none. */
static size_t next_change(struct str text, size_t from, struct clause_change *changes, size_t n,
                          size_t *which)
{
    size_t best = (size_t)-1;
    for (size_t i = 0; i < n; i++) {
        struct clause_change *c = &changes[i];
        if (!from || c->next < from) /* what was found before still holds further on */
            c->next = find_change(text, c, from);
        if (c->next < best) {
            best = c->next;
            *which = i;
        }
    }
    return best;
}

/* The words and footnotes of a change's own text, each time anew. */
static void put_own(struct doc *d, struct node *n, const struct node *own)
{
    struct node *copy = doc_clone(d, own);
    for (struct run *r = take_runs(copy), *next; r; r = next) {
        next = r->next;
        if (r->note)
            give_call(n, r);
        else
            give_run(n, r);
    }
}

void clause_substitute(struct doc *d, struct node *n, struct clause_change *changes, size_t count)
{
    struct arena *a = arena_new();
    struct str text = node_text(a, n);
    size_t start = 0, done = 0, which = 0;
    for (struct run *r = take_runs(n), *next; r; r = next) {
        next = r->next;
        if (r->note) {
            give_run(n, r);
            continue;
        }
        size_t end = start + r->text.n, at = done > start ? done : start;
        while (at < end) {
            size_t hit = next_change(text, at, changes, count, &which);
            size_t stop = hit < end ? hit : end;
            if (stop > at)
                node_add_text(d, n, str_slice(text, at, stop), r->style, pos_in(r, at - start));
            at = stop;
            if (hit >= end)
                break;
            struct clause_change *c = &changes[which];
            c->hits++;
            if (c->own)
                put_own(d, n, c->own);
            else if (c->to.n)
                node_add_text(d, n, c->to, r->style, c->pos);
            at = change_end(text, c, hit);
        }
        done = at;
        start = end;
    }
    arena_free(a);
}

void clause_join(struct doc *d, struct node *n, struct str with, struct node *from)
{
    if (n->runs && from->runs && with.n)
        node_add_text(d, n, with, 0, POS_NONE);
    for (struct run *r = take_runs(from), *next; r; r = next) {
        next = r->next;
        if (r->note)
            give_call(n, r);
        else
            give_run(n, r);
    }
}

/* Puts the part of r that lies before end on first, the part from begin on second. */
static void share_run(struct doc *d, struct run *r, size_t start, size_t end, size_t begin,
                      struct node *first, struct node *second)
{
    size_t length = r->text.n;
    size_t head = end > start ? end - start : 0, tail = begin > start ? begin - start : 0;
    head = head < length ? head : length;
    if (head)
        node_add_text(d, first, str_slice(r->text, 0, head), r->style, r->pos);
    if (tail < length)
        node_add_text(d, second, str_slice(r->text, tail, length), r->style, pos_in(r, tail));
}

static void share_children(struct node *from, struct node *to)
{
    for (struct node *c = from->first, *next; c; c = next) {
        next = c->next;
        if (c->kind == NODE_FOOTNOTE)
            continue;
        node_detach(c);
        node_attach(to, c);
    }
}

struct node *clause_cut(struct doc *d, struct node *n, struct str phrase)
{
    struct arena *a = arena_new();
    struct str text = node_text(a, n);
    size_t begin = phrase.n ? str_find(text, phrase, 1) : (size_t)-1, end = begin, start = 0;
    if (begin == (size_t)-1) {
        arena_free(a);
        return NULL;
    }
    while (end && is_space(text.p[end - 1]))
        end--;
    struct node *piece = doc_append(d, d->root, n->kind, n->pos);
    node_detach(piece);
    piece->origin = n->origin;
    piece->label = n->label;
    share_children(n, piece);
    for (struct run *r = take_runs(n), *next; r; r = next) {
        next = r->next;
        if (r->note) {
            give_call(start <= begin ? n : piece, r);
            continue;
        }
        share_run(d, r, start, end, begin, n, piece);
        start += r->text.n;
    }
    if (piece->runs)
        piece->pos = piece->runs->pos;
    arena_free(a);
    return piece;
}

void clause_clear(struct node *n)
{
    for (struct run *r = take_runs(n); r; r = r->next)
        if (r->note && r->note->parent)
            node_detach(r->note);
}

void clause_drop_calls(struct node *n, const struct node *note)
{
    for (struct run *r = take_runs(n), *next; r; r = next) {
        next = r->next;
        if (r->note != note)
            give_run(n, r);
    }
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
