/*
 * Joints: where the plan makes several clauses of a central one, or one of several. Cost decides
 * about both: a joint is made where its patches take fewer bytes of the profile than those
 * of the clauses one by one.
 *
 *     central  III.3/p4 ----- split ----> plan  3.4   3.5        <split path="III.3/p4"><at>...
 *     central  III.6.1  III.6.1/p1 ----> plan  6.1         <merge paths="III.6.1 III.6.1/p1"/>
 *               `-- merge --'
 */
#include "merge/overlay/clause.h"
#include "derive/derive_int.h"

/* Bytes of <split path=""><at></at></split> with its words, of <merge paths=""/>, and of the
 * <add after=""></add> around literal text. */
enum { COST_SPLIT = 75, COST_MERGE = 60, COST_ADD = 30 };
enum {
    MERGE_MOST = 3,
    PHRASE_WORDS = 6,
    PIECES_MOST = 64, /* of one clause: each is tried with all before it */
    LINKED_MOST = 12  /* central clauses of one of the plan's: every two and three are tried */
};

/* --- words of several clauses in one node ------------------------------------------------ */

/* Adds the words and footnotes of a clause to those of n, after a blank. */
static void append_words(struct doc *d, struct node *n, const struct node *from)
{
    bool blank = n->runs != NULL;
    for (const struct run *r = from->runs; r; r = r->next) {
        if (r->note) {
            struct node *note = doc_clone(d, r->note);
            node_attach(n, note);
            node_add_text(d, n, r->text, r->style, POS_NONE)->note = note;
            continue;
        }
        struct str text = blank ? str_format(d->arena, " %.*s", STR_ARG(r->text)) : r->text;
        node_add_text(d, n, text, r->style, POS_NONE);
        blank = false;
    }
}

static struct node *one_node(struct doc *d, const struct node *const *nodes, size_t n)
{
    struct node *whole = doc_append(d, d->root, NODE_PARA, POS_NONE);
    for (size_t i = 0; i < n; i++)
        append_words(d, whole, nodes[i]);
    return whole;
}

static bool has_clauses(const struct node *n)
{
    for (const struct node *c = n->first; c; c = c->next)
        if (derive_is_body(c))
            return true;
    return false;
}

static size_t own_cost(const struct derived_clause *c)
{
    return c->patch ? c->patch->cost : runs_length(c->node) + COST_ADD;
}

/* --- split ------------------------------------------------------------------------------- */

/* The words with which a piece begins, as few as are only at that place; unset if all are not. */
static struct str find_phrase(struct arena *a, const struct node *whole, size_t at)
{
    struct clause_words words = clause_words_read(a, whole, NULL, true);
    size_t first = 0;
    while (first < words.n && words.words[first].at + words.words[first].text.n <= at)
        first++;
    for (size_t n = 1; n <= PHRASE_WORDS && first + n <= words.n; n++) {
        size_t end = first + n < words.n ? words.words[first + n].at : words.text.n;
        struct str phrase = str_trim(str_slice(words.text, at, end));
        if (phrase.n && str_find(words.text, phrase, 1) == at)
            return phrase;
    }
    return STR_NONE;
}

/* The clause from whose central clause the one before is made; NULL where nothing can be cut. */
static struct derived_clause *head_of(const struct derive *d, size_t i)
{
    struct derived_clause *before = i ? &d->clauses[i - 1] : NULL;
    if (!before || before->parent != d->clauses[i].parent || before->node->kind == NODE_TABLE)
        return NULL;
    struct derived_clause *head = before->cut_from ? before->cut_from : before;
    bool can = head->host && head->patch && !head->part_count && !has_clauses(head->host) &&
               &d->clauses[i] - head < PIECES_MOST;
    return can ? head : NULL;
}

static void try_split(struct derive *d, struct derived_clause *head, struct derived_clause *piece)
{
    struct doc *scratch = doc_new(NULL);
    size_t n = (size_t)(piece - head) + 1;
    const struct node **nodes = arena_array(scratch->arena, n, sizeof *nodes);
    for (size_t i = 0; i < n; i++)
        nodes[i] = head[i].node;
    struct node *whole = one_node(scratch, nodes, n - 1);
    size_t at = node_text(scratch->arena, whole).n + 1;
    append_words(scratch, whole, piece->node);
    const struct patch *p = patch_find(d->arena, head->host, whole, &d->globals, &d->in.tools);
    struct str phrase = find_phrase(d->arena, whole, at);
    if (p && phrase.n && p->cost + COST_SPLIT < head->patch->cost + own_cost(piece)) {
        if (!head->fallback)
            head->fallback = head->patch;
        head->patch = p;
        piece->cut_from = head;
        piece->phrase = phrase;
    }
    doc_free(scratch);
}

