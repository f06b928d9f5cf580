/* Figures: see figures.h. */
#include "compare/figures_int.h"

#include <string.h>

#include "base/search.h"
#include "base/sequence.h"
#include "compare/fact_edit.h"

/* Other words that may change beside a fact which another one replaced at its place. */
enum { TIGHT = 2 };

vec_named(changes, struct changed_number);

static uint32_t find_group(uint32_t *group, uint32_t i)
{
    while (group[i] != i)
        i = group[i] = group[group[i]];
    return i;
}

static uint32_t *read_side(struct figure_finder *f, struct fact_reader *r, struct arena *texts,
                           const struct side *s, struct facts *out)
{
    uint32_t *first = arena_array(f->s->arena, s->clauses.n + 1, sizeof *first);
    for (uint32_t i = 0; i < s->clauses.n; i++) {
        first[i] = (uint32_t)out->n;
        if (s->clauses.at[i].linked)
            facts_read(r, texts, s, i, out);
    }
    first[s->clauses.n] = (uint32_t)out->n;
    return first;
}

static void pair(struct fact *o, struct fact *n)
{
    o->partner = n;
    n->partner = o;
}

/* Of a clause that another body leads now, the one is where the other was, however far apart. */
enum step { SAME_CELL, SAME_PLACE, TIGHT_EDIT, SAME_WORDS, ANY_EDIT, LEADS };

/* The word before a fact, or after it; none without one. */
static uint32_t word_beside(const struct side *s, const struct fact *f, bool after, uint32_t none)
{
    const struct clause *c = &s->clauses.at[f->clause];
    uint32_t i = after ? f->first + f->words : f->first - 1;
    return i < c->word_count ? s->words.at[c->first_word + i].key : none;
}

static bool between_same_words(const struct sides *s, const struct fact *o, const struct fact *n)
{
    for (int after = 0; after <= 1; after++)
        if (word_beside(&s->old, o, after, UINT32_MAX) !=
            word_beside(&s->new, n, after, UINT32_MAX - 1))
            return false;
    return true;
}

static bool is_row(const struct side *s, const struct fact *f)
{
    return s->clauses.at[f->clause].node->kind == NODE_TABLE_ROW;
}

bool figures_same_fact(struct figure_finder *f, const struct fact *o, const struct fact *n)
{
    enum { NAMES_MOST = 50000 }; /* that are read of a hostile pair of papers */
    bool bodies = (o->kind == CHANGED_BODY || o->kind == CHANGED_LEAD) &&
                  (n->kind == CHANGED_BODY || n->kind == CHANGED_LEAD);
    if (o->name == n->name || !bodies || f->names_read == NAMES_MOST)
        return o->name == n->name;
    f->names_read++;
    return variants_same_body(f->s, o->shown, n->shown);
}

bool figures_list_is_kept(const struct facts *facts, const struct fact *f, uint32_t link_new,
                          bool new)
{
    enum { REACH = 100 }; /* bodies of a list on each side */
    const struct fact *p = f, *end = facts->at + facts->n;
    end = end - f > REACH ? f + REACH : end;
    while (p > facts->at && f - p < REACH && p[-1].clause == f->clause &&
           p[-1].list_end == f->list_end)
        p--;
    for (; f->list_end && p < end && p->clause == f->clause && p->list_end == f->list_end; p++)
        if (p->partner && (new || p->partner->clause == link_new) && (p->partner->name == p->name))
            return true;
    return false;
}

/* May the old fact have become this one of the edit. */
static bool fits(struct figure_finder *f, const struct fact *o, const struct fact *n,
                 const struct fact_edit *e, enum step step)
{
    if (n->partner || n->kind != o->kind)
        return false;
    if (step == SAME_WORDS)
        return between_same_words(f->s, o, n);
    if (step == LEADS)
        return n->kind == CHANGED_LEAD;
    if (step == SAME_CELL)
        return is_row(&f->s->old, o) && is_row(&f->s->new, n) && o->what.n &&
               str_eq(o->what, n->what);
    /* of a date a word may be kept: the edit "năm [2026 ->] quý II năm [2027]" */
    uint32_t from = n->kind == CHANGED_DATE && n->first < e->from ? n->first : e->from;
    if (n->first < from || n->first + n->words <= e->from || n->first + n->words > e->end)
        return false;
    if (step == SAME_PLACE)
        return figures_same_fact(f, o, n);
    if (step == ANY_EDIT) /* a body of another duty is not this one */
        return n->shape == o->shape && n->kind != CHANGED_BODY;
    return e->rest <= TIGHT && e->end - from - n->words <= TIGHT;
}

