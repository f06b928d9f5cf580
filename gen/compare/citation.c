/* Citations: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "lexicon/lexicon.h"
#include "names/citation_spans.h"

enum {
    /* From the number to "về": "ngày ... của Ban Thường vụ Tỉnh ủy (khoá ...)". */
    ISSUER_WORDS = 14,
    TITLE_LEAST = 8, /* words of a title that must follow before they count as quoted */
    TITLE_PART = 3   /* without a number before it, two thirds of the title must follow */
};

struct citer {
    struct vocabulary *vocabulary;
    uint32_t number, about; /* keys of "số" and "về" */
    const struct word *title[2];
    size_t title_words[2];
};

/* "43-NQ/TW", "73/2023/NĐ-CP": a number with its letters. */
static bool symbol(const struct citer *k, const struct word *w)
{
    struct str s = vocabulary_text(k->vocabulary, w->type);
    bool letter = false;
    for (size_t i = 0; i < s.n; i++)
        letter |= (unsigned char)s.p[i] >= 'A';
    return vocabulary_is_number(k->vocabulary, w->type) && letter &&
           (memchr(s.p, '/', s.n) || memchr(s.p, '-', s.n));
}

/* How many words from i on are those of a title; one word of either may be missing. */
static size_t title_length(const struct citer *k, int which, const struct word *w, size_t i,
                           size_t n)
{
    size_t j = 0, from = i;
    while (i < n && j < k->title_words[which]) {
        const struct word *t = k->title[which] + j;
        if (w[i].key == t->key)
            i++, j++;
        else if (j + 1 < k->title_words[which] && w[i].key == t[1].key)
            i++, j += 2;
        else
            break;
    }
    return i - from;
}

/* The words from i on that quote either title; 0 when they are fewer than share thirds of it. */
static size_t quoted_title(const struct citer *k, const struct word *w, size_t i, size_t n,
                           size_t share)
{
    size_t longest = 0;
    for (int which = 0; which < 2; which++) {
        size_t quoted = title_length(k, which, w, i, n);
        if (quoted >= TITLE_LEAST && quoted * TITLE_PART >= k->title_words[which] * share &&
            quoted > longest)
            longest = quoted;
    }
    return longest;
}

/* The word after a citation whose symbol is word i. */
static size_t name_end(const struct citer *k, const struct word *w, size_t i, size_t n)
{
    size_t about = i;
    while (about < n && about - i < ISSUER_WORDS && w[about].key != k->about &&
           !w[about].ends_sentence)
        about++;
    if (about == n || w[about].key != k->about)
        return i + 1;
    return about + 1 + quoted_title(k, w, about + 1, n, 0);
}

/* Does the clause cite an act by a number that the other text has not. */
static bool cites_own(const struct citer *k, const struct side *s, const struct clause *c,
                      const bool *elsewhere)
{
    const struct word *w = s->words.at + c->first_word;
    uint32_t i = 0;
    while (i < c->word_count && (!w[i].cited || elsewhere[w[i].key] || !symbol(k, &w[i])))
        i++;
    return i < c->word_count;
}

/* Does a limb that has a deadline at its head, or counts something, begin at word i: after a comma,
 * and titles do neither there. */
static bool begins_own_limb(const struct phrase *text, size_t i)
{
    struct str gap = phrase_gap(text, i);
    bool own = lexicon_at(WORDS_DEADLINE, text, i) != 0;
    if (!memchr(gap.p, ',', gap.n))
        return false;
    for (size_t k = i; k < text->n && !own; k++) {
        gap = phrase_gap(text, k);
        if (k > i && !phrase_is_blank(gap) && !phrase_is_dash(gap))
            break;
        own = is_digit(*phrase_word(text, k).p) && !phrase_year(text, k);
    }
    return own;
}

/*
 * Marks the titles of acts that only one of the texts cites, up to where they end: they are no
 * wording of the other one, and what they share with it says of no clause what it carries. An act
 * that both cite is something that one can have from the other. Where a title of the two is quoted,
 * it is known where that ends.
 */
