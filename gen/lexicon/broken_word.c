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

/* What a text of digits and slashes is: "31/12", "12/2025", "31/12/20" ...; count 0: none. */
struct date_fields {
    unsigned value[3];
    size_t digits[3], count;
};

static struct date_fields fields_of(struct str s)
{
    struct date_fields f = {.count = 0};
    for (size_t at = 0; at < s.n && f.count < 3; at++) {
        size_t digits = str_number(s, at, YEAR, &f.value[f.count]);
        at += digits;
        if (!digits || (at < s.n && s.p[at] != '/') || at + 1 == s.n)
            break;
        f.digits[f.count++] = digits;
        if (at == s.n)
            return f;
    }
    return (struct date_fields){.count = 0};
}

enum date_shape { SHAPE_NONE, SHAPE_PART, SHAPE_DAY }; /* DAY: with month and year */

static enum date_shape shape_of(const struct date_fields *f)
{
    enum { DAYS = 31, MONTHS = 12, FIRST = 1900, LAST = 2199 };
    const unsigned *v = f->value;
    size_t last = f->count - 1;
    if (f->count < 2 || !v[0] || f->digits[0] > 2)
        return SHAPE_NONE;
    bool day = v[0] <= DAYS && v[1] && v[1] <= MONTHS && f->digits[1] <= 2;
    bool month = v[0] <= MONTHS && f->count == 2;
    bool year = f->digits[last] == YEAR && v[last] >= FIRST && v[last] <= LAST;
    if (f->count == 3)
        return !day                         ? SHAPE_NONE
               : year                       ? SHAPE_DAY
               : f->digits[last] < YEAR - 1 ? SHAPE_PART
                                            : (enum date_shape)(v[last] / 10 == 20);
    return day || (month && year) ? SHAPE_PART : SHAPE_NONE;
}

/*
 * Of a date in figures, within its digits or before a slash: "31/1" and "2/2025", "0" and
 * "5/12/2025"; what is no whole day, "30/1" and "0", only where the line is full.
 */
static bool is_date_cut(struct str line, struct str next, bool full)
{
    char whole[16];
    next = str_word(&next);
    while (next.n && strchr(",;.)", next.p[next.n - 1]))
        next.n--;
    bool slash = next.n && *next.p == '/', parted = memchr(line.p, '/', line.n);
    if (line.n + next.n >= sizeof whole || !next.n || !is_digit(line.p[line.n - 1]))
        return false;
    memcpy(whole, line.p, line.n);
    memcpy(whole + line.n, next.p, next.n);
    struct date_fields f = fields_of((struct str){whole, line.n + next.n});
    enum date_shape shape = shape_of(&f);
    return (shape != SHAPE_NONE && (slash || full)) ||
           (shape == SHAPE_DAY && (parted || str_is(line, "0")));
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

bool word_date_is_torn(struct str word, struct str next, bool last)
{
    bool parted = word.n && (memchr(word.p, '/', word.n) || str_is(word, "0"));
    return parted && next.n && (is_year_cut(word, next) || is_date_cut(word, next, last));
}

bool word_date_torn_next(struct str *rest, struct str *before, struct str *word)
{
    do {
        *before = *word;
        *word = str_word(rest);
    } while (word->n && !word_date_is_torn(*before, *word, !str_trim(*rest).n));
    return word->n > 0;
}

bool word_is_broken(struct str line, struct str next, bool full)
{
    line = str_trim(line);
    next = str_trim(next);
    if (!line.n || !next.n || memchr(line.p, ' ', line.n))
        return false;
    if (is_year_cut(line, next) || is_date_cut(line, next, full) || is_number_title(line, next) ||
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
