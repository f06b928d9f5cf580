/* Labels: see label.h. */
#include "lexicon/label.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/folded_text.h"
#include "lexicon/lexicon.h"

enum { ROMAN_MAX = 60, NUMBER_DIGITS = 2, ARTICLE_DIGITS = 3 };

struct reader {
    struct str text;
    size_t at;
    bool heading; /* the mark-up says that the text is one */
};

static uint32_t peek(const struct reader *r, size_t *size)
{
    return utf8_peek(r->text, r->at, size);
}

static size_t blanks(struct reader *r)
{
    size_t start = r->at, size;
    for (uint32_t c = peek(r, &size); size && cp_is_space(c) && c != '\n'; c = peek(r, &size))
        r->at += size;
    return r->at - start;
}

/* Value of up to `digits` digits; 0 and no progress when there are none, or more. */
static unsigned read_digits(struct reader *r, unsigned digits)
{
    unsigned value;
    size_t n = str_number(r->text, r->at, digits + 1, &value);
    if (!n || n > digits)
        return 0;
    r->at += n;
    return value;
}

static unsigned roman_digit(char c)
{
    return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
}

/* Optical readers take I for these; only beside a true Roman digit is that believed. */
static char roman_letter(char c, bool *misread)
{
    if (!memchr("l1|", c, 3))
        return c;
    *misread = true;
    return 'I';
}

static unsigned read_roman(struct reader *r)
{
    size_t at = r->at;
    unsigned value = 0, before = 0;
    bool misread = false, true_digit = false;
    while (at < r->text.n && at - r->at < 8) {
        bool wrong = false;
        unsigned digit = roman_digit(roman_letter(r->text.p[at], &wrong));
        if (!digit)
            break;
        misread |= wrong;
        true_digit |= !wrong;
        value += digit;
        if (before && before < digit)
            value -= 2 * before;
        before = digit;
        at++;
    }
    if (!value || value > ROMAN_MAX || (misread && !true_digit))
        return 0;
    r->at = at;
    return value;
}

/* The dash of "1.-", "a)-" and "Điều 1. - ", the stroke of "1./", belongs to the label; that of
 * ". -5" does not. */
static void read_second_mark(struct reader *r)
{
    struct reader ahead = *r;
    size_t size;
    uint32_t c = peek(&ahead, &size);
    bool stroke = c == '/';
    if (!stroke && c != '-' && c != 0x2013 && c != 0x2014)
        return;
    ahead.at += size;
    c = peek(&ahead, &size);
    if (!c || cp_is_space(c) || (cp_is_upper(c) && !stroke))
        *r = ahead;
}

/* "-", "–", ".", "/", ":" or ")" of the set, with blanks before a dash; 0 when there is none. */
static char read_separator(struct reader *r, const char *set)
{
    struct reader ahead = *r;
    size_t size, gap = blanks(&ahead);
    uint32_t c = peek(&ahead, &size);
    if (c == 0x2013 || c == 0x2014)
        c = '-';
    if (!c || c > 127 || !strchr(set, (char)c) || (gap && c != '-' && c != '.'))
        return 0;
    ahead.at += size;
    *r = ahead;
    if (c == '.' || c == ')')
        read_second_mark(r);
    return (char)c;
}

/* May a clause begin after the label: blanks, or at once an upper-case letter or a quote. */
static bool clause_follows(const struct reader *r, bool upper_only)
{
    struct reader ahead = *r;
    size_t gap = blanks(&ahead);
    uint32_t c = peek(&ahead, NULL);
    if (!c)
        return true;
    bool opens = cp_is_upper(c) || c == '"' || c == 0x201C || c == '(';
    return upper_only ? gap && opens : gap || opens;
}

/* After the number of a heading: nothing, or no small letter. */
static bool title_follows(const struct reader *r)
{
    struct reader ahead = *r;
    bool initial = label_is_initial(str_slice(r->text, r->at, r->text.n));
    blanks(&ahead);
    return !initial && !cp_is_lower(peek(&ahead, NULL)) && clause_follows(r, false);
}

static bool finish(struct label *l, struct reader *r, enum label_class class)
{
    l->class = class;
    l->length = r->at;
    blanks(r);
    l->rest = r->at;
    return true;
}

static bool read_word(struct reader *r, const char *word)
{
    size_t n = strlen(word);
    if (r->text.n - r->at < n || strncmp(r->text.p + r->at, word, n))
        return false;
    r->at += n;
    return true;
}

