/* Keys: see vocabulary.h. Each distinct spelling is folded once, however often it occurs. */
#include "compare/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon/word_key.h"
#include "base/unicode.h"

/* Strings as numbers: open addressing, doubled at half load. */
struct interner {
    struct arena *arena;
    struct str *text; /* by number */
    uint32_t *slot;   /* number + 1, or 0 */
    size_t n, cap, slots;
};

struct type { /* a distinct spelling */
    uint32_t typography, spelling, letters;
    bool number;
};

struct vocabulary {
    struct arena *arena;
    struct interner types, keys;
    struct type *type;
    size_t type_cap;
    struct buf fold;
};

static uint64_t hash_bytes(struct str s)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h ^ h >> 29;
}

static void interner_grow(struct interner *in)
{
    size_t slots = in->slots ? in->slots * 2 : 1024;
    uint32_t *slot = mem_zalloc(slots * sizeof *slot);
    for (size_t i = 0; i < in->n; i++) {
        size_t h = hash_bytes(in->text[i]) & (slots - 1);
        while (slot[h])
            h = (h + 1) & (slots - 1);
        slot[h] = (uint32_t)i + 1;
    }
    free(in->slot);
    in->slot = slot;
    in->slots = slots;
}

/* The number of a string; new ones get the next. */
static uint32_t intern(struct interner *in, struct str s)
{
    if (in->n * 2 >= in->slots)
        interner_grow(in);
    size_t h = hash_bytes(s) & (in->slots - 1);
    for (; in->slot[h]; h = (h + 1) & (in->slots - 1))
        if (str_eq(in->text[in->slot[h] - 1], s))
            return in->slot[h] - 1;
    in->text = mem_vec_room(in->text, &in->cap, in->n + 1, sizeof *in->text);
    in->text[in->n] = str_copy(in->arena, s);
    in->slot[h] = (uint32_t)in->n + 1;
    return (uint32_t)in->n++;
}

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
    free(v->types.text);
    free(v->types.slot);
    free(v->keys.text);
    free(v->keys.slot);
    free(v->type);
    buf_free(&v->fold);
    free(v);
}

static uint32_t folded(struct vocabulary *v, void (*fold)(struct str, struct buf *),
                       struct str word)
{
    v->fold.n = 0;
    fold(word, &v->fold);
    return intern(&v->keys, buf_view(&v->fold));
}

static uint32_t type_of(struct vocabulary *v, struct str word)
{
    size_t known = v->types.n;
    uint32_t type = intern(&v->types, word);
    if (type < known)
        return type;
    v->type = mem_vec_room(v->type, &v->type_cap, v->types.n, sizeof *v->type);
    v->type[type] =
        (struct type){folded(v, word_key_typography, word), folded(v, word_key_spelling, word),
                      folded(v, word_key_letters, word), word_key_is_number(word)};
    return type;
}

uint32_t vocabulary_of(struct vocabulary *v, struct str word)
{
    uint32_t type = type_of(v, word); /* may move v->type */
    return v->type[type].spelling;
}

uint32_t vocabulary_letters(const struct vocabulary *v, uint32_t type)
{
    return v->type[type].letters;
}

bool vocabulary_is_number(const struct vocabulary *v, uint32_t type)
{
    return v->type[type].number;
}

struct str vocabulary_text(const struct vocabulary *v, uint32_t type)
{
    return v->types.text[type];
}

size_t vocabulary_count(const struct vocabulary *v)
{
    return v->keys.n;
}

enum difference vocabulary_difference(const struct vocabulary *v, const struct word *a,
                                      const struct word *b)
{
    const struct type *left = &v->type[a->type], *right = &v->type[b->type];
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

size_t vocabulary_split(struct vocabulary *v, struct str text, struct words *list)
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
                                        .key = v->type[type].spelling};
        at = last_end = end;
    }
    if (list->n > before)
        list->at[list->n - 1].ends_sentence = true;
    return list->n - before;
}
