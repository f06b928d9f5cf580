/* Plain notes: see scan_note.h. */
#include "read/scan/scan_note.h"

#include <string.h>

#include "base/diag.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

/*
 * CALL_REACH: bytes, a page of text holds fewer. STEP: from one number to the next, as one call may
 * be lost. FOOT: lines of notes at the foot of a page.
 */
enum { CALL_REACH = 8000, STEP = 2, FOOT = 8 };

/* The bytes of "[12]" or "(12)" at i, and its number; 0: there is something else. */
static size_t bracketed(struct str s, size_t i, unsigned *value)
{
    char open = str_at(s, i), close = open == '[' ? ']' : ')';
    size_t n = open == '[' || open == '(' ? str_number(s, i + 1, 3, value) : 0;
    return n && n <= 2 && s.p[i + 1] != '0' && str_at(s, i + 1 + n) == close ? n + 2 : 0;
}

/* The bytes of the raised digits "¹²" at i, and their number; 0: there are none, or more. */
static size_t raised(struct str s, size_t i, unsigned *value)
{
    enum { ONE = 0xB9, TWO = 0xB2, THREE = 0xB3, ZERO = 0x2070, NINE = 0x2079 };
    size_t from = i, digits = 0, n;
    *value = 0;
    for (uint32_t c; (n = utf8_next(str_slice(s, i, s.n), &c)); i += n, digits++) {
        bool small = c == ONE || c == TWO || c == THREE;
        if (!small && c != ZERO && (c < ZERO + 4 || c > NINE))
            break;
        *value = *value * 10 + (c == ONE ? 1 : small ? c - TWO + 2 : c - ZERO);
        if (!*value || digits == 2)
            return 0;
    }
    return i - from;
}

/*
 * The text after a number of one or two digits at the head of the line, plain or in brackets: on
 * the same line, or, where the reader put the raised number on a line of its own, on the next or
 * next but one. In round brackets it is the label of a clause, but for what is below a rule.
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
    bool begins = *head.p == '(' || cp_is_upper(utf8_first(text, 0));
    return begins && !row ? text : STR_NONE;
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

/* "m2", "km2": a raised number that makes another unit of a unit; the end of "năm" is none. */
static bool is_unit(struct str text, size_t at)
{
    size_t from = at;
    while (from && text.p[from - 1] >= 'a' && text.p[from - 1] <= 'z')
        from--;
    struct str word = str_slice(text, from, at);
    return word.n <= 2 && word.n && word.p[word.n - 1] == 'm' &&
           !cp_is_letter(utf8_final(str_slice(text, 0, from), 0));
}

/* Of a number that may call a note: its offset, after the first byte, and bytes; 0: none. */
struct call {
    size_t at, length;
};

/* Where each number was last: after a word or raised, in brackets, or where others are, too. */
struct calls {
    struct call sure[100], bracketed[100], glued[100];
    struct call round[100], apart[100]; /* in round brackets, after a word and after a blank */
};

/* "2026-20301": the number of a note, of n digits, right after a year. */
static size_t after_year(struct str text, size_t at, size_t *n, unsigned *value)
{
    enum { YEAR = 4, MOST = YEAR + 2 };
    *n = str_number(text, at + YEAR, MOST, value);
    bool year = str_number(text, at, MOST + 1, NULL) == YEAR + *n && *n && *n <= 2 &&
                (str_starts(str_slice(text, at, text.n), STR("20")) ||
                 str_starts(str_slice(text, at, text.n), STR("19")));
    return year && text.p[at + YEAR] != '0' ? at + YEAR : 0;
}

/* After a percent sign, or a stop after a word. */
static bool is_glued(struct str text, size_t at, size_t n)
{
    bool end = !cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' '));
    struct str above = str_slice(text, 0, at - 1);
    uint32_t last, before = 0;
    size_t size = utf8_last(above, &last);
    if (size)
        before = utf8_final(str_slice(above, 0, above.n - size), 0);
    bool stop = text.p[at - 1] && strchr(".,;:", text.p[at - 1]) && size && cp_is_lower(last) &&
                cp_is_letter(before);
    return end && (text.p[at - 1] == '%' || stop);
}

static void read_digits(struct calls *calls, struct str text, size_t at, size_t start)
{
    unsigned value;
    size_t n = str_number(text, at, 3, &value), late;
    if (n < 3 && is_call(text, at, n) && !is_unit(text, at))
        calls->sure[value] = (struct call){start + at + 1, n};
    else if (n < 3 && is_glued(text, at, n))
        calls->glued[value] = (struct call){start + at + 1, n};
    else if (n == 3 && (late = after_year(text, at, &n, &value)))
        calls->glued[value] = (struct call){start + late + 1, n};
}

/* "tỉnh(1)", "quy hoạch (2)"; after a stop as in "gồm: (1) rừng; (2) hồ" it is a list's. */
static void read_round(struct calls *calls, struct str text, size_t at, size_t start)
{
    unsigned value;
    size_t n = bracketed(text, at, &value);
    struct str before = str_trim(str_slice(text, 0, at));
    if (!n || cp_is_word(utf8_first(str_slice(text, at + n, text.n), ' ')) ||
        (before.n && strchr(":;,", before.p[before.n - 1])))
        return;
    struct call *to = is_blank(text.p[at - 1]) ? &calls->apart[value] : &calls->round[value];
    *to = (struct call){start + at + 1, n};
}

