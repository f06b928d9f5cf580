/* Which clause is which: see merge_int.h. */
#include <stdlib.h>

#include "base/map.h"
#include "derive/merge_int.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/renumber.h"

enum { LIKE = 40, NEVER = 1 << 20, LARGEST = 400 }; /* percent; a cost; clauses of a stretch */

struct words { /* of a text, as numbers */
    uint32_t *at;
    size_t n;
};

struct word_sides {
    const struct words *was, *now;
};

static uint32_t *numbers_of(struct arena *a, struct map *map, const struct str *texts, size_t n)
{
    uint32_t *numbers = arena_array(a, n + 1, sizeof *numbers);
    for (size_t i = 0; i < n; i++)
        numbers[i] = map_add(map, texts[i]);
    return numbers;
}

static struct words *words_of(struct arena *a, struct map *map, const struct merge_side *side,
                              size_t from, size_t to)
{
    struct words *words = arena_array(a, to - from + 1, sizeof *words);
    for (size_t i = from; i < to; i++) {
        struct words *w = &words[i - from];
        struct str rest = side->texts[i], word;
        w->at = arena_array(a, side->texts[i].n + 1, sizeof *w->at);
        while ((word = str_word(&rest)).n)
            w->at[w->n++] = map_add(map, word);
    }
    return words;
}

/* 100 for texts without a common word, 0 for equal ones. */
static uint32_t cost(const void *user, size_t old, size_t new)
{
    const struct word_sides *l = user;
    const struct words *a = &l->was[old], *b = &l->now[new];
    uint32_t *in_b = mem_alloc((a->n + 1) * sizeof *in_b);
    size_t same = 0;
    sequence_match(a->at, a->n, b->at, b->n, in_b);
    for (size_t i = 0; i < a->n; i++)
        same += in_b[i] != SEQUENCE_NONE;
    free(in_b);
    size_t percent = a->n + b->n ? 200 * same / (a->n + b->n) : 0;
    return percent < LIKE ? SEQUENCE_NONE : (uint32_t)(100 - percent);
}

/* Of what lies between equal ones: old clauses [from, to), new ones [low, high). */
static void pair_stretch(struct arena *a, struct merge_side *was, size_t from, size_t to,
                         struct merge_side *now, size_t low, size_t high)
{
    size_t n = to - from, m = high - low;
    uint32_t *in_new = arena_array(a, n + 1, sizeof *in_new);
    struct map map = {.arena = a};
    if (!n || !m || n > LARGEST || m > LARGEST)
        return;
    uint32_t *ones = arena_array(a, n + m, sizeof *ones);
    for (size_t i = 0; i < n + m; i++)
        ones[i] =
            60; /* to leave a clause unpaired: two of them cost more than a pair that is LIKE */
    struct word_sides l = {words_of(a, &map, was, from, to), words_of(a, &map, now, low, high)};
    struct sequence_costs costs = {&l, cost, ones, ones, 0, NEVER};
    if (n == 1 && m == 1)
        in_new[0] = 0;
    else
        sequence_align(&costs, n, m, in_new);
    for (size_t i = 0; i < n; i++)
        if (in_new[i] != SEQUENCE_NONE) {
            was->other[from + i] = (uint32_t)(low + in_new[i]);
            now->other[low + in_new[i]] = (uint32_t)(from + i);
        }
}

void merge_pair(struct arena *arena, struct merge_side *was, struct merge_side *now)
{
    struct arena *a = arena_new();
    struct map map = {.arena = a};
    uint32_t *left = numbers_of(a, &map, was->texts, was->n);
    uint32_t *right = numbers_of(a, &map, now->texts, now->n);
    was->other = arena_array(arena, was->n + 1, sizeof *was->other);
    now->other = arena_array(arena, now->n + 1, sizeof *now->other);
    sequence_match(left, was->n, right, now->n, was->other);
    for (size_t i = 0; i < now->n; i++)
        now->other[i] = SEQUENCE_NONE;
    for (size_t i = 0; i < was->n; i++)
        if (was->other[i] != SEQUENCE_NONE)
            now->other[was->other[i]] = (uint32_t)i;
    size_t from = 0, low = 0;
    for (size_t i = 0; i <= was->n; i++) {
        if (i < was->n && was->other[i] == SEQUENCE_NONE)
            continue;
        size_t high = i < was->n ? was->other[i] : now->n;
        pair_stretch(a, was, from, i, now, low, high);
        from = i + 1;
        low = high + 1;
    }
    arena_free(a);
}

static struct str text_of(struct derive *d, const struct node *n)
{
    static const char *const forms[] = {[FORM_SAME] = "",
                                        [FORM_HEADING] = "h",
                                        [FORM_NUMBER] = "n",
                                        [FORM_PARA] = "p",
                                        [FORM_BULLET] = "b"};
    struct doc *part = doc_new(NULL);
    struct buf text = {0};
    struct node *copy = derive_clone(d, part, n, n->kind != NODE_TABLE);
    if (n->kind != NODE_TABLE) {
        copy->kind = NODE_PARA;
        copy->label = STR_NONE;
    }
    renumber_notes(part);
    doc_number(part);
    d->in.tools.write_md(part, &text);
    doc_free(part);
    struct str form = str_of(n->kind == NODE_TABLE ? "t" : forms[clause_form(n)]);
    struct str whole = str_format(d->arena, "%.*s %.*s", STR_ARG(form), STR_ARG(buf_view(&text)));
    buf_free(&text);
    return whole;
}

struct merge_side merge_clauses_of(struct derive *d)
{
    const struct doc *plan = d->in.plan;
    struct merge_side side = {arena_array(d->arena, plan->count + 1, sizeof *side.nodes),
                              arena_array(d->arena, plan->count + 1, sizeof *side.texts), NULL, 0};
    for (const struct node *n = node_next(plan->root, plan->root); n; n = node_next(n, plan->root))
        if (derive_is_body(n)) {
            side.nodes[side.n] = n;
            side.texts[side.n++] = text_of(d, n);
        }
    return side;
}
