/* Notes at the foot of pages: see note_feet.h. */
#include "read/scan/note_feet.h"

#include <string.h>

#include "base/search.h"
#include "base/unicode.h"

/* EDGE: blanks before a mark, at most. LONGER: percent of a full line of text; notes have smaller
 * letters, 10 pt of 13 and more. LONGEST: characters. */
enum { EDGE = 3, LONGER = 112, LONGEST = 200 };

struct page_feet {
    const struct source *source;
    struct foot_notes *out;
    size_t full; /* characters of a full line of text of the page before; 0: it has no notes */
};

static size_t blanks_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\f'))
        n++;
    return n;
}

/* "12", "*", "†": what is raised before a note. */
static bool is_mark(struct str s)
{
    enum { DIGITS = 2, STARS = 3, DAGGER = 0x2020, DOUBLE_DAGGER = 0x2021 };
    size_t digits = str_number(s, 0, DIGITS + 1, NULL), signs = 0, n, at = 0;
    uint32_t c;
    if (digits)
        return digits == s.n && digits <= DIGITS && *s.p != '0';
    while ((n = utf8_next(str_slice(s, at, s.n), &c))) {
        if (c != '*' && c != DAGGER && c != DOUBLE_DAGGER)
            return false;
        at += n;
        signs++;
    }
    return signs && signs <= STARS;
}

/* A mark alone at the edge, above a line that is set in. */
static bool begins_note(const struct source *s, size_t line)
{
    struct str above = source_line(s, line);
    struct str below = line < s->lines ? source_line(s, line + 1) : STR_NONE;
    size_t edge = blanks_of(above);
    return edge <= EDGE && is_mark(str_trim(above)) && str_trim(below).n &&
           str_at(below, 0) != '\f' && blanks_of(below) > edge;
}

static unsigned value_of(const struct source *s, size_t line)
{
    unsigned value = 0;
    str_number(str_trim(source_line(s, line)), 0, 3, &value);
    return value;
}

static bool is_blank_line(const struct source *s, size_t line)
{
    return !str_trim(source_line(s, line)).n;
}

static size_t length_of(const struct source *s, size_t line)
{
    struct str text = source_line(s, line);
    size_t end = (size_t)(str_trim(text).p - text.p) + str_trim(text).n;
    return utf8_length(str_slice(text, 0, end));
}

/* The line after the last one of a page that is not its number, far from the edge. */
static size_t foot_end(const struct source *s, size_t from, size_t to)
{
    while (to > from && is_blank_line(s, to - 1))
        to--;
    struct str last = to > from ? source_line(s, to - 1) : STR_NONE, number = str_trim(last);
    if (number.n && blanks_of(last) > EDGE && str_number(number, 0, 4, NULL) == number.n)
        to--;
    while (to > from && is_blank_line(s, to - 1))
        to--;
    return to;
}

/* Of the lines that end the page, the first that begins a note from which numbers run on. */
static size_t first_note(const struct source *s, size_t from, size_t to)
{
    size_t first = to;
    unsigned next = 0; /* the number of the note that was found last, below */
    for (size_t line = to; line > from; line--) {
        size_t at = line - 1;
        if (is_blank_line(s, at) && first != line)
            break;
        if (is_blank_line(s, at) || !begins_note(s, at))
            continue;
        unsigned value = value_of(s, at);
        if (value && next && value + 1 != next)
            break;
        first = at;
        next = value ? value : next;
    }
    return first;
}

/* The length of full lines of text: three of four are not longer. */
static size_t full_line(const struct source *s, size_t from, size_t to)
{
    size_t count[LONGEST + 1] = {0}, n = 0, below = 0, length = 0;
    for (size_t line = from; line < to; line++)
        if (!is_blank_line(s, line)) {
            size_t own = length_of(s, line);
            count[own < LONGEST ? own : LONGEST]++;
            n++;
        }
    while (length < LONGEST && (below += count[length]) * 4 < n * 3)
        length++;
    return length;
}

