/* Vocabulary: see vocabulary.h. Each distinct spelling is folded once, however often it occurs. */
#include "compare/vocabulary.h"

#include "lexicon/word_key.h"
#include "base/map.h"
#include "base/unicode.h"

enum {
    THOUSANDS = 3, /* figures of a group of a number whose thousands are parted */
    RAISED_TWO = 0xB2,
    RAISED_THREE = 0xB3
};

struct type { /* a distinct spelling */
    uint32_t typography, spelling, letters;
    bool number;
};

struct vocabulary {
    struct arena *arena;
    struct map types, keys;
    vec(struct type) type; /* by number of types */
};

struct vocabulary *vocabulary_new(struct arena *a)
{
    struct vocabulary *v = arena_alloc(a, sizeof *v);
    v->arena = v->types.arena = v->keys.arena = a;
    return v;
}

/* The figures that follow each other from offset at on. */
static size_t figures_at(struct str s, size_t at)
{
    size_t n = 0;
    while (is_digit(str_at(s, at + n)))
        n++;
    return n;
}

static uint32_t folded(struct vocabulary *v, void (*fold)(struct str, struct buf *),
                       struct str word, struct buf *key)
{
    key->n = 0;
    fold(word, key);
    return map_add(&v->keys, buf_view(key));
}

/* Without the blanks that narrow cells tear a number by, or that part thousands; a raised figure is
 * a figure: "m²" is "m2". */
static struct str untorn(struct arena *a, struct str word)
{
    char *copy = arena_copy(a, word.p, word.n);
    size_t n = 0;
    uint32_t c;
    for (size_t b, i = 0; (b = utf8_next(str_slice(word, i, word.n), &c)); i += b)
        if (c == RAISED_TWO || c == RAISED_THREE)
            copy[n++] = c == RAISED_TWO ? '2' : '3';
        else if (!cp_is_space(c)) {
            memmove(copy + n, word.p + i, b);
            n += b;
        }
    return (struct str){copy, n};
}

/* Of a number whose thousands are parted ("15.000", "1.500,5") its figures alone, for it is the
 * same one without what parts them; another word as it is. */
static struct str unparted(struct arena *a, struct str word)
{
    size_t first = figures_at(word, 0), end = first, n = first;
    while (str_at(word, end) == '.' && figures_at(word, end + 1) == THOUSANDS)
        end += 1 + THOUSANDS;
    bool rest = end == word.n || (word.p[end] == ',' && end + 1 < word.n &&
                                  end + 1 + figures_at(word, end + 1) == word.n);
    if (!first || first > THOUSANDS || *word.p == '0' || end == first || !rest)
        return word;
    char *copy = arena_copy(a, word.p, word.n);
    for (size_t i = first; i < word.n; i++)
        if (word.p[i] != '.')
            copy[n++] = word.p[i];
    return (struct str){copy, n};
}

static uint32_t type_of(struct vocabulary *v, struct str word)
{
    uint32_t type = map_add(&v->types, word);
    if (type < v->type.n)
        return type;
    word = untorn(v->arena, word);
    struct buf key = {0};
    struct type new = {.number = word_key_is_number(word)};
    new.typography = folded(v, word_key_typography, word, &key);
    word = unparted(v->arena, word);
    new.spelling = folded(v, word_key_spelling, word, &key);
    new.letters = folded(v, word_key_letters, word, &key);
    buf_free(&key);
    *arena_push(v->arena, &v->type) = new;
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
        return SMALL; /* marks and invisible characters belong to the word they are in */
    return !cp_is_letter(c) ? NO_LETTER : cp_is_upper(c) ? CAPITAL : SMALL;
}

/*
 * Does c join what is before and after it to one word: "24/11/2023", "2,5", "58-CTr/TU",
 * "2023–2030", but "Bắc-Nam" and "và/hoặc" are two. digits: there was one in the word so far.
 */
static bool joins(uint32_t c, enum letter_class before, enum letter_class after, bool digits)
{
    if (c == '.' || c == ',')
        return before == DIGIT && after == DIGIT;
    if (c != '-' && c != '/' && (c < 0x2010 || c > 0x2013))
        return false;
    return after == DIGIT || after == CAPITAL ? digits || before == after : false;
}

/* The end of the word that begins at offset from. */
static size_t word_end(struct str text, size_t from)
{
    enum letter_class before = NO_LETTER;
    bool digits = false;
    uint32_t c;
    struct str rest = str_slice(text, from, text.n);
    for (size_t n; (n = utf8_next(rest, &c)); rest.p += n, rest.n -= n) {
        enum letter_class here = letter_class(c);
        if (here == NO_LETTER) {
            uint32_t next = utf8_first(str_slice(rest, n, rest.n), ' ');
            if (!joins(c, before, letter_class(next), digits))
                break;
        }
        if (here == CAPITAL && before == SMALL)
            break;     /* "HoChí": the scanner lost a blank */
        before = here; /* none after what joins: "CTr/TU" is no lost blank */
        digits |= here == DIGIT;
    }
    return text.n - rest.n;
}