static void mark_titles(const struct citer *k, struct arena *a, struct side *s,
                        const struct clause *c, const bool *elsewhere)
{
    struct phrase text = phrase_read(a, c->text);
    const unsigned char *spans = citation_spans_mark(a, &text, NULL);
    struct word *w = s->words.at + c->first_word;
    bool title = false;
    size_t at = 0; /* the word in the text */
    for (uint32_t i = 0; i < c->word_count; i++) {
        while (at + 1 < text.n && text.words[at].at < w[i].at)
            at++;
        title &= !begins_own_limb(&text, at);
        if (w[i].cited && symbol(k, &w[i]))
            title = !elsewhere[w[i].key];
        else if (!w[i].cited || spans[w[i].at] != CITATION_ACT)
            w[i].title = title = title && spans[w[i].at] == CITATION_ACT &&
                                 (w[i - 1].title || w[i - 1].key == k->about);
    }
}

/* Marks from "số" on: the kind of act before it ("Nghị quyết") is a word like others. */
static void mark_clause(const struct citer *k, struct side *s, const struct clause *c)
{
    struct word *w = s->words.at + c->first_word;
    size_t n = c->word_count;
    for (size_t i = 0; i + 1 < n; i++) {
        size_t end = i;
        if (w[i].key == k->number && symbol(k, &w[i + 1]))
            end = name_end(k, w, i + 1, n);
        else if (w[i].key == k->about)
            end = i + 1 + quoted_title(k, w, i + 1, n, TITLE_PART - 1);
        for (size_t j = i + (w[i].key == k->about); j < end; j++)
            w[j].cited = true;
        i = end > i ? end - 1 : i;
    }
}

/* The words after "về" in the side's title. */
static void find_title(struct citer *k, int which, const struct side *s)
{
    for (size_t i = 0; i < s->clauses.n; i++) {
        const struct clause *c = &s->clauses.at[i];
        const struct word *w = s->words.at + c->first_word;
        for (size_t j = 0; c->class == CLASS_TITLE && j < c->word_count; j++)
            if (w[j].key == k->about) {
                k->title[which] = w + j + 1;
                k->title_words[which] = c->word_count - j - 1;
                return;
            }
    }
}

static void mark_side(const struct citer *k, struct side *s)
{
    for (size_t i = 0; i < s->clauses.n; i++)
        if (s->clauses.at[i].class != CLASS_HEADING)
            mark_clause(k, s, &s->clauses.at[i]);
}

static void mark_side_titles(const struct citer *k, struct side *s, const struct side *other)
{
    struct arena *scratch = arena_new();
    uint32_t number = vocabulary_of(k->vocabulary, other->doc->number);
    bool *elsewhere = arena_alloc(scratch, vocabulary_count(k->vocabulary) + 1);
    for (size_t i = 0; i < other->words.n; i++)
        elsewhere[other->words.at[i].key] = true;
    elsewhere[number] = true; /* the other text itself */
    for (size_t i = 0; i < s->clauses.n; i++)
        if (s->clauses.at[i].class != CLASS_HEADING &&
            cites_own(k, s, &s->clauses.at[i], elsewhere))
            mark_titles(k, scratch, s, &s->clauses.at[i], elsewhere);
    arena_free(scratch);
}

void citation_mark(struct sides *s, bool draft)
{
    struct vocabulary *v = s->vocabulary;
    struct citer k = {.vocabulary = v,
                      .number = vocabulary_of(v, lexicon_field(WORDS_CITED_NUMBER, 0, 0)),
                      .about = vocabulary_of(v, lexicon_field(WORDS_CITED_TITLE, 0, 0))};
    find_title(&k, 0, &s->old);
    find_title(&k, 1, &s->new);
    mark_side(&k, &s->old);
    mark_side(&k, &s->new);
    if (draft)
        return;
    mark_side_titles(&k, &s->old, &s->new);
    mark_side_titles(&k, &s->new, &s->old);
}
