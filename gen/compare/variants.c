/* Variants: see compare_int.h. */
#include "compare/compare_int.h"

#include "base/unicode.h"
#include "compare/facts.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum {
    LETTERS_LEAST = 2, /* of an abbreviation */
    LETTERS_MOST = 16,
    NAME_LONGEST = 24 /* words of a body's name */
};

static struct str text_of(const struct edit_words *e, size_t i)
{
    const struct word *w = &e->of->words[i];
    return str_slice(e->of->text, w->at, w->at + w->bytes);
}

/* The letters of a word of capitals, "NN", "GD-ĐT", without marks; 0 for another word. */
static size_t letters_of(struct str s, uint32_t letter[LETTERS_MOST])
{
    size_t n = 0;
    uint32_t c;
    for (size_t b; (b = utf8_next(s, &c)); s = str_slice(s, b, s.n)) {
        if (c == '-')
            continue;
        if (!cp_is_upper(c) || n == LETTERS_MOST)
            return 0;
        letter[n++] = cp_base(cp_lower(c));
    }
    return n >= LETTERS_LEAST ? n : 0;
}

static bool is_joint(struct sides *s, const struct edit_words *e, size_t i)
{
    for (size_t k = 0; k < lexicon_list(WORDS_CONJUNCTION)->n; k++)
        if (e->of->words[i].key ==
            vocabulary_of(s->vocabulary, lexicon_field(WORDS_CONJUNCTION, k, 0)))
            return true;
    return false;
}

/* The words of b from word k on whose initials are the letters of word i of a; 0 if they are not.
 */
static size_t expansion(struct sides *s, const struct edit_words *a, size_t i,
                        const struct edit_words *b, size_t k)
{
    uint32_t letter[LETTERS_MOST], other[LETTERS_MOST];
    size_t n = letters_of(text_of(a, i), letter), at = 0, from = k;
    for (; at < n && k < b->end; k++) {
        struct str word = text_of(b, k);
        bool initial = cp_base(cp_lower(utf8_first(word, 0))) == letter[at];
        if (letters_of(word, other) || (!initial && !is_joint(s, b, k)))
            return 0;
        at += initial;
    }
    return n && at == n ? k - from : 0;
}

/* Are the words the same, but for abbreviations on the one side or the other. */
static bool same_words(struct sides *s, const struct edit_words *a, const struct edit_words *b)
{
    size_t i = a->from, k = b->from;
    while (i < a->end && k < b->end) {
        bool equal = a->of->words[i].key == b->of->words[k].key;
        size_t right = equal ? 1 : expansion(s, a, i, b, k);
        size_t left = right ? 1 : expansion(s, b, k, a, i);
        if (!left)
            return false;
        k += right ? right : 1;
        i += left;
    }
    return i == a->end && k == b->end;
}

static bool opens_body(struct arena *a, struct str text)
{
    struct phrase p = phrase_read(a, text);
    return lexicon_at(WORDS_BODY_OPENS, &p, 0) || lexicon_at(WORDS_BODY_LADDER, &p, 0);
}

/* Has the text two capitals in a row. */
static bool has_capitals(struct str s)
{
    bool before = false;
    uint32_t c;
    for (size_t b; (b = utf8_next(s, &c)); s = str_slice(s, b, s.n)) {
        if (before && cp_is_upper(c))
            return true;
        before = cp_is_upper(c);
    }
    return false;
}

bool variants_same_body(struct sides *s, struct str a, struct str b)
{
    if (!has_capitals(a) && !has_capitals(b))
        return false;
    struct arena *scratch = arena_new();
    bool same = opens_body(scratch, a) && opens_body(scratch, b);
    struct word_list left = {0}, right = {0};
    if (same) {
        vocabulary_split(s->vocabulary, a, &left);
        vocabulary_split(s->vocabulary, b, &right);
        struct worded old = {a, left.at, left.n}, new = {b, right.at, right.n};
        same = same_words(s, &(struct edit_words){&old, 0, left.n},
                          &(struct edit_words){&new, 0, right.n});
    }
    arena_free(scratch);
    return same;
}

/* Is the first word of the edit one of a body's name. */
static bool is_in_body(const struct edit_words *e)
{
    const struct word *w = e->of->words;
    for (size_t n = 0; n < NAME_LONGEST && n <= e->from; n++)
        if (w[e->from - n].body && w[e->from - n].body_words > n)
            return true;
    return false;
}

static bool has_figure(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i]))
            return true;
    return false;
}

/* The text of the edit, and of so many words before and after it. */
static struct str text_around(const struct edit_words *e, size_t before, size_t after)
{
    const struct word *from = &e->of->words[e->from - before];
    const struct word *last = &e->of->words[e->end + after - 1];
    return str_slice(e->of->text, from->at, last->at + last->bytes);
}

/* Do they say one value, with the words around them: "quý [II]", "quý [2] năm 2026". */
static bool same_value(struct sides *s, const struct edit_words *a, const struct edit_words *b,
                       size_t before, size_t after)
{
    if (before > a->from || before > b->from || a->end + after > a->of->n ||
        b->end + after > b->of->n)
        return false;
    struct str was = text_around(a, before, after), now = text_around(b, before, after);
    return has_figure(was) && has_figure(now) && facts_same(s->facts, was, now);
}

bool variants_same(struct sides *s, const struct edit_words *old, const struct edit_words *new)
{
    enum {
        VALUE_LONGEST = 12, /* words of a date or a figure with its unit */
        VALUE_BEFORE = 2,   /* "2 tấn/" before "ha" */
        DATE_REST = 2       /* "năm 2026" */
    };
    if (old->from == old->end || new->from == new->end)
        return false;
    if (is_in_body(old) && is_in_body(new) && same_words(s, old, new))
        return true;
    if (old->end - old->from > VALUE_LONGEST || new->end - new->from > VALUE_LONGEST)
        return false;
    for (size_t before = 0; before <= VALUE_BEFORE; before++)
        if (same_value(s, old, new, before, 0) || same_value(s, old, new, before, DATE_REST))
            return true;
    return false;
}
