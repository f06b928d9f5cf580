/* Unicode: see unicode.h. */
#include "base/unicode.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/mem.h"

static const uint8_t *u8(struct str s)
{
    return (const uint8_t *)s.p;
}

size_t utf8_next_rare(struct str s, uint32_t *cp)
{
    ucs4_t c;
    int n = s.n ? u8_mbtoucr(&c, u8(s), s.n) : 0;
    if (n <= 0)
        return 0;
    *cp = c;
    return (size_t)n;
}

size_t utf8_last(struct str s, uint32_t *cp)
{
    for (size_t back = 1; back <= 4 && back <= s.n; back++)
        if (!utf8_continues(s.p[s.n - back]))
            return utf8_next(str_slice(s, s.n - back, s.n), cp) == back ? back : 0;
    return 0;
}

size_t utf8_check(struct str s)
{
    struct str rest = s;
    uint32_t c;
    for (size_t n; (n = utf8_next(rest, &c)); rest.p += n, rest.n -= n)
        ;
    return s.n - rest.n;
}

size_t utf8_length(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += !utf8_continues(s.p[i]);
    return n;
}

void utf8_append(struct buf *b, uint32_t cp)
{
    char bytes[UTF8_MOST];
    buf_add(b, bytes, utf8_write(bytes, cp));
}

size_t utf8_write(char out[UTF8_MOST], uint32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0xD800) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    int n = u8_uctomb((uint8_t *)out, cp, UTF8_MOST);
    return n > 0 ? (size_t)n : 0;
}

static size_t decompose(uint32_t c, uint32_t out[4])
{
    ucs4_t full[UC_DECOMPOSITION_MAX_LENGTH];
    size_t n = 0;
    out[n++] = c;
    for (;;) { /* each step splits the first code point; the rest move right */
        int parts = uc_canonical_decomposition(out[0], full);
        if (parts < 1 || n + (size_t)parts - 1 > 4)
            return n;
        memmove(out + parts, out + 1, (n - 1) * sizeof *out);
        for (int i = 0; i < parts; i++)
            out[i] = full[i];
        n += (size_t)parts - 1;
    }
}

/* What the library says of a letter, asked once for those that papers are full of. */
struct letter {
    bool alphabetic, upper, lower;
    char key; /* in unicode_key() */
    uint32_t to_lower, to_upper, base, parts[4];
    size_t part_count;
};

/* Of Latin letters with marks, those of Vietnamese among them; by number, see known_letter(). */
enum { LATIN = 0x250, PAIRS = 0x1EA0, PAIRS_END = 0x1F00, KNOWN = LATIN + PAIRS_END - PAIRS };
static struct letter letters[KNOWN];
static atomic_bool asked[KNOWN]; /* the letter is there, for all threads */

static uint32_t base_of(uint32_t c, uint32_t first_part)
{
    bool small = c == 0x0111 || c == 0x00F0, large = c == 0x0110 || c == 0x00D0;
    return small ? 'd' : large ? 'D' : first_part; /* đ, and ð which scanners print for it */
}

static char key_of(uint32_t upper_base)
{
    bool dash = upper_base == 0x2013 || upper_base == 0x2014;
    return upper_base < 127 ? (char)upper_base : dash ? '-' : '~';
}

/* Apart from known_letter(), so that this is inlined where letters are looked at one by one. */
__attribute__((noinline)) static void ask(size_t number, uint32_t c)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    struct letter l = {.alphabetic = uc_is_property_alphabetic(c),
                       .upper = uc_is_property_uppercase(c),
                       .lower = uc_is_property_lowercase(c),
                       .to_lower = uc_tolower(c),
                       .to_upper = uc_toupper(c)};
    l.part_count = decompose(c, l.parts);
    l.base = base_of(c, l.parts[0]);
    uint32_t alike = cp_look_alike(c), base = alike == c ? l.base : cp_base(alike);
    l.key = key_of(base == c ? l.to_upper : cp_upper(base));
    pthread_mutex_lock(&lock);
    if (!asked[number])
        letters[number] = l;
    asked[number] = true;
    pthread_mutex_unlock(&lock);
}

