/* Broken words: see broken_word.h. */
#include "lexicon/broken_word.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

/* Digits of a year; letters of the longest syllable, "nghiêng"; bytes of the letters of a part. */
enum { YEAR = 4, SYLLABLE = 7, LONGEST = 16 };

/* Of a date or the like: "30/9/20" and "33". */
static bool is_year_cut(struct str line, struct str next)
{
    size_t from = line.n, digits = str_number(next, 0, YEAR, NULL);
    while (from && line.p[from - 1] >= '0' && line.p[from - 1] <= '9')
        from--;
    struct str century = line.n - from > 1 ? str_slice(line, from, from + 2) : STR_NONE;
    bool year = !century.n || str_is(century, "20") || str_is(century, "19");
    return digits && from && line.n > from && line.p[from - 1] == '/' && year &&
           line.n - from + digits == YEAR &&
           !str_number(str_slice(next, digits, next.n), 0, 1, NULL);
}

static bool is_number_cut(struct str line, struct str next)
{
    size_t digits = str_number(line, 0, line.n, NULL);
    return digits == line.n && digits < YEAR && str_number(next, 0, YEAR, NULL) == YEAR - digits;
}

static bool is_vowel(uint32_t c)
{
    uint32_t base = cp_upper(cp_base(c));
    return base < 0x80 && strchr("AEIOUY", (char)base);
}

struct syllable_part {
    char key[LONGEST];     /* its letters as unicode_key() has them */
    bool any_vowel, small; /* small: none of the letters is a capital */
    uint32_t first, last;
    size_t letters, bytes; /* up to the first character that is no letter */
};

static struct syllable_part part_of(struct str s)
{
    struct syllable_part p = {.small = true};
    uint32_t c;
    for (size_t n; (n = utf8_next(str_slice(s, p.bytes, s.n), &c)) && cp_is_letter(c);
         p.bytes += n) {
        p.first = p.letters++ ? p.first : c;
        p.last = c;
        p.any_vowel |= is_vowel(c);
        p.small &= !cp_is_upper(c);
    }
    unicode_key(str_slice(s, 0, p.bytes), p.key, sizeof p.key);
    return p;
}

/* An address of the web, or letters that are no syllable. */
static bool is_long(struct str s)
{
    size_t run = 0, longest = 0;
    uint32_t c;
    for (size_t at = 0, n; (n = utf8_next(str_slice(s, at, s.n), &c)); at += n) {
        run = cp_is_letter(c) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest > SYLLABLE || str_find(s, STR("://"), 0) != (size_t)-1;
}

/* "ST" / "T", above the numbers of rows. */
static bool is_number_title(struct str line, struct str next)
{
    char whole[2 * LONGEST + 2];
    if (line.n + next.n > LONGEST)
        return false;
    size_t n = unicode_key(line, whole, LONGEST + 1);
    n += unicode_key(next, whole + n, LONGEST + 1);
    struct letter_key key = {.text = whole, .n = n};
    return !memchr(whole, ' ', n) && lexicon_is_key(&key, WORDS_NUMBER_COLUMN);
}

bool word_is_broken(struct str line, struct str next, bool full)
{
    line = str_trim(line);
    next = str_trim(next);
    if (!line.n || !next.n || memchr(line.p, ' ', line.n))
        return false;
    if (is_year_cut(line, next) || is_number_title(line, next) ||
        (full && is_number_cut(line, next)))
        return true;
    if (is_long(line))
        return full || strchr("/?&=._-", line.p[line.n - 1]);
    struct syllable_part a = part_of(line), b = part_of(next);
    char after = str_at(next, b.bytes);
    if (a.bytes < line.n || !b.letters || !b.small || (after && !strchr(" ,;.", after)))
        return false;
    if (!a.any_vowel) /* "Ngh" / "ị": no abbreviation, for it has small letters */
        return a.letters > 1 && cp_is_lower(a.last) && b.any_vowel;
    if (!b.any_vowel) {
        char end[LONGEST + 1], *at = end;
        if (!is_vowel(a.last)) /* "Thườn" and "g" end in "ng" */
            *at++ = a.key[strlen(a.key) - 1];
        strcpy(at, b.key);
        struct letter_key key = {.text = end, .n = strlen(end)};
        return cp_is_lower(a.last) && lexicon_is_key(&key, WORDS_SYLLABLE_END);
    }
    return full && is_vowel(a.last) && is_vowel(b.first) && cp_is_lower(a.last);
}
