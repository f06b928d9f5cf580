/*
 * Unicode: code points, normal form C, case, width. The only file that includes libunistring.
 *
 * Text inside the program is valid UTF-8 in NFC: source_open() checks and composes it.
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* Is it a byte after the first one of a code point? */
static inline bool utf8_continues(char byte)
{
    return (byte & 0xC0) == 0x80;
}
/* As utf8_next(), for whatever its own lines leave. */
size_t utf8_next_rare(struct str s, uint32_t *code_point);
/*
 * Bytes of the first code point of s, 0 at its end or where the bytes are not UTF-8. Vietnamese is
 * written in one, two and three bytes; those of E1 to EC are always valid.
 */
static inline size_t utf8_next(struct str s, uint32_t *code_point)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (s.n && p[0] < 0x80) {
        *code_point = p[0];
        return 1;
    }
    if (s.n > 1 && p[0] >= 0xC2 && p[0] <= 0xDF && (p[1] & 0xC0) == 0x80) {
        *code_point = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
        return 2;
    }
    if (s.n > 2 && p[0] >= 0xE1 && p[0] <= 0xEC && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *code_point = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        return 3;
    }
    return utf8_next_rare(s, code_point);
}
/* The code point at a byte of s, 0 at its end; size, if not NULL, gets its bytes. */
static inline uint32_t utf8_peek(struct str s, size_t at, size_t *size)
{
    uint32_t c = 0;
    size_t n = utf8_next(str_slice(s, at, s.n), &c);
    if (size)
        *size = n;
    return n ? c : 0;
}
/* Bytes of the last code point of s, 0 as above. */
size_t utf8_last(struct str s, uint32_t *code_point);
/* The first and the last code point of s themselves; `none` where there is none. */
static inline uint32_t utf8_first(struct str s, uint32_t none)
{
    utf8_next(s, &none);
    return none;
}
static inline uint32_t utf8_final(struct str s, uint32_t none)
{
    utf8_last(s, &none);
    return none;
}
/* Offset of the first byte that is not UTF-8 (overlong forms and surrogates included), or s.n. */
size_t utf8_check(struct str s);
size_t utf8_length(struct str s); /* code points */
void utf8_append(struct buf *, uint32_t code_point);
enum { UTF8_MOST = 4 };
size_t utf8_write(char out[UTF8_MOST], uint32_t code_point); /* how many bytes; no NUL */

bool cp_is_letter(uint32_t);
bool cp_is_upper(uint32_t);
bool cp_is_lower(uint32_t);
static inline bool cp_is_digit(uint32_t c) /* 0-9 only */
{
    return c >= '0' && c <= '9';
}
/* Of a combining mark: 1 grave, 2 acute, 3 hook above, 4 tilde, 5 dot below; else 0. */
unsigned cp_tone(uint32_t);
static inline bool cp_is_dash(uint32_t c) /* a printer's dash */
{
    return c >= 0x2010 && c <= 0x2015;
}
static inline bool cp_is_word(uint32_t c) /* a letter or a digit */
{
    return c < 0x80 ? is_letter((char)c) || is_digit((char)c) : cp_is_letter(c);
}
/* White_Space of PropList.txt, no-break spaces included. */
static inline bool cp_is_space(uint32_t c)
{
    if (c < 0x1680)
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}
uint32_t cp_lower(uint32_t);
uint32_t cp_upper(uint32_t);
/* The letter without its Vietnamese or other marks: ệ -> e, Đ -> D. */
uint32_t cp_base(uint32_t);
/*
 * The Latin or Vietnamese letter, digit or mark of the same look, for keys only: Cyrillic and Greek
 * letters, the Eth of old encodings for Đ, full-width forms; c itself for all others.
 */
uint32_t cp_look_alike(uint32_t c);
/* Canonical decomposition, one step deep at most 4: returns how many code points were written. */
size_t cp_decompose(uint32_t, uint32_t out[4]);

/* All letters as cp_look_alike() gives them; the same slice where there is nothing to change. */
struct str unicode_look_alikes(struct arena *, struct str);
bool unicode_is_nfc(struct str);
struct str unicode_nfc(struct arena *, struct str); /* the same slice where it is NFC already */
struct str unicode_upper(struct arena *, struct str);
struct str unicode_lower(struct arena *, struct str);
/* With its first letter changed, by cp_upper or cp_lower. */
struct str unicode_first(struct arena *, struct str, uint32_t (*change)(uint32_t));
/*
 * Is it in capitals: it has one, and of the letters that have two cases so many percent at least.
 * Optical readers mistake single capitals ("TỔNG Bí THƯ"), so 80 will do for what they read.
 */
enum { CAPITALS_READ = 80, CAPITALS_ALL = 100 };
bool unicode_is_capitals(struct str, unsigned percent);
/* Blanks, soft hyphens and characters without a width alone; also an empty text. */
bool unicode_is_invisible(struct str);
size_t unicode_columns(struct str); /* terminal columns */
/*
 * A key for comparing words: letters without their marks in capitals, words parted by one blank,
 * dashes alike, what is not ASCII then as '~'. At most room - 1 bytes and a NUL; its length.
 */
size_t unicode_key(struct str, char *out, size_t room);

/*
 * UAX 14 break opportunities: out[i] is 'b' where a line may break before byte i, '!' where it
 * must, 0 elsewhere; out has s.n places.
 */
void unicode_line_breaks(struct str s, char *out);

/* "2021-" / "2025", "43-NQ/" / "TW", "lần/" / "năm": is a line cut from the next one inside a word.
 */
bool word_is_cut(struct str line, struct str next);

#endif
