/* Widths of lines, which part those that a program wrapped from those that end by sense. */
#include "base/unicode.h"
#include "read/paper/print_width.h"
#include "read/paper/stages.h"

enum {
    WIDEST_WRAP = 140, /* characters: no page holds more, at 11 points and up, on a line */
    WRAP_LINES = 8,    /* fewer lines do not show a width */
    ROOMY_PERCENT = 80,
    SHORT_PERCENT = 93, /* of the width: letters of a face differ in width */
    NEARLY = 2,         /* columns: lines that begin alike */
    FIRST_INDENT = 4,   /* columns: more than first lines slip */
    WIDEST_MARGIN = 16, /* columns */
    FILLED_PERCENT = 85 /* of the lines: titles and recipients end theirs by sense */
};

static bool is_row(const struct source_line *p)
{
    return p->kind == SOURCE_ROW || p->kind == SOURCE_RULE || p->kind == SOURCE_COMMENT;
}

/*
 * The width that lines [from, to) are cut at, if few are wider and there are enough lines; a
 * tenth is wider than it.
 */
static bool find_width(const struct paper *paper, size_t from, size_t to, size_t *found)
{
    size_t counts[WIDEST_WRAP + 1] = {0}, lines = 0, wide = 0;
    for (size_t i = from; i < to; i++) {
        const struct source_line *p = &paper->at[i];
        if (is_row(p))
            continue;
        lines++;
        if (p->length > WIDEST_WRAP)
            wide++;
        else
            counts[p->length]++;
    }
    size_t above = wide, width = WIDEST_WRAP;
    while (width && (above += counts[width]) * 10 < lines)
        width--;
    *found = width;
    return lines >= WRAP_LINES && wide * 50 <= lines;
}

/* Columns before lines that go on with the one above. */
struct margin {
    size_t counts[WIDEST_MARGIN + 2]; /* of lines by their columns; the last: by more */
    size_t lines;
};

static void count_margin(struct margin *m, const struct source_line *p)
{
    m->lines++;
    m->counts[p->columns <= WIDEST_MARGIN ? p->columns : WIDEST_MARGIN + 1]++;
}

/* Where most of them begin, give or take one; LINE_NONE where they do not agree. */
static size_t agreed_margin(const struct margin *m)
{
    enum { PERCENT = 70 };
    const size_t *counts = m->counts;
    size_t best = 0;
    for (size_t c = 0; c < WIDEST_MARGIN; c++)
        if (counts[c] + counts[c + 1] > counts[best] + counts[best + 1])
            best = c;
    bool agreed = (counts[best] + counts[best + 1]) * 100 >= m->lines * PERCENT;
    return agreed ? best : LINE_NONE;
}

/* Is line i of the body right below another, and begins no clause. */
static bool is_below(const struct paper *paper, size_t i)
{
    const struct source_line *p = &paper->at[i];
    return p->glued && p->kind == SOURCE_PARA && p->label.class == LABEL_NONE && !p->unit.noise;
}

/* Where lines begin that begin with a small letter, which continue the one above. */
static void find_margin(struct paper *paper)
{
    enum { LINES = 4 }; /* that show a margin */
    struct margin m = {{0}, 0};
    for (size_t i = 0; i < paper->n; i++)
        if (is_below(paper, i) && paper->at[i].start == START_LOWER)
            count_margin(&m, &paper->at[i]);
    paper->margin = paper->wrapped && m.lines >= LINES ? agreed_margin(&m) : LINE_NONE;
}

/*
 * The escapes of a line of Markdown, which are no part of its text. What is longer than any line
 * that a program wraps has none that count, and may hold many lines: "a<br>a<br>".
 */
static size_t escapes(const struct source_line *p)
{
    enum { LONGEST = 4 * WIDEST_WRAP }; /* bytes */
    if (p->cell || !p->run_count)
        return 0;
    struct str line = source_line(p->runs->pos.source, p->last_line);
    size_t n = 0;
    for (size_t i = 0; line.n < LONGEST && i + 1 < line.n; i++) /* a last one is a hard line end */
        n += line.p[i] == '\\';
    return n;
}

/* Length of the line as it is, with its indentation, list mark and escapes. */
static size_t line_length(const struct source_line *p)
{
    size_t mark = p->kind == SOURCE_BULLET ? utf8_length(line_mark(p)) + 1 : 0;
    return p->columns + mark + p->length + escapes(p);
}

