/* The document: see doc.h. */
#include "model/doc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "model/runs.h"

static const char *const kind_names[NODE_KINDS] = {
    [NODE_DOCUMENT] = "document",   [NODE_FRONT] = "front",
    [NODE_TITLE] = "title",         [NODE_PREAMBLE] = "preamble",
    [NODE_HEADING] = "heading",     [NODE_PARA] = "para",
    [NODE_BULLET] = "bullet",       [NODE_FOOTNOTE] = "footnote",
    [NODE_RECIPIENT] = "recipient", [NODE_SIGNATURE] = "signature",
    [NODE_NOISE] = "noise",         [NODE_TABLE_TITLE] = "table-title",
    [NODE_TABLE] = "table",         [NODE_TABLE_HEAD] = "table-head",
    [NODE_TABLE_ROW] = "table-row", [NODE_CELL] = "cell",
};

const char *node_kind_name(enum node_kind kind)
{
    return kind_names[kind];
}

static const char *const role_names[FRONT_ROLES] = {
    [FRONT_OTHER] = "other",
    [FRONT_SUPERIOR] = "superior",
    [FRONT_ISSUER] = "issuer",
    [FRONT_MOTTO] = "motto",
    [FRONT_NUMBER] = "number",
    [FRONT_PLACE_DATE] = "place-date",
    [FRONT_DRAFT] = "draft",
    [FRONT_MARK] = "mark",
    [COPY_FORM] = "copy-form",
    [COPY_RECIPIENT] = "copy-recipient",
    [COPY_SIGNATURE] = "copy-signature",
};

const char *front_role_name(enum front_role role)
{
    return role_names[role];
}

bool node_is_clause(const struct node *n)
{
    return n->kind == NODE_TITLE || n->kind == NODE_HEADING || n->kind == NODE_PARA ||
           n->kind == NODE_BULLET;
}

bool node_is_unit(const struct node *n)
{
    return n->kind != NODE_DOCUMENT && n->kind != NODE_TABLE && n->kind != NODE_CELL;
}

static bool same_cells(const struct node *one, const struct node *two)
{
    const struct node *c = one->first, *k = two->first;
    while (c && k && runs_same_text(c, k)) {
        c = c->next;
        k = k->next;
    }
    return !c && !k;
}

static bool has_head_above(const struct node *row)
{
    size_t rows = 64; /* a head is at the top; it is not looked for further down */
    for (const struct node *s = row->parent->first; s != row && rows; s = s->next, rows--)
        if (s->kind == NODE_TABLE_HEAD)
            return true;
    return false;
}

bool node_is_repeated_head(const struct node *n)
{
    enum { HEAD_ROWS = 8 }; /* no table has more; keeps the search short in hostile ones */
    size_t above = 0;
    const struct node *p = n->kind == NODE_TABLE_HEAD ? node_prev(n) : NULL;
    for (; p && p->kind != NODE_TABLE_ROW; p = node_prev(p), above++)
        if (above == HEAD_ROWS || same_cells(p, n))
            return true;
    return p && has_head_above(p);
}

bool node_is_copy(const struct node *n)
{
    return n->kind == NODE_NOISE && n->role != FRONT_OTHER;
}

bool node_is_incidental(const struct node *n)
{
    return n->kind == NODE_NOISE || node_is_repeated_head(n);
}

struct doc *doc_new(const struct source *source)
{
    struct arena *a = arena_new();
    struct doc *d = arena_alloc(a, sizeof *d);
    d->arena = a;
    d->source = source;
    d->root = arena_alloc(a, sizeof *d->root);
    d->count = 1;
    return d;
}

void doc_free(struct doc *d)
{
    if (d)
        arena_free(d->arena);
}

void node_attach(struct node *parent, struct node *n)
{
    struct node *last = node_last(parent);
    n->parent = parent;
    n->next = NULL;
    n->before = last ? last : n;
    if (last)
        last->next = n;
    else
        parent->first = n;
    parent->first->before = n;
}

void node_detach(struct node *n)
{
    struct node *prev = node_prev(n), *parent = n->parent;
    if (parent && !prev)
        parent->first = n->next;
    if (prev)
        prev->next = n->next;
    if (n->next)
        n->next->before = n->before;
    else if (parent && parent->first)
        parent->first->before = prev;
    n->parent = n->before = n->next = NULL;
}

struct node *doc_append(struct doc *d, struct node *parent, enum node_kind kind, struct pos pos)
{
    struct node *n = arena_alloc(d->arena, sizeof *n);
    n->kind = kind;
    n->pos = pos;
    node_attach(parent, n);
    return n;
}

