/* A chain of papers: see compare.h. */
#include "compare/compare.h"

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/chain.h"
#include "model/tasks.h"

enum { DEADLINE_LONGEST = 10 /* words */ };

struct carriers { /* of a comparison: its links by old node */
    const struct link ***links;
    size_t *count;
};

struct chainer {
    struct chain *out;
    struct arena *scratch;
    struct carriers *next, *direct; /* by paper: from the one before, from the first one */
    struct str **deadlines;         /* by paper, by node: of rows with a column for them */
};

static void find_carriers(struct arena *a, const struct comparison *c, struct carriers *out)
{
    size_t nodes = c->old_doc->count + 1;
    out->links = arena_array(a, nodes, sizeof *out->links);
    out->count = arena_array(a, nodes, sizeof *out->count);
    for (int fill = 0; fill < 2; fill++) {
        for (size_t n = 0; fill && n < nodes; n++) {
            out->links[n] = arena_array(a, out->count[n] + 1, sizeof **out->links);
            out->count[n] = 0;
        }
        for (size_t i = 0; i < c->link_count; i++)
            for (size_t k = 0; k < c->links[i].old_count; k++) {
                size_t id = c->links[i].old[k]->id, at = out->count[id]++;
                if (fill)
                    out->links[id][at] = &c->links[i];
            }
    }
}

/* --- deadlines ---------------------------------------------------------------------------- */

/* "trước ngày 30/9", "trong quý II năm 2027": up to the last number before the next sign. */
static struct str deadline_in(struct arena *a, struct str text)
{
    struct phrase p = phrase_read(a, text);
    for (size_t i = 0; i < p.n; i++) {
        size_t words = lexicon_at(WORDS_DEADLINE, &p, i), end = 0;
        for (size_t k = i + words; words && k < p.n && k < i + DEADLINE_LONGEST; k++) {
            struct str word = phrase_word(&p, k), gap = phrase_gap(&p, k);
            bool roman = true;
            for (size_t c = 0; c < word.n; c++)
                roman &= str_find(STR("IVX"), str_slice(word, c, c + 1), 0) != (size_t)-1;
            if (k > i + words && str_find(gap, STR(" "), 0) != 0 && gap.n > 1)
                break; /* a sign */
            end = is_digit(*word.p) || roman ? p.words[k].end : end;
        }
        if (end)
            return str_slice(text, p.words[i].at, end);
    }
    return STR_NONE;
}

static void find_deadlines(struct chainer *c, size_t paper)
{
    const struct doc *d = c->out->papers[paper];
    size_t n = 0;
    struct task_row *tasks = doc_tasks(d, c->out->arena, &n);
    c->deadlines[paper] = arena_array(c->scratch, d->count + 1, sizeof **c->deadlines);
    for (size_t i = 0; i < n; i++)
        c->deadlines[paper][tasks[i].row->id] = tasks[i].deadline;
}

/* What leads in the clause: the paragraph above it in the tree, or that before it which ends with a
 * colon; NULL for none. */
static const struct node *lead_in(struct arena *a, const struct node *n)
{
    const struct node *found = NULL;
    if (n->parent->kind == NODE_PARA)
        return n->parent;
    for (const struct node *s = n->parent->first; s != n && n->kind == NODE_BULLET; s = s->next) {
        bool leads = s->kind == NODE_PARA && str_ends(str_trim(node_text(a, s)), STR(":"));
        found = leads ? s : s->kind == NODE_BULLET ? found : NULL;
    }
    return found;
}

/* Of a clause, else of what leads it in. */
static struct str deadline_of(struct chainer *c, size_t paper, const struct node *n)
{
    struct str found = c->deadlines[paper][n->id];
    for (; !found.n && n; n = lead_in(c->out->arena, n))
        found = deadline_in(c->out->arena, node_text(c->out->arena, n));
    return found;
}

/* --- duties ------------------------------------------------------------------------------- */

static void take(struct chainer *c, struct chain_cell *cell, const struct link *l)
{
    struct arena *a = c->out->arena;
    for (size_t i = 0; i < cell->count; i++)
        if (cell->clauses[i] == l->clause)
            return;
    const struct node **more = arena_array(a, cell->count + 1, sizeof *more);
    for (size_t i = 0; i < cell->count; i++)
        more[i] = cell->clauses[i];
    more[cell->count] = l->clause;
    cell->content = !cell->count || l->content < cell->content ? l->content : cell->content;
    cell->clauses = more;
    cell->count++;
    vec(struct turn) turns = {0};
    vec(struct changed_number) numbers = {0};
    for (size_t i = 0; i < cell->turn_count; i++)
        *vec_push(&turns) = cell->turns[i];
    for (size_t i = 0; i < l->turn_count; i++)
        if (l->turns[i].kind != TURN_ROLE || (l->turns[i].was.n && l->turns[i].now.n))
            *vec_push(&turns) = l->turns[i]; /* another body has a role of its own */
    for (size_t i = 0; i < cell->number_count; i++)
        *vec_push(&numbers) = cell->numbers[i];
    for (size_t i = 0; i < l->number_count; i++)
        if ((l->numbers[i].kind == CHANGED_NUMBER || l->numbers[i].kind == CHANGED_DATE) &&
            l->numbers[i].now.n)
            *vec_push(&numbers) = l->numbers[i];
    vec_move(a, &turns, cell->turns, cell->turn_count);
    vec_move(a, &numbers, cell->numbers, cell->number_count);
}

