/* Plain notes: see scan_note.h. */
#include "read/scan/scan_note.h"

#include <string.h>

#include "base/diag.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

enum { CALL_REACH = 8000 }; /* bytes: a page of text holds fewer */

/* The bytes of "[12]" at i, and its number; 0: there is something else. */
static size_t bracketed(struct str s, size_t i, unsigned *value)
{
    size_t n = str_at(s, i) == '[' ? str_number(s, i + 1, 3, value) : 0;
    return n && n <= 2 && s.p[i + 1] != '0' && str_at(s, i + 1 + n) == ']' ? n + 2 : 0;
}

/*
 * The text after a number of one or two digits at the head of the line, plain or in brackets: on
 * the same line, or, where the reader put the raised number on a line of its own, on the next or
 * next but one.
 */
static struct str note_text(const struct source *s, size_t line, struct str *mark, unsigned *value)
{
    struct str head = str_trim(source_line(s, line)), text = STR_NONE;
    size_t bracket = bracketed(head, 0, value),
           n = bracket ? bracket : str_number(head, 0, 3, value);
    if (!n || (!bracket && (n > 2 || *head.p == '0' || (n < head.n && head.p[n] != ' '))))
        return STR_NONE;
    *mark = str_slice(head, bracket > 0, bracket ? n - 1 : n);
    if (n < head.n)
        text = str_trim(str_slice(head, n, head.n));
    for (size_t next = line + 1; !text.n && !bracket && next <= line + 2; next++)
        text = str_trim(source_line(s, next));
    bool row = text.n && memchr(text.p, '\t', text.n);
    return cp_is_upper(utf8_first(text, 0)) && !row ? text : STR_NONE;
}

/* "12/NQ-CP": capitals after a hyphen, the sign of an act; not of this paper, "Số: 12/KH-TAKV1". */
static bool is_sign(struct str text, size_t at)
{
    size_t from = at, n;
    struct str line = str_trim(text);
    if (cp_is_upper(utf8_first(line, 0)) && lexicon_begins_any_case(line, WORDS_NUMBER, &n))
        return false;
    uint32_t c;
    while ((n = utf8_last(str_slice(text, 0, from), &c)) && cp_is_upper(c))
        from -= n;
    return from < at && from && text.p[from - 1] == '-';
}

/*
 * Is there a small letter, a sign or the end of a quotation before the number at `at`, and no
 * letter or digit after it.
 */
static bool is_call(struct str text, size_t at, size_t n)
{
    enum { CLOSING_QUOTE = 0x201D };
    uint32_t before = utf8_final(str_slice(text, 0, at), 0);
    uint32_t after = utf8_first(str_slice(text, at + n, text.n), ' ');
    bool end = before == CLOSING_QUOTE || before == '"' || before == ')';
    return (cp_is_lower(before) || end || is_sign(text, at)) && !cp_is_word(after);
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

/* Where each number was last called, as an offset after the first byte; 0: nowhere. */
struct calls {
    size_t plain[100], bracketed[100];
};

static void read_calls(struct calls *calls, const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    size_t start = (size_t)(text.p - s->text.p);
    for (size_t at = 1; at < text.n; at++) {
        unsigned value;
        if ((unsigned char)text.p[at] > '[') /* most bytes */
            continue;
        if (text.p[at] == '[' && bracketed(text, at, &value))
            calls->bracketed[value] = start + at + 1;
        if (!is_digit(text.p[at]) || is_digit(text.p[at - 1]))
            continue;
        size_t n = str_number(text, at, 3, &value);
        if (n < 3 && is_call(text, at, n) && !is_unit(text, at))
            calls->plain[value] = start + at + 1;
    }
}

/* Notes in brackets are called in brackets, else as others are. */
static struct plain_note called_note(const struct calls *calls, struct str mark, unsigned value,
                                     bool bracket)
{
    struct plain_note note = {.mark = mark, .length = mark.n};
    size_t plain = calls->plain[value];
    if (bracket && calls->bracketed[value]) {
        plain = calls->bracketed[value];
        note.length += 2;
    }
    note.call = plain;
    return note;
}

/* Is a note known to begin at that byte. */
static bool begins_note(const struct source *s, size_t at)
{
    for (size_t i = 0; i < s->note_count; i++)
        if (s->notes[i] == at)
            return true;
    return false;
}

/*
 * The call of a note in a scan, from..to: the raised number is small and read as a closing mark of
 * a quotation that none opens, or an apostrophe, after a word. Its bytes, and where it is.
 */
static size_t misread_call(const struct source *s, size_t from, size_t to, size_t *at)
{
    bool open = false;
    uint32_t c = ' ', before = ' ';
    for (size_t n; from < to && (n = utf8_next(str_slice(s->text, from, to), &c));
         from += n, before = c) {
        struct str rest = str_slice(s->text, from, to);
        bool word = cp_is_lower(before) || cp_is_digit(before);
        bool ends = !cp_is_word(utf8_first(str_slice(rest, n, rest.n), ' '));
        if (c == 0x201C || (c == '"' && cp_is_space(before)))
            open = true;
        else if (lexicon_begins(rest, WORDS_MISREAD_CALL) && word && ends && !open) {
            *at = from;
            return n;
        } else if (c == 0x201D || c == '"')
            open = false;
    }
    return 0;
}

/* Finds what calls the note that begins at `start`, after byte `from`, and says so. */
static bool find_misread(const struct source *s, struct plain_note *note, size_t start, size_t from)
{
    size_t page = start;
    while (page > from && s->text.p[page - 1] != '\f')
        page--;
    note->length = begins_note(s, start) ? misread_call(s, page, start, &note->call) : 0;
    if (note->length)
        diag(MSG_READ_CALL_MEANT, (struct pos){s, note->call},
             STR_ARG(str_slice(s->text, note->call, note->call + note->length)),
             STR_ARG(note->mark));
    return note->length > 0;
}

void plain_note_find(const struct source *s, struct plain_notes *notes)
{
    struct calls calls = {{0}, {0}};
    unsigned last = 0;
    for (size_t line = 1; line <= s->lines; read_calls(&calls, s, line++)) {
        unsigned value;
        struct str mark, text = note_text(s, line, &mark, &value);
        if (!text.n || (value != last + 1 && value != 1))
            continue; /* numbers run on, or begin anew on each page */
        size_t start = (size_t)(mark.p - s->text.p);
        bool bracket = start && s->text.p[start - 1] == '[';
        struct plain_note note = called_note(&calls, mark, value, bracket);
        const struct plain_note *before = notes->n ? &notes->at[notes->n - 1] : NULL;
        bool called = note.call-- && (bracket || start - note.call <= CALL_REACH) &&
                      (!before || note.call > before->call);
        if (!called && !find_misread(s, &note, start, before ? before->call + before->length : 0))
            continue;
        note.line = line;
        note.text = (size_t)(text.p - s->text.p);
        *vec_push(notes) = note;
        last = value;
    }
}

const struct plain_note *plain_note_on(const struct plain_notes *notes, size_t line)
{
    size_t i;
    search_first(i, notes->n, notes->at[i].line < line);
    return i < notes->n && notes->at[i].line == line ? &notes->at[i] : NULL;
}