/* Length of the line if the first word of the next one were on it too. */
static size_t length_with_word(const struct source_line *p, const struct source_line *next)
{
    size_t word = 0;
    while (word < next->text.n && next->text.p[word] != ' ')
        word++;
    return line_length(p) + 1 + utf8_length(str_slice(next->text, 0, word));
}

/*
 * Where a program cut lines [from, to), each filled as far as words go: no first word of a line
 * would have fitted on the one above. 0: print in a proportional face is never so.
 */
static size_t find_column(const struct paper *paper, size_t from, size_t to)
{
    size_t column = 0, lines = 0, filled = 0;
    for (size_t i = from; i < to; i++)
        if (paper->at[i].kind != SOURCE_ROW && line_length(&paper->at[i]) > column)
            column = line_length(&paper->at[i]);
    for (size_t i = from + 1; i < to; i++) {
        const struct source_line *p = &paper->at[i - 1], *next = &paper->at[i];
        if (!next->glued || next->kind != SOURCE_PARA || next->start != START_LOWER)
            continue;
        lines++;
        filled += length_with_word(p, next) > column;
    }
    return lines >= WRAP_LINES && filled * 100 >= lines * FILLED_PERCENT ? column : 0;
}

static void set_widths(struct paper *paper, size_t from, size_t to, size_t width)
{
    size_t column = paper->wrapped ? find_column(paper, from, to) : 0;
    for (size_t i = from; i < to; i++) {
        paper->at[i].width = line_short_number(width);
        paper->at[i].wrap_column = line_short_number(column);
    }
}

static bool is_open(const struct source_line *p)
{
    return p->ending == END_OPEN || p->ending == END_COMMA;
}

/*
 * Of lines that surely are full, for small letters go on below them: the length that half of them
 * have, and how far in those below them begin.
 */
static void find_full(struct paper *paper)
{
    size_t counts[WIDEST_WRAP + 1] = {0}, lines = 0, shorter = 0, length = 0;
    for (size_t i = paper->body + 1; i < paper->closing; i++) {
        const struct source_line *last = &paper->at[i - 1];
        if (!is_below(paper, i) || paper->at[i].start != START_LOWER || !is_open(last))
            continue;
        size_t n = line_length(last), columns = paper->at[i].columns;
        paper->goes_on = columns > paper->goes_on ? columns : paper->goes_on;
        counts[n < WIDEST_WRAP ? n : WIDEST_WRAP]++;
        lines++;
    }
    while (lines && (shorter += counts[length]) * 2 < lines)
        length++;
    paper->full = length;
}

bool line_set_in(const struct paper *paper, const struct source_line *p)
{
    return paper->full && p->columns > paper->goes_on + NEARLY;
}

bool line_runs_on(const struct paper *paper, const struct source_line *last,
                  const struct source_line *next)
{
    return paper->runs_on && next->columns <= last->columns && !line_set_in(paper, next) &&
           !line_short(last, next) && length_with_word(last, next) >= paper->full;
}

/*
 * Do sentences run on from line to line. They do where paragraphs are parted by blank lines. Else,
 * where lines are cut at a width, more of them go on in small letters than begin a sentence below
 * the end of another on a full line; where each line is a paragraph, fewer. Own choice; of papers
 * of all kinds.
 */
static bool runs_on(const struct paper *paper)
{
    enum { TIMES = 4 }; /* most: so many times the others */
    size_t small = 0, capital = 0, tight = 0, apart = 0;
    for (size_t i = paper->body + 1; i < paper->closing; i++) {
        const struct source_line *last = &paper->at[i - 1], *p = &paper->at[i];
        tight += p->label.class != LABEL_NONE && p->glued;
        apart += !p->glued && !p->unit.noise;
        if (!is_below(paper, i))
            continue;
        small += p->start == START_LOWER && is_open(last);
        capital +=
            p->start == START_UPPER && !is_open(last) && !p->caps && line_runs_on(paper, last, p);
    }
    return apart > TIMES * tight + 1 || small > capital;
}

/* The last line above line i of the body that is no noise. */
static const struct source_line *line_above(const struct paper *paper, size_t i)
{
    while (i > paper->body + 1 && paper->at[i - 1].unit.noise)
        i--;
    return &paper->at[i - 1];
}

/*
 * Does line i of the clauses go on with the one above, from which it is set off to the left: in
 * small letters, or below a full line without a stop with a number or, if they may, a capital.
 */
