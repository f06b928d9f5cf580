/* Plain notes: see scan_note.h. */
#include "read/scan/scan_note.h"

#include <string.h>

#include "base/diag.h"
#include "base/search.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/scan/flow_feet.h"
#include "read/scan/note_calls.h"
#include "read/scan/note_feet.h"

/*
 * CALL_REACH: bytes, a page of text holds fewer. STEP: from one number to the next, as one call may
 * be lost. FOOT: lines of notes at the foot of a page.
 */
enum { CALL_REACH = 8000, STEP = 2, FOOT = 8 };

/* A number of the page: alone on a line that begins a page, or in the middle of the line. */
static bool is_page_number(struct str line)
{
    enum { EDGE = 16 }; /* blanks: a note is set in less */
    struct str number = str_trim(line);
    return number.p - line.p >= EDGE || str_at(line, 0) == '\f';
}

/* The text below a number that is alone: on the next line or next but one, of the same page. */
static struct str text_below(const struct source *s, size_t line)
{
    struct str text = STR_NONE;
    if (is_page_number(source_line(s, line)))
        return text;
    for (size_t next = line + 1; !text.n && next <= line + 2; next++) {
        if (next > s->lines || str_at(source_line(s, next), 0) == '\f')
            break;
        text = str_trim(source_line(s, next));
    }
    return text;
}

/* "T/M BAN THƯỜNG VỤ": capitals alone, of several words. */
static bool is_title(struct str text)
{
    return memchr(text.p, ' ', text.n) && unicode_is_capitals(text, CAPITALS_ALL);
}

/*
 * The text after a number of one or two digits at the head of the line, plain or in brackets: on
 * the same line, or, where the reader put the raised number on a line of its own, on the next or
 * next but one. In round brackets it is the label of a clause, but for what is below a rule.
 */
static struct str note_text(const struct source *s, size_t line, struct str *mark, unsigned *value)
{
    struct str head = str_trim(source_line(s, line)), text = STR_NONE;
    size_t bracket = note_bracketed(head, 0, value),
           n = bracket ? bracket : str_number(head, 0, 3, value);
    if (!n || (!bracket && (n > 2 || *head.p == '0' || (n < head.n && head.p[n] != ' '))))
        return STR_NONE;
    *mark = str_slice(head, bracket > 0, bracket ? n - 1 : n);
    if (n < head.n)
        text = str_trim(str_slice(head, n, head.n));
    else if (!bracket)
        text = text_below(s, line);
    bool row = text.n && (memchr(text.p, '\t', text.n) || is_title(text));
    bool begins = *head.p == '(' || cp_is_upper(utf8_first(text, 0));
    return begins && !row ? text : STR_NONE;
}

/* Takes the last number written so, from `from` on and after the call that was found last. */
static bool take_call(const struct note_calls *calls, enum note_call_kind kind, unsigned value,
                      size_t from, struct plain_call *call)
{
    const struct note_call *c = &calls->last[kind][value];
    if (!c->at || c->at - 1 < from)
        return false;
    call->at = c->at - 1;
    call->length = c->length;
    return true;
}

/*
 * Finds what calls the note that begins at `start`, its number after a bracket or another
 * character, from byte `from` on.
 */
static bool find_call(const struct note_calls *calls, struct plain_call *call, unsigned value,
                      size_t start, char bracket, size_t from)
{
    enum note_call_kind kind = bracket == '('   ? CALL_ROUND
                               : bracket == '[' ? CALL_BRACKETED
                                                : CALL_SURE;
    size_t reach = start > CALL_REACH ? start - CALL_REACH : 0;
    if (bracket != '[' && from < reach)
        from = reach;
    for (; kind <= (bracket == '(' ? CALL_APART : CALL_GLUED); kind++)
        if (take_call(calls, kind, value, from, call))
            return true;
    return false;
}

