/* Doubts about how paragraphs begin: see doubts_openings.h. */
#include "read/doubts_openings.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

enum {
    REACH = 12,   /* sisters: a paragraph of the same sequence is within them, bullets between */
    OPENING = 12, /* bytes: a longer first word is no number and no sign */
    DIGITS = 2    /* of a clause's number: more are a year or an amount */
};

/* How a paragraph begins: its first word, and whether what follows may be a clause. */
struct opening {
    char bytes[OPENING + UTF8_MOST + 1];
    size_t n; /* bytes of the word */
    bool clause;
};

static bool is_quote(uint32_t c)
{
    return c == '"' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static bool opens_clause(struct str rest)
{
    uint32_t c = utf8_first(str_trim(rest), 0);
    return cp_is_upper(c) || is_quote(c);
}

static bool begins_unlabelled(const struct node *n)
{
    return !n->quoted && !n->label.n && (n->kind == NODE_PARA || n->kind == NODE_HEADING);
}

static struct opening opening_of(const struct node *n)
{
    struct opening o = {.n = 0};
    size_t filled = 0;
    for (const struct run *r = n->runs; r && filled < sizeof o.bytes; r = r->next) {
        size_t room = sizeof o.bytes - filled, some = r->text.n < room ? r->text.n : room;
        memcpy(o.bytes + filled, r->text.p, some);
        filled += some;
    }
    struct str rest = {o.bytes, filled}, word = str_word(&rest);
    if (word.n && word.n < filled && word.n <= OPENING) {
        o.n = word.n;
        o.clause = opens_clause(rest);
    }
    return o;
}

/* A number of an opening: where it is, and its place in its order. */
struct counter {
    size_t from, to;
    unsigned class; /* numbers of one class follow one another */
    unsigned value;
};

enum { COUNT_NONE, COUNT_DIGITS, COUNT_LETTER, COUNT_CAPITAL, COUNT_ROMAN, COUNT_SIGN };

/* A sign that is a number by itself: ①, ❶, ⑴, Ⅱ (Unicode blocks of enclosed ones, Roman ones). */
static bool is_number_sign(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) ||
           (c >= 0x2160 && c <= 0x217F);
}

/* Bytes of the Roman number in capitals that the text begins with, and its value; 0 for none. */
static size_t roman_number(struct str text, unsigned *value)
{
    char bytes[OPENING + 2] = "";
    size_t n = 0;
    for (char c; n < OPENING && (c = str_at(text, n)) && strchr("IVX", c); n++)
        bytes[n] = c;
    bytes[n] = '.';
    struct label l = label_read((struct str){bytes, n + 1});
    *value = l.number[0];
    return l.class == LABEL_ROMAN ? n : 0;
}

/* The last number of the word; COUNT_NONE where it has a word of letters, or none. */
static struct counter last_counter(struct str word)
{
    struct counter last = {.class = COUNT_NONE};
    bool letter = false;
    for (size_t at = 0, size; at < word.n; at += size) {
        struct str rest = str_slice(word, at, word.n);
        uint32_t c = utf8_peek(word, at, &size);
        unsigned value = 0;
        size_t place;
        bool beside = letter;
        if (!size || is_quote(c))
            return (struct counter){.class = COUNT_NONE};
        letter = cp_is_letter(c) && !is_number_sign(c);
        if (letter && beside)
            return (struct counter){.class = COUNT_NONE};
        if (cp_is_digit(c)) {
            size = str_number(rest, 0, rest.n, &value);
            last =
                (struct counter){at, at + size, size <= DIGITS ? COUNT_DIGITS : COUNT_NONE, value};
        } else if (!beside && (place = roman_number(rest, &value))) {
            size = place;
            last = (struct counter){at, at + size, COUNT_ROMAN, value};
        } else if (is_number_sign(c))
            last = (struct counter){at, at + size, COUNT_SIGN, c};
        else if (letter && (place = lexicon_begins(rest, WORDS_LIST_LETTER)))
            last = (struct counter){at, at + size, COUNT_LETTER, (unsigned)place};
        else if (letter && (place = lexicon_begins(rest, WORDS_LIST_CAPITAL)))
            last = (struct counter){at, at + size, COUNT_CAPITAL, (unsigned)place};
    }
    return last;
}

/* The same but for a number that is the next one: "1.a." and "1.b.", "①" and "②". */
static bool follows(struct str word, struct str before)
{
    struct counter own = last_counter(word), other = last_counter(before);
    bool signs =
        own.class == COUNT_SIGN || own.class == COUNT_LETTER || own.from || own.to < word.n;
    return own.class != COUNT_NONE && own.class == other.class && own.value == other.value + 1 &&
           signs && str_eq(str_slice(word, 0, own.from), str_slice(before, 0, other.from)) &&
           str_eq(str_slice(word, own.to, word.n), str_slice(before, other.to, before.n));
}

/* No letter, digit or quote, and something that is no punctuation of sentences and no room to fill
 * in. */
static bool is_sign(struct str word)
{
    bool sign = false;
    for (size_t at = 0, size; at < word.n; at += size) {
        uint32_t c = utf8_peek(word, at, &size);
        if (!size || cp_is_word(c) || is_number_sign(c) || is_quote(c))
            return false;
        sign |= c > 0x7F ? c != 0x2026 : !strchr(".,;:!?'()[]{}<>_*|`", (char)c);
    }
    return sign;
}

/* The message that both deserve; MSG_COUNT for none. */
static enum msg of_sequence(const struct opening *own, const struct opening *before)
{
    struct str word = {own->bytes, own->n}, above = {before->bytes, before->n};
    if (!own->clause || !before->clause)
        return MSG_COUNT;
    if (follows(word, above))
        return MSG_READ_NOT_TAKEN;
    return str_eq(word, above) && is_sign(word) ? MSG_READ_MARK_NOT_TAKEN : MSG_COUNT;
}

/* The unit before n in its clause, whatever bullets it and n are in: those may be between two. */
static const struct node *before(const struct node *n)
{
    const struct node *p = node_prev(n);
    if (!p)
        return n->parent && n->parent->kind == NODE_BULLET ? n->parent : NULL;
    while (p->kind == NODE_BULLET && p->first)
        p = node_last(p);
    return p;
}

/* The paragraph of the sequence of n above it, and what is said of both; NULL for none. */
static const struct node *above(const struct node *n, enum msg *msg)
{
    struct opening own = opening_of(n);
    size_t seen = 0;
    for (const struct node *p = before(n); own.clause && p && seen++ < REACH; p = before(p)) {
        struct opening other = begins_unlabelled(p) ? opening_of(p) : (struct opening){.n = 0};
        if ((*msg = of_sequence(&own, &other)) != MSG_COUNT)
            return p;
    }
    return NULL;
}

/* Said once, of the first of a sequence, when its second is met. */
void doubts_of_openings(struct doubts *d, const struct node *n)
{
    enum msg msg, again;
    const struct node *first = begins_unlabelled(n) ? above(n, &msg) : NULL;
    if (!first || above(first, &again))
        return;
    struct opening o = opening_of(first);
    doubt(d, msg, first, STR_ARG(((struct str){o.bytes, o.n})));
}
