/*
 * Tasks that a plan without a responsibility table gives in its sentences: "Sở Nội vụ chủ trì, phối
 * hợp với các sở ..." They are offered to the drafter and change nothing in the plan.
 */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "derive/deriving.h"

enum { LONGEST_BODY = 14 }; /* words of a body's name */

struct offers {
    struct derive *derive;
    struct str phrase; /* "chủ trì, phối hợp với" */
    vec(struct profile_task) tasks;
};

/* Where the sentence that holds a place begins and ends: behind ". " or "; ", or at the ends. */
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

static struct profile_body *one_body(struct derive *d, const struct body *b, struct str name)
{
    struct profile_body *list = arena_alloc(d->arena, sizeof *list);
    *list = (struct profile_body){.ref = b->id, .words = name};
    if (str_eq(b->short_name, name))
        list->words = STR_NONE;
    return list;
}

static void offer(struct offers *o, const struct derived_clause *c, struct str text, size_t at)
{
    struct derive *d = o->derive;
    struct str sentence = str_trim(sentence_around(text, at)), name = {0};
    size_t inside = str_find(sentence, o->phrase, 0);
    if (inside == (size_t)-1)
        return;
    struct str before = str_slice(sentence, 0, inside);
    struct str behind = str_slice(sentence, inside + o->phrase.n, sentence.n);
    const struct body *lead = body_at(d, before, true, &name);
    if (!lead)
        return;
    struct profile_task *t = vec_push(&o->tasks);
    *t = (struct profile_task){.text = {sentence, POS_NONE}, .deadline = DEADLINE_ONGOING};
    t->lead = one_body(d, lead, name);
    t->lead_count = 1;
    const struct body *with = body_at(d, behind, false, &name);
    if (with) {
        t->cooperating = one_body(d, with, name);
        t->cooperating_count = 1;
    }
    if (c->host) {
        t->clauses = arena_alloc(d->arena, sizeof *t->clauses);
        t->clauses[0] = c->host->path;
        t->clause_count = 1;
    }
}

const struct profile *derive_offers(struct derive *d)
{
    struct offers o = {.derive = d, .phrase = style_word(d->in.style, "lead-phrase")};
    struct profile *p = arena_alloc(d->arena, sizeof *p);
    for (size_t i = 0; o.phrase.n && i < d->clause_count; i++) {
        struct str text = node_text(d->arena, d->clauses[i].node);
        for (size_t at = 0; (at = str_find(text, o.phrase, at)) != (size_t)-1; at += o.phrase.n)
            offer(&o, &d->clauses[i], text, at);
    }
    p->tasks = arena_array(d->arena, o.tasks.n + 1, sizeof *p->tasks);
    if (o.tasks.n)
        memcpy(p->tasks, o.tasks.at, o.tasks.n * sizeof *p->tasks);
    p->task_count = o.tasks.n;
    vec_free(&o.tasks);
    return p;
}
