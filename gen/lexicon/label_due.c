/* Labels by the number that is due: see label_due.h. */
#include "lexicon/label_due.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/folded_text.h"
#include "lexicon/lexicon.h"

enum {
    TOKEN = 10, /* letters of a misread number */
    STOPPED = 3 /* letters that are a Roman number and its stop, "IIL", before a small title */
};

/* Letters, digits and strokes up to the first mark or blank; 0 where they are too many. */
static size_t token_length(struct str text)
{
    uint32_t c;
    size_t at = 0, letters = 0;
    for (size_t n; (n = utf8_next(str_slice(text, at, text.n), &c)); at += n, letters++)
        if (!cp_is_word(c) && c != '|' && c != '!')
            break;
    return letters <= TOKEN ? at : 0;
}

/* The text letter by letter through a list "letter | what it shows"; empty if one is not in it. */
static void translate(struct str text, enum words list, struct buf *out)
{
    while (text.n) {
        size_t entry = lexicon_begins(text, list);
        if (!entry) {
            out->n = 0;
            return;
        }
        buf_str(out, lexicon_field(list, entry - 1, 1));
        text = str_slice(text, lexicon_field(list, entry - 1, 0).n, text.n);
    }
}

static bool same_after(struct str read, struct str meant, enum words list)
{
    struct buf left = {0}, right = {0};
    translate(read, list, &left);
    translate(meant, list, &right);
    bool same = left.n && str_eq(buf_view(&left), buf_view(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

/* Can the token be the number, in strokes of Roman letters or in digits. */
static bool shows(struct str token, unsigned number, bool roman)
{
    struct buf b = {0};
    if (roman)
        buf_roman(&b, number, true);
    else
        buf_printf(&b, "%u", number);
    bool same = same_after(token, buf_view(&b), roman ? WORDS_ROMAN_STROKES : WORDS_MISREAD_DIGIT);
    buf_free(&b);
    return same;
}

/* A letter that the order of lists leaves out, and `place` letters of the order come before it. */
static bool is_between(struct str token, bool capital, unsigned place)
{
    size_t entry = lexicon_is(token, WORDS_LIST_BETWEEN);
    if (!entry || !place)
        return false;
    enum words order = capital ? WORDS_LIST_CAPITAL : WORDS_LIST_LETTER;
    return lexicon_is(lexicon_field(WORDS_LIST_BETWEEN, entry - 1, 1), order) == place;
}

/* Marks after the number, at most two, with a blank before the first; their bytes, or 0. */
static size_t marks_length(struct str text, char *first)
{
    size_t at = text.n && text.p[0] == ' ', marks = 0;
    uint32_t c;
    *first = 0;
    for (size_t n; marks < 2 && (n = utf8_next(str_slice(text, at, text.n), &c));
         at += n, marks++) {
        char mark = c == 0x2013 || c == 0x2014 ? '-' : c < 0x80 ? (char)c : 'x';
        if (!strchr(".-/):,", mark))
            break;
        *first = *first ? *first : mark;
    }
    return marks ? at : 0;
}

static size_t blanks_length(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.p[n] == ' ')
        n++;
    return n;
}

/* A capital or a quotation after the marks; after ":" and "," not at once. */
static bool clause_follows(struct str text, char mark)
{
    size_t gap = blanks_length(text);
    uint32_t c = utf8_first(str_slice(text, gap, text.n), 0);
    bool opens = cp_is_upper(c) || c == '"' || c == 0x201C;
    return opens && (gap || (mark != ':' && mark != ',' && mark != '/'));
}

/* Nothing, or a word of two capitals and more. */
static bool capitals_follow(struct str text)
{
    size_t gap = blanks_length(text);
    uint32_t first = 0;
    size_t n = utf8_next(str_slice(text, gap, text.n), &first);
    uint32_t second = utf8_first(str_slice(text, gap + n, text.n), 0);
    return gap && cp_is_upper(first) && cp_is_upper(second);
}

static bool is_named(enum label_class class)
{
    return class >= LABEL_PART && class <= LABEL_ARTICLE;
}

/* A word with a capital. */
static bool capital_follows(struct str text)
{
    size_t gap = blanks_length(text);
    return gap && cp_is_upper(utf8_first(str_slice(text, gap, text.n), 0));
}

/* Is the token the Roman number and its full stop, read as "L" or "IL" ("IIL" is "II."). */
static bool shows_with_stop(struct str token, unsigned number)
{
    struct str less = str_slice(token, 0, token.n - 1);
    return str_ends(token, STR("L")) &&
           (shows(less, number, true) ||
            (str_ends(less, STR("I")) && shows(str_slice(less, 0, less.n - 1), number, true)));
}

static bool is_number(struct str token, enum label_class class, unsigned due, bool marked)
{
    if (class == LABEL_UPPER || class == LABEL_LOWER)
        return is_between(token, class == LABEL_UPPER, due - 1);
    bool roman = class == LABEL_ROMAN || (is_named(class) && class != LABEL_ARTICLE);
    bool arabic = class == LABEL_ARABIC || is_named(class);
    return (roman && (shows(token, due, true) || (!marked && shows_with_stop(token, due)))) ||
           (arabic && shows(token, due, false));
}

static struct label read_due(struct str text, enum label_class class, unsigned due)
{
    struct label none = {0};
    size_t at = 0;
    uint32_t c = utf8_first(text, 0);
    if (is_named(class) &&
        (!cp_is_upper(c) || label_division(text, &at) != 1 + (size_t)(class - LABEL_PART)))
        return none;
    size_t number = token_length(str_slice(text, at, text.n));
    char mark;
    size_t marks = marks_length(str_slice(text, at + number, text.n), &mark);
    struct str rest = str_slice(text, at + number + marks, text.n);
    bool heads = class <= LABEL_ROMAN && class != LABEL_UPPER; /* may have the line to itself */
    struct str token = str_slice(text, at, at + number);
    bool stop = class == LABEL_ROMAN && number >= STOPPED && shows_with_stop(token, due);
    bool follows = marks ? clause_follows(rest, mark)
                         : heads && (capitals_follow(rest) || (stop && capital_follows(rest)));
    if (!number || (!follows && !(heads && !rest.n)) || !is_number(token, class, due, marks))
        return none;
    bool between = class == LABEL_UPPER || class == LABEL_LOWER;
    size_t length = at + number + marks;
    return (struct label){.class = class,
                          .length = length,
                          .rest = length + blanks_length(rest),
                          .depth = 1,
                          .number = {due - between},
                          .mark = mark,
                          .inserted = between};
}

/* A label has a mark soon, or capitals after it: two of them, if it heads anything. */
static bool may_be_label(struct str text)
{
    enum { START = 40 }; /* bytes */
    size_t capitals = 0;
    for (size_t i = 0; i < text.n && i < START; i++) {
        if (memchr(".-/):,\xE2\xEF", text.p[i], 8))
            return true;
        capitals += text.p[i] >= 'A' && text.p[i] <= 'Z';
    }
    return capitals > 1 || text.n <= START;
}

struct label label_due(struct str text, enum label_class class, unsigned due)
{
    struct folded_text f;
    if (!may_be_label(text))
        return (struct label){0};
    text_fold(&f, text);
    struct label l = read_due(f.text, class, due);
    l.length = text_unfold(&f, l.length);
    l.rest = text_unfold(&f, l.rest);
    return l;
}