/*
 * Where in the new clause, whose facts are in the order of their words, one that old fact o may
 * have become is looked for: from the first word of its edit on; anywhere by the words around it,
 * where those before *open all have partners.
 */
static uint32_t first_candidate(const struct figure_finder *f, uint32_t clause,
                                const struct fact_edit *e, enum step step, uint32_t *open)
{
    uint32_t from = f->new_first[clause], n = f->new_first[clause + 1] - from, i;
    while (*open < from + n && f->new.at[*open].partner)
        ++*open;
    if (step == SAME_WORDS || step == LEADS || step == SAME_CELL)
        return *open;
    search_first(i, n, f->new.at[from + i].first + f->new.at[from + i].words <= e->from);
    return from + i;
}

/* Pairs the facts of a link whose places correspond. */
static void pair_link(struct figure_finder *f, const struct matched *m, enum step step)
{
    /* Facts: no clause that people write has so many; of a pair of papers that has too many, FEW.
     */
    enum { REACH = 1000, FEW = 16, TRIES_MOST = 20000000 };
    uint32_t base = 0, words = 0, new_words = f->s->new.clauses.at[m->new].word_count;
    uint32_t open = f->new_first[m->new], new_end = f->new_first[m->new + 1];
    struct fact_stretch stretch = {0};
    for (size_t i = 0; i < m->n; i++)
        words += f->s->old.clauses.at[m->old[i]].word_count;
    for (size_t i = 0; i < m->n; i++) {
        uint32_t clause = m->old[i];
        for (uint32_t k = f->old_first[clause]; k < f->old_first[clause + 1]; k++) {
            struct fact *o = &f->old.at[k];
            if (o->partner)
                continue;
            struct fact_edit e =
                fact_edit_find(m, &stretch, base + o->first, o->words, words, new_words);
            uint32_t j = first_candidate(f, m->new, &e, step, &open);
            uint32_t end = j + (f->tries < TRIES_MOST ? REACH : FEW);
            for (; !o->partner && j < new_end && j < end; j++, f->tries++)
                if (fits(f, o, &f->new.at[j], &e, step))
                    pair(o, &f->new.at[j]);
        }
        base += f->s->old.clauses.at[clause].word_count;
    }
}

/* Where an old fact of a split clause went by the words beside it: in a row with it, and in the new
 * clause in a row, too. */
struct kept_beside {
    uint32_t before, after;
    uint32_t from; /* new word after those before */
    uint32_t end;  /* new word of the first after */
    uint32_t link;
    bool tie; /* as many in another link */
};

/* Are words i - 1 and i of a clause in one limb of a sentence. */
static bool same_limb(const struct side *s, const struct clause *c, uint32_t i)
{
    const struct word *w = &s->words.at[c->first_word + i];
    for (size_t b = w[-1].at + w[-1].bytes; b < w->at; b++)
        if (memchr(",;.:\n", c->text.p[b], 5))
            return false;
    return true;
}

/* match: that of the link, from the fact's clause on. */
static struct kept_beside kept_beside(const struct side *s, const struct fact *o,
                                      const uint32_t *match, uint32_t link)
{
    const struct clause *c = &s->clauses.at[o->clause];
    struct kept_beside k = {.link = link};
    uint32_t i = o->first, end = o->first + o->words;
    for (; i && same_limb(s, c, i) && match[i - 1] != SEQUENCE_NONE; i--, k.before++)
        if (k.before && match[i - 1] + 1 != match[i])
            break;
    for (i = end; i < c->word_count && same_limb(s, c, i) && match[i] != SEQUENCE_NONE;
         i++, k.after++)
        if (k.after && match[i - 1] + 1 != match[i])
            break;
    k.from = k.before ? match[o->first - 1] + 1 : 0;
    k.end = k.after ? match[end] : 0;
    return k;
}

