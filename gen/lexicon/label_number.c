/* The number in a label: see label.h. */
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/lexicon.h"

/* Bytes of the mark or blank that the label ends with; 0 for none. */
static size_t mark_at_end(struct str label)
{
    uint32_t c;
    size_t n = utf8_last(label, &c);
    bool mark = n && (c == 0x2013 || c == 0x2014 || (c < 128 && strchr(".-):,/ ", (int)c)));
    return mark ? n : 0;
}

struct str label_number(struct str label)
{
    label = str_trim(label);
    size_t length;
    if (label_division(label, &length))
        label = str_slice(label, length, label.n);
    for (size_t n; (n = mark_at_end(label)) > 0;)
        label.n -= n;
    while (label.n && (*label.p == '(' || *label.p == ' '))
        label = str_slice(label, 1, label.n);
    return label;
}

bool label_is_bare(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("IVXLC", s.p[i]) && (s.n > 1 || s.p[i] < 'A' || s.p[i] > 'Z'))
            return false;
    return s.n > 0;
}

bool label_is_above(struct str number, struct str below)
{
    return is_digit(str_at(number, 0)) && str_starts(below, number) &&
           str_at(below, number.n) == '.' && is_digit(str_at(below, number.n + 1));
}

bool label_is_initial(struct str rest)
{
    uint32_t first = 0, second = 0;
    size_t n = utf8_next(rest, &first);
    if (!cp_is_upper(first) || str_at(rest, n) != '.')
        return false;
    rest = str_trim(str_slice(rest, n + 1, rest.n));
    n = utf8_next(rest, &first);
    utf8_next(str_slice(rest, n, rest.n), &second);
    return cp_is_upper(first) && cp_is_lower(second);
}

bool label_is_name(struct str rest)
{
    uint32_t c;
    size_t n = utf8_next(rest, &c);
    if (cp_is_upper(c) && str_at(rest, n) == '.')
        rest = str_trim(str_slice(rest, n + 1, rest.n));
    size_t name = lexicon_begins(rest, WORDS_INITIALED_NAME);
    size_t length = name ? lexicon_field(WORDS_INITIALED_NAME, name - 1, 0).n : 0;
    return name && !cp_is_word(utf8_first(str_slice(rest, length, rest.n), ' '));
}

/* "thứ hai" -> 2; 0 where it is no such word. */
static size_t ordinal(struct str number)
{
    size_t mark, word;
    if (!lexicon_begins_any_case(number, WORDS_ORDINAL_MARK, &mark))
        return 0;
    struct str rest = str_trim(str_slice(number, mark, number.n));
    size_t value = lexicon_begins_any_case(rest, WORDS_ORDINAL, &word);
    return word == rest.n ? value : 0;
}

/* Are all letters those of Roman numbers or what is taken for I, and one of them a true one. */
static bool is_roman(struct str number)
{
    bool true_digit = false;
    for (size_t i = 0; i < number.n; i++) {
        if (!number.p[i] || !strchr("IVXl1|", number.p[i]))
            return false;
        true_digit |= strchr("IVX", number.p[i]) != NULL;
    }
    return true_digit;
}

/* "I.1" -> "1", "A.2.1" -> "2.1", "Khoản 1" -> "1": what is before says where the clause is. */
static struct str without_section(struct str number)
{
    size_t n = 0, length;
    if (lexicon_begins_any_case(number, WORDS_CLAUSE, &length) && str_at(number, length) == ' ')
        return str_trim(str_slice(number, length, number.n));
    while (n < number.n && strchr("IVXLl1|", number.p[n]) && !is_digit(number.p[n]))
        n++;
    n += !n && number.n && number.p[0] >= 'A' && number.p[0] <= 'Z';
    bool section = n && str_at(number, n) == '.' && is_digit(str_at(number, n + 1));
    return section ? str_slice(number, n + 1, number.n) : number;
}

struct str label_number_plain(struct arena *a, struct str label)
{
    struct str number = without_section(label_number(unicode_look_alikes(a, label)));
    struct buf b = {0};
    size_t value = ordinal(number);
    uint32_t c;
    if (value)
        buf_roman(&b, (unsigned)value, true);
    for (size_t n; !value && (n = utf8_next(number, &c)); number = str_slice(number, n, number.n))
        if (!cp_is_space(c))
            utf8_append(&b, c);
    return buf_take(&b, a);
}

struct str label_number_meant(struct arena *a, struct str label)
{
    struct str number = label_number_plain(a, label);
    if (str_is(number, "\xC2\xA9")) /* the copyright sign: see folded_text.c */
        return STR("c");
    if (!is_roman(number))
        return number;
    char *meant = arena_copy(a, number.p, number.n);
    for (size_t i = 0; i < number.n; i++)
        meant[i] = memchr("IVX", meant[i], 3) ? meant[i] : 'I';
    return (struct str){meant, number.n};
}