/* Is a line of text on the page about as long as full ones: it is no page that lies on its side. */
static bool has_full_line(const struct source *s, size_t from, size_t to, size_t full)
{
    bool found = false;
    for (size_t line = from; line < to && !found; line++)
        found = length_of(s, line) * 10 >= full * 9 && length_of(s, line) * 10 <= full * 11;
    return found;
}

/* Is the line longer than those of the text can be, without the gaps of columns; no name set in. */
static bool is_longer(const struct source *s, size_t line, size_t full)
{
    enum { INDENT = 3 }; /* one such part of a line at most */
    struct str text = source_line(s, line);
    size_t indent = text.n - str_trim(text).n; /* and blanks at its end, which are few */
    return length_of(s, line) * 100 > full * LONGER && indent * INDENT < full &&
           str_find(str_trim(source_line(s, line)), STR("  "), 0) == (size_t)-1;
}

/*
 * The rest of a note: lines above the notes of the page, or its foot, that are longer than those of
 * the text can be, and one below them. `to`: none.
 */
static size_t rest_of_note(const struct source *s, size_t from, size_t to, size_t full)
{
    size_t rest = to;
    for (size_t line = to; full && line > from && !is_blank_line(s, line - 1); line--)
        if (is_longer(s, line - 1, full))
            rest = line - 1;
        else if (rest < to || line < to)
            break;
    return has_full_line(s, from, rest, full) ? rest : to;
}

static bool is_cut(const struct source *s, size_t line, size_t full)
{
    struct str text = str_trim(source_line(s, line));
    return length_of(s, line) > full && !strchr(".;:!?)", text.p[text.n - 1]);
}

/* The last line of from..to that is not blank. */
static size_t last_of(const struct source *s, size_t from, size_t to)
{
    while (to > from + 1 && is_blank_line(s, to - 1))
        to--;
    return to - 1;
}

static void add_page(struct page_feet *f, size_t from, size_t to)
{
    const struct source *s = f->source;
    to = foot_end(s, from, to);
    size_t first = first_note(s, from, to), count = f->out->n, page = s->line_at[from - 1];
    size_t rest = f->full ? rest_of_note(s, from, first, f->full) : first;
    if (rest < first)
        *vec_push(f->out) = (struct foot_note){.line = rest,
                                               .end = last_of(s, rest, first) + 1,
                                               .first = f->out->at[count - 1].line,
                                               .page = page,
                                               .text = s->line_at[rest - 1]};
    for (size_t line = first, next; line < to; line = next) {
        for (next = line + 1; next < to && !begins_note(s, next);)
            next++;
        struct str text = str_trim(source_line(s, line + 1));
        *vec_push(f->out) = (struct foot_note){.line = line,
                                               .end = last_of(s, line, next) + 1,
                                               .first = first,
                                               .page = page,
                                               .text = (size_t)(text.p - s->text.p),
                                               .mark = str_trim(source_line(s, line))};
    }
    if (f->out->n > count) {
        size_t full = full_line(s, from, rest);
        f->full = full ? full : f->full;
        f->out->at[f->out->n - 1].cut = is_cut(s, to - 1, f->full);
    } else
        f->full = 0;
}

void note_feet_find(const struct source *s, struct foot_notes *out)
{
    struct page_feet f = {s, out, 0};
    size_t from = 1;
    for (size_t line = 2; line <= s->lines; line++)
        if (str_at(source_line(s, line), 0) == '\f') {
            add_page(&f, from, line);
            from = line;
        }
    add_page(&f, from, s->lines + 1);
}

const struct foot_note *note_foot_on(const struct foot_notes *notes, size_t line)
{
    size_t i;
    search_first(i, notes->n, notes->at[i].line < line);
    return i < notes->n && notes->at[i].line == line ? &notes->at[i] : NULL;
}
