/* Bodies: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/kinds.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"
#include "lexicon/word_pair.h"

enum {
    LIST_LEAST = 3 /* names that are a list: two bodies that do something together are evidence */
};

struct marker {
    struct side *side;
    struct clause *clause;
    struct phrase text; /* the clause's */
    struct body_names *names;
};

static bool is_sign(struct str gap, char sign)
{
    return memchr(gap.p, sign, gap.n) != NULL;
}

/* May a name begin at word i: with a capital, else at the head of an item ("các", a comma). */
static bool may_open(const struct phrase *text, size_t i)
{
    return i < text->n && (phrase_is_large(text, i) || !phrase_is_blank(phrase_gap(text, i)) ||
                           lexicon_before(WORDS_ALL_BODIES, text, i) ||
                           lexicon_before(WORDS_CONJUNCTION, text, i));
}

/* Are words i and i + 1 the syllables of one common word: "mở rộng". */
static bool is_pair(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    return i + 1 < text->n && phrase_is_blank(phrase_gap(text, i + 1)) &&
           word_pair(pairs, phrase_word(text, i), phrase_word(text, i + 1)) == PAIR_KNOWN;
}

/*
 * Does what looks like the kind of a body at word i, of so many words, open none: "Ban hành", a
 * place, and "Đảng" before "Ủy ban".
 */
static bool opens_other(const struct word_pairs *pairs, const struct phrase *text, size_t i,
                        size_t kind)
{
    size_t last = i + kind - 1;
    if (lexicon_at(WORDS_PLACE_LIKE_BODY, text, i) ||
        (i && lexicon_at(WORDS_PLACE_LIKE_BODY, text, i - 1)))
        return true;
    if (kind > 1)
        return phrase_is_large(text, last) && lexicon_at(WORDS_BODY_OPENS, text, last) > 1;
    return kind && i + 1 < text->n && !phrase_is_large(text, i + 1) && is_pair(pairs, text, i);
}

/*
 * The words that the name of a body begins with at word i: all of a known one, "Sở", or "các sở:";
 * else 0.
 */
static size_t opener_at(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    size_t known = lexicon_at(WORDS_BODY_LADDER, text, i);
    size_t all = lexicon_at(WORDS_ALL_BODIES, text, i);
    size_t kind = lexicon_at(WORDS_BODY_OPENS, text, i + all);
    if ((!known && !kind) || (!all && !may_open(text, i)))
        return 0;
    bool several = all && kind && is_sign(phrase_gap(text, i + all + kind), ':');
    bool one = !all && phrase_is_large(text, i);
    one = one && !opens_other(pairs, text, i, kind);
    return known ? known : several ? all + kind : one ? kind : 0;
}

/* Does the sentence continue at word i with what no name has. */
static bool ends_name(const struct phrase *text, size_t i)
{
    static const enum words lists[] = {WORDS_BODY_ACTION,  WORDS_DUTY_VERB,  WORDS_STAGE,
                                       WORDS_CITED_TITLE,  WORDS_BELONGS_TO, WORDS_CONJUNCTION,
                                       WORDS_BODY_NAME_END};
    bool ends = false;
    for (size_t k = 0; k < sizeof lists / sizeof *lists && !ends; k++)
        ends = lexicon_at(lists[k], text, i) != 0;
    return ends;
}

/* Is it a paper or a part of one that word i begins, "Chương trình", "Điều 5": no name of a body.
 */
static bool begins_paper(const struct phrase *text, size_t i)
{
    size_t kind = lexicon_which(WORDS_KINDS, text, i);
    size_t words =
        kind ? lexicon_phrases(WORDS_KINDS)[kind - 1].n : lexicon_at(WORDS_DIVISION, text, i);
    struct str cited = kind ? lexicon_field(WORDS_KINDS, kind - 1, KIND_CITED) : STR_NONE;
    size_t next = i + words;
    if (!words || next == text->n || !phrase_is_blank(phrase_gap(text, next)))
        return str_eq(cited, STR("act"));
    bool numbered = is_digit(*phrase_word(text, next).p) || phrase_is_upper(text, next, next + 1) ||
                    lexicon_at(WORDS_ACT_HEAD, text, next) ||
                    lexicon_at(WORDS_TITLE_OPENER, text, next);
    bool named = str_eq(cited, STR("law")) && phrase_is_large(text, next);
    return numbered || named || str_eq(cited, STR("act"));
}

