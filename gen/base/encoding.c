/* Older encodings of Vietnamese text: see encoding.h. */
#include "base/encoding.h"

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* TCVN3 (fonts ".Vn..."), bytes A0 to FF: the letters of TCVN 5712:1993, 8-bit code VN3. */
static const uint16_t tcvn3[96] = {
    0x00A0, 0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110, 0x0103, 0x00E2, 0x00EA, 0x00F4,
    0x01A1, 0x01B0, 0x0111, 0x1EB0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323, 0x00E0, 0x1EA3, 0x00E3,
    0x00E1, 0x1EA1, 0x1EB2, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB4, 0x1EAE, 0x1EA6, 0x1EA8, 0x1EAA,
    0x1EA4, 0x1EC0, 0x1EB7, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0x1EC2, 0x1EBB, 0x1EBD,
    0x00E9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC, 0x1EC9, 0x1EC4, 0x1EBE, 0x1ED2,
    0x0129, 0x00ED, 0x1ECB, 0x00F2, 0x1ED4, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7,
    0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9, 0x1ED6, 0x1EE7, 0x0169, 0x00FA,
    0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5, 0x00FF,
};

/* windows-1258, bytes 80 to FF: Microsoft's code page; U+FFFD where it has no character. */
static const uint16_t windows_1258[128] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0xFFFD, 0x2039,
    0x0152, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0xFFFD, 0x203A, 0x0153, 0xFFFD, 0xFFFD, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3,
    0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB,
    0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
    0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x0300, 0x00CD, 0x00CE, 0x00CF, 0x0110, 0x00D1, 0x0309, 0x00D3,
    0x00D4, 0x01A0, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x01AF, 0x0303, 0x00DF,
    0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
    0x0301, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x00F1, 0x0323, 0x00F3, 0x00F4, 0x01A1, 0x00F6, 0x00F7,
    0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x01B0, 0x20AB, 0x00FF,
};

/*
 * VNI (fonts "VNI-..."): a vowel, then a byte for its mark and tone; capitals have the byte 32
 * below. Source: the keyboard layout of VNI Software, "VNI for Windows".
 */
static const struct {
    unsigned char byte;
    uint16_t mark, tone; /* combining; 0 for none */
} vni_marks[] = {
    {0xE0, 0x302, 0x300}, {0xE1, 0x302, 0x301}, {0xE2, 0x302, 0x000}, {0xE3, 0x302, 0x303},
    {0xE4, 0x302, 0x323}, {0xE5, 0x302, 0x309}, {0xE8, 0x306, 0x300}, {0xE9, 0x306, 0x301},
    {0xEA, 0x306, 0x000}, {0xEB, 0x306, 0x323}, {0xEF, 0x000, 0x323}, {0xF5, 0x000, 0x303},
    {0xF8, 0x000, 0x300}, {0xF9, 0x000, 0x301}, {0xFA, 0x306, 0x309}, {0xFB, 0x000, 0x309},
    {0xFC, 0x306, 0x303},
};
static const struct {
    unsigned char byte;
    uint16_t letter;
} vni_letters[] = {
    {0xE6, 0x1EC9}, {0xEC, 0x00EC}, {0xED, 0x00ED}, {0xEE, 0x1EF5}, {0xF1, 0x0111},
    {0xF2, 0x1ECB}, {0xF3, 0x0129}, {0xF4, 0x01A1}, {0xF6, 0x01B0},
};

static const struct {
    const char *name;
    enum encoding encoding;
} names[] = {{"utf-8", ENCODING_UTF8},   {"tcvn3", ENCODING_TCVN3},
             {"vni", ENCODING_VNI},      {"windows-1258", ENCODING_WINDOWS_1258},
             {"utf-16", ENCODING_UTF16}, {"auto", ENCODING_AUTO}};

bool encoding_named(const char *name, enum encoding *out)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].name, name)) {
            *out = names[i].encoding;
            return true;
        }
    return false;
}

