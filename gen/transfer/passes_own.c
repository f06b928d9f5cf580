/* Bodies, people, acts and targets of the first province. See passes.h. */
#include <string.h>

#include "lexicon/lexicon.h"
#include "transfer/passes.h"
#include "transfer/targets.h"

enum { PERSON_LEAST = 2, PERSON_MOST = 5 /* words of a name */ };

void find_bodies(struct editing *e)
{
    struct arena *a = e->rewrite->arena;
    struct rename_hit *hits;
    size_t n = rename_find(a, e->rewrite->renaming, e->text.text, e->italic, &hits);
    struct pos *pos = arena_array(a, n + 1, sizeof *pos);
    for (size_t i = 0; i < n; i++) {
        pos[i] = edit_pos(e, hits[i].at);
        if (hits[i].kind == RENAME_NEW)
            edit_replace(e, hits[i].at, hits[i].end, hits[i].to);
    }
    rename_report(e->rewrite->renaming, e->text.text, hits, pos, n);
}

/* Words of the name of a person at word i; 0 for none. */
static size_t person_at(const struct editing *e, size_t i)
{
    const struct phrase *p = &e->text;
    size_t n = 0;
    if (e->marks[p->words[i].at] || !lexicon_at(WORDS_FAMILY, p, i) ||
        !lexicon_before(WORDS_PERSON_TITLE, p, i))
        return 0;
    while (i + n < p->n && n < PERSON_MOST && phrase_is_large(p, i + n) &&
           (!n || phrase_is_blank(phrase_gap(p, i + n))))
        n++;
    return n < PERSON_LEAST ? 0 : n;
}

void find_people(struct editing *e)
{
    const char *stem = lexicon_field(WORDS_BLANK_PERSON, 0, 0).p;
    for (size_t i = 0, n; i < e->text.n; i += n ? n : 1) {
        if (!(n = person_at(e, i)))
            continue;
        size_t at = e->text.words[i].at, end = e->text.words[i + n - 1].end;
        const char *name = edit_blank(e, at, end, stem, &e->rewrite->person_count);
        diag(MSG_TRANSFER_PERSON, edit_pos(e, at), e->place->where,
             STR_ARG(edit_between(e, at, end)), name);
    }
}

void find_acts(struct editing *e)
{
    const struct phrase *p = &e->text;
    for (size_t i = 0, next; i < p->n; i = next) {
        size_t at = p->words[i].at;
        size_t end = at + citation_spans_number(str_slice(p->text, at, p->text.n));
        bool provincial = false;
        for (next = i + 1; next < p->n && p->words[next].at < end; next++)
            provincial |= lexicon_at(WORDS_PROVINCE_SIGN, p, next) > 0;
        if (provincial)
            edit_report(e, MSG_TRANSFER_ACT, at, end);
    }
}

/* --- targets ----------------------------------------------------------------------------- */

/* Quotations alone: where the title of an act ends is not certain enough to pass over a target. */
static const unsigned char *quotations(const struct editing *e)
{
    unsigned char *quoted = arena_alloc(e->rewrite->arena, e->text.text.n + 1);
    for (size_t i = 0; i < e->text.text.n; i++)
        quoted[i] = e->marks[i] == CITATION_QUOTATION;
    return quoted;
}

void find_targets(struct editing *e)
{
    struct rewrite *r = e->rewrite;
    const char *stem = lexicon_field(WORDS_BLANK_TARGET, 0, 0).p;
    struct target *targets;
    size_t n = target_find(r->arena, &e->text, quotations(e), &targets);
    for (size_t i = 0; i < n; i++) {
        const struct target *t = &targets[i];
        struct str number = edit_between(e, t->at, t->end);
        if (e->place->central.n && str_find(e->place->central, number, 0) != (size_t)-1)
            continue;
        if (!t->sure || e->marks[t->at]) {
            size_t end = t->end; /* of the words that belong to it */
            while (end < e->text.text.n && !strchr(",;.()\n", e->text.text.p[end]))
                end++;
            edit_report(e, MSG_TRANSFER_DOUBTFUL, t->at, end);
            continue;
        }
        const char *name = edit_blank(e, t->at, t->end, stem, &r->target_count);
        diag(MSG_TRANSFER_TARGET, edit_pos(e, t->at), e->place->where,
             STR_ARG(edit_between(e, t->at, t->shown)), name);
    }
}

bool rewrite_has_target(struct rewrite *r, struct str text)
{
    struct phrase words = phrase_read(r->arena, text);
    struct target *targets;
    size_t n = target_find(r->arena, &words, arena_alloc(r->arena, text.n + 1), &targets);
    for (size_t i = 0; i < n; i++)
        if (targets[i].sure)
            return true;
    return false;
}

bool rewrite_is_number(struct str text)
{
    bool digit = false;
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("0123456789.,", text.p[i]))
            return false;
        digit |= is_digit(text.p[i]);
    }
    return digit;
}