static bool goes_on_left(const struct paper *paper, size_t i, bool capitals)
{
    const struct source_line *p = &paper->at[i];
    if (p->kind != SOURCE_PARA || p->label.class != LABEL_NONE || p->unit.noise)
        return false;
    const struct source_line *above = line_above(paper, i);
    if (above->columns < p->columns + FIRST_INDENT)
        return false;
    bool full = is_open(above) && !above->caps && !line_short(above, p);
    return (p->glued && p->start == START_LOWER) || (full && p->start == START_DIGIT) ||
           (full && p->start == START_UPPER && capitals);
}

/*
 * The margin of a short paper: one line shows it that goes on far left of a first line; no title
 * among clauses is centred.
 */
static void find_clause_margin(struct paper *paper)
{
    for (int capitals = 0; paper->wrapped && paper->margin == LINE_NONE && capitals < 2;
         capitals++) {
        struct margin m = {{0}, 0};
        size_t shown = 0;
        for (size_t i = paper->body + 1; i < paper->closing; i++) {
            bool left = goes_on_left(paper, i, capitals);
            if (left || (is_below(paper, i) && paper->at[i].start == START_LOWER))
                count_margin(&m, &paper->at[i]);
            shown += left;
        }
        paper->margin = shown ? agreed_margin(&m) : LINE_NONE;
    }
}

/* Do paragraphs begin at the margin below titles that are set in and have room: most of them. */
static bool begins_flush(const struct paper *paper)
{
    size_t flush = 0, set_in = 0;
    for (size_t i = paper->body + 1; i < paper->closing && paper->margin != LINE_NONE; i++) {
        const struct source_line *p = &paper->at[i], *title = p - 1;
        bool titled = title->label.class != LABEL_NONE && title->ending == END_OPEN &&
                      title->columns >= paper->margin + FIRST_INDENT && line_roomy(title, p);
        if (titled && is_below(paper, i) && p->start == START_UPPER && !p->caps)
            *(p->columns < paper->margin + FIRST_INDENT ? &flush : &set_in) += 1;
    }
    return flush > set_in;
}

/* Are marks of lists set in, and none is at the margin but what may be a dash below a full line. */
static bool sets_bullets_in(const struct paper *paper)
{
    size_t flush = 0, set_in = 0;
    for (size_t i = paper->body + 1; i < paper->closing && paper->margin != LINE_NONE; i++) {
        const struct source_line *p = &paper->at[i];
        bool dash = p->glued && is_open(p - 1) && !line_short(p - 1, p);
        if (p->kind == SOURCE_BULLET && !dash)
            *(p->columns < paper->margin + FIRST_INDENT ? &flush : &set_in) += 1;
    }
    return set_in && !flush;
}

void widths_measure(struct paper *paper)
{
    size_t from = 0, width;
    for (size_t i = paper->closing; i <= paper->n; i++) {
        bool end = i == paper->n && from; /* a paper without attachments has one width */
        bool opens = i < paper->n && paper->at[i].unit.head == i &&
                     paper->at[i].unit.kind == NODE_TABLE_TITLE;
        if (!end && !opens)
            continue;
        if (find_width(paper, from, i, &width))
            set_widths(paper, from, i, width);
        from = i;
    }
    if (paper->margin == LINE_NONE)
        find_clause_margin(paper);
    paper->flush = begins_flush(paper);
    paper->bullets_in = sets_bullets_in(paper);
    find_full(paper);
    paper->runs_on = true;
    paper->runs_on = runs_on(paper);
}

void widths_find(struct paper *paper)
{
    size_t width;
    bool found = find_width(paper, 0, paper->n, &width);
    bool flow = paper->blocks->full && paper->n >= WRAP_LINES; /* hyphens that it lost join lines */
    paper->wrapped = (found || flow) && !paper->nested;
    set_widths(paper, 0, paper->n, width);
    find_margin(paper);
    print_full_find(paper);
}

static bool has_room(const struct source_line *p, const struct source_line *next, size_t percent)
{
    size_t length = length_with_word(p, next);
    return p->wrap_column ? length <= p->wrap_column : length * 100 < p->width * percent;
}

bool line_short(const struct source_line *p, const struct source_line *next)
{
    return has_room(p, next, SHORT_PERCENT);
}

bool line_roomy(const struct source_line *p, const struct source_line *next)
{
    return has_room(p, next, ROOMY_PERCENT);
}

bool line_fits(const struct source_line *p, const struct source_line *next)
{
    return has_room(p, next, 100);
}
