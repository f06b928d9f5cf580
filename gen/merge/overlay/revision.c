/* Revision: see revision.h. */
#include "merge/overlay/revision.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "merge/overlay/clause.h"
#include "merge/overlay/clause_words.h"

enum { AROUND = 8, MOST_SHOWN = 240 }; /* words beside a difference; bytes of a version */

/* --- likeness ---------------------------------------------------------------------------- */

static int by_value(const void *left, const void *right)
{
    return mem_order(*(const uint64_t *)left, *(const uint64_t *)right);
}

struct revision_pairs revision_pairs(struct arena *a, const struct node *n)
{
    struct clause_words text = clause_words_read(a, n, NULL, true);
    struct revision_pairs pairs = {arena_array(a, text.n + 1, sizeof *pairs.at), 0};
    struct str before = STR("");
    for (size_t i = 0; i < text.n; i++) {
        struct str word = str_trim(text.words[i].text);
        if (!clause_words_count(word))
            continue;
        if (before.n)
            pairs.at[pairs.n++] =
                hash_bytes(hash_bytes(hash_bytes(HASH_START, before), STR(" ")), word);
        before = word;
    }
    if (!pairs.n && before.n)
        pairs.at[pairs.n++] = hash_bytes(HASH_START, before);
    array_sort(pairs.at, pairs.n, by_value);
    return pairs;
}

uint64_t revision_likeness(const struct revision_pairs *a, const struct revision_pairs *b)
{
    size_t common = 0, all = a->n + b->n;
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->at[i] == b->at[k]) {
            common++;
            i++;
            k++;
        } else if (a->at[i] < b->at[k])
            i++;
        else
            k++;
    }
    return all ? 2 * common * REVISION_SAME / all : REVISION_SAME;
}

/* --- places ------------------------------------------------------------------------------ */

struct editions { /* both texts and where they differ */
    struct clause_words was, now;
    struct clause_stretch *stretches;
    size_t n;
};

static bool align(struct arena *a, const struct node *was, const struct node *now,
                  struct editions *out)
{
    out->was = clause_words_read(a, was, NULL, true);
    out->now = clause_words_read(a, now, NULL, true);
    return clause_words_align(a, &out->was, &out->now, &out->stretches, &out->n);
}

/* Where word i of a text begins, with the blanks before it; for i == n its end. */
static size_t byte_at(const struct clause_words *t, size_t i)
{
    return i < t->n ? t->words[i].at : t->text.n;
}

/* The place before the blanks that end at it; the place after those that begin at it. */
static size_t before_blanks(struct str text, size_t at)
{
    while (at && text.p[at - 1] == ' ')
        at--;
    return at;
}

static size_t after_blanks(struct str text, size_t at)
{
    while (at < text.n && text.p[at] == ' ')
        at++;
    return at;
}

struct revision_span { /* bytes of the old text */
    size_t from, to;
};

enum span_place { SPAN_BEFORE, SPAN_TOUCHED, SPAN_AFTER };

/*
 * Where the span is beside a stretch. Where words were added next to it nobody can say which side
 * they belong to: as diff3 has it, changes that touch are in conflict. A word that only became
 * another beside it does no harm.
 */
static enum span_place place_of(const struct editions *e, const struct clause_stretch *s,
                                struct revision_span span)
{
    struct str text = e->was.text;
    size_t begin = byte_at(&e->was, s->old_from), end = byte_at(&e->was, s->old_to);
    if (s->new_to - s->new_from <= s->old_to - s->old_from)
        return span.to <= begin ? SPAN_BEFORE : span.from >= end ? SPAN_AFTER : SPAN_TOUCHED;
    if (after_blanks(text, span.to) < after_blanks(text, begin))
        return SPAN_BEFORE;
    return before_blanks(text, span.from) > before_blanks(text, end) ? SPAN_AFTER : SPAN_TOUCHED;
}