/* Finds where "*" stands last after a word, from..to. */
static bool find_star(const struct source *s, struct plain_call *call, size_t from, size_t to)
{
    size_t n = call->length = call->mark.n;
    for (size_t at = to; at-- > from + 1;) {
        struct str rest = str_slice(s->text, at, to);
        uint32_t before = utf8_final(str_slice(s->text, from, at), ' ');
        if (!str_starts(rest, call->mark) || cp_is_space(before) ||
            str_starts(str_slice(rest, 1, rest.n), call->mark) || before == (unsigned char)*rest.p)
            continue;
        uint32_t after = utf8_first(str_slice(rest, n, rest.n), ' ');
        call->at = at;
        return !cp_is_word(after);
    }
    return false;
}

/* Finds on its page what calls a note at the foot. */
static bool find_placed(const struct source *s, const struct note_calls *calls,
                        const struct foot_note *foot, struct plain_call *call)
{
    unsigned value = 0;
    size_t end = s->line_at[foot->first - 1];
    call->mark = foot->mark;
    if (!str_number(foot->mark, 0, 3, &value))
        return find_star(s, call, foot->page, end);
    for (enum note_call_kind kind = CALL_SURE; kind < CALL_KINDS; kind++)
        if (take_call(calls, kind, value, foot->page, call))
            return true;
    return foot->flow && flow_feet_call(s, foot, &call->at, &call->length);
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
static bool find_misread(const struct source *s, struct plain_call *call, size_t start, size_t from)
{
    size_t page = start;
    if (!begins_note(s, start))
        return false;
    while (page > from && s->text.p[page - 1] != '\f')
        page--;
    call->length = misread_call(s, page, start, &call->at);
    if (call->length)
        diag(MSG_READ_CALL_MEANT, (struct pos){s, call->at},
             STR_ARG(str_slice(s->text, call->at, call->at + call->length)), STR_ARG(call->mark));
    return call->length > 0;
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

/* Of a text: what was read above the line. */
struct note_finder {
    const struct source *source;
    struct note_calls calls;
    struct notes_above above;
    struct foot_notes feet;
    struct plain_notes *out;
};

static void add_note(struct note_finder *f, const struct plain_note *note,
                     const struct plain_call *call)
{
    *vec_push(&f->out->notes) = *note;
    if (call->length)
        *vec_push(&f->out->calls) = *call;
}

/*
 * Is one of the notes at the foot of the page called, or does its number follow that of the note
 * above; has the page before such notes, of which it is the rest.
 */
static bool is_foot(const struct note_finder *f, const struct foot_note *foot)
{
    struct plain_call call;
    unsigned value = 0;
    bool called = !foot->mark.n && plain_note_on(f->out, foot->first);
    called |= str_number(foot->mark, 0, 3, &value) && f->above.value && value == f->above.value + 1;
    const struct foot_note *end = f->feet.at + f->feet.n;
    for (const struct foot_note *n = note_foot_on(&f->feet, foot->first);
         n && n < end && n->first == foot->first && !called; n++)
        called = n->mark.n && find_placed(f->source, &f->calls, n, &call);
    return called;
}

/* Reads a note at the foot of a page, or the rest of one. What nothing calls is said later. */
static bool read_placed(struct note_finder *f, size_t line)
{
    const struct foot_note *foot = note_foot_on(&f->feet, line);
    struct plain_call call = {0};
    if (!foot || !is_foot(f, foot))
        return false;
    if (!foot->mark.n || !find_placed(f->source, &f->calls, foot, &call))
        call.length = 0;
    add_note(f, &(struct plain_note){line, foot->text, foot->mark, foot->end}, &call);
    if (call.length && f->source->text.p[call.at] == ' ' && foot->flow)
        diag(MSG_READ_CALL_MEANT, (struct pos){f->source, (uint32_t)call.at + 1},
             STR_ARG(foot->mark), STR_ARG(foot->mark));
    if (foot->cut && !(foot + 1 < f->feet.at + f->feet.n && !foot[1].mark.n))
        diag(MSG_READ_NOTE_CUT, (struct pos){f->source, foot->text}, STR_ARG(foot->mark));
    str_number(foot->mark, 0, 3, &f->above.value);
    f->above.line = line;
    return true;
}

/* Reads a note that its number and what calls it prove. */
static void read_numbered(struct note_finder *f, size_t line)
{
    const struct source *s = f->source;
    struct notes_above *above = &f->above;
    struct plain_call call = {0};
    unsigned value;
    struct str text = note_text(s, line, &call.mark, &value);
    if (!text.n || (value != 1 && (value <= above->value || value > above->value + STEP)))
        return; /* numbers run on, or begin anew on each page */
    size_t start = (size_t)(call.mark.p - s->text.p), n = f->out->calls.n;
    const struct plain_call *before = n ? &f->out->calls.at[n - 1] : NULL;
    size_t from = before ? before->at + before->length : 0;
    char bracket = start ? s->text.p[start - 1] : '\0';
    bool round = bracket == '(';
    if (round && !may_be_round(s, line, above))
        return;
    bool called = find_call(&f->calls, &call, value, start, bracket, from) ||
                  (!round && find_misread(s, &call, start, from));
    bool lost = round || is_lost(s, line, above->line && line < above->line + FOOT);
    if (called)
        add_note(f, &(struct plain_note){line, (size_t)(text.p - s->text.p), call.mark, 0}, &call);
    else if (lost)
        diag(MSG_READ_NOTE_UNCALLED, (struct pos){s, start}, STR_ARG(str_first_words(text, 60)));
    if (called || lost)
        *above = (struct notes_above){value, line, round};
}

/*
 * Numbers alone at the end of a page, before line `end`, are of notes that it calls, where there
 * are more than that of the page: flow text has them behind the texts of the notes.
 */
static void say_apart(struct note_finder *f, size_t page, size_t end)
{
    const struct source *s = f->source;
    struct str first = STR_NONE;
    size_t alone = 0;
    for (size_t line = end; line-- > page;) {
        struct str text = source_line(s, line), number = str_trim(text);
        struct plain_call call;
        unsigned value;
        if (!number.n)
            continue;
        size_t n = str_number(number, 0, 3, &value);
        if (n != number.n || n > 2 || plain_note_on(f->out, line) || is_page_number(text))
            break;
        alone++;
        if (take_call(&f->calls, CALL_SURE, value, s->line_at[page - 1], &call) ||
            take_call(&f->calls, CALL_GLUED, value, s->line_at[page - 1], &call))
            first = number;
    }
    if (alone > 1 && first.n)
        diag(MSG_READ_NOTE_APART, (struct pos){s, (size_t)(first.p - s->text.p)}, STR_ARG(first));
}

static int by_place(const void *a, const void *b)
{
    size_t x = ((const struct plain_call *)a)->at, y = ((const struct plain_call *)b)->at;
    return (x > y) - (x < y);
}

void plain_note_find(const struct source *s, const struct flow_text *flow,
                     struct plain_notes *notes)
{
    struct note_finder f = {.source = s, .out = notes};
    note_feet_find(s, &f.feet);
    flow_feet_find(flow, &f.feet);
    for (size_t line = 1, page = 1; line <= s->lines; note_calls_read(&f.calls, s, line++)) {
        if (str_at(source_line(s, line), 0) == '\f') {
            say_apart(&f, page, line);
            page = line;
        }
        if (!read_placed(&f, line))
            read_numbered(&f, line);
    }
    array_sort(notes->calls.at, notes->calls.n, by_place);
    vec_free(&f.feet);
}

void plain_notes_free(struct plain_notes *notes)
{
    vec_free(&notes->notes);
    vec_free(&notes->calls);
}

const struct plain_note *plain_note_on(const struct plain_notes *notes, size_t line)
{
    size_t i;
    search_first(i, notes->notes.n, notes->notes.at[i].line < line);
    return i < notes->notes.n && notes->notes.at[i].line == line ? &notes->notes.at[i] : NULL;
}

void plain_notes_of_cell(const struct plain_notes *plain, const struct cell_text *cell,
                         struct plain_notes *out)
{
    for (size_t i = 0; i < cell->slices.n; i++) {
        const struct cell_slice *s = &cell->slices.at[i];
        size_t end = i + 1 < cell->slices.n ? s[1].at : cell->whole.n, k;
        search_first(k, plain->calls.n, plain->calls.at[k].at < s->from);
        for (; k < plain->calls.n && plain->calls.at[k].at - s->from < end - s->at; k++) {
            struct plain_call call = plain->calls.at[k];
            call.at = s->at + call.at - s->from;
            *vec_push(&out->calls) = call;
        }
    }
}
