/* Folding: see word_key.h. */
#include "lexicon/word_key.h"

#include "base/unicode.h"

enum { LETTER_DD = 0x111, LETTER_ETH = 0xF0 };

/* Marks that a text may hold without showing them. */
static bool invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/* A dash, or the sign of subtraction. */
static bool is_line(uint32_t c)
{
    return cp_is_dash(c) || c == 0x2212;
}

bool word_key_is_number(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (is_digit(word.p[i]))
            return true;
    return false;
}

/* The next letter of the word as the typography key has it; 0 at the end. */
static inline uint32_t next_letter(struct str *word)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(*word, &c));) {
        word->p += n;
        word->n -= n;
        if (c < 0x80)
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        if (!invisible(c))
            return is_line(c) ? '-' : cp_lower(c);
    }
    return 0;
}

static void put_letter(struct buf *out, uint32_t c)
{
    if (c < 0x80)
        buf_char(out, (char)c);
    else
        utf8_append(out, c);
}

void word_key_typography(struct str word, struct buf *out)
{
    for (uint32_t c; (c = next_letter(&word));)
        put_letter(out, c);
}

/* "ky", "ly", "quy", "y": y is the only vowel, and i is written for it. */
static bool lone_y(struct str syllable)
{
    static const char *const syllables[] = {"y", "hy", "ky", "ly", "my", "sy", "ty", "quy"};
    return str_among(syllable, syllables) < sizeof syllables / sizeof *syllables;
}

/* A letter as spelling keys have it: its base and its marks, and its tone apart. */
struct spelled {
    uint32_t letter;
    char bytes[4 * UTF8_MOST], tone; /* '1' to '5', 0 for none */
    size_t n;
};

static struct spelled spell(uint32_t c)
{
    struct spelled s = {.letter = c};
    uint32_t parts[4], small = cp_lower(c);
    size_t count = cp_decompose(small == LETTER_ETH ? LETTER_DD : small, parts);
    if (invisible(c))
        return s;
    if (is_line(c))
        return (struct spelled){c, "-", 0, 1};
    for (size_t i = 0; i < count; i++) {
        unsigned mark = cp_tone(parts[i]);
        if (mark)
            s.tone = (char)('0' + mark);
        else
            s.n += utf8_write(s.bytes + s.n, parts[i]);
    }
    return s;
}

/* The same from a table in which each letter of Vietnamese has a place of its own. */
static const struct spelled *spelled(uint32_t c)
{
    static struct spelled table[1024];
    struct spelled *s = &table[c % (sizeof table / sizeof *table)];
    if (s->letter != c)
        *s = spell(c);
    return s;
}

void word_key_spelling(struct str word, struct buf *out)
{
    size_t start = out->n;
    char tone = 0;
    if (word_key_is_number(word)) {
        word_key_typography(word, out);
        return;
    }
    uint32_t c;
    for (size_t n; (n = utf8_next(word, &c)); word.p += n, word.n -= n) {
        if (c < 0x80) {
            buf_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
            continue;
        }
        const struct spelled *s = spelled(c);
        for (size_t i = 0; i < s->n; i++)
            buf_char(out, s->bytes[i]);
        tone = s->tone ? s->tone : tone;
    }
    if (out->n > start && out->p[out->n - 1] == 'y' &&
        lone_y(str_slice(buf_view(out), start, out->n)))
        out->p[out->n - 1] = 'i';
    if (tone)
        buf_char(out, tone);
}

void word_key_letters(struct str word, struct buf *out)
{
    size_t start = out->n;
    bool pure = word.n > 0; /* a bare number stays what it is: 10 is not lo */
    for (size_t i = 0; i < word.n; i++)
        pure &= !((unsigned char)word.p[i] >= 0x80 || (word.p[i] | 32) >= 'a');
    for (uint32_t c; (c = next_letter(&word));) {
        if (!pure)
            c = c == '1' || c == 'i' || c == '|' ? 'l' : c == '0' ? 'o' : c;
        uint32_t base = c < 0x80 ? c : cp_base(c);
        base = !pure && base == 'i' ? 'l' : base;
        char before = out->n > start ? out->p[out->n - 1] : 0;
        if (!pure && ((base == 'n' && before == 'r') || (base == 'l' && before == 'c')))
            out->p[out->n - 1] = base == 'n' ? 'm' : 'd';
        else
            put_letter(out, base);
    }
}
