/* Figures of facts: see facts_int.h. */
#include "compare/facts_int.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum {
    UNITS_MOST = 2,   /* "nghìn", "tỷ đồng" */
    FIGURES_MOST = 30 /* of a number; one with more is compared as it is written */
};

/* Takes blanks of any kind from the start. */
static struct str skip_blanks(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)) && (cp_is_space(c) || c == 0x200B);)
        s = str_slice(s, n, s.n);
    return s;
}

bool fact_is_dash(struct str s)
{
    uint32_t c = 0;
    s = skip_blanks(s);
    size_t n = utf8_next(s, &c);
    return (c == '-' || c == 0x2013 || c == 0x2014) && !skip_blanks(str_slice(s, n, s.n)).n;
}

struct decimal { /* digits x 10^exponent, no zero at either end; no digits: zero */
    char digits[FIGURES_MOST];
    size_t n;
    int exponent;
};

/* The stop or the blank at s[at] that parts thousands, in bytes: three figures follow, and no
 * more; else 0. */
static size_t between_thousands(struct str s, size_t at)
{
    uint32_t c = 0;
    size_t sign = utf8_next(str_slice(s, at, s.n), &c), n = 0;
    while (is_digit(str_at(s, at + sign + n)))
        n++;
    return (c == '.' || cp_is_space(c)) && n == 3 ? sign : 0;
}

/* "1.500", "05", "1,5"; false for what is no number alone. */
static bool read_decimal(struct str s, struct decimal *d)
{
    bool fraction = false;
    *d = (struct decimal){.n = 0};
    for (size_t i = 0; i < s.n; i++) {
        bool digit = is_digit(s.p[i]);
        size_t parts = !digit && i && !fraction ? between_thousands(s, i) : 0;
        if (parts) {
            i += parts - 1;
            continue;
        }
        if (!digit && (!i || fraction || (s.p[i] != ',' && s.p[i] != '.')))
            return false;
        if (!digit) {
            fraction = true;
            continue;
        }
        if (d->n == FIGURES_MOST)
            return false;
        if (d->n || s.p[i] != '0')
            d->digits[d->n++] = s.p[i];
        d->exponent -= fraction;
    }
    while (d->n && d->digits[d->n - 1] == '0') {
        d->n--;
        d->exponent++;
    }
    if (!d->n)
        d->exponent = 0;
    return s.n > 0;
}

static bool is_less(const struct decimal *a, const struct decimal *b)
{
    int one = a->n ? (int)a->n + a->exponent : INT32_MIN;
    int two = b->n ? (int)b->n + b->exponent : INT32_MIN;
    if (one != two)
        return one < two;
    return str_cmp((struct str){a->digits, a->n}, (struct str){b->digits, b->n}) < 0;
}

/* Appends the number so that equal ones are equal bytes; power: of ten, by which it is taken. */
static void append_number(struct buf *key, struct str s, int power)
{
    struct decimal d;
    if (!read_decimal(s, &d)) {
        buf_str(key, s);
        return;
    }
    buf_str(key, (struct str){d.digits, d.n});
    buf_printf(key, "e%d", d.n ? d.exponent + power : 0);
}

/* Is word i a number and no part of a date. */
static bool is_plain(const struct reading *k, uint32_t i, struct decimal *d)
{
    struct day day;
    return i < k->n && read_decimal(fact_word(k, i), d) && !fact_date_at(k, i, &day);
}

/* The two numbers of a word that is a range, "15-20"; false for another word. */
static bool range_of_word(struct str word, struct str *first, struct str *last)
{
    struct decimal low, high;
    size_t at = 0;
    uint32_t c = 0;
    while (at < word.n && (unsigned char)word.p[at] < 0x80 && word.p[at] != '-')
        at++;
    size_t n = utf8_next(str_slice(word, at, word.n), &c);
    *first = str_slice(word, 0, at);
    *last = str_slice(word, at + n, word.n);
    return fact_is_dash(str_slice(word, at, at + n)) && read_decimal(*first, &low) &&
           read_decimal(*last, &high) && is_less(&low, &high);
}

/* The last word of the range that begins at word i: "15 - 20", "15% - 20%", "từ 50 đến 100"; i for
 * a number alone. */
static uint32_t range_last(const struct reading *k, uint32_t i)
{
    struct decimal first, last;
    struct str between = skip_blanks(fact_gap(k, i + 1));
    if (str_starts(between, STR("%")))
        between = str_slice(between, 1, between.n);
    if (!read_decimal(fact_word(k, i), &first))
        return i;
    if (fact_is_dash(between))
        return is_plain(k, i + 1, &last) && is_less(&first, &last) ? i + 1 : i;
    if (i && k->w[i - 1].key == k->r->range_from && fact_adjoins(k, i) && i + 2 < k->n &&
        k->w[i + 1].key == k->r->range_to && fact_adjoins(k, i + 1) && fact_adjoins(k, i + 2) &&
        is_plain(k, i + 2, &last) && is_less(&first, &last))
        return i + 2;
    return i;
}

/* The bound before word i, by what it means: "ít nhất" and "tối thiểu" are one. */
static uint32_t read_bound(const struct reading *k, uint32_t i, struct buf *key)
{
    uint32_t n = i && fact_adjoins(k, i) ? fact_entry_before(&k->r->bounds, k, i) : 0;
    size_t which = 0;
    if (n && fact_entry(&k->r->bounds, k, i - n, &which) == n) {
        struct str same = lexicon_field(WORDS_FACT_BOUND, which, 1);
        buf_str(key, same.n ? same : lexicon_field(WORDS_FACT_BOUND, which, 0));
    }
    return n;
}