void doc_add(struct doc *d, struct node *parent, enum node_kind kind, struct str text,
             unsigned style)
{
    struct node *n = doc_append(d, parent, kind, POS_NONE);
    if (text.n)
        node_add_text(d, n, text, style, POS_NONE);
}

void node_place_before(struct node *place, struct node *n)
{
    struct node *prev = node_prev(place);
    n->parent = place->parent;
    n->next = place;
    n->before = place->before;
    if (prev)
        prev->next = n;
    else
        place->parent->first = n;
    place->before = n;
}

void node_place_after(struct node *place, struct node *n)
{
    if (place->next)
        node_place_before(place->next, n);
    else
        node_attach(place->parent, n);
}

static struct run *run_new(struct doc *d, struct node *n)
{
    struct run *r = arena_alloc(d->arena, sizeof *r);
    runs_give(n, r);
    return r;
}

/* Text that its source has as it is stays there; else a copy. */
static struct str kept_text(struct doc *d, struct str text, struct pos pos)
{
    const struct str *from = pos.source ? &pos.source->text : NULL;
    if (!from || !text.n || text.n > from->n || pos.at > from->n - text.n ||
        memcmp(from->p + pos.at, text.p, text.n))
        return str_copy(d->arena, text);
    return str_slice(*from, pos.at, pos.at + text.n);
}

struct run *node_add_text(struct doc *d, struct node *n, struct str text, unsigned style,
                          struct pos pos)
{
    struct run *last = n->last_run;
    if (last && !last->note && last->style == style && last->pos.source == pos.source &&
        (!pos.source || last->pos.at + last->text.n == pos.at)) {
        struct buf joined = {0};
        buf_str(&joined, last->text);
        buf_str(&joined, text);
        last->text = kept_text(d, buf_view(&joined), last->pos);
        buf_free(&joined);
        return last;
    }
    struct run *r = run_new(d, n);
    r->style = style;
    r->text = kept_text(d, text, pos);
    r->pos = pos;
    return r;
}

void line_numbers_add(struct line_numbers *numbers, unsigned line)
{
    size_t at = numbers->n;
    while (at && numbers->at[at - 1] > line)
        at--;
    if (at && numbers->at[at - 1] == line)
        return;
    vec_push(numbers);
    memmove(&numbers->at[at + 1], &numbers->at[at], (numbers->n - 1 - at) * sizeof line);
    numbers->at[at] = line;
}

static void copy_lines(struct doc *d, struct node *n, const unsigned *lines, size_t count)
{
    n->line_count = (unsigned)count;
    if (count == 1)
        n->lines.line = *lines;
    if (count < 2)
        return;
    n->lines.many = arena_array(d->arena, count, sizeof *lines);
    memcpy(n->lines.many, lines, count * sizeof *lines);
}

void node_set_lines(struct doc *d, struct node *n, struct line_numbers *numbers)
{
    copy_lines(d, n, numbers->at, numbers->n);
    vec_free(numbers);
}

void node_keep_lines(struct node *n, bool (*wanted)(void *, unsigned), void *context)
{
    unsigned *lines = n->line_count > 1 ? n->lines.many : &n->lines.line, kept = 0;
    for (unsigned i = 0; i < n->line_count; i++)
        if (wanted(context, lines[i]))
            lines[kept++] = lines[i];
    if (n->line_count > 1 && kept == 1)
        n->lines.line = lines[0];
    n->line_count = kept;
}

static void set_source(struct doc *d, struct node *n, struct node_source source)
{
    struct node_source *own = arena_alloc(d->arena, sizeof *own);
    *own = source;
    n->source = own;
}

void node_set_origin(struct doc *d, struct node *n, struct str origin)
{
    set_source(d, n, (struct node_source){str_copy(d->arena, origin), node_item(n)});
}

void node_set_item(struct doc *d, struct node *n, unsigned item)
{
    set_source(d, n, (struct node_source){node_origin(n), item});
}

struct node *node_skip(const struct node *n, const struct node *root)
{
    while (n && n != root) {
        if (n->next)
            return n->next;
        n = n->parent;
    }
    return NULL;
}

struct node *node_next(const struct node *n, const struct node *root)
{
    return n->first ? n->first : node_skip(n, root);
}

