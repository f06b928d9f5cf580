/* Omissions: see omissions.h. */
#include "compare/omissions.h"

#include <string.h>

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/runs.h"

enum { SHARED_LONGEST = 16, MISSING_LONGEST = 12 /* words quoted as evidence */ };

/* A number that is no part of the name of an act: a target, a year, a share. */
static bool has_number(const struct vocabulary *v, const struct side *s, const struct clause *c)
{
    for (uint32_t i = 0; i < c->word_count; i++) {
        const struct word *w = &s->words.at[c->first_word + i];
        if (!w->cited && vocabulary_is_number(v, w->type) &&
            str_find(vocabulary_text(v, w->type), STR("-"), 0) == (size_t)-1)
            return true;
    }
    return false;
}

static enum duty duty_of(struct arena *a, const struct vocabulary *v, const struct side *s,
                         const struct clause *c)
{
    struct phrase text = phrase_read(a, c->text);
    if (c->node->central_only ||
        (c->class == CLASS_BODY && lexicon_at(WORDS_CENTRAL_DUTY, &text, 0)))
        return DUTY_CENTRAL;
    if (c->background)
        return DUTY_BACKGROUND;
    if (c->class == CLASS_HEADING)
        return DUTY_HEADING;
    if (lexicon_in(WORDS_TARGET_WORDS, &text) || has_number(v, s, c))
        return DUTY_TARGET;
    for (uint32_t h = c->heading; h != NO_CLAUSE; h = s->clauses.at[h].heading) {
        struct phrase heading = phrase_read(a, s->clauses.at[h].text);
        if (lexicon_in(WORDS_PRINCIPLES, &heading))
            return DUTY_PRINCIPLE;
    }
    return DUTY_TASK;
}

/* The text from word i on, n words of it. */
static struct str quote(const struct side *s, const struct clause *c, uint32_t i, uint32_t n)
{
    const struct word *w = &s->words.at[c->first_word + i];
    return str_slice(c->text, w->at, w[n - 1].at + w[n - 1].bytes);
}

/* The length of the common wording of the two that begins at words i and k. */
static uint32_t common_run(const struct side *s, const struct clause *c, uint32_t i,
                           const struct side *t, const struct clause *d, uint32_t k)
{
    uint32_t n = 0;
    while (i + n < c->word_count && k + n < d->word_count && n < SHARED_LONGEST &&
           s->words.at[c->first_word + i + n].key == t->words.at[d->first_word + k + n].key)
        n++;
    return n;
}

/* The longest wording that the two share, and the longest of the clause that the other lacks. */
static void set_evidence(struct omission *o, const struct side *s, const struct clause *c,
                         const struct side *t, const struct clause *d)
{
    enum { LONGEST = 2000 }; /* words of either that are still compared each with each */
    uint32_t shared = 0, missing = 0, lack = 0;
    if (c->word_count > LONGEST || d->word_count > LONGEST)
        return;
    for (uint32_t i = 0; i < c->word_count; i++) {
        uint32_t best = 0;
        for (uint32_t k = 0; k < d->word_count; k++) {
            uint32_t n = common_run(s, c, i, t, d, k);
            best = n > best ? n : best;
        }
        lack = best >= 2 ? 0 : lack + 1;
        if (best >= 2 && best > shared) {
            shared = best;
            o->shared = quote(s, c, i, best);
        }
        if (lack > missing && lack <= MISSING_LONGEST) {
            missing = lack;
            o->missing = quote(s, c, i + 1 - lack, lack);
        }
    }
}

static struct str waiver_of(const struct omission *o, const struct compare_options *options)
{
    for (size_t i = 0; i < options->waiver_count; i++) {
        const struct waiver *w = &options->waivers[i];
        if (str_eq(w->path, o->clause->path) && str_is(w->digest, o->digest))
            return w->reason;
    }
    return STR_NONE;
}

static int gravest_first(const void *a, const void *b)
{
    const struct omission *l = a, *r = b;
    if (l->duty != r->duty)
        return l->duty < r->duty ? -1 : 1;
    return (l->clause->id > r->clause->id) - (l->clause->id < r->clause->id);
}

static struct omission omission_of(struct comparison *c, struct vocabulary *v,
                                   const struct side *old, const struct side *new, uint32_t i,
                                   const struct rejected *rejected,
                                   const struct compare_options *options)
{
    const struct clause *clause = &old->clauses.at[i];
    struct omission o = {.clause = clause->node, .duty = duty_of(c->arena, v, old, clause)};
    if (rejected[i].other != NO_CLAUSE) {
        o.best = new->clauses.at[rejected[i].other].node;
        o.score = (unsigned)(rejected[i].evidence * 1000 / ALIGN_FLOOR);
        o.score = o.score > 999 ? 999 : o.score;
        set_evidence(&o, old, clause, new, &new->clauses.at[rejected[i].other]);
    }
    runs_digest(o.clause, o.digest, sizeof o.digest - 1);
    o.waiver = waiver_of(&o, options);
    return o;
}

static size_t count_stale(const struct comparison *c, const struct compare_options *options)
{
    size_t stale = 0;
    for (size_t i = 0; i < options->waiver_count; i++) {
        size_t k = 0;
        while (k < c->omitted_count && c->omitted[k].waiver.p != options->waivers[i].reason.p)
            k++;
        stale += k == c->omitted_count;
    }
    return stale;
}

void omissions_find(struct comparison *c, struct vocabulary *v, const struct side *old,
                    const struct side *new, const bool *old_linked, const struct rejected *rejected,
                    const struct compare_options *options)
{
    struct omission *list = arena_array(c->arena, old->clauses.n + 1, sizeof *list);
    for (uint32_t i = 0; i < old->clauses.n; i++) {
        if (old_linked[i] || old->clauses.at[i].class == CLASS_TITLE)
            continue;
        list[c->omitted_count] = omission_of(c, v, old, new, i, rejected, options);
        c->waived += list[c->omitted_count++].waiver.p != NULL;
    }
    array_sort(list, c->omitted_count, gravest_first);
    c->omitted = list;
    c->stale_waivers = count_stale(c, options);
}
