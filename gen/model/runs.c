/* Styled text: see runs.h. */
#include "model/runs.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/unicode.h"

/* ---- as they are ---- */

void runs_text(const struct node *n, struct buf *out)
{
    for (const struct run *r = n->runs; r; r = r->next)
        if (!r->note)
            buf_str(out, r->text);
}

size_t runs_length(const struct node *n)
{
    size_t length = 0;
    for (const struct run *r = n->runs; r; r = r->next)
        length += r->note ? 0 : r->text.n;
    return length;
}

void runs_digest(const struct node *n, char *out, size_t digits)
{
    char digest[65];
    struct buf text = {0};
    runs_text(n, &text);
    hash_sha256(buf_view(&text), digest);
    memcpy(out, digest, digits);
    out[digits] = '\0';
    buf_free(&text);
}

bool runs_same_text(const struct node *left, const struct node *right)
{
    const struct run *l = left->runs, *r = right->runs;
    size_t in_l = 0, in_r = 0; /* bytes of the runs that are compared already */
    for (;;) {
        while (l && (l->note || in_l == l->text.n))
            l = l->next, in_l = 0;
        while (r && (r->note || in_r == r->text.n))
            r = r->next, in_r = 0;
        if (!l || !r)
            return !l && !r;
        size_t n = l->text.n - in_l < r->text.n - in_r ? l->text.n - in_l : r->text.n - in_r;
        if (memcmp(l->text.p + in_l, r->text.p + in_r, n))
            return false;
        in_l += n;
        in_r += n;
    }
}

static struct pos pos_in(const struct run *r, size_t offset)
{
    return (struct pos){r->pos.source, r->pos.source ? r->pos.at + offset : 0};
}

struct pos runs_pos(const struct node *n, size_t at)
{
    for (const struct run *r = n->runs; r; r = r->next) {
        if (r->note)
            continue;
        if (at < r->text.n)
            return r->pos.source ? pos_in(r, at) : n->pos;
        at -= r->text.n;
    }
    return n->pos;
}

bool runs_call(const struct node *n, const struct node *note)
{
    const struct run *r = n->runs;
    while (r && r->note != note)
        r = r->next;
    return r;
}

/* ---- as they look ---- */

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

static struct look look_of(enum look_kind kind, const struct run *r, unsigned style,
                           struct str text)
{
    return (struct look){kind, r->change, style, (uint32_t)text.n, text.p, r->note};
}

static void cut_run(struct looks *looks, const struct run *r, unsigned style)
{
    if (r->note) {
        *vec_push(looks) = look_of(LOOK_CALL, r, 0, r->text);
        return;
    }
    for (struct str s = r->text; s.n;) {
        enum look_kind kind;
        size_t n = stretch(s, &kind);
        *vec_push(looks) = look_of(kind, r, style, str_slice(s, 0, n));
        s = str_slice(s, n, s.n);
    }
}

/* What the words before (then those after) give to the blanks and calls next to them. */
static void take_style(struct look *l, unsigned *style, bool backwards)
{
    if (l->kind == LOOK_BREAK)
        l->style = 0;
    if (l->kind == LOOK_WORDS || l->kind == LOOK_BREAK)
        *style = l->style;
    else if (!backwards || l->style != *style)
        l->style = backwards ? 0 : *style;
}

static bool joins(const struct look *a, const struct look *b)
{
    return (a->kind == LOOK_WORDS || a->kind == LOOK_BLANK) &&
           (b->kind == LOOK_WORDS || b->kind == LOOK_BLANK) && a->style == b->style &&
           a->change == b->change;
}

/* Are all runs one text without a style, a call or a line end, as most are. */
static bool is_bare(const struct node *n)
{
    for (const struct run *r = n->runs; r; r = r->next)
        if (r->note || r->style || r->change != n->runs->change || !r->text.n ||
            memchr(r->text.p, '\n', r->text.n))
            return false;
    return n->runs;
}

/* The looks from i on that are joined with it, as one; the look after them. */
static size_t join_looks(struct arena *a, struct looks *looks, size_t i, struct look *joined)
{
    struct buf text = {0};
    *joined = looks->at[i];
    for (i++; i < looks->n && joins(joined, &looks->at[i]); i++) {
        if (!text.n)
            buf_str(&text, look_text(joined));
        buf_str(&text, look_text(&looks->at[i]));
    }
    if (text.n) {
        struct str whole = buf_take(&text, a);
        joined->text = whole.p;
        joined->length = (uint32_t)whole.n;
    }
    return i;
}