/* NULL for other letters. */
static inline const struct letter *known_letter(uint32_t c)
{
    if (c >= LATIN && (c < PAIRS || c >= PAIRS_END))
        return NULL;
    size_t number = c < LATIN ? c : c - PAIRS + LATIN;
    if (!atomic_load_explicit(&asked[number], memory_order_acquire))
        ask(number, c);
    return &letters[number];
}

bool cp_is_letter(uint32_t c)
{
    if (c < 0x80) /* most of what is asked */
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    const struct letter *l = known_letter(c);
    return l ? l->alphabetic : uc_is_property_alphabetic(c);
}

bool cp_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    const struct letter *l = known_letter(c);
    return l ? l->upper : uc_is_property_uppercase(c);
}

bool cp_is_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    const struct letter *l = known_letter(c);
    return l ? l->lower : uc_is_property_lowercase(c);
}

unsigned cp_tone(uint32_t c)
{
    return c == 0x300 ? 1 : c == 0x301 ? 2 : c == 0x309 ? 3 : c == 0x303 ? 4 : c == 0x323 ? 5 : 0;
}

uint32_t cp_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    const struct letter *l = known_letter(c);
    return l ? l->to_lower : uc_tolower(c);
}

uint32_t cp_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    const struct letter *l = known_letter(c);
    return l ? l->to_upper : uc_toupper(c);
}

uint32_t cp_base(uint32_t c)
{
    if (c < 0x80)
        return c;
    const struct letter *l = known_letter(c);
    if (l)
        return l->base;
    uint32_t parts[4];
    return decompose(c, parts) ? parts[0] : c;
}

/* Confusables of Unicode Technical Standard 39 that are letters of print. */
uint32_t cp_look_alike(uint32_t c)
{
    static const struct look_alikes {
        uint32_t first;
        const char *latin; /* of the code points from first on; a blank has no look-alike */
    } ranges[] = {
        {0x0131, "i"},                 /* without its dot */
        {0x0251, "a               g"}, /* of phonetic script */
        {0x0391, "AB  EZH IK MN O P  TY X"},
        {0x0405, "SI J       A B  E    K MHO PCTY X"},
        {0x0430, "a    e    k   o pc y x               si j"},
        {0x03BF, "o"},
    };
    enum { FULL_WIDTH = 0xFEE0 };
    if (c < 0xD0 || (c > 0x52F && c < 0xFF00)) /* all other letters of Vietnamese too */
        return c;
    if (c == 0xD0 || c == 0x189 || c == 0xF0) /* Eth, African D */
        return c == 0xF0 ? 0x111 : 0x110;
    if (c > 0xFF00 && c < 0xFF5F)
        return c - FULL_WIDTH;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        size_t at = c - ranges[i].first;
        if (c >= ranges[i].first && at < strlen(ranges[i].latin) && ranges[i].latin[at] != ' ')
            return (uint32_t)ranges[i].latin[at];
    }
    return c;
}

size_t cp_decompose(uint32_t c, uint32_t out[4])
{
    const struct letter *l = known_letter(c);
    if (!l)
        return decompose(c, out);
    memcpy(out, l->parts, sizeof l->parts);
    return l->part_count;
}

/*
 * Only letters that never change under NFC: U+0000-02FF, U+1E00-1EFF (all of Vietnamese) and the
 * punctuation U+2010-203A. Their UTF-8 lead bytes are below CC, E1 B8-BB, E2 80 90-BA.
 * DerivedNormalizationProps.txt: none of these has NFC_Quick_Check No or Maybe.
 */
static bool plainly_composed(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char lead = (unsigned char)s.p[i];
        if (lead < 0xCC)
            continue; /* ASCII, two-byte leads below U+0300, and all continuation bytes */
        unsigned char second = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        unsigned char third = i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0;
        bool vietnamese = lead == 0xE1 && second >= 0xB8 && second <= 0xBB;
        bool punctuation = lead == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xBA;
        if (!vietnamese && !punctuation)
            return false;
    }
    return true;
}

