/* Omissions: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "model/central_matter.h"
#include "model/runs.h"

enum { SHARED_LONGEST = 16, MISSING_LONGEST = 12 /* words quoted as evidence */ };

/* A number that is no part of the name of an act: a target, a year, a share. */
static bool has_number(const struct sides *s, const struct clause *c)
{
    for (uint32_t i = 0; i < c->word_count; i++) {
        const struct word *w = &s->old.words.at[c->first_word + i];
        if (!w->cited && vocabulary_is_number(s->vocabulary, w->type) &&
            str_find(vocabulary_text(s->vocabulary, w->type), STR("-"), 0) == (size_t)-1)
            return true;
    }
    return false;
}

static enum duty duty_of(struct arena *a, const struct sides *s, const struct clause *c)
{
    struct phrase text = phrase_read(a, c->text);
    if (c->node->central_only || (c->class == CLASS_BODY && central_matter(c->node)))
        return DUTY_CENTRAL;
    if (c->background)
        return DUTY_BACKGROUND;
    if (c->class == CLASS_HEADING)
        return DUTY_HEADING;
    if (lexicon_in(WORDS_TARGET_WORDS, &text) || has_number(s, c))
        return DUTY_TARGET;
    for (uint32_t h = c->heading; h != NO_CLAUSE; h = s->old.clauses.at[h].heading) {
        struct phrase heading = phrase_read(a, s->old.clauses.at[h].text);
        if (lexicon_in(WORDS_PRINCIPLES, &heading))
            return DUTY_PRINCIPLE;
    }
    return DUTY_TASK;
}

/* The text of the words [i, end) of the clause. */
static struct str quote(const struct side *s, const struct clause *c, uint32_t i, uint32_t end)
{
    const struct word *w = &s->words.at[c->first_word];
    return str_slice(c->text, w[i].at, w[end - 1].at + w[end - 1].bytes);
}

/* Of what both share, compounds that the stretch cuts are left out, if two words remain. */
static struct str quote_shared(const struct side *s, const struct clause *c, uint32_t i,
                               uint32_t end)
{
    const struct word *w = &s->words.at[c->first_word];
    uint32_t from = i, to = end;
    while (from && from < end && w[from - 1].compound)
        from++;
    while (to > from && to < c->word_count && w[to - 1].compound)
        to--;
    return to >= from + 2 ? quote(s, c, from, to) : quote(s, c, i, end);
}

/* Of what is missing, they are whole. */
static struct str quote_missing(const struct side *s, const struct clause *c, uint32_t i,
                                uint32_t end)
{
    const struct word *w = &s->words.at[c->first_word];
    while (i && w[i - 1].compound)
        i--;
    while (end < c->word_count && w[end - 1].compound)
        end++;
    return quote(s, c, i, end);
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
    const struct word *w = s->words.at + c->first_word, *other = t->words.at + d->first_word;
    uint32_t shared = 1, missing = 0, lack = 0; /* one word alone is not quoted */
    if (c->word_count > LONGEST || d->word_count > LONGEST)
        return;
    for (uint32_t i = 0; i < c->word_count; i++) {
        uint32_t best = 0;
        for (uint32_t k = 0; k < d->word_count; k++) {
            if (w[i].key != other[k].key) /* most */
                continue;
            uint32_t n = common_run(s, c, i, t, d, k);
            best = n > best ? n : best;
        }
        lack = best >= 2 ? 0 : lack + 1;
        if (best > shared) {
            shared = best;
            o->shared = quote_shared(s, c, i, i + best);
        }
        if (lack > missing && lack <= MISSING_LONGEST) {
            missing = lack;
            o->missing = quote_missing(s, c, i + 1 - lack, i + 1);
        }
    }
}

static int gravest_first(const void *a, const void *b)
{
    const struct omission *l = a, *r = b;
    int duty = mem_order(l->duty, r->duty);
    return duty ? duty : mem_order(l->clause->id, r->clause->id);
}

static struct omission omission_of(struct arena *a, const struct sides *s, const struct clause *c,
                                   const struct compare_options *options)
{
    struct omission o = {.clause = c->node, .duty = duty_of(a, s, c)};
    if (c->rejected.other != NO_CLAUSE) {
        const struct clause *best = &s->new.clauses.at[c->rejected.other];
        o.best = best->node;
        o.score = (unsigned)(c->rejected.evidence * 1000 / ALIGN_FLOOR);
        o.score = o.score > 999 ? 999 : o.score;
        set_evidence(&o, &s->old, c, &s->new, best);
    }
    runs_digest(o.clause, o.digest, sizeof o.digest - 1);
    for (size_t i = 0; i < options->waiver_count && !o.waiver.p; i++) {
        const struct waiver *w = &options->waivers[i];
        if (!str_eq(w->path, o.clause->path) || !str_is(w->digest, o.digest))
            continue;
        o.waiver = w->reason;
        o.waiver_pos = w->pos;
    }
    return o;
}

void omissions_find(const struct sides *s, const struct compare_options *options,
                    struct comparison *c)
{
    struct omission *list = arena_array(c->arena, s->old.clauses.n + 1, sizeof *list);
    for (uint32_t i = 0; i < s->old.clauses.n; i++) {
        const struct clause *clause = &s->old.clauses.at[i];
        if (clause->linked || clause->class == CLASS_TITLE)
            continue;
        list[c->omitted_count] = omission_of(c->arena, s, clause, options);
        c->waived += list[c->omitted_count++].waiver.p != NULL;
    }
    array_sort(list, c->omitted_count, gravest_first);
    c->omitted = list;
    for (size_t i = 0; i < options->waiver_count; i++) {
        size_t k = 0;
        while (k < c->omitted_count && list[k].waiver.p != options->waivers[i].reason.p)
            k++;
        c->stale_waivers += k == c->omitted_count && !options->waivers[i].standing;
    }
}
