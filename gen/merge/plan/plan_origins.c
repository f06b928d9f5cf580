/* Where the units of a plan come from: see plan_origins.h. */
#include "merge/plan/plan_origins.h"

#include <string.h>

#include "base/mem.h"
#include "base/search.h"

struct operation { /* one of the profile, by a central path that it is about */
    struct str path;
    const struct overlay_item *item;
};

struct origins {
    const struct plan_inputs *in;
    const struct doc_index *central;
    vec(struct operation) operations;       /* by path, then as in the profile */
    vec(const struct overlay_item *) known; /* operations of the unit at hand */
    vec(struct plan_origin) list;           /* of the unit at hand */
};

static int by_path(const void *left, const void *right)
{
    const struct operation *a = left, *b = right;
    int path = str_cmp(a->path, b->path);
    return path ? path : mem_order(a->item, b->item);
}

/* A path of a profile is that of its base: the plan's clause knows which it is now. */
static void add_paths(struct origins *o, const struct plan *plan, const struct overlay_item *item,
                      struct str path)
{
    bool known;
    const struct node *clause = overlay_clause(plan->overlay, path, &known);
    struct str now = clause && node_origin(clause).n ? node_origin(clause) : path;
    for (struct str one; (one = str_word(&now)).n;)
        *vec_push(&o->operations) = (struct operation){one, item};
}

static void find_operations(struct origins *o, const struct plan *plan)
{
    const struct profile *p = o->in->profile;
    for (size_t i = 0; i < p->item_count; i++)
        for (size_t k = 0; k < p->items[i].path_count; k++)
            add_paths(o, plan, &p->items[i], p->items[i].paths[k]);
    array_sort(o->operations.at, o->operations.n, by_path);
}

/* Lines in a row of one file are one place. */
static void add(struct origins *o, enum origin_kind kind, struct str what, struct pos pos)
{
    if (!pos.source)
        return;
    size_t line = pos_line(pos);
    for (size_t i = 0; i < o->list.n; i++) {
        struct plan_origin *was = &o->list.at[i];
        bool near = line >= was->line && line <= was->last_line + (kind == ORIGIN_WRITTEN);
        if (was->kind == kind && was->pos.source == pos.source && str_eq(was->what, what) && near) {
            was->last_line = line > was->last_line ? line : was->last_line;
            return;
        }
    }
    *vec_push(&o->list) = (struct plan_origin){kind, what, pos, line, line};
}

/* Is it done to that node: a copy is the one operation on itself, and none on what it copies. */
static bool is_about(const struct origins *o, const struct overlay_item *item, const struct node *n)
{
    const struct overlay_item *own = node_item(n) ? &o->in->profile->items[node_item(n) - 1] : NULL;
    bool copied = own && own->op == OVERLAY_COPY;
    return copied ? item == own : item->op != OVERLAY_COPY;
}

/* The operations of the profile on that central clause, which the node carries. */
static void add_operations(struct origins *o, struct str path, const struct node *n)
{
    size_t i;
    search_first(i, o->operations.n, str_cmp(o->operations.at[i].path, path) < 0);
    for (; i < o->operations.n && str_eq(o->operations.at[i].path, path); i++) {
        const struct overlay_item *item = o->operations.at[i].item;
        if (!is_about(o, item, n))
            continue;
        *vec_push(&o->known) = item;
        add(o, ORIGIN_OPERATION, str_of(overlay_op_name(item->op)), item->pos);
    }
}

/* Is the place within an operation that the unit is known to have. */
static bool is_known(const struct origins *o, struct pos pos)
{
    const struct profile *p = o->in->profile;
    size_t next, from = 0;
    if (pos.source != p->source || !o->known.n)
        return false;
    search_first(next, p->item_count, p->items[next].pos.at <= pos.at);
    for (size_t i = 0; i < p->substitution_count; i++)
        if (p->substitutions[i].pos.at <= pos.at && p->substitutions[i].pos.at > from)
            from = p->substitutions[i].pos.at;
    for (size_t i = 0; next && i < o->known.n; i++)
        if (o->known.at[i] == &p->items[next - 1])
            return from < p->items[next - 1].pos.at;
    return false;
}

/* The lines that the letters of a run are on, but for those of the carried clauses' file. */
static void add_words(struct origins *o, const struct run *r, const char *carried)
{
    struct pos last = POS_NONE;
    for (size_t i = 0; r->pos.source && i < r->text.n; i++) {
        struct pos pos = pos_origin((struct pos){r->pos.source, r->pos.at + i});
        if (is_space(r->text.p[i]) || !pos.source)
            continue;
        if (carried && !strcmp(pos.source->name, carried))
            continue;
        size_t line = pos_line(pos);
        if (last.source == pos.source && pos_line(last) == line)
            continue;
        last = pos;
        if (!is_known(o, pos))
            add(o, ORIGIN_WRITTEN, STR_NONE, pos);
    }
}

static void add_unit(struct origins *o, const struct node *n)
{
    struct str rest = node_origin(n);
    for (struct str path; (path = str_word(&rest)).n;) {
        const struct node *central = doc_index_find(o->central, path);
        add(o, ORIGIN_CENTRAL, path, central ? central->pos : POS_NONE);
    }
    rest = node_origin(n);
    for (struct str path; (path = str_word(&rest)).n;)
        add_operations(o, path, n);
    const char *carried = node_origin(n).n ? o->in->central->source->name : NULL;
    for (const struct run *r = n->runs; r; r = r->next)
        add_words(o, r, carried);
    for (const struct node *c = n->first; c; c = c->next)
        for (const struct run *r = c->kind == NODE_CELL ? c->runs : NULL; r; r = r->next)
            add_words(o, r, carried);
}

const struct unit_origins *plan_origins(struct arena *a, const struct plan_inputs *in,
                                        const struct plan *plan, const struct doc *doc)
{
    struct origins o = {.in = in, .central = doc_index_new(a, in->central)};
    struct unit_origins *of = arena_array(a, doc->count + 1, sizeof *of);
    find_operations(&o, plan);
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (!node_is_unit(n))
            continue;
        add_unit(&o, n);
        of[n->id].at = vec_copy(a, &o.list);
        of[n->id].n = o.list.n;
        o.list.n = o.known.n = 0;
    }
    vec_free(&o.list);
    vec_free(&o.known);
    vec_free(&o.operations);
    return of;
}