bool unicode_is_nfc(struct str s)
{
    struct arena *a = arena_new();
    bool same = plainly_composed(s) || str_eq(unicode_nfc(a, s), s);
    arena_free(a);
    return same;
}

/* Takes what libunistring returned into the arena. */
static struct str taken(struct arena *a, uint8_t *bytes, size_t n)
{
    if (!bytes)
        bytes = mem_zalloc(1), n = 0;
    struct str s = {arena_copy(a, (const char *)bytes, n), n};
    free(bytes);
    return s;
}

struct str unicode_nfc(struct arena *a, struct str s)
{
    size_t n = 0;
    if (plainly_composed(s))
        return s;
    uint8_t *out = u8_normalize(UNINORM_NFC, u8(s), s.n, NULL, &n);
    struct str nfc = taken(a, out, n);
    return str_eq(nfc, s) ? s : nfc;
}

struct str unicode_look_alikes(struct arena *a, struct str s)
{
    struct buf b = {0};
    bool changed = false;
    uint32_t c;
    for (size_t at = 0, n; (n = utf8_next(str_slice(s, at, s.n), &c)); at += n) {
        changed |= cp_look_alike(c) != c;
        utf8_append(&b, cp_look_alike(c));
    }
    if (changed)
        return buf_take(&b, a);
    buf_free(&b);
    return s;
}

struct str unicode_upper(struct arena *a, struct str s)
{
    size_t n = 0;
    uint8_t *out = u8_toupper(u8(s), s.n, NULL, UNINORM_NFC, NULL, &n);
    return taken(a, out, n);
}

/*
 * Letter by letter where each small letter is as long as the large one, NULL elsewhere. Of the
 * letters of plainly_composed() SpecialCasing.txt has U+0130 alone, which is longer.
 */
static char *lower_plainly(struct arena *a, struct str s)
{
    if (!plainly_composed(s))
        return NULL;
    char *out = arena_copy(a, s.p, s.n);
    uint32_t c;
    for (size_t at = 0, n; (n = utf8_next(str_slice(s, at, s.n), &c)); at += n) {
        uint32_t lower = cp_lower(c);
        char bytes[UTF8_MOST];
        if (lower == c)
            continue;
        if (utf8_write(bytes, lower) != n)
            return NULL;
        memcpy(out + at, bytes, n);
    }
    return out;
}

struct str unicode_lower(struct arena *a, struct str s)
{
    size_t n = 0;
    char *plain = lower_plainly(a, s);
    if (plain)
        return (struct str){plain, s.n};
    uint8_t *out = u8_tolower(u8(s), s.n, NULL, UNINORM_NFC, NULL, &n);
    return taken(a, out, n);
}

struct str unicode_first(struct arena *a, struct str s, uint32_t (*change)(uint32_t))
{
    uint32_t cp = 0;
    size_t at = 0, n;
    while ((n = utf8_next(str_slice(s, at, s.n), &cp)) && !cp_is_letter(cp))
        at += n;
    if (!n || change(cp) == cp)
        return s;
    struct buf b = {0};
    buf_str(&b, str_slice(s, 0, at));
    utf8_append(&b, change(cp));
    buf_str(&b, str_slice(s, at + n, s.n));
    return buf_take(&b, a);
}

bool unicode_is_invisible(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (!cp_is_space(c) && c != 0xAD && c != 0x2060 && c != 0xFEFF &&
            (c < 0x200B || c > 0x200F))
            return false;
    return true;
}

bool unicode_is_capitals(struct str s, unsigned percent)
{
    size_t upper = 0, lower = 0;
    size_t most = (100 - percent) * s.n / 100; /* small letters, whatever the other bytes are */
    uint32_t c;
    for (size_t n; lower <= most && (n = utf8_next(s, &c)); s = str_slice(s, n, s.n)) {
        upper += cp_is_upper(c);
        lower += cp_is_lower(c);
    }
    return upper && upper * 100 >= percent * (upper + lower);
}

size_t unicode_columns(struct str s)
{
    int n = s.n ? u8_width(u8(s), s.n, "UTF-8") : 0;
    return n > 0 ? (size_t)n : 0;
}