/* The words of the conjunction at word i that goes on with a name, "và Môi trường"; else 0. */
static size_t joint_at(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    size_t joint = lexicon_at(WORDS_CONJUNCTION, text, i), next = i + joint;
    bool joins = joint && next < text->n && phrase_is_large(text, next) &&
                 !opener_at(pairs, text, next) && !begins_paper(text, next);
    return joins ? joint : 0;
}

/*
 * Does the small word i belong to the name with the capital before it, "Xây dựng": not where it is
 * the first syllable of another word, "Hoa | mở rộng".
 */
static bool is_second(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    if (is_pair(pairs, text, i - 1))
        return true;
    bool begins = i + 1 < text->n && !phrase_is_large(text, i + 1) && is_pair(pairs, text, i);
    return !begins && !ends_name(text, i);
}

/* Is the word an abbreviation of capitals: "MTTQ". */
static bool is_abbreviation(const struct phrase *text, size_t i)
{
    uint32_t c;
    struct str word = phrase_word(text, i);
    return utf8_next(word, &c) < word.n && phrase_is_upper(text, i, i + 1);
}

/* Does word i go on with the name: after a blank, or after what joins abbreviations, "NN&MT". */
static bool goes_on(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    struct str gap = phrase_gap(text, i);
    bool joins = str_eq(gap, STR("-")) || str_eq(str_trim(gap), STR("&"));
    return phrase_is_blank(gap) || (joins && is_abbreviation(text, i - 1) &&
                                    is_abbreviation(text, i) && !opener_at(pairs, text, i));
}

/*
 * The end of the name whose opener ends before word i. Of what follows, words with a capital belong
 * to it, each with one small syllable after it ("Xây dựng"), a conjunction before a capital, what
 * is on the ladder itself ("Thường trực Hội đồng nhân dân"), and the level ("tỉnh").
 */
static size_t name_end(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    bool kind = is_sign(phrase_gap(text, i), ':');
    bool small = !phrase_is_large(text, i - 1) || lexicon_before(WORDS_BODY_LADDER, text, i) ||
                 is_abbreviation(text, i - 1);
    unsigned capitals = 0; /* in a row: "Việt Nam" has no small syllable after it */
    for (size_t words = 1; i < text->n && (kind || goes_on(pairs, text, i));
         i += words, kind = false) {
        bool large = phrase_is_large(text, i);
        size_t part = lexicon_at(large ? WORDS_BODY_LADDER : WORDS_BODY_LEVEL, text, i);
        size_t whole = large && !part ? lexicon_at(WORDS_BODY_NAME_WORD, text, i) : 0;
        size_t joint = joint_at(pairs, text, i);
        if (!large && !part && !joint && (small || !is_second(pairs, text, i)))
            break;
        capitals = large && !part && !whole ? capitals + 1 : 0;
        small = !large || part || whole || capitals > 1 || is_abbreviation(text, i);
        words = part ? part : whole ? whole : joint ? joint : 1;
    }
    return i;
}

/* The word after the comma or the conjunction at word i, or i. */
static size_t after_joint(const struct word_pairs *pairs, const struct phrase *text, size_t i)
{
    struct str gap = phrase_gap(text, i);
    size_t joint = i < text->n && phrase_is_blank(gap) ? lexicon_at(WORDS_CONJUNCTION, text, i) : 0;
    if (i == text->n || (!joint && !is_sign(gap, ',')))
        return i;
    size_t all = lexicon_at(WORDS_ALL_BODIES, text, i + joint);
    return opener_at(pairs, text, i + joint) ? i + joint : i + joint + all;
}

