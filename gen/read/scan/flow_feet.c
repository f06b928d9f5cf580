/* Notes at the foot of pages of flow text: see flow_feet.h. */
#include "read/scan/flow_feet.h"

#include <string.h>

#include "base/diag.h"
#include "base/letter_width.h"
#include "base/unicode.h"

/* LONGER: percent of a full line of text; notes have smaller letters. FOOT: lines of one note. */
enum { LONGER = 108, FOOT = 12, MOST = 99 };

/* A number alone on the line, which begins no page. 0: there is none. */
static unsigned number_on(const struct flow_text *f, size_t line)
{
    struct str text = flow_line(f, line);
    unsigned value = 0;
    size_t n = str_number(text, 0, 3, &value);
    bool alone = n && n == text.n && n <= 2 && *text.p != '0';
    return alone && !flow_page(f, line) && flow_use(f, line) == FLOW_PLAIN ? value : 0;
}

static bool is_longer(const struct flow_text *f, size_t line)
{
    return f->full && letter_width(flow_line(f, line)) * 100 > f->full * LONGER;
}

/*
 * Where the note begins whose last line that is, after line `from`: below a blank line, or with the
 * first of the lines that are longer than those of the text. 0: that is not known.
 */
static size_t text_start(const struct flow_text *f, size_t from, size_t last)
{
    size_t top = last, start = last;
    while (top > from && last - top < FOOT && flow_line(f, top - 1).n && !flow_page(f, top) &&
           flow_use(f, top - 1) == FLOW_PLAIN && !number_on(f, top - 1))
        top--;
    while (start > top && is_longer(f, start - 1))
        start--;
    return start == top || is_longer(f, start) ? start : 0;
}

static void add(const struct flow_text *f, struct foot_notes *out, const struct foot_note *note,
                size_t text, size_t number)
{
    struct foot_note *n = vec_push(out);
    *n = *note;
    n->text = (size_t)(flow_line(f, text).p - f->source->text.p);
    n->mark = flow_line(f, number);
    n->flow = true;
}

static size_t last_line(const struct flow_text *f, size_t from, size_t to)
{
    while (to > from && !flow_line(f, to - 1).n)
        to--;
    return to;
}

bool flow_feet_call(const struct source *s, const struct foot_note *foot, size_t *at,
                    size_t *length)
{
    size_t end = s->line_at[foot->first - 1], n = foot->mark.n, found = 0;
    for (size_t i = foot->page + 1; i + n < end; i++) {
        if (s->text.p[i - 1] != ' ' || !str_starts(str_slice(s->text, i, end), foot->mark))
            continue;
        uint32_t before = utf8_final(str_slice(s->text, foot->page, i - 1), ' ');
        bool stop = strchr(",.;:", s->text.p[i + n]), ends = strchr(" \n)", s->text.p[i + n]);
        bool sign = cp_is_upper(before) || cp_is_digit(before);
        if (!(sign && (stop || ends)) && !(stop && cp_is_lower(before)))
            continue;
        *at = i - 1;
        *length = n + 1;
        found++;
    }
    return found == 1;
}

/* Is there on the page, which begins with line `from`, what may call the note of a number alone. */
static bool is_called(const struct flow_text *f, size_t from, size_t number)
{
    const struct source *s = f->source;
    size_t at, length, end = s->line_at[number - 1];
    struct str mark = flow_line(f, number);
    struct foot_note foot = {.first = number, .page = s->line_at[from - 1], .mark = mark};
    if (flow_feet_call(s, &foot, &at, &length))
        return true;
    for (at = foot.page + 1; at + mark.n < end; at++) {
        struct str rest = str_slice(s->text, at, end);
        uint32_t before = utf8_final(str_slice(s->text, foot.page, at), ' ');
        if (str_starts(rest, mark) && (cp_is_letter(before) || before == 0x201D || before == ')') &&
            !cp_is_word(utf8_first(str_slice(rest, mark.n, rest.n), ' ')))
            return true;
    }
    return false;
}

/* Lines [from, to) are a page, which the number of its first note ends. */
static void add_page(const struct flow_text *f, size_t from, size_t to, struct foot_notes *out)
{
    size_t end = last_line(f, from, to), number = end - 1, above[MOST], n = 0;
    unsigned first = end > from ? number_on(f, number) : 0, next = 0;
    for (size_t line = number;
         first && n < MOST && line-- > from && number - line < FOOT * (n + 1);) {
        unsigned value = number_on(f, line);
        if (value && (value <= first || (next && value + 1 != next)))
            break;
        if (!value)
            continue;
        above[n++] = line;
        next = value;
    }
    while (n && number_on(f, above[n - 1]) != first + 1) /* numbers that do not run on to it */
        n--;
    if (!first || (n && number_on(f, above[0]) != first + n))
        return;
    size_t last = last_line(f, from, n ? above[n - 1] : number);
    size_t start = last > from ? text_start(f, from, last - 1) : 0;
    if (!start || !cp_is_upper(utf8_first(flow_line(f, start), ' '))) {
        if (n || is_called(f, from, number)) /* one number alone may be of anything */
            diag(MSG_READ_NOTE_APART, (struct pos){f->source, f->source->line_at[number - 1]},
                 STR_ARG(flow_line(f, number)));
        return;
    }
    struct foot_note note = {
        .line = start, .end = last, .first = start, .page = f->source->line_at[from - 1]};
    add(f, out, &note, start, number);
    while (n--) {
        note.line = above[n];
        note.end = last_line(f, from, n ? above[n - 1] : number);
        size_t text = above[n] + 1;
        while (text + 1 < note.end && !flow_line(f, text).n)
            text++;
        add(f, out, &note, text, above[n]);
    }
}

void flow_feet_find(const struct flow_text *f, struct foot_notes *out)
{
    size_t from = 1;
    for (size_t line = 2; f->use && line <= f->source->lines + 1; line++)
        if (line > f->source->lines || flow_page(f, line)) {
            add_page(f, from, line, out);
            from = line;
        }
}
