/* Plain notes: see scan_note.h. */
#include "read/scan/scan_note.h"

#include <string.h>

#include "base/search.h"
#include "base/unicode.h"

enum { CALL_REACH = 8000 }; /* bytes: a page of text holds fewer */

static bool starts_capital(struct str s)
{
    uint32_t c = 0;
    utf8_next(s, &c);
    return cp_is_upper(c);
}

/*
 * The text behind a number of one or two digits at the head of the line: on the same line, or,
 * where the reader put the raised number on a line of its own, on the next or next but one.
 */
static struct str note_text(const struct source *s, size_t line, struct str *mark, unsigned *value)
{
    struct str head = str_trim(source_line(s, line)), text = STR_NONE;
    size_t n = str_number(head, 0, 3, value);
    if (!n || n > 2 || *head.p == '0' || (n < head.n && head.p[n] != ' '))
        return STR_NONE;
    *mark = str_slice(head, 0, n);
    if (n < head.n)
        text = str_trim(str_slice(head, n, head.n));
    for (size_t next = line + 1; !text.n && next <= line + 2; next++)
        text = str_trim(source_line(s, next));
    bool row = text.n && memchr(text.p, '\t', text.n);
    return starts_capital(text) && !row ? text : STR_NONE;
}

/* Does a small letter stand before the number at `at`, and no letter or digit behind it. */
static bool is_call(struct str text, size_t at, size_t n)
{
    uint32_t before = 0, after = ' ';
    utf8_last(str_slice(text, 0, at), &before);
    utf8_next(str_slice(text, at + n, text.n), &after);
    return cp_is_lower(before) && !cp_is_word(after);
}

/* "m2", "km2": a raised number that makes another unit of a unit. */
static bool is_unit(struct str text, size_t at)
{
    size_t from = at;
    while (from && text.p[from - 1] >= 'a' && text.p[from - 1] <= 'z')
        from--;
    struct str word = str_slice(text, from, at);
    return word.n <= 2 && word.n && word.p[word.n - 1] == 'm';
}

/* Where each number was last called, as an offset behind its first digit; 0: nowhere. */
struct calls {
    size_t behind[100];
};

static void read_calls(struct calls *calls, const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    for (size_t at = 1; at < text.n; at++) {
        if (!is_digit(text.p[at]) || is_digit(text.p[at - 1]))
            continue;
        unsigned value;
        size_t n = str_number(text, at, 3, &value);
        if (n < 3 && is_call(text, at, n) && !is_unit(text, at))
            calls->behind[value] = (size_t)(text.p - s->text.p) + at + 1;
    }
}

void plain_note_find(const struct source *s, struct plain_notes *notes)
{
    struct calls calls = {{0}};
    unsigned last = 0;
    for (size_t line = 1; line <= s->lines; read_calls(&calls, s, line++)) {
        unsigned value;
        struct str mark, text = note_text(s, line, &mark, &value);
        if (!text.n || (value != last + 1 && value != 1))
            continue; /* numbers run on, or begin anew on each page */
        size_t behind = calls.behind[value], start = (size_t)(mark.p - s->text.p);
        if (!behind || start - behind > CALL_REACH ||
            (notes->n && behind - 1 <= notes->at[notes->n - 1].call))
            continue;
        struct plain_note *note = vec_push(notes);
        *note = (struct plain_note){line, (size_t)(text.p - s->text.p), behind - 1, mark};
        last = value;
    }
}

const struct plain_note *plain_note_on(const struct plain_notes *notes, size_t line)
{
    size_t i;
    search_first(i, notes->n, notes->at[i].line < line);
    return i < notes->n && notes->at[i].line == line ? &notes->at[i] : NULL;
}