const char *encoding_name(enum encoding e)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].encoding == e)
            return names[i].name;
    return "";
}

/* --- one encoding into UTF-8 ---------------------------------------------------------------- */

static bool vni_takes_mark(uint32_t vowel, uint16_t mark)
{
    uint32_t c = cp_lower(vowel);
    bool horned = c == 0x1A1 || c == 0x1B0;
    if (mark == 0x302)
        return c == 'a' || c == 'e' || c == 'o';
    if (mark == 0x306)
        return c == 'a';
    return horned || (c < 0x80 && c && strchr("aeiouy", (int)c));
}

static void vni_byte(struct buf *out, uint32_t c, uint32_t *before)
{
    uint32_t lower = c >= 0xC0 && c < 0xE0 ? c + 0x20 : c;
    for (size_t i = 0; i < sizeof vni_marks / sizeof *vni_marks; i++)
        if (vni_marks[i].byte == lower && vni_takes_mark(*before, vni_marks[i].mark)) {
            if (vni_marks[i].mark)
                utf8_append(out, vni_marks[i].mark);
            if (vni_marks[i].tone)
                utf8_append(out, vni_marks[i].tone);
            *before = 0;
            return;
        }
    for (size_t i = 0; i < sizeof vni_letters / sizeof *vni_letters; i++)
        if (vni_letters[i].byte == lower) {
            *before = lower == c ? vni_letters[i].letter : cp_upper(vni_letters[i].letter);
            utf8_append(out, *before);
            return;
        }
    *before = c;
    utf8_append(out, c);
}

static struct str from_bytes(struct arena *a, struct str s, enum encoding e)
{
    struct buf out = {0};
    bool saved_as_utf8 = utf8_check(s) == s.n;
    uint32_t c, before = 0;
    for (size_t at = 0, n = 1; at < s.n; at += n) {
        /* Saved as UTF-8 afterwards, each byte is the character of that number. */
        c = (unsigned char)s.p[at];
        if (saved_as_utf8)
            n = utf8_next(str_slice(s, at, s.n), &c);
        if (e == ENCODING_VNI)
            vni_byte(&out, c, &before);
        else if (e == ENCODING_TCVN3)
            utf8_append(&out, c >= 0xA0 && c <= 0xFF ? tcvn3[c - 0xA0] : c);
        else
            utf8_append(&out, c >= 0x80 && c <= 0xFF ? windows_1258[c - 0x80] : c);
    }
    struct str text = buf_take(&out, a);
    return unicode_nfc(a, text);
}

