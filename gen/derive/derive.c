/*
 * Derive: see derive.h. Here is decided, clause by clause, what the plan has from the central text:
 *
 *   1. spellings that the plan prefers throughout become replacements of the whole profile;
 *   2. for each pair that the comparison links, the cheapest patch;
 *   3. the pairs that save most make the plan's clause take the central one's place (host);
 *      a clause whose words are worth having but whose place is taken becomes a copy;
 *   4. hosts that are out of order are moved.
 */
#include "derive/derive.h"

#include "lexicon/word_key.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "merge/overlay/clause.h"
#include "derive/derive_int.h"

/* Bytes of mark-up: of <replace path="" of="">, of a copy with its place, of an omission with its
 * reason; what keeping a heading in its place saves for the clauses below it. */
enum { COST_REPLACE = 50, COST_COPY = 95, COST_MOVE = 60, WORTH_HEADING = 150 };
enum {
    GLOBAL_LEAST = 3, /* a spelling that differs so often is the plan's own */
    GLOBAL_MOST = 100 /* spellings: each is looked for in every word of the central text */
};

/* --- the plan's clauses ------------------------------------------------------------------ */

/* Sets what is below and beside each clause. */
static void chain_clauses(struct derive *d)
{
    d->top = NOWHERE;
    for (size_t i = 0; i < d->clause_count; i++)
        d->clauses[i].below = NOWHERE;
    for (size_t i = d->clause_count; i-- > 0;) {
        struct derived_clause *c = &d->clauses[i];
        int *first = c->parent == NOWHERE ? &d->top : &d->clauses[c->parent].below;
        c->beside = *first;
        *first = (int)i;
    }
}

static void list_clauses(struct derive *d)
{
    const struct doc *plan = d->in.plan;
    d->clauses = arena_array(d->arena, plan->count + 1, sizeof *d->clauses);
    d->clause_of = arena_array(d->arena, plan->count + 1, sizeof *d->clause_of);
    d->host_of = arena_array(d->arena, d->in.central->count + 1, sizeof *d->host_of);
    for (size_t i = 0; i < d->in.central->count; i++)
        d->host_of[i] = NOWHERE;
    d->clause_of[0] = NOWHERE;
    for (const struct node *n = node_next(plan->root, plan->root); n;
         n = node_next(n, plan->root)) {
        d->clause_of[n->id] = NOWHERE;
        if (!derive_is_body(n) || derive_in_appendix(d, n))
            continue;
        d->clause_of[n->id] = (int)d->clause_count;
        d->clauses[d->clause_count++] =
            (struct derived_clause){.node = n, .parent = d->clause_of[n->parent->id]};
    }
    chain_clauses(d);
}

struct str derive_path(const struct derive *d, const struct node *central)
{
    struct str second = path_of_second(d->arena, central->path);
    return doc_index_find(d->central, second)
               ? str_format(d->arena, "%.*s#1", STR_ARG(central->path))
               : central->path;
}

bool derive_can_name(const struct derive *d, const struct node *central)
{
    return derive_is_body(central) && central->path.n &&
           doc_index_find(d->central, central->path) == central;
}

/* --- spellings --------------------------------------------------------------------------- */

/* Is the node of the plan a clause that can be carried. */
static bool is_linked(const struct derive *d, const struct node *n)
{
    return d->clause_of[n->id] != NOWHERE;
}

struct spelling {
    struct str from, to;
    long count; /* where the plan has it so, less where it keeps the central spelling */
};

struct spellings {
    struct map numbers; /* of both spellings */
    vec(struct spelling) list;
};

static int by_length(const void *left, const void *right)
{
    const struct spelling *a = left, *b = right;
    int length = mem_order(b->from.n, a->from.n), count = mem_order(b->count, a->count);
    /* a longer word is tried before one that is a part of it */
    return length ? length : count ? count : str_cmp(a->from, b->from);
}

static int by_count(const void *left, const void *right)
{
    const struct spelling *a = left, *b = right;
    int count = mem_order(b->count, a->count);
    return count ? count : by_length(left, right);
}

static bool is_spelling(struct str from, struct str to)
{
    struct buf a = {0}, b = {0};
    word_key_spelling(from, &a);
    word_key_spelling(to, &b);
    bool same = from.n && to.n && !str_eq(from, to) && str_eq(buf_view(&a), buf_view(&b));
    uint32_t cp;
    size_t length = 0;
    for (struct str rest = from; same && rest.n; rest = str_slice(rest, length, rest.n))
        same = (length = utf8_next(rest, &cp)) && cp_is_letter(cp);
    buf_free(&a);
    buf_free(&b);
    return same;
}

