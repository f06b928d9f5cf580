/* Numbers and dates: see number_date.h. */
#include "read/paper/number_date.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { NUMBER_LENGTH = 40, FIRST_YEAR = 1900 };

static uint32_t peek(const struct cursor *c, size_t *size)
{
    return utf8_peek(c->s, c->at, size);
}

static void skip_blanks(struct cursor *c)
{
    size_t size;
    for (uint32_t cp = peek(c, &size); size && cp_is_space(cp); cp = peek(c, &size))
        c->at += size;
}

static bool skip_sign(struct cursor *c, const char *set)
{
    size_t size;
    uint32_t cp = peek(c, &size);
    bool there = cp && cp < 128 && strchr(set, (char)cp);
    if (there)
        c->at += size;
    return there;
}

/* --- number ------------------------------------------------------------------------------- */

/* Digits; a reader's O or o between or after digits is a zero. */
static bool take_digits(struct cursor *c, struct buf *out)
{
    size_t before = out->n;
    for (size_t size;; c->at += size) {
        uint32_t cp = peek(c, &size);
        bool zero = (cp == 'O' || cp == 'o') && out->n > before;
        if (!cp_is_digit(cp) && !zero)
            break;
        buf_char(out, zero ? '0' : (char)cp);
    }
    return out->n > before;
}

/* Letters up to another sign, or to a date that is glued to them: "SCXngày 5/4". */
static void take_letters(struct cursor *c, struct buf *out)
{
    size_t size;
    for (uint32_t cp = peek(c, &size); cp_is_word(cp) || cp == '.' || cp == '&';
         cp = peek(c, &size)) {
        if (out->n && lexicon_length(str_slice(c->s, c->at, c->s.n), WORDS_DATE_DAY))
            break;
        utf8_append(out, cp);
        c->at += size;
    }
    while (out->n && out->p[out->n - 1] == '.')
        out->n--;
}

/* The rest of a number, "/KH-UBND", with blanks where a typist or a gap left them. */
static void take_sign(struct cursor *c, struct buf *out)
{
    for (;;) {
        struct cursor ahead = *c;
        skip_blanks(&ahead);
        size_t mark = ahead.at;
        if (!skip_sign(&ahead, "/-"))
            return;
        skip_blanks(&ahead);
        struct buf part = {0};
        take_letters(&ahead, &part);
        if (part.n) {
            buf_char(out, c->s.p[mark]);
            buf_str(out, buf_view(&part));
            *c = ahead;
        }
        buf_free(&part);
        if (c->at != ahead.at)
            return;
    }
}

/* "(VX)" right after the sign: the unit that drafted the paper. */
static void take_bracket(struct cursor *c, struct buf *out)
{
    struct cursor ahead = *c;
    struct buf part = {0};
    if (skip_sign(&ahead, "("))
        take_letters(&ahead, &part);
    if (part.n && skip_sign(&ahead, ")")) {
        buf_char(out, '(');
        buf_str(out, buf_view(&part));
        buf_char(out, ')');
        *c = ahead;
    }
    buf_free(&part);
}

struct str number_at(struct arena *a, struct cursor *c)
{
    struct buf b = {0};
    skip_blanks(c);
    while (skip_sign(c, ":."))
        skip_blanks(c);
    if (take_digits(c, &b)) {
        take_letters(c, &b); /* 12a */
        take_sign(c, &b);
        take_bracket(c, &b);
    }
    return b.n && b.n <= NUMBER_LENGTH ? buf_take(&b, a) : (buf_free(&b), STR_NONE);
}

static unsigned value_at(struct cursor *c)
{
    struct buf b = {0};
    unsigned value;
    skip_blanks(c);
    take_digits(c, &b);
    size_t n = str_number(buf_view(&b), 0, 5, &value);
    buf_free(&b);
    return n > 4 ? 0 : value;
}

/* What parts day, month and year: a word of the list or one of / - . */
static bool skip_parting(struct cursor *c, enum words word)
{
    skip_blanks(c);
    if (skip_sign(c, ",")) /* "tháng 4, năm 2031" */
        skip_blanks(c);
    size_t found = lexicon_length(str_slice(c->s, c->at, c->s.n), word);
    c->at += found;
    return found || skip_sign(c, "/-.");
}

bool day_at(struct cursor *c, struct date *date)
{
    struct date d = {.day = value_at(c)};
    bool month_follows = skip_parting(c, WORDS_DATE_MONTH);
    d.month = month_follows ? value_at(c) : 0;
    struct cursor ahead = *c;
    bool year_follows = skip_parting(&ahead, WORDS_DATE_YEAR);
    d.year = year_follows ? value_at(&ahead) : 0;
    if (d.year >= FIRST_YEAR)
        *c = ahead;
    else
        d.year = 0;
    *date = d;
    return d.day && d.day <= 31 && d.month && d.month <= 12;
}

struct str date_at(struct arena *a, struct cursor *c)
{
    struct date d;
    if (!day_at(c, &d) || !d.year)
        return STR_NONE;
    return str_format(a, "%04u-%02u-%02u", d.year, d.month, d.day);
}