/* --- merge ------------------------------------------------------------------------------- */

enum { NO_PATCH = -1 }; /* as a cost */

/*
 * A merge: central clauses in order, and where the plan's words are cut among them.
 *
 *     central clauses, joined   | A A A A | B B B | C C |
 *     the plan's clause         | A A A x y | B B | C C |
 *                                     ^   ^
 * The plan's words are aligned with those of A B C. A ends there before or after the words that
 * were added; both are tried, and the rest is cut in the same way among B C.
 */
struct merge {
    const struct node *central[MERGE_MOST];
    const struct patch *patch[MERGE_MOST]; /* the plan's words of each */
    size_t n;
    size_t cost;
};

/* The place in the new text of the old one's word number at, before and after words added there. */
static void map_word(const struct clause_stretch *list, size_t n, size_t at, size_t out[2])
{
    size_t old_end = 0, new_end = 0;
    for (size_t i = 0; i < n; i++) {
        if (at < list[i].old_from)
            break;
        if (at <= list[i].old_to) {
            out[0] = list[i].new_from;
            out[1] = list[i].new_to;
            return;
        }
        old_end = list[i].old_to;
        new_end = list[i].new_to;
    }
    out[0] = out[1] = new_end + (at - old_end);
}

/* Cuts n before its word; the words from there on, NULL where no blank is there, or nothing else.
 */
static struct node *cut_at(struct doc *d, struct node *n, size_t word)
{
    struct clause_words words = clause_words_read(d->arena, n, NULL, true);
    size_t at = word < words.n ? words.words[word].at : words.text.n;
    struct str text = node_text(d->arena, n), rest = str_slice(text, at, text.n);
    bool blank = at && rest.n > 1 && rest.p[0] == ' ' && rest.p[1] != ' ';
    return blank ? clause_cut(d, n, str_slice(rest, 1, rest.n)) : NULL;
}

/* Before which words of `left` the first of the central clauses may end; false where nothing
 * matches. */
static bool find_cuts(const struct derive *d, struct doc *scratch,
                      const struct node *const *central, size_t n, const struct node *left,
                      size_t cuts[2])
{
    struct arena *a = scratch->arena;
    struct clause_words old =
        clause_words_read(a, one_node(scratch, central, n), &d->globals, false);
    struct clause_words new = clause_words_read(a, left, NULL, false);
    struct clause_stretch *list;
    size_t count;
    if (!clause_words_align(a, &old, &new, &list, &count))
        return false;
    map_word(list, count, clause_words_read(a, central[0], NULL, true).n, cuts);
    return true;
}

/* Sets the patches of m from number i on, which make `left`, the cheapest there are; their cost,
 * or NO_PATCH. */
static long patch_parts(struct derive *d, struct doc *scratch, struct merge *m, size_t i,
                        const struct node *left)
{
    if (i + 1 == m->n) {
        m->patch[i] = patch_find(d->arena, m->central[i], left, &d->globals, &d->in.tools);
        return m->patch[i] ? (long)m->patch[i]->cost : NO_PATCH;
    }
    size_t cuts[2];
    long best = NO_PATCH;
    if (!find_cuts(d, scratch, m->central + i, m->n - i, left, cuts))
        return NO_PATCH;
    for (size_t k = 0; k < 2 && (!k || cuts[1] != cuts[0]); k++) {
        struct merge try = *m;
        struct node *head = one_node(scratch, &left, 1), *rest = cut_at(scratch, head, cuts[k]);
        if (!rest)
            continue;
        try.patch[i] = patch_find(d->arena, m->central[i], head, &d->globals, &d->in.tools);
        long after = try.patch[i] ? patch_parts(d, scratch, &try, i + 1, rest) : NO_PATCH;
        long cost = after == NO_PATCH ? after : (long)try.patch[i]->cost + COST_MERGE + after;
        if (cost != NO_PATCH && (best == NO_PATCH || cost < best)) {
            best = cost;
            *m = try;
        }
    }
    return best;
}