static void count_stretch(struct spellings *spellings, const struct clause_words *old,
                          const struct clause_words *new, const struct clause_stretch *s)
{
    if (s->old_to - s->old_from != s->new_to - s->new_from)
        return;
    for (size_t i = 0; i < s->old_to - s->old_from; i++) {
        struct str from = str_trim(old->words[s->old_from + i].text);
        struct str to = str_trim(new->words[s->new_from + i].text);
        if (!is_spelling(from, to))
            continue;
        struct arena *a = spellings->numbers.arena;
        struct str key = str_format(a, "%.*s %.*s", STR_ARG(from), STR_ARG(to));
        uint32_t number = map_add(&spellings->numbers, key);
        if (number == spellings->list.n)
            *vec_push(&spellings->list) = (struct spelling){from, to, 0};
        spellings->list.at[number].count++;
    }
}

/* Only the most frequent ones are looked for in what was kept. */
static void keep_frequent(struct spellings *s)
{
    size_t kept = 0;
    array_sort(s->list.at, s->list.n, by_count);
    while (kept < s->list.n && kept < GLOBAL_MOST && s->list.at[kept].count >= GLOBAL_LEAST)
        kept++;
    s->list.n = kept;
}

/* Words that both texts have alike count against their being replaced. */
static void count_kept(struct spellings *s, const struct clause_words *old, size_t from, size_t to)
{
    for (size_t i = 0; i < s->list.n; i++)
        for (size_t k = from; k < to; k++)
            if (str_find(old->words[k].text, s->list.at[i].from, 0) != (size_t)-1)
                s->list.at[i].count--;
}

struct aligned_pair { /* a clause of the central text, and the one of the plan that carries it */
    struct clause_words old, new;
    struct clause_stretch *stretches;
    size_t n;
};

vec_named(aligned_pairs, struct aligned_pair);

static void align_pairs(struct derive *d, struct aligned_pairs *out, const struct link *l)
{
    for (size_t i = 0; i < l->old_count; i++) {
        if (!derive_is_body(l->old[i]))
            continue;
        struct aligned_pair p = {.old = clause_words_read(d->arena, l->old[i], NULL, true),
                                 .new = clause_words_read(d->arena, l->clause, NULL, false)};
        if (clause_words_align(d->arena, &p.old, &p.new, &p.stretches, &p.n))
            *vec_push(out) = p;
    }
}

/* First what differs, then what the two have in common. */
static void count_pairs(struct spellings *s, const struct aligned_pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++)
        for (size_t k = 0; k < pairs->at[i].n; k++)
            count_stretch(s, &pairs->at[i].old, &pairs->at[i].new, &pairs->at[i].stretches[k]);
    keep_frequent(s);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct aligned_pair *p = &pairs->at[i];
        size_t end = 0;
        for (size_t k = 0; k < p->n; end = p->stretches[k++].old_to)
            count_kept(s, &p->old, end, p->stretches[k].old_from);
        count_kept(s, &p->old, end, p->old.n);
    }
}

/* Spellings that the plan has again and again where the central text has another. */
static void choose_globals(struct derive *d)
{
    const struct comparison *c = d->in.comparison;
    struct aligned_pairs pairs = {0};
    struct spellings spellings = {.numbers = {.arena = d->arena}};
    for (size_t i = 0; i < c->link_count; i++)
        if (is_linked(d, c->links[i].clause))
            align_pairs(d, &pairs, &c->links[i]);
    count_pairs(&spellings, &pairs);
    array_sort(spellings.list.at, spellings.list.n, by_length);
    struct word_replacement *globals = arena_array(d->arena, spellings.list.n + 1, sizeof *globals);
    d->globals.at = globals;
    for (size_t i = 0, k; i < spellings.list.n; i++) {
        const struct spelling *s = &spellings.list.at[i];
        for (k = 0; k < d->globals.n && !str_eq(globals[k].from, s->from); k++)
            ;
        if (s->count >= GLOBAL_LEAST && k == d->globals.n)
            globals[d->globals.n++] = (struct word_replacement){s->from, s->to};
    }
    vec_free(&spellings.list);
    vec_free(&pairs);
}

/* --- hosts and copies -------------------------------------------------------------------- */

struct pairing {
    struct derived_clause *clause;
    const struct node *old;
    const struct patch *patch;
    long saved; /* bytes, against literal text */
};

vec_named(pairings, struct pairing);