/*
 * The end of the list of bodies that begins at word i, and how many names it has. After a comma a
 * capital goes on with the name ("Sở Văn hoá, Thể thao và Du lịch") or names another body of the
 * same kind ("các sở: Nội vụ, Y tế"): either is a name here.
 */
static size_t list_end(const struct word_pairs *pairs, const struct phrase *text, size_t i,
                       size_t *names)
{
    size_t end = i, opener = opener_at(pairs, text, i);
    for (*names = 0; opener; ++*names) {
        end = name_end(pairs, text, i + opener);
        i = after_joint(pairs, text, end);
        opener = i > end || is_sign(phrase_gap(text, i), ',') ? opener_at(pairs, text, i) : 0;
        if (!opener && i < text->n && is_sign(phrase_gap(text, i), ',') && phrase_is_large(text, i))
            opener = 1;
    }
    return end;
}

/* The clause's words that are those of the text from word i to word end: the first, and how many.
 */
static struct word *words_of(const struct marker *m, size_t i, size_t end, uint32_t *n)
{
    struct word *w = m->side->words.at + m->clause->first_word;
    const struct phrase_word *p = m->text.words;
    size_t from, to = m->clause->word_count;
    search_first(from, to, w[from].at < p[i].at);
    search_first(to, m->clause->word_count, w[to].at < p[end - 1].end);
    *n = (uint32_t)(to - from);
    return w + from;
}

/* A clause that is nothing else is its list. */
static void mark_lists(const struct marker *m)
{
    for (size_t i = 0, end, names; i<m->text.n; i = end> i ? end : i + 1) {
        end = list_end(m->names->pairs, &m->text, i, &names);
        if (names < LIST_LEAST || end - i == m->text.n)
            continue;
        uint32_t n;
        struct word *w = words_of(m, i, end, &n);
        m->clause->listed += n;
        for (uint32_t k = 0; k < n; k++)
            w[k].listed = true;
    }
}

/*
 * Appends the part of the ladder, the level or the word that word i begins, of a central text the
 * part alone; returns its words.
 */
static size_t append_name(const struct marker *m, size_t i, bool *known, struct buf *key)
{
    const struct phrase *text = &m->text;
    size_t part = lexicon_which(WORDS_BODY_LADDER, text, i);
    size_t level = part ? 0 : lexicon_which(WORDS_BODY_LEVEL, text, i);
    struct str name = part                          ? lexicon_field(WORDS_BODY_LADDER, part - 1, 1)
                      : level                       ? lexicon_field(WORDS_BODY_LEVEL, level - 1, 1)
                      : !*known && m->names->drafts ? text->words[i].key
                                                    : STR_NONE;
    if (name.n)
        buf_printf(key, " %.*s", STR_ARG(name));
    *known |= part != 0;
    return part    ? lexicon_phrases(WORDS_BODY_LADDER)[part - 1].n
           : level ? lexicon_phrases(WORDS_BODY_LEVEL)[level - 1].n
                   : 1;
}

/*
 * The body that the words [i, end) name: its part in the ladder, of two drafts with its level, so
 * that one that is abbreviated or was renamed is the same. One that is not on the ladder is its
 * name; of a central text nothing is known of it. 0 for none.
 */
static uint32_t body_of(const struct marker *m, size_t i, size_t end)
{
    struct buf key = {0};
    bool known = false, named = false;
    size_t words = append_name(m, i, &known, &key);
    for (size_t k = i + words; k < end && (m->names->drafts || !known); k += words) {
        named |= phrase_is_large(&m->text, k) || lexicon_at(WORDS_BODY_LEVEL, &m->text, k);
        words = append_name(m, k, &known, &key);
    }
    uint32_t body =
        known || (m->names->drafts && named) ? 1 + map_add(&m->names->names, buf_view(&key)) : 0;
    buf_free(&key);
    return body;
}

