/* Clause words: see clause_words.h. */
#include "merge/overlay/clause_words.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/sequence.h"
#include "base/unicode.h"
#include "model/runs.h"

size_t clause_words_blanks(struct str s)
{
    uint32_t cp;
    size_t at = 0, n;
    while ((n = utf8_next(str_slice(s, at, s.n), &cp)) && cp_is_space(cp))
        at += n;
    return at;
}

/* Bytes of the next word or sign of s with the blanks before it; all of s when it is blank. */
static size_t word_length(struct str s)
{
    uint32_t cp;
    size_t at = clause_words_blanks(s), n = utf8_next(str_slice(s, at, s.n), &cp);
    if (!n)
        return s.n;
    bool word = cp_is_word(cp);
    for (at += n; word && (n = utf8_next(str_slice(s, at, s.n), &cp)) && cp_is_word(cp);)
        at += n;
    return at;
}

size_t clause_words_count(struct str s)
{
    size_t count = 0;
    for (size_t n; s.n; s = str_slice(s, n, s.n)) {
        n = word_length(s);
        uint32_t cp = utf8_first(str_slice(s, clause_words_blanks(s), s.n), 0);
        count += cp_is_word(cp);
    }
    return count;
}

/* The word with every global replacement made. */
static struct str show(struct arena *a, struct str word, const struct word_replacements *globals)
{
    struct buf b = {0};
    for (size_t at = 0; at < word.n;) {
        const struct word_replacement *hit = NULL;
        for (size_t i = 0; i < globals->n && !hit; i++)
            if (str_starts(str_slice(word, at, word.n), globals->at[i].from))
                hit = &globals->at[i];
        if (hit) {
            buf_str(&b, hit->to);
            at += hit->from.n;
        } else
            buf_char(&b, word.p[at++]);
    }
    struct str shown = buf_take(&b, a);
    return str_eq(shown, word) ? word : shown;
}

struct clause_words clause_words_read(struct arena *a, const struct node *n,
                                      const struct word_replacements *globals, bool plain)
{
    struct clause_words t = {.text = node_text(a, n)};
    vec(struct clause_word) words = {0};
    size_t start = 0;
    for (const struct run *r = n->runs, *next; r; r = next) {
        next = r->next;
        if (r->note) {
            *vec_push(&words) = (struct clause_word){.at = start, .note = r->note};
            continue;
        }
        size_t end = start + r->text.n; /* of one style: words do not end where runs do */
        for (; next && !next->note && (plain || next->style == r->style); next = next->next)
            end += next->text.n;
        while (start < end) {
            size_t length = word_length(str_slice(t.text, start, end));
            struct str word = str_slice(t.text, start, start + length);
            *vec_push(&words) = (struct clause_word){
                .text = word,
                .shown = globals ? show(a, word, globals) : word,
                .at = start,
                .style = plain ? 0 : r->style,
            };
            start += length;
        }
    }
    vec_move(a, &words, t.words, t.n);
    return t;
}

/*
 * Bytes of <substitute from="" to=""/> with its line and the words that make it unique, and of
 * through="" with the words in it. It names a long passage by its ends, so that what is deleted
 * there costs nothing.
 */
enum { COST_THROUGH = 34 };
enum { MOST_CELLS = 4000000 };

struct word_pair {
    const struct clause_words *old, *new;
    const uint32_t *old_keys, *new_keys; /* words that look alike have the same */
};

static uint32_t cost_of_both(const void *user, size_t old, size_t new)
{
    const struct word_pair *p = user;
    if (p->old_keys[old] != p->new_keys[new])
        return SEQUENCE_NONE;
    const struct clause_word *o = &p->old->words[old], *n = &p->new->words[new];
    bool same = o->style == n->style &&
                (o->note && n->note ? runs_same_text(o->note, n->note) : o->note == n->note);
    return same ? 0 : SEQUENCE_NONE;
}

static uint32_t *bytes_of(struct arena *a, const struct clause_words *t)
{
    uint32_t *bytes = arena_array(a, t->n, sizeof *bytes);
    for (size_t i = 0; i < t->n; i++)
        bytes[i] = (uint32_t)t->words[i].text.n;
    return bytes;
}

static const uint32_t *keys_of(struct map *words, const struct clause_words *t, bool shown)
{
    uint32_t *keys = arena_array(words->arena, t->n + 1, sizeof *keys);
    for (size_t i = 0; i < t->n; i++)
        keys[i] = map_add(words, shown ? t->words[i].shown : t->words[i].text);
    return keys;
}

/* Words at the end of both that are alike: no cheaper alignment parts them, and of equal ones that
 * is taken which matches late. */
static size_t common_end(const struct word_pair *p)
{
    size_t n = 0, old = p->old->n, new = p->new->n;
    while (n < old && n < new &&cost_of_both(p, old - 1 - n, new - 1 - n) != SEQUENCE_NONE)
        n++;
    return n;
}

bool clause_words_align(struct arena *a, const struct clause_words *old,
                        const struct clause_words *new, struct clause_stretch **out, size_t *count)
{
    if (old->n + 1 > MOST_CELLS / (new->n + 1))
        return false;
    struct map words = {.arena = a};
    struct word_pair texts = {old, new, keys_of(&words, old, true), keys_of(&words, new, false)};
    struct sequence_costs costs = {&texts,           cost_of_both,      bytes_of(a, old),
                                   bytes_of(a, new), CLAUSE_WORDS_OPEN, COST_THROUGH};
    uint32_t *in_new = arena_array(a, old->n + 1, sizeof *in_new);
    size_t tail = common_end(&texts);
    sequence_align(&costs, old->n - tail, new->n - tail, in_new);
    for (size_t i = old->n - tail; i < old->n; i++)
        in_new[i] = (uint32_t)(new->n - old->n + i);
    *out = arena_array(a, old->n + new->n + 1, sizeof **out);
    *count = 0;
    in_new[old->n] = (uint32_t) new->n;
    for (size_t i = 0, from = 0, next = 0; i <= old->n; i++) {
        if (in_new[i] == SEQUENCE_NONE)
            continue;
        if (from < i || next < in_new[i])
            (*out)[(*count)++] = (struct clause_stretch){from, i, next, in_new[i]};
        from = i + 1;
        next = in_new[i] + 1;
    }
    return true;
}