/* Is the new fact where those words are: at most TIGHT words from them. */
static bool is_beside(const struct fact *n, const struct kept_beside *k)
{
    uint32_t end = n->first + n->words;
    return (!k->before || (n->first >= k->from && n->first <= k->from + TIGHT)) &&
           (!k->after || (end <= k->end && end + TIGHT >= k->end));
}

/* equal: with one of its name alone. */
static void pair_beside(struct figure_finder *f, struct fact *o, const struct kept_beside *k,
                        bool equal)
{
    enum { KEPT_LEAST = 2 };
    uint32_t new = f->list[k->link].new;
    bool body = o->kind == CHANGED_BODY || o->kind == CHANGED_LEAD;
    if (o->partner || k->tie || k->before + k->after < KEPT_LEAST || (body && !f->draft))
        return; /* a plan may name others beside the same words */
    for (uint32_t i = f->new_first[new]; i < f->new_first[new + 1] && !o->partner; i++) {
        struct fact *n = &f->new.at[i];
        bool named = !equal || n->name == o->name;
        if (!n->partner && n->kind == o->kind && named && is_beside(n, k))
            pair(o, n);
    }
}

/*
 * Pairs the facts of clauses that were split, where the words beside a fact are in one of the
 * pieces: "A does x; B does y" may have become "B does x" and "A does y", of which no word is new.
 */
static void pair_split(struct figure_finder *f, const uint32_t *links_of)
{
    struct kept_beside *best = arena_array(f->s->arena, f->old.n + 1, sizeof *best);
    for (uint32_t i = 0; i < f->n; i++) {
        const struct matched *m = &f->list[i];
        uint32_t base = 0;
        for (size_t k = 0; k < m->n; base += f->s->old.clauses.at[m->old[k++]].word_count)
            for (uint32_t j = f->old_first[m->old[k]];
                 links_of[m->old[k]] > 1 && j < f->old_first[m->old[k] + 1]; j++) {
                struct kept_beside here =
                    kept_beside(&f->s->old, &f->old.at[j], m->match + base, i);
                uint32_t words = here.before + here.after, most = best[j].before + best[j].after;
                if (words > most)
                    best[j] = here;
                else
                    best[j].tie |= words == most;
            }
    }
    for (int equal = 1; equal >= 0; equal--)
        for (size_t j = 0; j < f->old.n; j++)
            pair_beside(f, &f->old.at[j], &best[j], equal);
}

/*
 * Are the lists of bodies that the facts are in one list of both texts: what is before it or after
 * it is the same word, or nothing. base: of the old clause's words among those of all old clauses.
 */
static bool same_list(const struct figure_finder *f, const struct matched *m, uint32_t base,
                      const struct fact *o, const struct fact *n)
{
    uint32_t old_words = f->s->old.clauses.at[o->clause].word_count;
    uint32_t new_words = f->s->new.clauses.at[n->clause].word_count;
    if (!o->list_end || !n->list_end)
        return false;
    bool begins =
        o->list && n->list ? m->match[base + o->list - 1] == n->list - 1 : o->list == n->list;
    bool ends = o->list_end < old_words && n->list_end < new_words
                    ? m->match[base + o->list_end] == n->list_end
                    : o->list_end == old_words && n->list_end == new_words;
    return begins || ends;
}

/*
 * Pairs equal bodies of one list, for their order says nothing: "Sở A, Sở B", "Sở B, Sở A". Of
 * those that lead the first one is the first.
 */
static void pair_lists(struct figure_finder *f, const struct matched *m)
{
    enum { REACH = 100 }; /* bodies */
    uint32_t base = 0, from = f->new_first[m->new], new_end = f->new_first[m->new + 1];
    uint32_t end = new_end - from < REACH ? new_end : from + REACH;
    for (size_t i = 0; i < m->n; base += f->s->old.clauses.at[m->old[i++]].word_count)
        for (uint32_t k = f->old_first[m->old[i]]; k < f->old_first[m->old[i] + 1]; k++) {
            struct fact *o = &f->old.at[k];
            for (uint32_t j = from; j < end && !o->partner; j++) {
                struct fact *n = &f->new.at[j];
                bool free = !n->partner && n->kind == CHANGED_BODY;
                if (free && same_list(f, m, base, o, n) && figures_same_fact(f, o, n))
                    pair(o, n);
            }
        }
}

