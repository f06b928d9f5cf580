/* Phrases: see phrase.h. */
#include "lexicon/phrase.h"

#include <string.h>

#include "lexicon/word_key.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/unicode.h"

/* The next word of text from *at on, which becomes its end; false at the end of text. */
static bool next_word(struct str text, size_t *at, struct phrase_word *word)
{
    struct str rest = str_slice(text, *at, text.n);
    uint32_t cp;
    size_t n;
    for (; (n = utf8_next(rest, &cp)) && !cp_is_word(cp); rest.p += n, rest.n -= n)
        ;
    word->at = (uint32_t)(text.n - rest.n);
    for (; (n = utf8_next(rest, &cp)) && cp_is_word(cp); rest.p += n, rest.n -= n)
        ;
    *at = text.n - rest.n;
    word->end = (uint32_t)*at;
    return word->end > word->at;
}

size_t phrase_count(struct str text, size_t most)
{
    struct phrase_word word;
    size_t n = 0;
    for (size_t at = 0; n <= most && next_word(text, &at, &word);)
        n++;
    return n;
}

/* Words of papers come again and again, most of them syllables: the latest of each place. */
struct known_word {
    char bytes[16], key[20]; /* a key is as long as its word, or a tone longer */
    uint8_t n, key_n;
    uint32_t key_hash;
};

/* Appends the spelling key of the word to keys, and keeps its length and its hash. */
static void read_key(struct str text, struct phrase_word *word, struct buf *keys)
{
    static struct known_word table[1024];
    struct known_word *k = &table[hash_words(text.n, text) % (sizeof table / sizeof *table)];
    size_t begin = keys->n;
    if (k->n == text.n && !memcmp(k->bytes, text.p, text.n)) {
        buf_add(keys, k->key, k->key_n);
        word->key.n = k->key_n;
        word->key_hash = k->key_hash;
        return;
    }
    word_key_spelling(text, keys);
    struct str key = str_slice(buf_view(keys), begin, keys->n);
    word->key.n = key.n;
    word->key_hash = (uint32_t)hash_bytes(HASH_START, key);
    if (text.n > sizeof k->bytes || key.n > sizeof k->key)
        return;
    memcpy(k->bytes, text.p, text.n);
    memcpy(k->key, key.p, key.n);
    k->n = (uint8_t)text.n;
    k->key_n = (uint8_t)key.n;
    k->key_hash = word->key_hash;
}

enum { WORD_BYTES = 5 }; /* of a word and the blank after it, about: room is made for so many */

struct phrase phrase_read(struct arena *a, struct str text)
{
    struct phrase p = {.text = text};
    struct phrase_word word;
    vec(struct phrase_word) words = {0};
    struct buf keys = {0};
    words.at = mem_vec_room(NULL, &words.cap, text.n / WORD_BYTES + 1, sizeof *words.at);
    buf_grow(&keys, text.n + text.n / WORD_BYTES); /* a key may have a tone more */
    for (size_t at = 0; next_word(text, &at, &word);) {
        read_key(str_slice(text, word.at, word.end), &word, &keys);
        *vec_push(&words) = word;
    }
    const char *key = buf_take(&keys, a).p;
    vec_move(a, &words, p.words, p.n);
    for (struct phrase_word *w = p.words; w < p.words + p.n; key += w++->key.n)
        w->key.p = key;
    return p;
}

/* The next sign of *gap that is no blank; 0 at the end. */
static uint32_t next_sign(struct str *gap)
{
    uint32_t cp;
    for (size_t n; (n = utf8_next(*gap, &cp));) {
        *gap = str_slice(*gap, n, gap->n);
        if (!cp_is_space(cp))
            return cp == '-' || cp_is_dash(cp) ? '-' : cp;
    }
    return 0;
}

static bool same_gap(struct str left, struct str right)
{
    uint32_t sign;
    do {
        sign = next_sign(&left);
        if (sign != next_sign(&right))
            return false;
    } while (sign);
    return true;
}

/* The words after the first, with the signs before them. */
static bool rest_at(const struct phrase *text, size_t i, const struct phrase *p)
{
    for (size_t k = 1; k < p->n; k++)
        if (!str_eq(text->words[i + k].key, p->words[k].key) ||
            !same_gap(phrase_gap(text, i + k), phrase_gap(p, k)))
            return false;
    return true;
}

bool phrase_at(const struct phrase *text, size_t i, const struct phrase *p)
{
    return p->n && i + p->n <= text->n && text->words[i].key_hash == p->words[0].key_hash &&
           str_eq(text->words[i].key, p->words[0].key) && rest_at(text, i, p);
}

size_t phrase_of(const struct phrase *list, const struct phrase *text, size_t i)
{
    size_t longest = 0;
    for (; list->n; list++)
        if (list->n > longest && phrase_at(text, i, list))
            longest = list->n;
    return longest;
}

struct str phrase_gap(const struct phrase *p, size_t i)
{
    size_t from = i ? p->words[i - 1].end : 0;
    return str_slice(p->text, from, i < p->n ? p->words[i].at : p->text.n);
}

bool phrase_is_blank(struct str gap)
{
    return gap.n && !next_sign(&gap);
}

bool phrase_is_dash(struct str gap)
{
    return next_sign(&gap) == '-' && !next_sign(&gap);
}

struct str phrase_word(const struct phrase *p, size_t i)
{
    return str_slice(p->text, p->words[i].at, p->words[i].end);
}

unsigned phrase_year(const struct phrase *p, size_t i)
{
    struct str word = i < p->n ? phrase_word(p, i) : STR("");
    unsigned year;
    if (word.n != strlen("2030") || str_number(word, 0, word.n, &year) != word.n)
        return 0;
    return year >= 1900 && year < 2200 ? year : 0;
}

bool phrase_is_large(const struct phrase *p, size_t i)
{
    uint32_t cp;
    return utf8_next(phrase_word(p, i), &cp) && cp_is_upper(cp);
}

bool phrase_is_upper(const struct phrase *p, size_t from, size_t to)
{
    struct str words = str_slice(p->text, p->words[from].at, p->words[to - 1].end);
    return unicode_is_capitals(words, CAPITALS_ALL);
}
