/* Text: see text.h. */
#define _GNU_SOURCE /* memmem */
#include "base/text.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

struct str str_of(const char *c)
{
    return c ? (struct str){c, strlen(c)} : STR_NONE;
}

struct str str_trim(struct str s)
{
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    while (s.n && is_space(*s.p)) {
        s.p++;
        s.n--;
    }
    return s;
}

struct str str_strip(struct str s, const char *set)
{
    size_t from = 0;
    while (from < s.n && s.p[from] && strchr(set, s.p[from]))
        from++;
    while (s.n > from && s.p[s.n - 1] && strchr(set, s.p[s.n - 1]))
        s.n--;
    return str_slice(s, from, s.n);
}

struct str str_last_word(struct str s)
{
    s = str_trim(s);
    size_t at = s.n;
    while (at && !is_space(s.p[at - 1]))
        at--;
    return str_slice(s, at, s.n);
}

struct str str_word(struct str *rest)
{
    struct str s = str_trim(*rest);
    size_t n = 0;
    while (n < s.n && !is_space(s.p[n]))
        n++;
    *rest = str_slice(s, n, s.n);
    return n ? str_slice(s, 0, n) : STR_NONE;
}

struct str str_line(struct str *rest)
{
    struct str s = *rest;
    size_t n = str_find(s, STR("\n"), 0);
    *rest = n == (size_t)-1 ? STR_NONE : str_slice(s, n + 1, s.n);
    return str_slice(s, 0, n);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_index(struct str s, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !str_is(s, names[i]))
        i++;
    return i;
}

int str_order(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

bool str_in_brackets(struct str s)
{
    return s.n > 2 && *s.p == '[' && memchr(s.p, ']', s.n) == s.p + s.n - 1;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.n)
        return (size_t)-1;
    if (!needle.n)
        return from;
    const char *hit = s.n - from ? memmem(s.p + from, s.n - from, needle.p, needle.n) : NULL;
    return hit ? (size_t)(hit - s.p) : (size_t)-1;
}

size_t str_number(struct str s, size_t at, size_t most, unsigned *value)
{
    unsigned n = 0;
    size_t from = at;
    for (; at - from < most && is_digit(str_at(s, at)); at++)
        n = n > (UINT_MAX - 9) / 10 ? UINT_MAX : n * 10 + (unsigned)(s.p[at] - '0');
    if (value)
        *value = n;
    return at - from;
}

enum { LONGEST = 256 }; /* bytes of names; what is longer is cut */

size_t text_distance(struct str a, struct str b)
{
    size_t row[LONGEST + 1];
    a = str_slice(a, 0, LONGEST);
    b = str_slice(b, 0, LONGEST);
    for (size_t j = 0; j <= b.n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t replaced = diagonal + (a.p[i - 1] != b.p[j - 1]);
            size_t shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = replaced < shifted ? replaced : shifted;
        }
    }
    return row[b.n];
}

bool nearest_offer(struct nearest *n, struct str name)
{
    size_t a = str_slice(n->wanted, 0, LONGEST).n, b = str_slice(name, 0, LONGEST).n;
    if (!b || (a > b ? a - b : b - a) >= n->distance) /* the least that it can be */
        return false;
    size_t distance = text_distance(n->wanted, name);
    if (distance >= n->distance)
        return false;
    n->best = name;
    n->distance = distance;
    return true;
}

struct str str_first_words(struct str text, size_t bytes)
{
    size_t line = str_find(text, STR("\n"), 0), cut = bytes;
    text = str_slice(text, 0, line == (size_t)-1 ? text.n : line);
    while (cut < text.n && text.p[cut] != ' ')
        cut++;
    return str_slice(text, 0, cut);
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){arena_copy(a, s.p, s.n), s.n};
}

struct str str_format(struct arena *a, const char *format, ...)
{
    struct buf b = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    return buf_take(&b, a);
}

struct str str_filled(struct arena *a, struct str form, struct str mark, struct str words)
{
    size_t at = str_find(form, mark, 0);
    if (at == (size_t)-1)
        return form;
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(str_slice(form, 0, at)), STR_ARG(words),
                      STR_ARG(str_slice(form, at + mark.n, form.n)));
}

void buf_free(struct buf *b)
{
    free(b->p);
    *b = (struct buf){0};
}

void buf_grow(struct buf *b, size_t more)
{
    if (more > SIZE_MAX - b->n - 1)
        mem_resize(NULL, SIZE_MAX, 2); /* reports that memory is out and ends the program */
    b->p = mem_vec_room(b->p, &b->cap, b->n + more + 1, 1);
}

void buf_add(struct buf *b, const char *bytes, size_t n)
{
    buf_grow(b, n);
    if (n)
        memcpy(b->p + b->n, bytes, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.p, s.n);
}

void buf_puts(struct buf *b, const char *c)
{
    buf_add(b, c, strlen(c));
}

void buf_shortened(struct buf *b, struct str s, size_t most, size_t head, size_t tail)
{
    if (s.n <= most) {
        buf_str(b, s);
        return;
    }
    size_t end = s.n - tail;
    while (utf8_continues(s.p[head]))
        head--;
    while (end < s.n && utf8_continues(s.p[end]))
        end++;
    buf_printf(b, "%.*s […] %.*s", STR_ARG(str_slice(s, 0, head)), STR_ARG(str_slice(s, end, s.n)));
}

void buf_repeat(struct buf *b, char c, size_t n)
{
    while (n--)
        buf_char(b, c);
}

void buf_roman(struct buf *b, unsigned n, bool upper)
{
    static const struct {
        unsigned value;
        const char *upper, *lower;
    } signs[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
                 {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
                 {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
                 {1, "I", "i"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            buf_puts(b, upper ? signs[i].upper : signs[i].lower);
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    enum { USUAL = 64 }; /* what is longer is formatted twice */
    va_list again;
    va_copy(again, args);
    b->p = mem_vec_room(b->p, &b->cap, b->n + USUAL, 1);
    int n = vsnprintf(b->p + b->n, b->cap - b->n, format, args);
    if (n > 0 && (size_t)n >= b->cap - b->n) {
        b->p = mem_vec_room(b->p, &b->cap, b->n + (size_t)n + 1, 1);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
    }
    va_end(again);
    if (n > 0)
        b->n += (size_t)n;
    else
        b->p[b->n] = '\0';
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_pour(struct buf *b)
{
    enum { MUCH = 1 << 16, KEPT = 8 }; /* bytes */
    if (!b->drain || b->n < MUCH)
        return;
    size_t n = b->n - KEPT;
    b->drain->take(b->drain->context, (struct str){b->p, n});
    b->drain->taken += n;
    memmove(b->p, b->p + n, KEPT + 1);
    b->n = KEPT;
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->p ? b->p : "", b->n};
}

struct str buf_take(struct buf *b, struct arena *a)
{
    struct str s = str_copy(a, buf_view(b));
    buf_free(b);
    return s;
}