static struct node *clone_tree(struct doc *d, const struct node *n)
{
    struct node *copy = arena_alloc(d->arena, sizeof *copy);
    *copy = *n;
    copy->parent = copy->before = copy->next = copy->first = NULL;
    copy->runs = copy->last_run = NULL;
    for (const struct run *r = n->runs; r; r = r->next) {
        struct run *twin = run_new(d, copy);
        *twin = *r;
        twin->next = NULL;
        twin->text = kept_text(d, r->text, r->pos);
    }
    copy->label = str_copy(d->arena, n->label);
    copy_lines(d, copy, node_lines(n), n->line_count);
    for (const struct node *child = n->first; child; child = child->next)
        node_attach(copy, clone_tree(d, child));
    return copy;
}

struct twin { /* a footnote and its copy */
    const struct node *from;
    struct node *to;
};

static int by_original(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)((const struct twin *)left)->from;
    uintptr_t b = (uintptr_t)((const struct twin *)right)->from;
    return (a > b) - (a < b);
}

struct node *doc_clone(struct doc *d, const struct node *n)
{
    vec(struct twin) notes = {0};
    struct node *copy = clone_tree(d, n), *to = copy;
    for (const struct node *from = n; from; from = node_next(from, n), to = node_next(to, copy))
        if (from->kind == NODE_FOOTNOTE)
            *vec_push(&notes) = (struct twin){from, to};
    array_sort(notes.at, notes.n, by_original);
    for (struct node *twin = copy; twin; twin = node_next(twin, copy))
        for (struct run *r = twin->runs; r; r = r->next) {
            struct twin key = {r->note, NULL}, *found = NULL;
            if (r->note && notes.n)
                found = bsearch(&key, notes.at, notes.n, sizeof key, by_original);
            r->note = found ? found->to : NULL;
        }
    vec_free(&notes);
    return copy;
}

size_t node_cell_count(const struct node *row)
{
    size_t n = 0;
    for (const struct node *c = row->first; c; c = c->next)
        n += c->kind == NODE_CELL;
    return n;
}

const struct node *node_cell(const struct node *row, size_t i)
{
    for (const struct node *c = row->first; c; c = c->next)
        if (c->kind == NODE_CELL && !i--)
            return c;
    return NULL;
}

struct str node_text(struct arena *a, const struct node *n)
{
    struct buf b = {0};
    runs_text(n, &b);
    return buf_take(&b, a);
}

struct str node_whole_text(struct arena *a, const struct node *n, bool label, const char *between)
{
    struct buf b = {0};
    if (label && n->label.n)
        buf_printf(&b, "%.*s ", STR_ARG(n->label));
    runs_text(n, &b);
    for (const struct node *cell = n->first; cell && cell->kind == NODE_CELL; cell = cell->next) {
        buf_puts(&b, node_prev(cell) ? between : "");
        runs_text(cell, &b);
    }
    return buf_take(&b, a);
}

struct doc_index {
    struct map paths;
    vec(struct node *) nodes; /* by the number of the path, in the arena */
};

struct doc_index *doc_index_new(struct arena *a, const struct doc *d)
{
    struct doc_index *index = arena_alloc(a, sizeof *index);
    index->paths.arena = a;
    for (struct node *n = d->root; n; n = node_next(n, d->root))
        if (n->path.n && map_add(&index->paths, n->path) == index->nodes.n)
            *arena_push(a, &index->nodes) = n;
    return index;
}

struct node *doc_index_find(const struct doc_index *index, struct str path)
{
    uint32_t i = map_find(&index->paths, path_first(path));
    return i == MAP_NONE ? NULL : index->nodes.at[i];
}

struct node *doc_find(const struct doc *d, struct str path)
{
    if (!d->paths)
        ((struct doc *)d)->paths = doc_index_new(d->arena, d);
    return doc_index_find(d->paths, path);
}

/* A node as one string: what node_same compares. */
static struct str signature(struct arena *a, const struct node *n)
{
    struct buf b = {0};
    unsigned style = 0;
    buf_printf(&b, "%s label=%.*s path=%.*s text=", node_kind_name(n->kind), STR_ARG(n->label),
               STR_ARG(n->path));
    struct looks looks = runs_looks(a, n, 0);
    for (size_t i = 0; i < looks.n; i++) {
        const struct look *l = &looks.at[i];
        if (l->style != style)
            buf_printf(&b, "<%u>", l->style);
        style = l->style;
        buf_puts(&b, l->kind == LOOK_CALL ? "^" : "");
        buf_str(&b, look_text(l));
    }
    vec_free(&looks);
    return buf_take(&b, a);
}

bool node_same(const struct node *left, const struct node *right)
{
    struct arena *a = arena_new();
    bool same = str_eq(signature(a, left), signature(a, right)) &&
                str_eq(left->parent->path, right->parent->path);
    arena_free(a);
    return same;
}