static void add_pairings(struct derive *d, struct pairings *out, const struct link *l)
{
    struct derived_clause *c = &d->clauses[d->clause_of[l->clause->id]];
    size_t own = runs_length(c->node);
    for (const struct node *note = c->node->first; note; note = note->next)
        own += note->kind == NODE_FOOTNOTE ? runs_length(note) : 0;
    for (size_t i = 0; i < l->old_count; i++) {
        const struct node *old = l->old[i];
        if (!derive_can_name(d, old))
            continue;
        const struct patch *p = patch_find(d->arena, old, c->node, &d->globals, &d->in.tools);
        if (!p)
            continue;
        long saved = (long)own - (long)p->cost;
        if (clause_form(c->node) != clause_form(old))
            saved -= COST_MOVE / 4;
        if (c->node->kind == NODE_HEADING && old->kind == NODE_HEADING)
            saved += WORTH_HEADING;
        *vec_push(out) = (struct pairing){c, old, p, saved};
    }
}

static int by_saved(const void *left, const void *right)
{
    const struct pairing *a = left, *b = right;
    int saved = mem_order(b->saved, a->saved), clause = mem_order(a->clause, b->clause);
    return saved ? saved : clause ? clause : mem_order(a->old->id, b->old->id);
}

static void choose_hosts(struct derive *d)
{
    struct pairings list = {0};
    const struct comparison *c = d->in.comparison;
    for (size_t i = 0; i < c->link_count; i++)
        if (is_linked(d, c->links[i].clause))
            add_pairings(d, &list, &c->links[i]);
    array_sort(list.at, list.n, by_saved);
    for (size_t i = 0; i < list.n; i++) {
        const struct pairing *p = &list.at[i];
        if ((p->saved < 0 && p->patch->carried < 2 * (p->patch->patched + p->patch->own)) ||
            p->clause->host || d->host_of[p->old->id] != NOWHERE)
            continue;
        p->clause->host = p->old;
        p->clause->patch = p->patch;
        d->host_of[p->old->id] = (int)(p->clause - d->clauses);
    }
    for (size_t i = 0; i < list.n; i++) {
        const struct pairing *p = &list.at[i];
        if (p->saved < COST_COPY || p->clause->host || p->clause->source)
            continue;
        p->clause->source = p->old;
        p->clause->patch = p->patch;
    }
    vec_free(&list);
}

struct home { /* a central clause above hosts of the clauses below */
    const struct node *central;
    size_t hosts;
};

/* The central clause that is above most hosts of the clauses below, if its place is free. */
static const struct node *home_of(const struct derive *d, const struct derived_clause *c)
{
    struct map numbers = {.arena = arena_new()};
    vec(struct home) homes = {0};
    struct home best = {.hosts = 1}; /* one alone is moved as cheaply */
    for (int i = c->below; i != NOWHERE; i = d->clauses[i].beside) {
        const struct node *up = d->clauses[i].host ? d->clauses[i].host->parent : NULL;
        if (!up || !derive_can_name(d, up) || d->host_of[up->id] != NOWHERE)
            continue;
        uint32_t number = map_add(&numbers, MAP_KEY(up));
        if (number == homes.n)
            *vec_push(&homes) = (struct home){up, 0};
        homes.at[number].hosts++;
    }
    for (size_t i = 0; i < homes.n; i++)
        if (homes.at[i].hosts > best.hosts)
            best = homes.at[i];
    vec_free(&homes);
    arena_free(numbers.arena);
    return best.central;
}

struct derive *derive_new(const struct derive_inputs *in)
{
    struct arena *a = arena_new();
    struct derive *d = arena_alloc(a, sizeof *d);
    *d = (struct derive){.in = *in,
                         .arena = a,
                         .central = doc_index_new(a, in->central),
                         .appendix = derive_appendix_of(in->plan)};
    list_clauses(d);
    choose_globals(d);
    choose_hosts(d);
    derive_joints(d);
    /* A clause of literal text takes the place of the central one whose clauses are below it. */
    for (size_t i = d->clause_count; i-- > 0;) {
        struct derived_clause *c = &d->clauses[i];
        const struct node *home = c->host || c->source || c->cut_from ? NULL : home_of(d, c);
        if (!home)
            continue;
        c->host = home;
        d->host_of[home->id] = (int)i;
    }
    return d;
}

void derive_free(struct derive *d)
{
    arena_free(d ? d->arena : NULL);
}

const struct profile *derive_profile(struct derive *d)
{
    struct profile *p = arena_alloc(d->arena, sizeof *p);
    p->id = d->in.id;
    p->kind = d->in.kind;
    p->central = d->in.central_id;
    d->profile = p;
    derive_front(d, p);
    derive_overlay(d, p);
    derive_tasks(d, p);
    return p;
}