struct named { /* a fact without a partner */
    uint32_t group, name;
    struct fact *fact;
    bool new;
};

static int by_name(const void *a, const void *b)
{
    const struct named *l = a, *r = b;
    int group = mem_order(l->group, r->group), name = mem_order(l->name, r->name);
    int side = mem_order(l->new, r->new);
    return group ? group : name ? name : side ? side : (l->fact > r->fact) - (l->fact < r->fact);
}

/* Pairs equal facts anywhere in the pieces of the same clauses. */
static void pair_equal(struct figure_finder *f)
{
    struct named *list = arena_array(f->s->arena, f->old.n + f->new.n + 1, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < f->old.n; i++)
        if (!f->old.at[i].partner)
            list[n++] = (struct named){find_group(f->group, f->old.at[i].clause), f->old.at[i].name,
                                       &f->old.at[i], false};
    for (size_t i = 0; i < f->n; i++) {
        uint32_t new = f->list[i].new;
        for (uint32_t k = f->new_first[new]; k < f->new_first[new + 1]; k++)
            if (!f->new.at[k].partner)
                list[n++] = (struct named){find_group(f->group, f->list[i].old[0]),
                                           f->new.at[k].name, &f->new.at[k], true};
    }
    array_sort(list, n, by_name);
    for (size_t i = 0, end; i < n; i = end) {
        size_t olds = 0;
        for (end = i; end < n && list[end].group == list[i].group && list[end].name == list[i].name;
             end++)
            olds += !list[end].new;
        for (size_t k = 0; k < olds && i + olds + k < end; k++)
            pair(list[i + k].fact, list[i + olds + k].fact);
    }
}

static struct changed_number change_of(const struct fact *o)
{
    const struct fact *n = o->partner;
    /* the bound changed, or what it is in, or how much of a date is said */
    bool whole = n && (str_eq(o->value, n->value) || o->measure != n->measure ||
                       (o->kind == CHANGED_DATE && o->shape != n->shape));
    return (struct changed_number){.was = whole ? o->shown : o->value,
                                   .now = !n      ? STR_NONE
                                          : whole ? n->shown
                                                  : n->value,
                                   .kind = o->kind,
                                   .what = o->what,
                                   .was_shown = o->shown,
                                   .now_shown = n ? n->shown : STR_NONE};
}

/* Are all words of the old fact, from word at of those of the old clauses, in the new clause; and
 * all words of its partner in the old ones. */
static bool keeps_words(const struct matched *m, const struct fact *o, uint32_t at)
{
    uint32_t lost = o->words, kept = 0;
    for (uint32_t i = at; i < at + o->words; i++) {
        uint32_t to_word = m->match[i];
        lost -= to_word != SEQUENCE_NONE;
        kept += o->partner && to_word != SEQUENCE_NONE && to_word >= o->partner->first &&
                to_word < o->partner->first + o->partner->words;
    }
    return !lost && (!o->partner || kept == o->partner->words);
}

/* Is a body that one place fewer names named in another one still, or was it told of already. */
static bool is_named_again(struct figure_finder *f, const struct matched *m, const struct fact *o)
{
    for (size_t i = 0; i < m->n; i++)
        for (uint32_t k = f->old_first[m->old[i]]; k < f->old_first[m->old[i] + 1]; k++) {
            const struct fact *p = &f->old.at[k];
            bool kept = p->partner ? figures_same_fact(f, p, p->partner) : p < o;
            if (p != o && p->kind == CHANGED_BODY && p->name == o->name && kept)
                return true;
        }
    return false;
}