/* "thứ nhất" ... "thứ mười" */
static unsigned read_ordinal(struct reader *r)
{
    struct str rest = str_slice(r->text, r->at, r->text.n);
    size_t mark, word;
    if (!lexicon_begins_any_case(rest, WORDS_ORDINAL_MARK, &mark) || mark == rest.n ||
        rest.p[mark] != ' ')
        return 0;
    rest = str_slice(rest, mark + 1, rest.n);
    size_t value = lexicon_begins_any_case(rest, WORDS_ORDINAL, &word);
    r->at += value ? mark + 1 + word : 0;
    return (unsigned)value;
}

/*
 * Nothing, or a word of two capitals and more, "Phần I SỰ CẦN THIẾT"; in a heading one will do.
 */
static bool capitals_follow(const struct reader *r)
{
    struct reader ahead = *r;
    size_t gap = blanks(&ahead), size;
    uint32_t first = peek(&ahead, &size);
    if (!first)
        return true;
    ahead.at += size;
    return gap && cp_is_upper(first) && (r->heading || cp_is_upper(peek(&ahead, NULL)));
}

/* label_division() of a text without look-alikes. */
static size_t division_of(struct str text, size_t *length)
{
    size_t division = lexicon_begins_any_case(text, WORDS_DIVISION, length);
    size_t misread = division ? 0 : lexicon_begins_any_case(text, WORDS_DIVISION_MISREAD, length);
    if (misread)
        division =
            lexicon_is(lexicon_field(WORDS_DIVISION_MISREAD, misread - 1, 1), WORDS_DIVISION);
    if (!division || *length == text.n || (text.p[*length] != ' ' && !cp_is_digit(text.p[*length])))
        return 0;
    while (*length < text.n && text.p[*length] == ' ')
        ++*length;
    return division;
}

size_t label_division(struct str text, size_t *length)
{
    struct folded_text f;
    text_fold(&f, text);
    size_t division = division_of(f.text, length);
    *length = division ? text_unfold(&f, *length) : 0;
    return division;
}

/* The letter's place in the order of lists, from 1; 0 for none. */
static unsigned read_order(struct reader *r, enum words order)
{
    size_t place = lexicon_begins(str_slice(r->text, r->at, r->text.n), order);
    r->at += place ? lexicon_field(order, place - 1, 0).n : 0;
    return (unsigned)place;
}

/* "bis", "ter" after a number, with a blank or without. */
static bool read_inserted_word(struct reader *r)
{
    struct reader ahead = *r;
    size_t length;
    blanks(&ahead);
    if (!lexicon_begins_any_case(str_slice(ahead.text, ahead.at, ahead.text.n), WORDS_INSERTED_WORD,
                                 &length))
        return false;
    ahead.at += length;
    if (cp_is_word(peek(&ahead, NULL)))
        return false;
    *r = ahead;
    return true;
}

/* The letter of a clause that an amendment inserted: "2a." "Điều 1a." "Chương Ia", "Điều 5A". */
static bool read_inserted(struct reader *r, bool named)
{
    struct reader ahead = *r;
    if (read_inserted_word(r))
        return true;
    if (!read_order(&ahead, WORDS_LIST_LETTER) &&
        (!named || !read_order(&ahead, WORDS_LIST_CAPITAL)))
        return false;
    size_t size;
    uint32_t c = peek(&ahead, &size);
    if (size && c != '.' && c != ')' && !cp_is_space(c) && (!named || c != ':'))
        return false;
    *r = ahead;
    return true;
}

/* A capital by itself, of "PHẦN B", that no reader takes for a Roman number: "Phần H" is II. */
static unsigned read_capital(struct reader *r)
{
    struct reader from = *r;
    unsigned place = read_order(r, WORDS_LIST_CAPITAL);
    if (!cp_is_word(peek(r, NULL)) &&
        !lexicon_begins(str_slice(from.text, from.at, r->at), WORDS_ROMAN_STROKES))
        return place;
    *r = from;
    return 0;
}

/* "Phần I", "PHẦN B", "CHƯƠNG 2", "Điều 5." */
static bool read_named(struct label *l, struct reader r)
{
    size_t length, division = division_of(str_slice(r.text, r.at, r.text.n), &length);
    if (!division || !cp_is_upper(peek(&r, NULL)))
        return false;
    r.at += length;
    unsigned value = read_ordinal(&r);
    if (!value)
        value = read_digits(&r, ARTICLE_DIGITS);
    if (!value)
        value = read_roman(&r);
    if (!value)
        value = read_capital(&r);
    if (!value)
        return false;
    l->inserted = read_inserted(&r, true);
    l->depth = 1;
    l->number[0] = value;
    l->mark = read_separator(&r, ".:-)");
    /* "Điều 5 của Luật" is a citation: a label has its mark, or the line to itself */
    if (!l->mark && !capitals_follow(&r))
        return false;
    /* the rank of a division that an office added is not known */
    static const char *const elements[] = {"part", "chapter", "section", "subsection", "article"};
    size_t i = str_among(lexicon_field(WORDS_DIVISION, division - 1, DIVISION_ELEMENT), elements);
    return i < sizeof elements / sizeof *elements && finish(l, &r, LABEL_PART + i);
}

