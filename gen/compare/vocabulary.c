/* Keys: see vocabulary.h. Each distinct spelling is folded once, however often it occurs. */
#include "compare/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon/word_key.h"
#include "base/map.h"
#include "base/unicode.h"

struct type { /* a distinct spelling */
    uint32_t typography, spelling, letters;
    bool number;
};

struct vocabulary {
    struct arena *arena;
    struct map types, keys;
    vec(struct type) type; /* by number of types */
    struct buf fold;
};

struct vocabulary *vocabulary_new(void)
{
    struct vocabulary *v = mem_zalloc(sizeof *v);
    v->arena = v->types.arena = v->keys.arena = arena_new();
    return v;
}

void vocabulary_free(struct vocabulary *v)
{
    if (!v)
        return;
    arena_free(v->arena);
    vec_free(&v->type);
    buf_free(&v->fold);
    free(v);
}

static uint32_t folded(struct vocabulary *v, void (*fold)(struct str, struct buf *),
                       struct str word)
{
    v->fold.n = 0;
    fold(word, &v->fold);
    return map_add(&v->keys, buf_view(&v->fold));
}

static uint32_t type_of(struct vocabulary *v, struct str word)
{
    uint32_t type = map_add(&v->types, word);
    if (type < v->type.n)
        return type;
    struct type new =
        (struct type){folded(v, word_key_typography, word), folded(v, word_key_spelling, word),
                      folded(v, word_key_letters, word), word_key_is_number(word)};
    *vec_push(&v->type) = new;
    return type;
}

uint32_t vocabulary_of(struct vocabulary *v, struct str word)
{
    uint32_t type = type_of(v, word); /* may move v->type.at */
    return v->type.at[type].spelling;
}

uint32_t vocabulary_letters(const struct vocabulary *v, uint32_t type)
{
    return v->type.at[type].letters;
}

bool vocabulary_is_number(const struct vocabulary *v, uint32_t type)
{
    return v->type.at[type].number;
}

struct str vocabulary_text(const struct vocabulary *v, uint32_t type)
{
    return v->types.keys.at[type];
}

size_t vocabulary_count(const struct vocabulary *v)
{
    return v->keys.keys.n;
}

enum difference vocabulary_difference(const struct vocabulary *v, const struct word *a,
                                      const struct word *b)
{
    const struct type *left = &v->type.at[a->type], *right = &v->type.at[b->type];
    if (a->type == b->type)
        return DIFFERENCE_NONE;
    if (left->typography == right->typography)
        return DIFFERENCE_TYPOGRAPHY;
    if (left->spelling == right->spelling)
        return DIFFERENCE_SPELLING;
    return a->key == b->key ? DIFFERENCE_SLIP : DIFFERENCE_WORDING;
}

enum letter_class { NO_LETTER, DIGIT, CAPITAL, SMALL };

static enum letter_class letter_class(uint32_t c)
{
    if (c < 0x80)
        return cp_is_digit(c)           ? DIGIT
               : (c >= 'A' && c <= 'Z') ? CAPITAL
               : (c >= 'a' && c <= 'z') ? SMALL
                                        : NO_LETTER;
    if ((c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060)
        return SMALL; /* marks and invisible characters belong to the word they stand in */
    return !cp_is_letter(c) ? NO_LETTER : cp_is_upper(c) ? CAPITAL : SMALL;
}

/*
 * Does c join what stands before and behind it to one word: "24/11/2023", "2,5", "58-CTr/TU",
 * "2023–2030", but "Bắc-Nam" and "và/hoặc" are two. digits: there was one in the word so far.
 */
static bool joins(uint32_t c, enum letter_class before, enum letter_class behind, bool digits)
{
    if (c == '.' || c == ',')
        return before == DIGIT && behind == DIGIT;
    if (c != '-' && c != '/' && c != 0x2013)
        return false;
    return behind == DIGIT || behind == CAPITAL ? digits || before == behind : false;
}

static enum letter_class class_at(struct str text, size_t at)
{
    uint32_t c;
    return utf8_next(str_slice(text, at, text.n), &c) ? letter_class(c) : NO_LETTER;
}

/* The end of the word that begins at offset from. */
static size_t word_end(struct str text, size_t from)
{
    enum letter_class before = NO_LETTER;
    bool digits = false;
    uint32_t c;
    for (size_t n, at = from;; at += n) {
        n = utf8_next(str_slice(text, at, text.n), &c);
        if (!n)
            return at;
        enum letter_class here = letter_class(c);
        if (here == NO_LETTER && !joins(c, before, class_at(text, at + n), digits))
            return at;
        if (here == CAPITAL && before == SMALL)
            return at; /* "HoChí": the scanner lost a blank */
        before = here; /* none behind what joins: "CTr/TU" is no lost blank */
        digits |= here == DIGIT;
    }
}

/* Does the text between two words close a sentence or a limb of one. */
static bool closes(struct str gap)
{
    for (size_t i = 0; i < gap.n; i++)
        if (gap.p[i] == ';' || gap.p[i] == '.' || gap.p[i] == '?' || gap.p[i] == '!' ||
            gap.p[i] == '\n')
            return true;
    return false;
}

size_t vocabulary_split(struct vocabulary *v, struct str text, struct word_list *list)
{
    size_t before = list->n, last_end = 0;
    uint32_t c;
    for (size_t n, at = 0; (n = utf8_next(str_slice(text, at, text.n), &c));) {
        if (letter_class(c) == NO_LETTER) {
            at += n;
            continue;
        }
        size_t end = word_end(text, at);
        if (list->n > before)
            list->at[list->n - 1].ends_sentence = closes(str_slice(text, last_end, at));
        uint32_t type = type_of(v, str_slice(text, at, end));
        *vec_push(list) = (struct word){.at = (uint32_t)at,
                                        .bytes = (uint32_t)(end - at),
                                        .type = type,
                                        .key = v->type.at[type].spelling};
        at = last_end = end;
    }
    if (list->n > before)
        list->at[list->n - 1].ends_sentence = true;
    return list->n - before;
}