struct looks runs_looks(struct arena *a, const struct node *n, unsigned base)
{
    struct looks looks = {0};
    if (!base && is_bare(n)) {
        *vec_push(&looks) = look_of(LOOK_WORDS, n->runs, 0, node_text(a, n));
        return looks;
    }
    size_t runs = 0;
    for (const struct run *r = n->runs; r; r = r->next)
        runs++;
    looks.at = mem_vec_room(NULL, &looks.cap, runs, sizeof *looks.at); /* never twice there */
    for (const struct run *r = n->runs; r; r = r->next)
        cut_run(&looks, r, (r->style | base) & ~(unsigned)STYLE_OPEN);
    unsigned style = 0;
    for (size_t i = 0; i < looks.n; i++)
        take_style(&looks.at[i], &style, false);
    style = 0;
    for (size_t i = looks.n; i-- > 0;)
        take_style(&looks.at[i], &style, true);
    size_t kept = 0;
    for (size_t i = 0; i < looks.n; kept++) {
        struct look joined;
        i = join_looks(a, &looks, i, &joined);
        looks.at[kept] = joined;
    }
    looks.n = kept;
    return looks;
}

/* ---- edits ---- */

struct run *runs_take(struct node *n)
{
    struct run *runs = n->runs;
    n->runs = n->last_run = NULL;
    return runs;
}

void runs_give(struct node *n, struct run *r)
{
    r->next = NULL;
    if (n->last_run)
        n->last_run->next = r;
    else
        n->runs = r;
    n->last_run = r;
}

/* A call moves, and so does its footnote. */
static void give_call(struct node *n, struct run *r)
{
    runs_give(n, r);
    if (r->note->parent && r->note->parent != n) {
        node_detach(r->note);
        node_attach(n, r->note);
    }
}

void runs_move(struct node *to, struct node *from)
{
    for (struct run *r = runs_take(from), *next; r; r = next) {
        next = r->next;
        if (r->note)
            give_call(to, r);
        else
            runs_give(to, r);
    }
}

/* Adds what of r, which begins at start of the text, is in [from, to). */
static void keep(struct doc *d, struct node *n, const struct run *r, size_t start, size_t from,
                 size_t to)
{
    from = from > start ? from - start : 0;
    to = to > start ? to - start : 0;
    to = to < r->text.n ? to : r->text.n;
    if (from < to)
        node_add_text(d, n, str_slice(r->text, from, to), r->style, pos_in(r, from));
}

void runs_replace(struct doc *d, struct node *n, const struct runs_edit *edits, size_t count)
{
    const struct runs_edit *e = edits, *last = count ? edits + count : edits;
    size_t start = 0, done = 0;
    for (struct run *r = runs_take(n), *next; r; r = next) {
        next = r->next;
        if (r->note) {
            runs_give(n, r);
            continue;
        }
        size_t end = start + r->text.n;
        for (; e < last && e->from < end; done = e++->to) {
            keep(d, n, r, start, done, e->from);
            if (e->own)
                runs_move(n, doc_clone(d, e->own));
            else if (e->text.n)
                node_add_text(d, n, e->text, r->style, e->pos);
        }
        keep(d, n, r, start, done, end);
        start = end;
    }
}

void runs_mark(struct doc *d, struct node *n, const struct runs_place *list, size_t count,
               unsigned style)
{
    size_t start = 0, i = 0;
    for (struct run *r = count ? runs_take(n) : NULL, *next; r; r = next) {
        next = r->next;
        if (r->note) {
            runs_give(n, r);
            continue;
        }
        struct run marked = *r;
        marked.style |= style;
        for (size_t at = start, end = start + r->text.n, stop; at < end; at = stop) {
            for (; i < count && list[i].to <= at; i++)
                ;
            bool in = i < count && list[i].from <= at;
            stop = i == count ? end : in ? list[i].to : list[i].from;
            stop = stop < end ? stop : end;
            keep(d, n, in ? &marked : r, start, at, stop);
        }
        start += r->text.n;
    }
}

void runs_cut(struct doc *d, struct node *n, size_t end, size_t begin, struct node *rest)
{
    size_t start = 0;
    for (struct run *r = runs_take(n), *next; r; r = next) {
        next = r->next;
        if (r->note) {
            give_call(start <= begin ? n : rest, r);
            continue;
        }
        keep(d, n, r, start, 0, end);
        keep(d, rest, r, start, begin, start + r->text.n);
        start += r->text.n;
    }
}