static bool read_roman_label(struct label *l, struct reader r)
{
    struct reader letter = r;
    unsigned place = read_order(&letter, WORDS_LIST_CAPITAL);
    unsigned value = read_roman(&r);
    l->upper = r.at == 1 ? place : 0;
    l->number[0] = value;
    l->depth = 1;
    l->mark = value ? read_separator(&r, "-./") : 0;
    return l->mark && title_follows(&r) && finish(l, &r, LABEL_ROMAN);
}

static bool read_upper(struct label *l, struct reader r)
{
    l->number[0] = read_order(&r, WORDS_LIST_CAPITAL);
    l->depth = 1;
    if (!l->number[0])
        return false;
    l->mark = read_separator(&r, "-./");
    struct reader end = r;
    bool gap = blanks(&end) || end.at == end.text.n;
    return l->mark && gap && title_follows(&r) && finish(l, &r, LABEL_UPPER);
}

/* "1." "1-" "1)" "1/", and "1.1." "1.1" */
static bool read_arabic(struct label *l, struct reader r)
{
    while (l->depth < LABEL_DEPTH) {
        struct reader ahead = r;
        if (l->depth && !read_word(&ahead, "."))
            break;
        unsigned value = read_digits(&ahead, NUMBER_DIGITS);
        if (!value)
            break;
        l->number[l->depth++] = value;
        r = ahead;
    }
    if (!l->depth)
        return false;
    l->inserted = read_inserted(&r, false);
    if (l->inserted && (r.at >= r.text.n || !strchr(".)", r.text.p[r.at])))
        return false;
    l->mark = read_separator(&r, ".-)/");
    struct reader end = r;
    bool gap = blanks(&end) || end.at == end.text.n;
    if ((l->mark == '-' || l->mark == '/') && !gap)
        return false; /* 3-5, 2/9 */
    if (!clause_follows(&r, !l->mark) || (!l->mark && l->depth == 1))
        return false;
    return finish(l, &r, l->depth == 1 ? LABEL_ARABIC : LABEL_DOTTED);
}

static bool read_lower(struct label *l, struct reader r)
{
    unsigned value = read_order(&r, WORDS_LIST_LETTER);
    l->number[0] = value;
    l->depth = 1;
    l->inserted = value && read_digits(&r, NUMBER_DIGITS);
    l->mark = value ? read_separator(&r, l->inserted ? ")" : ").-/") : 0;
    struct reader end = r;
    bool gap = blanks(&end) || end.at == end.text.n;
    if (!l->mark || (l->mark != ')' && !gap) || !clause_follows(&r, l->mark != ')'))
        return false;
    return finish(l, &r, LABEL_LOWER);
}

/* "a.1)" "a.1." "(a.1)" */
static bool read_lettered(struct label *l, struct reader r)
{
    bool opened = read_word(&r, "(");
    if (!read_order(&r, WORDS_LIST_LETTER) || !read_word(&r, "."))
        return false;
    l->number[0] = read_digits(&r, NUMBER_DIGITS);
    l->depth = 1;
    l->mark = !l->number[0] ? 0 : !opened ? read_separator(&r, ").") : read_word(&r, ")") ? '(' : 0;
    struct reader end = r;
    bool marked = l->mark == '(' || l->mark == ')';
    bool gap = blanks(&end) || end.at == end.text.n || marked;
    return l->mark && gap && clause_follows(&r, !marked) && finish(l, &r, LABEL_LETTERED);
}

/*
 * "I.1." and "A.2.1." below I and A, "1.a)" below 1; "Khoản 1." and "Điểm a)": a clause's number
 * after that of its section, or after the word for it, which a citation has too, but not the mark.
 */
static bool read_prefixed(struct label *l, struct reader r)
{
    size_t length;
    bool word = lexicon_begins_any_case(r.text, WORDS_CLAUSE, &length) &&
                str_at(r.text, length) == ' ' && cp_is_upper(peek(&r, NULL));
    if (word) {
        r.at = length;
        blanks(&r);
        return (read_arabic(l, r) || read_lower(l, r)) && l->mark;
    }
    bool digits = read_digits(&r, NUMBER_DIGITS) > 0;
    if ((!digits && !read_roman(&r) && !read_order(&r, WORDS_LIST_CAPITAL)) || !read_word(&r, "."))
        return false;
    if (digits ? !read_lower(l, r) : !cp_is_digit(peek(&r, NULL)) || !read_arabic(l, r) || !l->mark)
        return false;
    l->mark = '|';
    return true;
}

