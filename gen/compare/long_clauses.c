/*
 * Long clauses: long_clauses_cut() of compare.h. Where a text is cut is decided by the words there,
 * not by how far it is from its beginning, so that two drafts are cut at the same words.
 */
#include "compare/align_int.h"
#include "compare/compare.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/search.h"
#include "model/runs.h"

enum {                   /* bytes */
       PART_LEAST = 800, /* as long clauses are that people write */
       PART_MOST = 2400
};

vec_named(cuts, size_t); /* offsets in the text, ascending */

/* How good a place between two words is to cut: the least is best. A sentence should begin there.
 */
static uint64_t cost_of_cut(struct str text, size_t at)
{
    struct str next = str_slice(text, at, at + PART_LEAST);
    uint64_t cost = hash_bytes(HASH_START, str_word(&next)) >> 1;
    bool ends_sentence = at > 1 && strchr(".;\n", text.p[at - 2]);
    return ends_sentence ? cost >> 1 : cost | UINT64_C(1) << 62;
}

static struct cuts find_cuts(struct str text)
{
    struct cuts cuts = {0};
    for (size_t from = 0; text.n - from > PART_MOST;) {
        size_t best = from + PART_MOST; /* a word so long is cut nowhere */
        uint64_t least = UINT64_MAX;
        for (size_t at = from + PART_LEAST; at < from + PART_MOST; at++)
            if (text.p[at - 1] == ' ' && cost_of_cut(text, at) < least) {
                least = cost_of_cut(text, at);
                best = at;
            }
        from = best;
        if (least < UINT64_MAX)
            *vec_push(&cuts) = best;
    }
    return cuts;
}

/* Its place, and of the lines of the whole those from its first byte to its last one. */
static void keep_lines(struct doc *d, struct node *n, const struct node *whole)
{
    struct pos last = runs_pos(n, runs_length(n) - 1);
    size_t i = 0, to = pos_line(last);
    n->pos = runs_pos(n, 0);
    const unsigned *lines = node_lines(whole);
    search_first(i, whole->line_count, lines[i] < pos_line(n->pos));
    struct line_numbers own = {0};
    for (; i < whole->line_count && lines[i] <= to; i++)
        line_numbers_add(&own, lines[i]);
    if (!own.n && whole->line_count)
        line_numbers_add(&own, lines[0]);
    node_set_lines(d, n, &own);
}

/*
 * Cuts n, which begins at byte `start` of the whole, at the n_cuts places, the parts one after the
 * other below `whole`; in halves, because each cut copies what it cuts.
 */
static void cut(struct doc *d, struct node *whole, struct node *n, size_t start, const size_t *cuts,
                size_t n_cuts)
{
    if (!n_cuts)
        return;
    size_t middle = n_cuts / 2, at = cuts[middle];
    struct node *rest = doc_append(d, whole, NODE_PARA, n->pos);
    node_detach(rest);
    if (n != whole)
        node_place_after(n, rest);
    else if (whole->first)
        node_place_before(whole->first, rest);
    else
        node_attach(whole, rest);
    runs_cut(d, n, at - start, at - start, rest);
    cut(d, whole, rest, at, cuts + middle + 1, n_cuts - middle - 1);
    cut(d, whole, n, start, cuts, middle);
}

void long_clauses_cut(struct doc *d)
{
    bool changed = false;
    for (struct node *n = node_next(d->root, d->root); n; n = node_next(n, d->root)) {
        if (n->kind == NODE_TITLE || !node_is_clause(n) || runs_length(n) < LONG_CLAUSE)
            continue;
        struct node whole = *n, *part = n;
        struct cuts cuts = find_cuts(node_text(d->arena, n));
        cut(d, n, n, 0, cuts.at, cuts.n);
        keep_lines(d, n, &whole);
        for (size_t i = 0; i < cuts.n; i++) {
            part = i ? part->next : n->first;
            keep_lines(d, part, &whole);
        }
        changed |= cuts.n > 0;
        vec_free(&cuts);
    }
    if (changed)
        doc_number(d);
}
