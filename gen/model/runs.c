/* The text of a node as it looks: see runs.h. */
#include "model/runs.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"

enum look_kind { LOOK_WORDS, LOOK_BLANK, LOOK_CALL, LOOK_BREAK };

struct look { /* a stretch of one run: blanks only, or none */
    enum look_kind kind;
    unsigned style;
    enum change change;
    struct str text;
    struct node *note;
};

vec_named(looks, struct look);

static bool is_gap(uint32_t cp)
{
    return cp != '\n' && cp_is_space(cp);
}

/* Bytes up to the first code point that is a line end, or differs from the first in blankness. */
static size_t stretch(struct str s, enum look_kind *kind)
{
    uint32_t cp = 0;
    size_t n = utf8_next(s, &cp), step;
    bool blank = is_gap(cp);
    *kind = cp == '\n' ? LOOK_BREAK : blank ? LOOK_BLANK : LOOK_WORDS;
    if (*kind == LOOK_BREAK || !n)
        return n ? n : s.n;
    while ((step = utf8_next(str_slice(s, n, s.n), &cp)) && cp != '\n' && is_gap(cp) == blank)
        n += step;
    return n;
}

static void cut_run(struct looks *looks, const struct run *r, unsigned style)
{
    if (r->note) {
        *vec_push(looks) = (struct look){LOOK_CALL, 0, r->change, r->text, r->note};
        return;
    }
    for (struct str s = r->text; s.n;) {
        enum look_kind kind;
        size_t n = stretch(s, &kind);
        *vec_push(looks) = (struct look){kind, style, r->change, str_slice(s, 0, n), NULL};
        s = str_slice(s, n, s.n);
    }
}

/* What the words before (then those behind) give to the blanks and calls next to them. */
static void take_style(struct look *l, unsigned *style, bool behind)
{
    if (l->kind == LOOK_BREAK)
        l->style = 0;
    if (l->kind == LOOK_WORDS || l->kind == LOOK_BREAK)
        *style = l->style;
    else if (!behind || l->style != *style)
        l->style = behind ? 0 : *style;
}

static void settle(struct looks *looks)
{
    unsigned style = 0;
    for (size_t i = 0; i < looks->n; i++)
        take_style(&looks->at[i], &style, false);
    style = 0;
    for (size_t i = looks->n; i-- > 0;)
        take_style(&looks->at[i], &style, true);
}

static bool joins(const struct look *a, const struct look *b)
{
    return (a->kind == LOOK_WORDS || a->kind == LOOK_BLANK) &&
           (b->kind == LOOK_WORDS || b->kind == LOOK_BLANK) && a->style == b->style &&
           a->change == b->change;
}

struct run *runs_settled(struct arena *a, const struct node *n, unsigned base)
{
    struct looks looks = {0};
    struct run *first = NULL, **end = &first;
    for (const struct run *r = n->runs; r; r = r->next)
        cut_run(&looks, r, r->style | base);
    settle(&looks);
    for (size_t i = 0; i < looks.n;) {
        const struct look *l = &looks.at[i];
        struct buf text = {0};
        do
            buf_str(&text, looks.at[i++].text);
        while (i < looks.n && joins(l, &looks.at[i]));
        struct run *r = arena_alloc(a, sizeof *r);
        *r = (struct run){.style = l->style, .change = l->change, .note = l->note};
        r->text = buf_take(&text, a);
        *end = r;
        end = &r->next;
    }
    vec_free(&looks);
    return first;
}