static unsigned read_small_roman(struct reader *r)
{
    static const char *const numbers[] = {"viii", "xiii", "vii", "iii", "xiv", "xii", "vi", "iv",
                                          "ix",   "ii",   "xv",  "xi",  "v",   "x",   "i"};
    static const unsigned values[] = {8, 13, 7, 3, 14, 12, 6, 4, 9, 2, 15, 11, 5, 10, 1};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (read_word(r, numbers[i]))
            return values[i];
    return 0;
}

/* "ii." "iv-": a small Roman number of two letters and more; of one it is a letter of the order. */
static bool read_small_roman_marked(struct label *l, struct reader r)
{
    l->number[0] = read_small_roman(&r);
    l->depth = 1;
    l->mark = r.at > 1 ? read_separator(&r, ".-/") : 0;
    return l->mark && clause_follows(&r, true) && finish(l, &r, LABEL_PAREN_ROMAN);
}

/* "(1)", "(1.1)", "(a)", "(iv)", and "iv)" */
static bool read_parenthesis(struct label *l, struct reader r)
{
    enum label_class class = LABEL_PAREN_ARABIC;
    bool opened = read_word(&r, "(");
    struct reader start = r;
    unsigned value = opened ? read_digits(&r, NUMBER_DIGITS) : 0;
    l->number[0] = value;
    for (l->depth = 1; value && l->depth < LABEL_DEPTH && read_word(&r, "."); class = LABEL_DOTTED)
        value = l->number[l->depth++] = read_digits(&r, NUMBER_DIGITS);
    if (!l->number[0]) {
        class = LABEL_PAREN_ROMAN;
        value = read_small_roman(&r);
        if (!value || r.at >= r.text.n || r.text.p[r.at] != ')') {
            r = start;
            class = LABEL_PAREN_LOWER;
            value = opened ? read_order(&r, WORDS_LIST_LETTER) : 0;
        }
        l->number[0] = value;
    }
    l->mark = '(';
    if (!value || !read_word(&r, ")"))
        return false;
    read_second_mark(&r);
    return clause_follows(&r, false) && finish(l, &r, class);
}

static struct label read_label(struct str text, bool heading)
{
    typedef bool reader_function(struct label *, struct reader);
    static reader_function *const readers[] = {
        read_named,       read_roman_label,        read_upper,    read_arabic,  read_lower,
        read_parenthesis, read_small_roman_marked, read_lettered, read_prefixed};
    struct reader r = {text, 0, heading};
    uint32_t first = peek(&r, NULL);
    if (!cp_is_word(first) && first != '(' && first != '|')
        return (struct label){0};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct label l = {0};
        if (readers[i](&l, r))
            return l;
    }
    return (struct label){0};
}

struct label label_read_as(struct str text, bool heading)
{
    struct folded_text f;
    text_fold(&f, text);
    struct label l = read_label(f.text, heading);
    bool letter = l.class == LABEL_UPPER || l.class == LABEL_ROMAN;
    if (letter && l.mark == '.' && label_is_name(str_slice(f.text, l.rest, f.text.n)))
        l = (struct label){0};
    l.length = text_unfold(&f, l.length);
    l.rest = text_unfold(&f, l.rest);
    return l;
}

struct label label_other(struct str text, const struct label *own)
{
    struct label other = *own;
    struct reader r = {text, 0, false};
    bool roman = own->class == LABEL_PAREN_ROMAN && read_word(&r, "(");
    if (roman) {
        other.class = LABEL_PAREN_LOWER;
        other.number[0] = read_order(&r, WORDS_LIST_LETTER);
    } else if (own->class == LABEL_LOWER && !own->inserted) {
        other.class = LABEL_PAREN_ROMAN;
        other.mark = own->mark == ')' ? '(' : own->mark;
        other.number[0] = read_small_roman(&r);
    } else
        return (struct label){0};
    return other.number[0] && !cp_is_word(peek(&r, NULL)) ? other : (struct label){0};
}

struct label label_lettered(struct str text, const struct label *own)
{
    struct label lettered = *own;
    struct reader r = {text, 0, false};
    if (own->class != LABEL_LOWER || !own->inserted || !read_order(&r, WORDS_LIST_LETTER))
        return (struct label){0};
    lettered.class = LABEL_LETTERED;
    lettered.inserted = false;
    lettered.number[0] = read_digits(&r, NUMBER_DIGITS);
    return lettered.number[0] ? lettered : (struct label){0};
}