/* Is the body that led in the new clause still, and does not lead. */
static bool leads_no_more(const struct figure_finder *f, const struct matched *m,
                          const struct fact *o)
{
    const struct side *old = &f->s->old, *new = &f->s->new;
    uint32_t body = old->words.at[old->clauses.at[o->clause].first_word + o->first].body;
    for (uint32_t k = f->new_first[m->new]; body && k < f->new_first[m->new + 1]; k++) {
        const struct fact *n = &f->new.at[k];
        uint32_t at = new->clauses.at[n->clause].first_word + n->first;
        if (n->kind == CHANGED_BODY && new->words.at[at].body == body)
            return true;
    }
    return false;
}

/*
 * Is it a change: not of a body that has the same words but was read otherwise (in capitals), nor
 * of one that a plan does not name, for it is seldom one of its level.
 */
static bool is_change(struct figure_finder *f, const struct matched *m, const struct fact *o,
                      uint32_t at)
{
    bool body = o->kind == CHANGED_BODY || (o->kind == CHANGED_LEAD && o->partner);
    if (body && !o->partner && (!f->draft || is_named_again(f, m, o)))
        return false;
    if (body && keeps_words(m, o, at))
        return false;
    if (o->class && !o->partner && !figures_list_is_kept(&f->old, o, m->new, false))
        return false;
    if (o->kind == CHANGED_LEAD && !o->partner && !f->draft && !leads_no_more(f, m, o))
        return false;
    return !o->partner || !figures_same_fact(f, o, o->partner);
}

static void add_put_in(struct figure_finder *f, const struct matched *m, struct changes *changes)
{
    for (uint32_t k = f->new_first[m->new]; k < f->new_first[m->new + 1]; k++) {
        const struct fact *n = &f->new.at[k];
        if (figures_is_put_in(f, m, n))
            *vec_push(changes) = (struct changed_number){
                .now = n->value, .kind = n->kind, .what = n->what, .now_shown = n->shown};
    }
}

/* What changed belongs to the link where it went, what is gone to the first one. */
static void set_changes(struct figure_finder *f, struct arena *a, struct link *links)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const struct matched *m = &f->list[i];
        struct changes changes = {0};
        uint32_t base = 0;
        for (size_t k = 0; k < m->n; k++) {
            uint32_t clause = m->old[k];
            for (uint32_t j = f->old_first[clause]; j < f->old_first[clause + 1]; j++) {
                const struct fact *o = &f->old.at[j];
                bool here = o->partner ? o->partner->clause == m->new : f->first_link[clause] == i;
                if (here && is_change(f, m, o, base + o->first))
                    *vec_push(&changes) = change_of(o);
            }
            base += f->s->old.clauses.at[clause].word_count;
        }
        add_put_in(f, m, &changes);
        vec_move(a, &changes, links[i].numbers, links[i].number_count);
    }
}

void figures_find(struct sides *s, struct arena *texts, bool draft, const struct matched *list,
                  struct link *links, size_t n)
{
    struct figure_finder f = {.s = s, .draft = draft, .list = list, .n = n};
    struct fact_reader *r = s->facts;
    f.old_first = read_side(&f, r, texts, &s->old, &f.old);
    f.new_first = read_side(&f, r, texts, &s->new, &f.new);
    f.group = arena_array(s->arena, s->old.clauses.n + 1, sizeof *f.group);
    f.first_link = arena_array(s->arena, s->old.clauses.n + 1, sizeof *f.first_link);
    uint32_t *links_of = arena_array(s->arena, s->old.clauses.n + 1, sizeof *links_of);
    for (uint32_t i = 0; i < s->old.clauses.n; i++)
        f.group[i] = i;
    for (uint32_t i = (uint32_t)n; i-- > 0;)
        for (size_t k = 0; k < list[i].n; k++) {
            links_of[list[i].old[k]]++;
            f.first_link[list[i].old[k]] = i;
            f.group[find_group(f.group, list[i].old[k])] = find_group(f.group, list[i].old[0]);
        }
    pair_split(&f, links_of);
    for (enum step step = SAME_CELL; step <= LEADS; step++) {
        for (size_t i = 0; step == TIGHT_EDIT && i < n; i++)
            pair_lists(&f, &list[i]);
        if (step == SAME_WORDS)
            pair_equal(&f);
        for (size_t i = 0; i < n; i++)
            pair_link(&f, &list[i], step);
    }
    set_changes(&f, texts, links);
}