/* UAX 14 by the library, for a stretch of text. */
static void find_breaks(struct str s, char *out)
{
    u8_possible_linebreaks(u8(s), s.n, "UTF-8", out);
    bool must = false; /* the library marks the line end itself, not what follows it */
    for (size_t i = 0; i < s.n; i++) {
        bool ends = out[i] == UC_BREAK_MANDATORY;
        if (utf8_continues(s.p[i])) {
            out[i] = 0;
            continue;
        }
        out[i] = must ? '!' : out[i] == UC_BREAK_POSSIBLE ? 'b' : 0;
        must = ends;
    }
}

/*
 * Bytes of a letter that UAX 14 gives class AL, U+00C0-023F and U+1E00-1EFF (all of Vietnamese), or
 * of a digit (NU); 0 for others.
 */
static inline size_t plain_letter(struct str s, size_t at)
{
    if (at >= s.n)
        return 0;
    uint8_t first = (uint8_t)s.p[at], second = at + 1 < s.n ? (uint8_t)s.p[at + 1] : 0;
    if (first < 0x80)
        return ((first | 32) >= 'a' && (first | 32) <= 'z') || cp_is_digit(first);
    if (first >= 0xC3 && first <= 0xC8) /* but for the signs of multiplication and division */
        return first == 0xC3 && (second == 0x97 || second == 0xB7) ? 0 : 2;
    return first == 0xE1 && second >= 0xB8 && second <= 0xBB ? 3 : 0;
}

/* Of letters and digits, with one comma or the like (class IS) after them at most. */
static bool is_plain_word(struct str word)
{
    size_t at = 0;
    for (size_t n; (n = plain_letter(word, at)) > 0;)
        at += n;
    if (at && at + 1 == word.n)
        at += strchr(",.;:", word.p[at]) != NULL;
    return at && at == word.n;
}

/*
 * Between a plain word and a letter, blanks are an opportunity by rule LB18 and nothing else, and
 * no rule looks beyond them: there the text may be cut, and a stretch of plain words is done.
 */
void unicode_line_breaks(struct str s, char *out)
{
    size_t from = 0, at = 0, next;
    bool plain = true; /* all words since `from` */
    if (s.n)
        memset(out, 0, s.n);
    for (; at < s.n; at = next) {
        const char *blank = memchr(s.p + at, ' ', s.n - at);
        size_t end = blank ? (size_t)(blank - s.p) : s.n;
        bool plain_word = is_plain_word(str_slice(s, at, end));
        for (next = end; next < s.n && s.p[next] == ' ';)
            next++;
        plain &= plain_word;
        if (next < s.n && (!plain_word || !plain_letter(s, next)))
            continue;
        if (!plain)
            find_breaks(str_slice(s, from, next), out + from);
        if (from)
            out[from] = 'b';
        from = next;
        plain = true;
    }
}

size_t unicode_key(struct str s, char *out, size_t room)
{
    size_t n = 0, size;
    bool gap = false;
    uint32_t c;
    for (size_t at = 0; n + 2 < room && (size = utf8_next(str_slice(s, at, s.n), &c)); at += size) {
        if (cp_is_space(c)) {
            gap = n > 0;
            continue;
        }
        if (c >= 0x300 && c < 0x370) /* a mark that no letter took */
            continue;
        if (gap)
            out[n++] = ' ';
        gap = false;
        const struct letter *l = known_letter(c);
        out[n++] = l ? l->key : key_of(cp_upper(cp_base(cp_look_alike(c))));
    }
    out[n] = '\0';
    return n;
}

bool word_is_cut(struct str line, struct str next)
{
    uint32_t c = 0;
    size_t size = utf8_last(line, &c);
    if (c != '-' && c != '/')
        return false;
    uint32_t before = utf8_final(str_slice(line, 0, line.n - size), 0);
    uint32_t after = utf8_first(next, 0);
    return cp_is_word(before) &&
           (cp_is_upper(after) || cp_is_digit(after) || (c == '/' && cp_is_lower(after)));
}