/* Is the span at that place in the new text. False where it, or what is next to it, has changed. */
static bool stays_at(const struct editions *e, struct revision_span span, size_t there)
{
    size_t old_end = 0, new_end = 0;
    for (size_t i = 0; i < e->n; i++) {
        enum span_place at = place_of(e, &e->stretches[i], span);
        if (at == SPAN_BEFORE)
            break;
        if (at == SPAN_TOUCHED)
            return false;
        old_end = byte_at(&e->was, e->stretches[i].old_to);
        new_end = byte_at(&e->now, e->stretches[i].new_to);
    }
    return there == new_end + (span.from - old_end);
}

bool revision_keeps(const struct node *was, const struct node *now, struct str from,
                    struct str through)
{
    struct arena *a = arena_new();
    struct editions e;
    bool same = from.n && align(a, was, now, &e), found = same;
    size_t here = 0, there = 0, end, new_end;
    while (found && same) {
        found = clause_find(e.was.text, from, through, &here, &end);
        same = clause_find(e.now.text, from, through, &there, &new_end) == found;
        if (!found || !same)
            break;
        same =
            stays_at(&e, (struct revision_span){here, end}, there) && end - here == new_end - there;
        here = end;
        there = new_end;
    }
    arena_free(a);
    return same;
}

bool revision_keeps_end(const struct node *was, const struct node *now)
{
    struct arena *a = arena_new();
    struct editions e;
    bool same = align(a, was, now, &e);
    const struct clause_stretch *last = same && e.n ? &e.stretches[e.n - 1] : NULL;
    same = same && (!last || (last->old_to < e.was.n && last->new_to < e.now.n));
    arena_free(a);
    return same;
}

/* --- versions ---------------------------------------------------------------------------- */

/* The end of the last word that ends at or before at; in a text of one word, of the character. */
static size_t whole_word(struct str text, size_t at)
{
    size_t end = at;
    while (end && end < text.n && text.p[end] != ' ')
        end--;
    for (at = end ? end : at; at && at < text.n && utf8_continues(text.p[at]);)
        at--;
    return at;
}

/* The bytes [from, to) of a text, with dots for what is before, after and, where it is long, in the
 * middle. */
static struct str cut_out(struct arena *a, struct str text, size_t from, size_t to)
{
    struct buf out = {0};
    buf_puts(&out, from ? "… " : "");
    if (to - from > MOST_SHOWN) {
        size_t head = whole_word(text, from + MOST_SHOWN * 2 / 3);
        size_t tail = whole_word(text, to - MOST_SHOWN / 3);
        buf_str(&out, str_trim(str_slice(text, from, head)));
        buf_puts(&out, " … ");
        from = tail;
    }
    buf_str(&out, str_trim(str_slice(text, from, to)));
    buf_puts(&out, to < text.n ? " …" : "");
    return buf_take(&out, a);
}

static struct str around(struct arena *a, const struct clause_words *t, size_t from, size_t to)
{
    from = from > AROUND ? from - AROUND : 0;
    to = to + AROUND < t->n ? to + AROUND : t->n;
    return cut_out(a, t->text, byte_at(t, from), byte_at(t, to));
}

struct revision_view revision_view(struct arena *a, const struct node *was, const struct node *now)
{
    struct editions e;
    if (!align(a, was, now, &e) || !e.n)
        return (struct revision_view){revision_beginning(a, was), revision_beginning(a, now)};
    const struct clause_stretch *first = e.stretches, *last = &e.stretches[e.n - 1];
    return (struct revision_view){around(a, &e.was, first->old_from, last->old_to),
                                  around(a, &e.now, first->new_from, last->new_to)};
}

struct str revision_beginning(struct arena *a, const struct node *n)
{
    struct str text = node_text(a, n);
    return cut_out(a, text, 0, whole_word(text, text.n < MOST_SHOWN ? text.n : MOST_SHOWN));
}