static void read_calls(struct calls *calls, const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    size_t start = (size_t)(text.p - s->text.p), n;
    for (size_t at = 1; at < text.n; at++) {
        unsigned value;
        unsigned char c = (unsigned char)text.p[at];
        if (c > '[' && c != 0xC2 && c != 0xE2) /* most bytes */
            continue;
        if (c == '(')
            read_round(calls, text, at, start);
        else if (c == '[' && (n = bracketed(text, at, &value)))
            calls->bracketed[value] = (struct call){start + at + 1, n};
        else if (c >= 0xC2 && (n = raised(text, at, &value)) && !is_unit(text, at)) {
            calls->sure[value] = (struct call){start + at + 1, n};
            at += n - 1;
        } else if (is_digit(text.p[at]) && !is_digit(text.p[at - 1]))
            read_digits(calls, text, at, start);
    }
}

/*
 * Finds what calls the note that begins at `start`, its number after a bracket or another
 * character, after the call of the note before it.
 */
static bool find_call(const struct calls *calls, struct plain_note *note, unsigned value,
                      size_t start, char bracket, const struct plain_note *before)
{
    const struct call *some[] = {&calls->round[value], &calls->apart[value],
                                 &calls->bracketed[value], &calls->sure[value],
                                 &calls->glued[value]};
    size_t from = bracket == '(' ? 0 : bracket == '[' ? 2 : 3;
    size_t to = bracket == '(' ? 2 : sizeof some / sizeof *some;
    for (size_t i = from; i < to; i++) {
        note->call = some[i]->at - 1;
        note->length = some[i]->length;
        if (some[i]->at && (bracket == '[' || start - note->call <= CALL_REACH) &&
            (!before || note->call > before->call))
            return true;
    }
    return false;
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
    if (!begins_note(s, start))
        return false;
    while (page > from && s->text.p[page - 1] != '\f')
        page--;
    note->length = misread_call(s, page, start, &note->call);
    if (note->length)
        diag(MSG_READ_CALL_MEANT, (struct pos){s, note->call},
             STR_ARG(str_slice(s->text, note->call, note->call + note->length)),
             STR_ARG(note->mark));
    return note->length > 0;
}

/*
 * Is the line a note that nothing calls: below a blank line or another note, and right above the
 * end of a page. Cells of rows are farther from their numbers, or from one another.
 */
static bool is_lost(const struct source *s, size_t line, bool below_note)
{
    struct str text = str_trim(source_line(s, line));
    size_t end = line;
    while (end <= s->lines && end < line + FOOT && str_trim(source_line(s, end)).n &&
           str_at(source_line(s, end), 0) != '\f')
        end++;
    bool apart = below_note || line < 2 || !str_trim(source_line(s, line - 1)).n;
    bool page = end > line && end <= s->lines && str_at(source_line(s, end), 0) == '\f';
    return apart && page && str_find(text, STR("  "), 0) == (size_t)-1;
}

/* "_____", "-----": what parts the notes from the text of a page. */
static bool is_rule(const struct source *s, size_t line)
{
    enum { LEAST = 5 }; /* characters */
    struct str text = line ? str_trim(source_line(s, line)) : STR_NONE;
    return text.n >= LEAST && !str_strip(text, "_-").n;
}

/* Where notes of a text were found last. */
struct notes_above {
    unsigned value;
    size_t line; /* 0: none */
    bool round;  /* its number is in round brackets */
};

/* May the line be a note in round brackets: it is below a rule, or right below another such note.
 */
static bool may_be_round(const struct source *s, size_t line, const struct notes_above *above)
{
    size_t blank = line - 1;
    while (blank && str_trim(source_line(s, blank)).n)
        blank--;
    size_t rule = blank == line - 1 && blank ? blank - 1 : line - 1;
    return is_rule(s, rule) || (above->round && blank < above->line && line < above->line + FOOT);
}

void plain_note_find(const struct source *s, struct plain_notes *notes)
{
    struct calls calls = {0};
    struct notes_above above = {0};
    for (size_t line = 1; line <= s->lines; read_calls(&calls, s, line++)) {
        unsigned value;
        struct str mark, text = note_text(s, line, &mark, &value);
        if (!text.n || (value != 1 && (value <= above.value || value > above.value + STEP)))
            continue; /* numbers run on, or begin anew on each page */
        size_t start = (size_t)(mark.p - s->text.p);
        struct plain_note note = {.mark = mark, .line = line};
        const struct plain_note *before = notes->n ? &notes->at[notes->n - 1] : NULL;
        note.text = (size_t)(text.p - s->text.p);
        char bracket = start ? s->text.p[start - 1] : '\0';
        bool round = bracket == '(';
        if (round && !may_be_round(s, line, &above))
            continue;
        bool called =
            find_call(&calls, &note, value, start, bracket, before) ||
            (!round && find_misread(s, &note, start, before ? before->call + before->length : 0));
        bool lost = round || is_lost(s, line, above.line && line < above.line + FOOT);
        if (called)
            *vec_push(notes) = note;
        else if (lost)
            diag(MSG_READ_NOTE_UNCALLED, (struct pos){s, (uint32_t)start},
                 STR_ARG(str_first_words(text, 60)));
        if (called || lost)
            above = (struct notes_above){value, line, round};
    }
}

const struct plain_note *plain_note_on(const struct plain_notes *notes, size_t line)
{
    size_t i;
    search_first(i, notes->n, notes->at[i].line < line);
    return i < notes->n && notes->at[i].line == line ? &notes->at[i] : NULL;
}
