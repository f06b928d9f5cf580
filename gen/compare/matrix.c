/* The matrix: see compare.h. */
#include "compare/compare.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

struct filler {
    struct matrix *out;
    struct arena *scratch;
    uint32_t *row_of; /* central clause by node id, + 1 */
    bool **elsewhere; /* by plan, by node id: another plan has the clause */
    struct likeness *likeness;
};

/* Rows are the central clauses that some comparison knows, linked or omitted. */
static void find_rows(struct filler *f)
{
    struct matrix *m = f->out;
    const struct comparison *first = m->plans[0];
    const struct doc *central = first->old_doc;
    const struct node **rows = arena_array(m->arena, central->count + 1, sizeof *rows);
    bool *known = arena_alloc(f->scratch, central->count);
    for (size_t i = 0; i < first->omitted_count; i++)
        known[first->omitted[i].clause->id] = true;
    for (size_t i = 0; i < first->link_count; i++)
        for (size_t k = 0; k < first->links[i].old_count; k++)
            known[first->links[i].old[k]->id] = first->links[i].old[k]->kind != NODE_TITLE;
    for (const struct node *n = central->root; n; n = node_next(n, central->root))
        if (known[n->id]) {
            rows[m->clause_count] = n;
            f->row_of[n->id] = (uint32_t)++m->clause_count;
        }
    m->clauses = rows;
}

static void fill_cells(struct filler *f)
{
    struct matrix *m = f->out;
    unsigned char *cells = arena_alloc(m->arena, m->clause_count * m->plan_count + 1);
    memset(cells, CELL_OMITTED, m->clause_count * m->plan_count);
    for (size_t p = 0; p < m->plan_count; p++)
        for (size_t i = 0; i < m->plans[p]->link_count; i++) {
            const struct link *l = &m->plans[p]->links[i];
            for (size_t k = 0; k < l->old_count; k++) {
                size_t row = f->row_of[l->old[k]->id]; /* 0: a title */
                unsigned char *cell = row ? &cells[(row - 1) * m->plan_count + p] : NULL;
                if (cell && l->content < *cell)
                    *cell = (unsigned char)l->content;
            }
        }
    m->cells = cells;
}

/* Plan q as a text drawn from plan p. */
static void compare_pair(struct filler *f, size_t p, size_t q)
{
    struct matrix *m = f->out;
    struct compare_options options = {.draft = true};
    struct comparison *pair =
        compare_documents(m->plans[p]->new_doc, m->plans[q]->new_doc, &options);
    size_t own = 0, copied = 0; /* words of q that the central text has not; of them those in p */
    for (size_t i = 0; i < m->plans[q]->ledger.new_total; i++) {
        own += !m->plans[q]->new_carried[i];
        copied += !m->plans[q]->new_carried[i] && pair->new_carried[i];
    }
    unsigned share = own ? (unsigned)(copied * 1000 / own) : 0;
    if (share)
        f->likeness[m->likeness_count++] = (struct likeness){q, p, share};
    for (size_t i = 0; i < pair->link_count; i++)
        f->elsewhere[q][pair->links[i].clause->id] = true;
    comparison_free(pair);
}

static int most_alike(const void *a, const void *b)
{
    const struct likeness *l = a, *r = b;
    int share = mem_order(r->share, l->share), plan = mem_order(l->plan, r->plan);
    return share ? share : plan ? plan : mem_order(l->in, r->in);
}

static void list_own(struct filler *f)
{
    struct matrix *m = f->out;
    size_t most = 0;
    for (size_t p = 0; p < m->plan_count; p++)
        most += m->plans[p]->added_count;
    struct own_clause *own = arena_array(m->arena, most + 1, sizeof *own);
    for (size_t p = 0; p < m->plan_count; p++)
        for (size_t i = 0; i < m->plans[p]->added_count; i++)
            if (!f->elsewhere[p][m->plans[p]->added[i]->id])
                own[m->own_count++] = (struct own_clause){p, m->plans[p]->added[i]};
    m->own = own;
}

struct matrix *compare_matrix(const struct comparison *const *plans, size_t n)
{
    struct arena *a = arena_new();
    struct filler f = {.out = arena_alloc(a, sizeof *f.out)};
    *f.out = (struct matrix){.arena = a, .plans = plans, .plan_count = n};
    f.scratch = arena_new();
    f.row_of = arena_array(f.scratch, plans[0]->old_doc->count, sizeof *f.row_of);
    f.elsewhere = arena_array(f.scratch, n, sizeof *f.elsewhere);
    f.likeness = arena_array(a, n * n + 1, sizeof *f.likeness);
    for (size_t p = 0; p < n; p++)
        f.elsewhere[p] = arena_alloc(f.scratch, plans[p]->new_doc->count);
    find_rows(&f);
    fill_cells(&f);
    for (size_t p = 0, done = 0; p < n; p++)
        for (size_t q = 0; q < n; q++)
            if (p != q) {
                compare_pair(&f, p, q);
                diag_progress_of(MSG_COMPARE_PROGRESS, ++done, n * (n - 1));
            }
    diag_progress_end();
    array_sort(f.likeness, f.out->likeness_count, most_alike);
    f.out->likeness = f.likeness;
    list_own(&f);
    arena_free(f.scratch);
    return f.out;
}