/* The words [i, end) name a body: the word of the clause that it begins with, or NULL for none. */
static struct word *mark_name(const struct marker *m, size_t i, size_t end, uint32_t body)
{
    uint32_t n;
    struct word *w = words_of(m, i, end, &n);
    if (!n) /* within a word: "9/QĐ-UBND" */
        return NULL;
    w->body = body;
    w->body_words = n;
    return w;
}

/*
 * The words of a class of bodies that word i begins, "xã"; 0 for none, for another word ("hội
 * nghị") and for a name ("Hội Nông dân").
 */
static size_t class_at(const struct marker *m, size_t i)
{
    const struct phrase *text = &m->text;
    size_t n = lexicon_at(WORDS_BODY_CLASS, text, i), next = i + n;
    bool named = n && phrase_is_large(text, i) && next < text->n && phrase_is_large(text, next) &&
                 phrase_is_blank(phrase_gap(text, next));
    return n && !named && !is_pair(m->names->pairs, text, next - 1) ? n : 0;
}

/* Marks the class of bodies whose name is the words [from, end), "các xã", and begins at word i. */
static void mark_class(const struct marker *m, size_t from, size_t i, size_t end)
{
    struct buf key = {0};
    struct str name =
        lexicon_field(WORDS_BODY_CLASS, lexicon_which(WORDS_BODY_CLASS, &m->text, i) - 1, 0);
    buf_printf(&key, "*%.*s", STR_ARG(name));
    struct word *w = mark_name(m, from, end, 1 + map_add(&m->names->names, buf_view(&key)));
    if (w)
        w->body_class = true;
    buf_free(&key);
}

/*
 * Marks the further classes after one that ends before word end, of "các xã, phường và đặc khu" or
 * "UBND các xã, phường"; returns where they end.
 */
static size_t mark_classes(const struct marker *m, size_t end)
{
    const struct phrase *text = &m->text;
    for (size_t i, n; end < text->n; end = i + n) {
        bool comma = str_eq(str_trim(phrase_gap(text, end)), STR(","));
        i = end +
            (phrase_is_blank(phrase_gap(text, end)) ? lexicon_at(WORDS_CONJUNCTION, text, end) : 0);
        n = comma || (i > end && i < text->n && phrase_is_blank(phrase_gap(text, i)))
                ? class_at(m, i)
                : 0;
        if (!n)
            break;
        mark_class(m, i, i, i + n);
    }
    return end;
}

/* The end of the list of classes that begins at word i with "các", which is marked; else i + 1. */
static size_t mark_class_list(const struct marker *m, size_t i)
{
    size_t all = lexicon_at(WORDS_ALL_BODIES, &m->text, i), n = all ? class_at(m, i + all) : 0;
    if (!n)
        return i + 1;
    mark_class(m, i, i + all, i + all + n);
    return mark_classes(m, i + all + n);
}

/* Of two drafts classes of bodies are named, too. */
static void mark_names(const struct marker *m)
{
    for (size_t i = 0, end; i < m->text.n; i = end) {
        size_t opener = phrase_is_large(&m->text, i) ? opener_at(m->names->pairs, &m->text, i) : 0;
        end = opener ? name_end(m->names->pairs, &m->text, i + opener) : i + 1;
        uint32_t body = opener ? body_of(m, i, end) : 0;
        bool named = body && mark_name(m, i, end, body);
        if (!opener && m->names->drafts)
            end = mark_class_list(m, i);
        else if (named && m->names->drafts && lexicon_before(WORDS_BODY_CLASS, &m->text, end))
            end = mark_classes(m, end);
    }
}

void bodies_mark(struct side *s, struct clause *c, const struct phrase *text,
                 struct body_names *names)
{
    struct marker m = {s, c, *text, names};
    mark_lists(&m);
    if (!phrase_is_upper(text, 0, text->n)) /* in capitals no name has an end */
        mark_names(&m);
}