/* The end of the power after a unit of length that ends at offset end: "m²"; else end. */
static size_t power_end(struct str text, size_t from, size_t end)
{
    uint32_t c = 0;
    size_t n = utf8_next(str_slice(text, end, text.n), &c);
    bool length = end - from <= 2 && end > from && text.p[end - 1] == 'm';
    return length && (c == RAISED_TWO || c == RAISED_THREE) ? end + n : end;
}

/*
 * The end of a number of one to three figures that ends at offset end, with the groups of three
 * after it, of which one blank of any width parts it: "15 000". Of another word its own end.
 */
static size_t thousands_end(struct str text, size_t from, size_t end)
{
    size_t first = figures_at(text, from);
    uint32_t c;
    if (first != end - from || first > THOUSANDS || text.p[from] == '0')
        return end;
    for (size_t n; (n = utf8_next(str_slice(text, end, text.n), &c)) && cp_is_space(c) &&
                   c != '\t' && c != '\n';) {
        size_t group = end + n, group_end = word_end(text, group);
        size_t figures = figures_at(text, group);
        bool last = str_at(text, group + figures) == ',';
        if (figures != THOUSANDS || (!last && group_end != group + figures))
            break;
        end = group_end;
        if (last)
            break;
    }
    return end;
}

/* Do letters of a sign begin at the place, no word with a capital; stroke: with one or a dash. */
static bool sign_begins(struct str text, size_t at, bool stroke)
{
    size_t end = word_end(text, at);
    struct str sign = str_slice(text, at, end);
    uint32_t first, second;
    size_t n = utf8_next(sign, &first);
    utf8_next(str_slice(sign, n, sign.n), &second);
    return n && letter_class(first) == CAPITAL && (sign.n == n || letter_class(second) != SMALL) &&
           (!stroke || memchr(sign.p, '/', sign.n) || memchr(sign.p, '-', sign.n));
}

/* Does the sign of a number end in one capital after its second stroke or dash, "57-NQ/T". */
static bool is_cut_sign(struct str number)
{
    size_t joins = 0, at = number.n;
    uint32_t last;
    for (size_t i = 0; i < number.n; i++)
        if (number.p[i] == '-' || number.p[i] == '/') {
            joins++;
            at = i + 1;
        }
    struct str letters = str_slice(number, at, number.n);
    return joins > 1 && utf8_last(letters, &last) == letters.n && letter_class(last) == CAPITAL;
}

/*
 * The end of the word that begins at offset from: of the number of an act too, which a narrow cell
 * tears by one blank before or after what joins it, or after one letter: "118/2025/NĐ -CP",
 * "57- NQ/TW", "57-NQ/T W".
 */
static size_t whole_end(struct str text, size_t from)
{
    size_t end = power_end(text, from, word_end(text, from));
    end = is_digit(str_at(text, from)) ? thousands_end(text, from, end) : end;
    while (is_digit(str_at(text, from))) {
        char c = str_at(text, end), next = str_at(text, end + 1);
        bool before = c == ' ' && (next == '-' || next == '/');
        bool after = (c == '-' || c == '/') && next == ' ';
        bool whole = memchr(text.p + from, '/', end - from) != NULL;
        bool cut = c == ' ' && is_cut_sign(str_slice(text, from, end));
        size_t rest = end + (cut && !before ? 1 : 2);
        if ((!before && !after && !cut) || !sign_begins(text, rest, !whole))
            break;
        end = word_end(text, rest);
    }
    return end;
}

/* Does the text between two words close a sentence or a limb of one. */
static bool closes(struct str gap)
{
    for (size_t i = 0; i < gap.n; i++)
        if (gap.p[i] && strchr(";.?!\n", gap.p[i]))
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
        size_t end = whole_end(text, at);
        if (list->n > before)
            list->at[list->n - 1].ends_sentence = closes(str_slice(text, last_end, at));
        uint32_t type = type_of(v, str_slice(text, at, end));
        *arena_push(v->arena, list) = (struct word){.at = (uint32_t)at,
                                                    .bytes = (uint32_t)(end - at),
                                                    .type = type,
                                                    .key = v->type.at[type].spelling};
        at = last_end = end;
    }
    if (list->n > before)
        list->at[list->n - 1].ends_sentence = true;
    return list->n - before;
}