/*
 * "/năm", "/người" before word i: appends it, of a unit of several spellings the first one; returns
 * the words. A word that is no unit counts.
 */
static uint32_t read_per(const struct reading *k, uint32_t i, struct buf *measure)
{
    struct str s = fact_gap(k, i);
    size_t which = 0;
    uint32_t n = fact_entry_at(&k->r->terms, k, i);
    n = n ? n : fact_entry_at(&k->r->units, k, i);
    if (i >= k->n || !s.n || s.p[s.n - 1] != '/' || is_digit(*fact_word(k, i).p))
        return 0;
    buf_char(measure, '/');
    n = n ? n : 1;
    uint32_t scale = fact_entry(&k->r->scales, k, i, &which), key = 0;
    struct str same = scale == n ? lexicon_field(WORDS_FACT_SCALE, which, 1) : STR_NONE;
    if (same.n && !is_digit(*same.p)) {
        key = vocabulary_of(k->r->s->vocabulary, same);
        buf_str(measure, MAP_KEY(key));
        return n;
    }
    for (uint32_t end = i + n; i < end; i++)
        buf_str(measure, MAP_KEY(k->w[i].key));
    return n;
}

/* Does word i follow the one before with no sign between. */
static bool follows(const struct reading *k, uint32_t i)
{
    struct str between = fact_gap(k, i);
    return fact_adjoins(k, i) && !(between.n && memchr(between.p, '/', between.n));
}

/* The unit that is word i: what it says of the number goes to power and measure; its words. told:
 * do these two say all of it. */
static uint32_t read_unit(const struct reading *k, uint32_t i, int *power, struct buf *measure,
                          uint32_t *told)
{
    size_t which = 0;
    unsigned figures = 0;
    uint32_t n = fact_entry_at(&k->r->terms, k, i), scale;
    if (n && !fact_is_year(k, i + n)) {
        buf_str(measure, MAP_KEY(k->w[i].key));
        *told = n;
        return n;
    }
    n = fact_entry_at(&k->r->units, k, i);
    scale = n ? fact_entry(&k->r->scales, k, i, &which) : 0;
    *told = scale;
    struct str same = scale ? lexicon_field(WORDS_FACT_SCALE, which, 1) : STR_NONE;
    if (scale && str_number(same, 0, 2, &figures))
        *power += (int)figures;
    else if (scale)
        buf_str(measure, same.n ? same : lexicon_field(WORDS_FACT_SCALE, which, 0));
    return n;
}

/* Where the units from word i on end; *told_end: those of them that power and measure tell. */
static uint32_t read_units(const struct reading *k, uint32_t i, int *power, struct buf *measure,
                           uint32_t *told_end)
{
    uint32_t n, told;
    for (int u = 0; u < UNITS_MOST && follows(k, i); u++, i += n) {
        if (!(n = read_unit(k, i, power, measure, &told)))
            break;
        *told_end = *told_end == i ? i + told : *told_end;
    }
    return i;
}

/* What the number is in, from the words and signs after it: sets all but its names. */
static void read_measure(const struct reading *k, struct amount *a, int *power, struct buf *measure)
{
    uint32_t last = a->value_end - 1, c = 0;
    uint32_t percent = fact_entry_at(&k->r->percent, k, last + 1);
    struct str after = skip_blanks(fact_gap(k, last + 1));
    size_t n = utf8_next(after, &c);
    a->told_end = a->value_end;
    if (n && (c == '%' || c == 0x2030)) {
        a->sign = str_slice(after, 0, n);
        a->unit = 1;
        buf_char(measure, c == '%' ? '%' : 'm');
    } else if (percent && fact_adjoins(k, last + 1)) {
        a->told_end = a->end += percent;
        a->unit = 1;
        buf_char(measure, '%');
    } else {
        a->end = read_units(k, a->end, power, measure, &a->told_end);
        a->unit = a->end > last + 1 ? k->w[last + 1].key + 2 : 0;
    }
    bool all = a->told_end == a->end;
    for (uint32_t per; a->unit && (per = read_per(k, a->end, measure)); a->end += per)
        a->sign = STR_NONE;
    a->told_end = all ? a->end : a->told_end;
}

/* Appends the number of words [i, last], or the two of a range, so that equal ones are equal. */
static void append_value(const struct reading *k, uint32_t i, uint32_t last, int power,
                         struct buf *key)
{
    struct str low = fact_word(k, i), high = fact_word(k, last);
    bool range = last > i || range_of_word(low, &low, &high);
    buf_char(key, '\n');
    append_number(key, low, power);
    if (range) {
        buf_char(key, '-');
        append_number(key, high, power);
    }
    buf_char(key, '\n');
}

struct amount fact_amount_at(const struct reading *k, uint32_t i)
{
    struct buf key = {0}, measure = {0};
    uint32_t last = range_last(k, i), bound = read_bound(k, i, &key);
    struct amount a = {.from = i - bound, .value_end = last + 1, .end = last + 1};
    size_t bound_key = key.n;
    int power = 0;
    if (last == i + 2 && !bound)
        a.from--;
    read_measure(k, &a, &power, &measure);
    append_value(k, i, last, power, &key);
    buf_str(&key, buf_view(&measure));
    a.name = fact_name(k->r, CHANGED_NUMBER, buf_view(&key));
    a.value = fact_name(k->r, CHANGED_NUMBER, str_slice(buf_view(&key), bound_key, key.n));
    buf_printf(&measure, "^%d", power);
    a.measure = fact_name(k->r, CHANGED_NUMBER, buf_view(&measure));
    buf_free(&key);
    buf_free(&measure);
    return a;
}
