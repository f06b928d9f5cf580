/* Lists of bodies: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum {
    LIST_LEAST = 3 /* names that are a list: two bodies that do something together are evidence */
};

static bool is_sign(struct str gap, char sign)
{
    return memchr(gap.p, sign, gap.n) != NULL;
}

/*
 * The words that the name of a body begins with at word i: all of a known one, "Sở", or "các sở:";
 * else 0.
 */
static size_t opener_at(const struct phrase *text, size_t i)
{
    if (i >= text->n)
        return 0;
    size_t known = lexicon_at(WORDS_BODY_LADDER, text, i);
    size_t all = lexicon_at(WORDS_ALL_BODIES, text, i);
    size_t kind = lexicon_at(WORDS_BODY_OPENS, text, i + all);
    bool several = all && kind && is_sign(phrase_gap(text, i + all + kind), ':');
    bool one = !all && phrase_is_large(text, i);
    return known ? known : several ? all + kind : one ? kind : 0;
}

/*
 * The end of the name whose opener ends before word i. Of what follows, words with a capital belong
 * to it, each with one small syllable behind it ("Xây dựng"), a conjunction before a capital, and
 * the level ("tỉnh").
 */
static size_t name_end(const struct phrase *text, size_t i)
{
    bool small = !phrase_is_large(text, i - 1), kind = is_sign(phrase_gap(text, i), ':');
    for (size_t words = 1; i < text->n && (kind || phrase_is_blank(phrase_gap(text, i)));
         i += words, kind = false) {
        bool large = phrase_is_large(text, i);
        size_t level = lexicon_at(WORDS_BODY_LEVEL, text, i);
        size_t joint = lexicon_at(WORDS_CONJUNCTION, text, i);
        bool joins = joint && i + joint < text->n && phrase_is_large(text, i + joint) &&
                     !opener_at(text, i + joint);
        if (!large && !level && !joins && small)
            break;
        small = !large;
        words = level ? level : joins ? joint : 1;
    }
    return i;
}

/* The word after the comma or the conjunction at word i, or i. */
static size_t after_joint(const struct phrase *text, size_t i)
{
    struct str gap = phrase_gap(text, i);
    size_t joint = i < text->n && phrase_is_blank(gap) ? lexicon_at(WORDS_CONJUNCTION, text, i) : 0;
    if (i == text->n || (!joint && !is_sign(gap, ',')))
        return i;
    size_t all = lexicon_at(WORDS_ALL_BODIES, text, i + joint);
    return opener_at(text, i + joint) ? i + joint : i + joint + all;
}

/*
 * The end of the list of bodies that begins at word i, and how many names it has. After a comma a
 * capital goes on with the name ("Sở Văn hoá, Thể thao và Du lịch") or names another body of the
 * same kind ("các sở: Nội vụ, Y tế"): either is a name here.
 */
static size_t list_end(const struct phrase *text, size_t i, size_t *names)
{
    size_t end = i, opener = opener_at(text, i);
    for (*names = 0; opener; ++*names) {
        end = name_end(text, i + opener);
        i = after_joint(text, end);
        opener = i > end || is_sign(phrase_gap(text, i), ',') ? opener_at(text, i) : 0;
        if (!opener && i < text->n && is_sign(phrase_gap(text, i), ',') && phrase_is_large(text, i))
            opener = 1;
    }
    return end;
}

/* Marks the words of the list: those of the text from word i to word end. */
static void mark_list(struct side *s, struct clause *c, const struct phrase *text, size_t i,
                      size_t end)
{
    struct word *w = s->words.at + c->first_word;
    for (uint32_t k = 0; k < c->word_count; k++)
        if (w[k].at >= text->words[i].at && w[k].at < text->words[end - 1].end) {
            w[k].listed = true;
            c->listed++;
        }
}

void body_lists_mark(struct side *s, struct clause *c, const struct phrase *text)
{
    for (size_t i = 0, end, names; i<text->n; i = end> i ? end : i + 1) {
        end = list_end(text, i, &names);
        if (names >= LIST_LEAST && end - i < text->n)
            mark_list(s, c, text, i, end);
    }
}
