/*
 * Text: a borrowed slice of bytes (struct str) and a growing string (struct buf).
 *
 * Bytes are UTF-8 unless a function says otherwise; lengths are in bytes. What is asked of every
 * word or letter of a document is inline.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

/* Not NUL-terminated in general; whoever made the bytes owns them. {NULL, 0} is "unset". */
struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf: "%.*s" */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

/* Of ASCII alone: 0 to 9; a letter; a blank or a tab; these and what ends lines and pages. */
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}
static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_of(const char *c_string); /* NULL gives STR_NONE */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct str){s.p ? s.p + from : NULL, to - from};
}
struct str str_trim(struct str); /* ASCII blanks, tabs, line and page ends, at both ends */
struct str str_strip(struct str, const char *set); /* the bytes of a set, at both ends */
struct str str_last_word(struct str);              /* what follows the last blank before its end */
/* The first word of rest, which then begins after it; unset when no word is left. */
struct str str_word(struct str *rest);
/* The first line of rest, without its end; rest becomes what follows. */
struct str str_line(struct str *rest);
static inline bool str_eq(struct str a, struct str b)
{
    /* most that differ do so in length or in the first byte */
    return a.n == b.n && (!a.n || (*a.p == *b.p && !memcmp(a.p, b.p, a.n)));
}
static inline bool str_is(struct str a, const char *c_string)
{
    return str_eq(a, (struct str){c_string, c_string ? strlen(c_string) : 0});
}
/* The place of s among n names, n where it is none of them. A name may be NULL: not to be found. */
size_t str_index(struct str s, const char *const *names, size_t n);
#define str_among(s, names) str_index(s, names, sizeof(names) / sizeof *(names))
int str_cmp(struct str, struct str);       /* by bytes */
int str_order(const void *, const void *); /* the same for sorting an array of them */
static inline bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && (!prefix.n || !memcmp(s.p, prefix.p, prefix.n));
}
bool str_ends(struct str, struct str suffix);
bool str_in_brackets(struct str); /* "[issuer]": what a draft leaves open */
/* Offset of the first occurrence at or after from, or (size_t)-1. */
size_t str_find(struct str, struct str needle, size_t from);
/* The byte at an offset, '\0' beyond the end. */
static inline char str_at(struct str s, size_t at)
{
    return at < s.n ? s.p[at] : '\0';
}
/* How many digits begin at an offset, `most` at most; *value, unless NULL, becomes their number,
 * UINT_MAX where it is too big. */
size_t str_number(struct str, size_t at, size_t most, unsigned *value);
/* The first words of the first line: so many bytes, and on to the end of a word. */
struct str str_first_words(struct str text, size_t bytes);
/* Edit distance in bytes (insert, delete, replace); for "did you mean". */
size_t text_distance(struct str, struct str);
/* Which of many names is meant by one that is none of them: start with NEAREST(wanted). */
struct nearest {
    struct str wanted, best; /* best: unset until a name was offered; the first of equals */
    size_t distance;
};
#define NEAREST(wanted) ((struct nearest){(wanted), STR_NONE, (size_t)-1})
/* True if the name is nearer than those offered before; an empty one never is. */
bool nearest_offer(struct nearest *, struct str name);
/* A copy, NUL-terminated, owned by the arena. */
struct str str_copy(struct arena *, struct str);
/* The form with words in the place of the first such mark; the form itself where it has none. */
struct str str_filled(struct arena *, struct str form, struct str mark, struct str words);
struct str str_format(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Zero it to start; buf_free releases it. Once non-empty, a NUL follows the bytes. */
/*
 * Where the first bytes of a long text go before its last are there (output_begin()). take() gets
 * them in order; what they are worth is told at the end.
 */
struct buf_drain {
    void (*take)(void *context, struct str bytes);
    void *context;
    size_t taken; /* bytes */
};

struct buf {
    char *p;
    size_t n, cap;
    struct buf_drain *drain; /* or NULL: the bytes are kept */
};

void buf_free(struct buf *);
void buf_add(struct buf *, const char *bytes, size_t n);
void buf_str(struct buf *, struct str);
void buf_puts(struct buf *, const char *c_string);
/* Of a text (UTF-8) of more than so many bytes (at least head + tail) only its beginning and its
 * end, with " […] " between. */
void buf_shortened(struct buf *, struct str, size_t most, size_t head, size_t tail);
void buf_grow(struct buf *, size_t more); /* makes room for so many bytes more, and a NUL */
static inline void buf_char(struct buf *b, char c)
{
    if (b->cap - b->n < 2)
        buf_grow(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}
void buf_repeat(struct buf *, char, size_t n);
void buf_roman(struct buf *, unsigned n, bool upper); /* "MCMXLVI"; nothing for 0 */
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list);
/* No writer looks at more than the last eight bytes again: of much the rest goes to the drain. */
void buf_pour(struct buf *);
struct str buf_view(const struct buf *); /* borrowed until the next change */
/* Moves the bytes into the arena and empties the buffer. */
struct str buf_take(struct buf *, struct arena *);

#endif