/* May the central clause be a part of what the plan's clause is made of. */
static bool is_free(const struct derive *d, const struct derived_clause *c, const struct node *old)
{
    return derive_can_name(d, old) && old->kind != NODE_TABLE &&
           (c->host == old || d->host_of[old->id] == NOWHERE);
}

static void try_merge(struct derive *d, const struct derived_clause *c, struct merge try,
                      struct merge *best)
{
    struct doc *scratch = doc_new(NULL);
    long cost = patch_parts(d, scratch, &try, 0, one_node(scratch, &c->node, 1));
    if (cost != NO_PATCH && (size_t)cost < best->cost) {
        *best = try;
        best->cost = (size_t)cost;
    }
    doc_free(scratch);
}

/* Every two or three of the clauses that the comparison links, in their order. */
static void find_merge(struct derive *d, const struct derived_clause *c, const struct link *l,
                       struct merge *best)
{
    size_t n = l->old_count < LINKED_MOST ? l->old_count : LINKED_MOST;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && is_free(d, c, l->old[i]); k++) {
            if (!is_free(d, c, l->old[k]))
                continue;
            try_merge(d, c, (struct merge){.central = {l->old[i], l->old[k]}, .n = 2}, best);
            for (size_t m = k + 1; m < n; m++)
                if (is_free(d, c, l->old[m]))
                    try_merge(d, c, (struct merge){{l->old[i], l->old[k], l->old[m]}, {0}, 3, 0},
                              best);
        }
}

static void choose_merges(struct derive *d)
{
    const struct comparison *comparison = d->in.comparison;
    for (size_t i = 0; i < comparison->link_count; i++) {
        const struct link *l = &comparison->links[i];
        int index = d->clause_of[l->clause->id];
        if (index == NOWHERE || l->old_count < 2)
            continue;
        struct derived_clause *c = &d->clauses[index];
        struct merge best = {.cost = own_cost(c)};
        find_merge(d, c, l, &best);
        if (best.n) {
            if (c->host)
                d->host_of[c->host->id] = NOWHERE;
            c->fallback_host = c->host;
            c->fallback = c->patch;
            c->source = NULL;
            c->host = best.central[0];
            c->patch = best.patch[0];
            c->parts = arena_array(d->arena, best.n, sizeof *c->parts);
            c->part_count = best.n - 1;
            d->host_of[c->host->id] = index;
            for (size_t k = 1; k < best.n; k++) {
                c->parts[k - 1] = (struct derived_joint){best.central[k], best.patch[k]};
                d->host_of[best.central[k]->id] = index;
            }
        }
    }
}

void derive_joints(struct derive *d)
{
    choose_merges(d);
    for (size_t i = 1; i < d->clause_count; i++) {
        struct derived_clause *c = &d->clauses[i], *head = head_of(d, i);
        bool last = !has_clauses(c->node);
        if (head && last && !c->host && c->node->kind != NODE_TABLE)
            try_split(d, head, c);
    }
}

struct derived_clause *derive_cut_end(const struct derive *d, const struct derived_clause *head)
{
    size_t i = (size_t)(head - d->clauses) + 1;
    while (i < d->clause_count && d->clauses[i].cut_from == head)
        i++;
    return &d->clauses[i];
}

bool derive_drop_joint(struct derive *d, struct derived_clause *c)
{
    struct derived_clause *head = c->cut_from ? c->cut_from : c;
    if (!head->fallback && !head->part_count)
        return false;
    for (struct derived_clause *end = derive_cut_end(d, head); --end > head;)
        end->cut_from = NULL;
    for (size_t i = 0; i < head->part_count; i++)
        d->host_of[head->parts[i].central->id] = NOWHERE;
    if (head->part_count) {
        d->host_of[head->host->id] = NOWHERE;
        head->host = head->fallback_host;
        if (head->host && d->host_of[head->host->id] == NOWHERE)
            d->host_of[head->host->id] = (int)(head - d->clauses);
        else
            head->host = NULL;
    }
    head->part_count = 0;
    head->patch = head->host ? head->fallback : NULL;
    head->fallback = NULL;
    return true;
}
