/* Acts: see acts.h. */
#include "merge/plan/acts.h"

#include "base/date.h"
#include "base/diag.h"
#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/word_key.h"
#include "names/citation_spans.h"

struct cited { /* an act as some text names it; what it does not say is "" */
    struct str number, date, term;
    struct phrase issuer; /* what follows the word "của"; no words where it is not said */
    struct pos pos;
};

struct citations {
    struct arena *arena;
    vec(struct cited) all;
};

/* The days of an act's numbers, in words of the citation [from, to). */
static void read_rest(struct citations *c, const struct phrase *p, size_t from, size_t to,
                      struct cited *act)
{
    size_t start = from < p->n ? p->words[from].at : p->text.n;
    size_t end = to < p->n ? p->words[to].at : p->text.n;
    act->date = date_find(c->arena, str_slice(p->text, start, end));
    act->date = act->date.n ? act->date : STR("");
    for (size_t i = from; i <= to && i < p->n; i++) { /* the term may follow */
        size_t term = lexicon_at(WORDS_TERM_NUMBER, p, i);
        if (term && i + term < p->n && !act->term.n)
            act->term = phrase_word(p, i + term);
        if (!act->issuer.n && lexicon_at(WORDS_OF, p, i))
            act->issuer = phrase_read(c->arena, str_slice(p->text, p->words[i].end, end));
    }
}

static void read_node(struct citations *c, const struct node *n)
{
    struct str text = node_text(c->arena, n);
    struct phrase p = phrase_read(c->arena, text);
    const unsigned char *marks = citation_spans_mark(c->arena, &p, NULL);
    for (size_t i = 0; i < p.n; i++) {
        size_t at = p.words[i].at, bytes = 0;
        bool begins = !at || is_space(text.p[at - 1]);
        if (!begins || marks[at] != CITATION_ACT ||
            !(bytes = citation_spans_number(str_slice(text, at, text.n))))
            continue;
        struct cited act = {.number = str_slice(text, at, at + bytes),
                            .date = STR(""),
                            .term = STR(""),
                            .pos = n->pos};
        size_t from = i, to;
        while (from < p.n && p.words[from].at < at + bytes)
            from++;
        for (to = from;
             to < p.n && marks[p.words[to].at] == CITATION_ACT && !lexicon_at(WORDS_KINDS, &p, to);)
            to++;
        read_rest(c, &p, from, to, &act);
        *vec_push(&c->all) = act;
        i = from ? from - 1 : 0;
    }
}

static void read_doc(struct citations *c, const struct doc *d)
{
    for (const struct node *n = d ? d->root : NULL; n; n = node_next(n, d->root))
        if (n->runs)
            read_node(c, n);
}

/* May the citation be of a body of that name; of what is not said it may. */
static bool issuer_fits(const struct cited *c, struct arena *a, struct str issuer)
{
    struct phrase name = phrase_read(a, issuer);
    return !c->issuer.n || !name.n || phrase_at(&c->issuer, 0, &name);
}

struct candidates {
    struct str seen[8]; /* days of different acts; what is more is not listed */
    size_t n;
    struct buf names;
};

static void offer(struct candidates *k, struct str date, struct str term)
{
    size_t i = 0;
    while (i < k->n && !str_eq(k->seen[i], date))
        i++;
    if (i < k->n || k->n == sizeof k->seen / sizeof *k->seen)
        return;
    k->seen[k->n++] = date;
    buf_printf(&k->names, "%s%.*s", k->n > 1 ? "; " : "", STR_ARG(date));
    if (term.n)
        buf_printf(&k->names, " (%.*s)", STR_ARG(term));
}

/* Those of the registry are asked where the texts do not say which one they mean. */
static void check(struct citations *c, const struct registry *r, const struct cited *bare)
{
    struct candidates k = {0};
    for (size_t i = 0; i < c->all.n; i++)
        if (c->all.at[i].date.n && str_eq(c->all.at[i].number, bare->number))
            offer(&k, c->all.at[i].date, c->all.at[i].term);
    for (size_t i = 0, none = k.n; !none && i < r->act_count; i++)
        if (str_eq(r->acts[i].number, bare->number) &&
            issuer_fits(bare, c->arena, r->acts[i].issuer))
            offer(&k, r->acts[i].date, r->acts[i].term);
    if (k.n > 1)
        diag(MSG_PLAN_ACT_SEVERAL, bare->pos, STR_ARG(bare->number), STR_ARG(buf_view(&k.names)));
    buf_free(&k.names);
}

void acts_check(const struct registry *r, const struct doc *central, const struct doc *plan,
                const struct doc *appendix)
{
    struct citations c = {.arena = arena_new()};
    read_doc(&c, plan);
    read_doc(&c, appendix);
    for (size_t i = 0; i < c.all.n; i++) {
        const struct cited *act = &c.all.at[i];
        size_t before = 0;
        while (before < i && !(str_eq(c.all.at[before].number, act->number) &&
                               !c.all.at[before].date.n && !c.all.at[before].term.n))
            before++;
        if (!act->date.n && !act->term.n && before == i && !str_eq(act->number, central->number))
            check(&c, r, act);
    }
    vec_free(&c.all);
    arena_free(c.arena);
}
