/*
 * Tasks that a plan without a responsibility table gives in its sentences: "Sở Nội vụ chủ trì, phối
 * hợp với các sở ..." They are offered to the drafter and change nothing in the plan.
 */

#include "derive/derive_int.h"

enum { LONGEST_BODY = 14 }; /* words of a body's name */

struct offers {
    struct derive *derive;
    struct str phrase; /* the one at hand: "chủ trì, phối hợp với" */
    vec(struct profile_task) tasks;
};

/* The sentence that holds a place: from and to ". " or "; ", or the ends of the text. */
static struct str sentence_around(struct str text, size_t at)
{
    size_t from = 0, to = text.n;
    for (size_t i = 0; i + 1 < at; i++)
        if ((text.p[i] == '.' || text.p[i] == ';') && text.p[i + 1] == ' ')
            from = i + 2;
    for (size_t i = at; i + 1 < text.n && to == text.n; i++)
        if ((text.p[i] == '.' || text.p[i] == ';') && text.p[i + 1] == ' ')
            to = i + 1;
    return str_slice(text, from, to);
}

/* The longest run of words at the end of text, or at its beginning, that is a body's name. */
static const struct body *body_at(const struct derive *d, struct str text, bool end,
                                  struct str *name)
{
    const struct body *found = NULL;
    struct str day = d->in.plan->date;
    size_t words = 0;
    text = str_trim(text);
    for (size_t i = 1; i <= text.n && words < LONGEST_BODY; i++) {
        size_t edge = end ? text.n - i : i;
        bool blank = i == text.n || text.p[edge] == ' ' || text.p[edge] == ',';
        if (!blank)
            continue;
        struct str part = str_trim(end ? str_slice(text, edge, text.n) : str_slice(text, 0, edge));
        const struct body *b = registry_by_name(d->in.registry, part, day);
        words++;
        if (!b)
            continue;
        found = b;
        *name = part;
    }
    return found;
}

/* A body of the registry, or words where b is NULL. */
static struct profile_body *one_body(struct derive *d, const struct body *b, struct str words)
{
    struct profile_body *list = arena_alloc(d->arena, sizeof *list);
    list->ref = b ? b->id : NULL;
    list->words = b && str_eq(b->short_name, words) ? STR_NONE : words;
    return list;
}

static void offer(struct offers *o, const struct derived_clause *c, struct str text, size_t at)
{
    struct derive *d = o->derive;
    struct str sentence = str_trim(sentence_around(text, at)), name = {0};
    size_t inside = (size_t)(text.p + at - sentence.p);
    struct str after = str_slice(sentence, inside + o->phrase.n, sentence.n);
    const struct body *lead = body_at(d, str_slice(sentence, 0, inside), true, &name);
    if (!lead)
        return;
    struct profile_task *t = vec_push(&o->tasks);
    *t = (struct profile_task){.text = {sentence, POS_NONE},
                               .deadline = DEADLINE_ONGOING,
                               .lead = one_body(d, lead, name),
                               .lead_count = 1};
    name = STR("");
    const struct body *with = body_at(d, after, false, &name);
    /* Bodies in words alone, "các ngành, đơn vị liên quan": up to the word that ends such a
     * list, if it comes soon. */
    struct str mark = style_word(d->in.style, "cooperating-ends");
    size_t ends = mark.n ? str_find(after, mark, 0) : (size_t)-1, words = 0;
    struct str named = str_trim(str_slice(after, 0, ends == (size_t)-1 ? 0 : ends + mark.n));
    for (size_t i = 0; i < named.n; i++)
        words += named.p[i] == ' ';
    bool has_semicolon = str_find(named, STR("; "), 0) != (size_t)-1;
    struct str list = words < 2 * LONGEST_BODY && !has_semicolon ? named : STR("");
    if (list.n && (!with || (with->kind == BODY_GROUP && list.n > name.n))) {
        with = registry_by_name(d->in.registry, list, d->in.plan->date);
        name = list;
    }
    t->cooperating = one_body(d, with, name);
    t->cooperating_count = name.n > 0;
    if (c->host) {
        t->clauses = arena_alloc(d->arena, sizeof *t->clauses);
        t->clauses[0] = derive_path(d, c->host);
        t->clause_count = 1;
    }
}

/* The next of the phrases, separated by "|", at or after from; of two at one place the first. */
static size_t next_phrase(struct offers *o, struct str text, size_t from)
{
    size_t best = (size_t)-1;
    struct str rest = style_word(o->derive->in.style, "lead-phrase");
    while (rest.n) {
        size_t end = str_find(rest, STR("|"), 0);
        struct str phrase = str_slice(rest, 0, end == (size_t)-1 ? rest.n : end);
        size_t at = phrase.n ? str_find(text, phrase, from) : (size_t)-1;
        if (at < best) {
            best = at;
            o->phrase = phrase;
        }
        rest = str_slice(rest, phrase.n + 1, rest.n);
    }
    return best;
}

const struct profile *derive_offers(struct derive *d)
{
    struct offers o = {.derive = d};
    struct profile *p = arena_alloc(d->arena, sizeof *p);
    for (size_t i = 0; i < d->clause_count; i++) {
        struct str text = node_text(d->arena, d->clauses[i].node);
        for (size_t at = 0; (at = next_phrase(&o, text, at)) != (size_t)-1; at += o.phrase.n)
            offer(&o, &d->clauses[i], text, at);
    }
    vec_move(d->arena, &o.tasks, p->tasks, p->task_count);
    return p;
}