static struct str from_utf16(struct arena *a, struct str s)
{
    struct buf out = {0};
    const unsigned char *p = (const unsigned char *)s.p;
    bool big = s.n > 1 && p[0] == 0xFE && p[1] == 0xFF;
    bool marked = big || (s.n > 1 && p[0] == 0xFF && p[1] == 0xFE);
    for (size_t i = marked ? 2 : 0; i + 1 < s.n; i += 2) {
        uint32_t c = (uint32_t)(big ? p[i] << 8 | p[i + 1] : p[i + 1] << 8 | p[i]);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.n) {
            uint32_t low = (uint32_t)(big ? p[i + 2] << 8 | p[i + 3] : p[i + 3] << 8 | p[i + 2]);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        utf8_append(&out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return buf_take(&out, a);
}

struct str encoding_decode(struct arena *a, struct str bytes, enum encoding e)
{
    if (e == ENCODING_UTF16)
        return from_utf16(a, bytes);
    return e == ENCODING_UTF8 || e == ENCODING_AUTO ? bytes : from_bytes(a, bytes, e);
}

/* --- which one ------------------------------------------------------------------------------ */

struct syllable {   /* of the word that is read: Vietnamese words are one syllable each */
    unsigned parts; /* consonants, vowels, consonants: changes between them */
    unsigned tones, marked;
    bool vowel, foreign; /* the last letter is one; it has a letter that is not Vietnamese */
};

static void add_letter(struct syllable *s, uint32_t c)
{
    uint32_t parts[4] = {c};
    size_t n = c < 0x80 ? 1 : cp_decompose(c, parts);
    uint32_t base = cp_lower(n == 1 ? cp_base(c) : parts[0]);
    bool vowel = base < 0x80 && base && strchr("aeiouy", (int)base);
    s->parts += vowel != s->vowel;
    s->vowel = vowel;
    s->marked += c >= 0x80;
    s->foreign |= c >= 0x80 && n == 1 && base != 'd';
    for (size_t i = 1; i < n; i++) {
        bool letter_mark = parts[i] == 0x302 || parts[i] == 0x306 || parts[i] == 0x31B;
        s->tones += cp_tone(parts[i]) > 0;
        s->foreign |= !vowel || !(letter_mark || cp_tone(parts[i]));
    }
}

/* The share, in percent, of words with marked letters that can be Vietnamese syllables. */
static unsigned share_of_syllables(struct str text)
{
    enum { FEW = 4 }; /* words prove nothing */
    size_t words = 0, good = 0;
    struct syllable s = {0};
    uint32_t c;
    for (size_t at = 0, n;; at += n) {
        n = utf8_next(str_slice(text, at, text.n), &c);
        bool letter = n && (cp_is_letter(c) || c >= 0x80) && !cp_is_space(c);
        if (letter) {
            add_letter(&s, c);
            continue;
        }
        words += s.marked > 0;
        good += s.marked && !s.foreign && s.parts && s.parts <= 2 && s.tones <= 1;
        s = (struct syllable){0};
        if (!n)
            break;
    }
    return words < FEW ? 0 : (unsigned)(good * 100 / words);
}

/* The beginning of a text, without half a letter at its end. */
static struct str head_of(struct str bytes, size_t n, bool utf8)
{
    while (utf8 && n < bytes.n && utf8_continues(bytes.p[n]))
        n++;
    return str_slice(bytes, 0, n < bytes.n ? n : bytes.n);
}

static bool is_no_character(uint32_t c)
{
    return (c >= 0x7F && c < 0xA0) || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

unsigned encoding_nonsense(struct str text)
{
    enum { FEW = 20 };
    size_t words = 0, letters = 0, bad = 0, length = 0;
    struct syllable s = {0};
    uint32_t c;
    for (size_t at = 0, n;; at += n) {
        n = utf8_next(str_slice(text, at, text.n), &c);
        if (n && (cp_is_letter(c) || is_no_character(c))) {
            add_letter(&s, c);
            length++;
            continue;
        }
        bool word = !s.foreign && s.parts && s.tones <= 1 && (s.parts <= 2 || !s.marked);
        words += length > 0;
        letters += length;
        bad += word ? 0 : length;
        length = 0;
        s = (struct syllable){0};
        if (!n)
            break;
    }
    return words < FEW ? 0 : (unsigned)(bad * 100 / letters);
}

enum encoding encoding_of(struct str bytes)
{
    enum { SURE = 85, PLAIN = 70, HEAD = 1 << 13, MORE = 1 << 16 }; /* percent; bytes looked at */
    static const enum encoding older[] = {ENCODING_TCVN3, ENCODING_VNI, ENCODING_WINDOWS_1258};
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return ENCODING_UTF16;
    bool utf8 = utf8_check(bytes) == bytes.n;
    struct arena *scratch = arena_new();
    enum encoding best = ENCODING_UTF8;
    unsigned most = SURE;
    struct str more = head_of(bytes, MORE, utf8);
    bool plain =
        utf8 && (share_of_syllables(unicode_nfc(scratch, head_of(bytes, HEAD, utf8))) >= PLAIN ||
                 share_of_syllables(unicode_nfc(scratch, more)) >= PLAIN);
    for (size_t i = 0; !plain && i < sizeof older / sizeof *older; i++) {
        unsigned share = share_of_syllables(encoding_decode(scratch, more, older[i]));
        if (share > most) {
            most = share;
            best = older[i];
        }
    }
    arena_free(scratch);
    return best;
}