static void take_all(struct chainer *c, struct chain_cell *cell, const struct carriers *from,
                     const struct node *n)
{
    for (size_t i = 0; i < from->count[n->id]; i++)
        take(c, cell, from->links[n->id][i]);
}

static void follow(struct chainer *c, struct chain_duty *d)
{
    size_t papers = c->out->paper_count;
    struct chain_cell *cells = arena_array(c->out->arena, papers, sizeof *cells);
    cells[0].clauses = arena_array(c->out->arena, 1, sizeof *cells[0].clauses);
    cells[0].clauses[0] = d->clause;
    cells[0].count = 1;
    d->deadline = papers;
    for (size_t k = 0; k < papers; k++) {
        for (size_t i = 0; k && i < cells[k - 1].count; i++)
            take_all(c, &cells[k], &c->next[k], cells[k - 1].clauses[i]);
        if (k > 1 && !cells[k].count) {
            take_all(c, &cells[k], &c->direct[k], d->clause);
            cells[k].skipped = cells[k].count != 0;
        }
        for (size_t i = 0; i < cells[k].count && !cells[k].deadline.n; i++)
            cells[k].deadline = deadline_of(c, k, cells[k].clauses[i]);
        if (cells[k].deadline.n && d->deadline == papers)
            d->deadline = k;
    }
    for (size_t k = papers; k > 1 && !cells[k - 1].count; k--)
        d->lost = k - 1;
    d->cells = cells;
}

/* Duties are what no account of the situation, no viewpoint and no heading is. */
static void find_duties(struct chainer *c, const struct comparison *first)
{
    const struct doc *central = c->out->papers[0];
    vec(struct chain_duty) list = {0};
    bool *none = arena_alloc(c->scratch, central->count + 1);
    for (size_t i = 0; i < first->omitted_count; i++)
        none[first->omitted[i].clause->id] =
            first->omitted[i].duty >= DUTY_PRINCIPLE && first->omitted[i].duty != DUTY_CENTRAL;
    for (const struct node *n = node_next(central->root, central->root); n;
         n = node_next(n, central->root)) {
        bool duty = n->kind == NODE_PARA || n->kind == NODE_BULLET || n->kind == NODE_TABLE_ROW;
        if (!duty || none[n->id])
            continue;
        struct chain_duty d = {.clause = n};
        follow(c, &d);
        *vec_push(&list) = d;
    }
    vec_move(c->out->arena, &list, c->out->duties, c->out->duty_count);
}

struct chain *compare_chain(const struct doc *const *papers, size_t n)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct chain *out = arena_alloc(arena, sizeof *out);
    struct chainer c = {.out = out, .scratch = scratch};
    struct compare_options options = {0};
    struct comparison **made = arena_array(scratch, 2 * n, sizeof *made);
    c.next = arena_array(scratch, n, sizeof *c.next);
    c.direct = arena_array(scratch, n, sizeof *c.direct);
    c.deadlines = arena_array(scratch, n, sizeof *c.deadlines);
    *out = (struct chain){.arena = arena, .papers = papers, .paper_count = n};
    for (size_t k = 0; k < n; k++) {
        find_deadlines(&c, k);
        if (!k)
            continue;
        made[2 * k] = compare_documents(papers[k - 1], papers[k], &options);
        find_carriers(scratch, made[2 * k], &c.next[k]);
        if (k > 1) {
            made[2 * k + 1] = compare_documents(papers[0], papers[k], &options);
            find_carriers(scratch, made[2 * k + 1], &c.direct[k]);
        }
        diag_progress_of(MSG_COMPARE_PROGRESS, 2 * k - 1, 2 * n - 3);
    }
    diag_progress_end();
    find_duties(&c, made[2]);
    out->comparisons = arena_array(arena, 2 * n, sizeof *out->comparisons);
    for (size_t i = 0; i < 2 * n; i++)
        out->comparisons[i] = made[i];
    arena_free(scratch);
    return out;
}
