/* Tables of layout text: see aligned_table.h. Places are counted in characters from the margin. */
#include "read/scan/aligned_table.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"

/*
 * GAP: blanks between the parts of a line. HEAD_REACH: lines of a head above and below the titles.
 * LONGEST: lines of a table. WIDEST: characters of a line; wider ones end a table.
 */
enum { GAP = 2, MAX_COLUMNS = 16, HEAD_REACH = 3, LONGEST = 4000, WIDEST = 400, TITLE = 60 };

struct stretch_part {  /* of a line, between gaps */
    size_t from, to;   /* places */
    size_t start, end; /* offsets in the source */
};

struct aligned_line {
    struct stretch_part part[MAX_COLUMNS];
    size_t parts;
    bool blank, too_wide;
};

struct aligned_table {
    struct source_blocks *out;
    const struct cell_reader *reader;
    const struct source *source;
    struct stretch_part title[MAX_COLUMNS]; /* of the head, from left to right */
    size_t columns;
    size_t border[MAX_COLUMNS]; /* place before which column k ends */
    size_t next_line;           /* the first that no row has */
    bool glued;
};

/* ---- lines ---- */

static void end_part(struct aligned_line *l, size_t to, size_t end)
{
    l->part[l->parts - 1].to = to;
    l->part[l->parts - 1].end = end;
}

static struct aligned_line read_line(const struct source *s, size_t line)
{
    struct aligned_line l = {.blank = true};
    struct str text = source_line(s, line);
    size_t start = line <= s->lines && line ? cell_line_start(s, line) : 0, place = 0, blanks = GAP;
    uint32_t c;
    for (size_t i = 0, n; (n = utf8_next(str_slice(text, i, text.n), &c)); i += n) {
        if (c == '\f' || c == '\r')
            continue;
        if (c == ' ') {
            blanks++;
        } else {
            if (blanks >= GAP || !l.parts) {
                l.too_wide |= l.parts == MAX_COLUMNS;
                l.parts -= l.parts == MAX_COLUMNS;
                l.part[l.parts++] = (struct stretch_part){.from = place, .start = start + i};
            }
            blanks = 0;
            l.blank = false;
            end_part(&l, place + 1, start + i + n);
        }
        l.too_wide |= c == '\t' || place >= WIDEST;
        place++;
    }
    return l;
}

static struct str part_text(const struct aligned_table *t, const struct stretch_part *p)
{
    return str_slice(t->source->text, p->start, p->end);
}

static bool part_starts(const struct aligned_table *t, const struct stretch_part *p,
                        bool (*test)(uint32_t))
{
    uint32_t c = 0;
    utf8_next(part_text(t, p), &c);
    return test(c);
}

/* ---- the head ---- */

/* Titles side by side, the first of them for the numbers of rows. */
static bool is_titles(const struct aligned_table *t, const struct aligned_line *l)
{
    if (l->parts < 3 || l->too_wide)
        return false;
    struct letter_key key = letter_key(t->reader->arena, part_text(t, &l->part[0]));
    return lexicon_is_key(&key, WORDS_NUMBER_COLUMN);
}

/* Adds a part of a further line of the head: to the title that it lies above or below, or anew. */
static void add_title(struct aligned_table *t, const struct stretch_part *p)
{
    size_t k = 0;
    while (k < t->columns && t->title[k].to <= p->from)
        k++;
    if (k < t->columns && t->title[k].from < p->to) {
        t->title[k].from = p->from < t->title[k].from ? p->from : t->title[k].from;
        t->title[k].to = p->to > t->title[k].to ? p->to : t->title[k].to;
        return;
    }
    if (t->columns == MAX_COLUMNS)
        return;
    for (size_t i = t->columns++; i > k; i--)
        t->title[i] = t->title[i - 1];
    t->title[k] = *p;
}

/* May the line be a further one of a head: short parts, each at one title at most. */
static bool is_further(const struct aligned_table *t, const struct aligned_line *l, bool below)
{
    if (l->blank || l->too_wide)
        return false;
    for (size_t i = 0; i < l->parts; i++) {
        const struct stretch_part *p = &l->part[i];
        size_t over = 0;
        for (size_t k = 0; k < t->columns; k++)
            over += t->title[k].from < p->to && p->from < t->title[k].to;
        if (over > 1 || p->to - p->from > TITLE || (!i && p->from < t->title[0].to))
            return false;
        if (below && !part_starts(t, p, cp_is_lower) && *part_text(t, p).p != '(')
            return false;
    }
    return true;
}

/* The line of titles at or below the one given, as far as a head reaches; 0: there is none. */
static size_t find_titles(struct aligned_table *t, size_t line)
{
    for (size_t i = line; i < line + HEAD_REACH && i <= t->source->lines; i++) {
        struct aligned_line l = read_line(t->source, i);
        if (l.blank)
            return 0;
        if (!is_titles(t, &l))
            continue;
        for (size_t k = 0; k < l.parts; k++)
            t->title[t->columns++] = l.part[k];
        return i;
    }
    return 0;
}

/* Reads the head that begins on the line; the line below it, or 0. */
static size_t read_head(struct aligned_table *t, size_t line)
{
    size_t titles = find_titles(t, line), end = titles + 1;
    if (!titles)
        return 0;
    for (size_t i = titles; i-- > line;) {
        struct aligned_line l = read_line(t->source, i);
        if (!is_further(t, &l, false))
            return 0; /* the head begins farther down */
        for (size_t k = 0; k < l.parts; k++)
            add_title(t, &l.part[k]);
    }
    for (; end <= titles + HEAD_REACH; end++) {
        struct aligned_line l = read_line(t->source, end);
        if (!is_further(t, &l, true))
            break;
        for (size_t k = 0; k < l.parts; k++)
            add_title(t, &l.part[k]);
    }
    return end;
}

bool aligned_table_begins(const struct source *source, struct arena *arena, size_t line)
{
    const struct cell_reader reader = {.source = source, .arena = arena};
    struct aligned_table t = {.source = source, .reader = &reader};
    return read_head(&t, line) > 0;
}

/* ---- columns ---- */

static size_t middle(const struct stretch_part *p)
{
    return (p->from + p->to) / 2;
}

/* Does a part lie below two titles: a group of rows, or what follows the table. */
static bool crosses(const struct aligned_table *t, const struct stretch_part *p)
{
    for (size_t k = 0; k + 1 < t->columns; k++)
        if (p->from <= middle(&t->title[k]) && p->to > middle(&t->title[k + 1]))
            return true;
    return false;
}

/* A line that ends the table: of another attachment or the foot, or running text. */
static bool ends_table(const struct aligned_table *t, const struct aligned_line *l, bool apart)
{
    struct letter_key key = letter_key(t->reader->arena, part_text(t, &l->part[0]));
    bool capitals = unicode_is_capitals(part_text(t, &l->part[0]), CAPITALS_READ);
    bool words = (l->parts == 1 && capitals && lexicon_starts(&key, WORDS_APPENDIX)) ||
                 lexicon_starts(&key, WORDS_RECIPIENTS);
    bool text =
        l->parts == 1 && crosses(t, &l->part[0]) && (apart || l->part[0].to > TITLE) && !capitals;
    return l->too_wide || words || text;
}

static size_t find_end(const struct aligned_table *t, size_t line)
{
    size_t end = line, blanks = 0;
    for (size_t i = line; i <= t->source->lines && i < line + LONGEST; i++) {
        struct aligned_line l = read_line(t->source, i);
        if (l.blank) {
            blanks++;
            continue;
        }
        if (ends_table(t, &l, blanks > 0))
            break;
        blanks = 0;
        end = i + 1;
    }
    return end;
}

/* Marks the places that lines of rows cover. */
static void cover(const struct aligned_table *t, size_t from, size_t to, bool *covered)
{
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = read_line(t->source, i);
        for (size_t k = 0; k < l.parts; k++)
            for (size_t c = l.part[k].from; c < l.part[k].to && !crosses(t, &l.part[k]); c++)
                covered[c] = true;
    }
}

/* Between the middles of two titles, the widest stretch that nothing covers; false: none. */
static bool find_borders(struct aligned_table *t, size_t from, size_t to)
{
    bool covered[WIDEST + 2] = {false};
    cover(t, from, to, covered);
    for (size_t k = 0; k + 1 < t->columns; k++) {
        size_t best = 0, run = 0;
        for (size_t c = middle(&t->title[k]); c <= middle(&t->title[k + 1]) && c <= WIDEST; c++) {
            run = covered[c] ? 0 : run + 1;
            if (run > best) {
                best = run;
                t->border[k] = c + 1;
            }
        }
        if (!best)
            return false;
    }
    t->border[t->columns - 1] = (size_t)-1;
    return t->columns >= 3;
}

static size_t column_of(const struct aligned_table *t, const struct stretch_part *p)
{
    size_t k = 0;
    while (k + 1 < t->columns && p->from >= t->border[k])
        k++;
    return k;
}

/* ---- rows ---- */

static void add_row(struct aligned_table *t, size_t from, size_t to, bool head)
{
    struct cell_text *texts = arena_array(t->reader->arena, t->columns, sizeof *texts);
    struct pos pos = {t->source, cell_line_start(t->source, from)};
    struct source_block *b = source_blocks_add(t->out, SOURCE_ROW, pos);
    b->first_line = (unsigned)t->next_line;
    b->last_line = (unsigned)(to - 1);
    b->glued = t->glued;
    b->head = head;
    t->glued = true;
    t->next_line = to;
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = read_line(t->source, i);
        for (size_t k = 0; k < l.parts; k++)
            cell_text_add_line(&texts[column_of(t, &l.part[k])], t->source, l.part[k].start,
                               l.part[k].end);
    }
    for (size_t k = 0; k < t->columns; k++) {
        struct source_cell cell = {0};
        cell_text_end(&texts[k], t->reader, &cell);
        if (!cell.runs.n)
            cell.pos = pos;
        *vec_push(&b->cells) = cell;
    }
}

static const struct stretch_part *part_in(const struct aligned_table *t,
                                          const struct aligned_line *l, size_t column)
{
    for (size_t k = 0; k < l->parts; k++)
        if (column_of(t, &l->part[k]) == column)
            return &l->part[k];
    return NULL;
}

static bool has_number(const struct aligned_table *t, size_t line)
{
    struct aligned_line l = read_line(t->source, line);
    return !l.blank && part_in(t, &l, 0);
}

static bool is_blank_line(const struct aligned_table *t, size_t line)
{
    return !str_trim(source_line(t->source, line)).n;
}

/*
 * Where the row of the number on the line begins, not before low: on its own line, unless what
 * stands there goes on from above, for the number is in the middle of the row.
 */
static size_t row_start(const struct aligned_table *t, size_t number, size_t low)
{
    for (size_t i = number; i >= low; i--) {
        if (is_blank_line(t, i))
            return i + 1;
        struct aligned_line l = read_line(t->source, i);
        const struct stretch_part *text = part_in(t, &l, 1);
        if (text && !part_starts(t, text, cp_is_lower))
            return i;
    }
    return number;
}

static size_t next_number(const struct aligned_table *t, size_t line, size_t end)
{
    while (line < end && !has_number(t, line))
        line++;
    return line;
}

static void add_rows(struct aligned_table *t, size_t from, size_t end)
{
    size_t number = next_number(t, from, end);
    for (size_t start = from; start < end;) {
        size_t next = number < end ? next_number(t, number + 1, end) : end;
        size_t stop = next < end ? row_start(t, next, number + 1) : end;
        while (start < stop && is_blank_line(t, start))
            start++;
        size_t last = stop;
        while (last > start && is_blank_line(t, last - 1))
            last--;
        struct aligned_line l = read_line(t->source, start);
        if (last > start)
            add_row(t, start, last, is_titles(t, &l));
        start = stop;
        number = next;
    }
}

size_t aligned_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                          bool glued)
{
    struct aligned_table t = {.out = out, .reader = reader, .source = reader->source};
    size_t head_end = read_head(&t, line), end;
    if (!head_end)
        return 0;
    end = find_end(&t, head_end);
    if (!find_borders(&t, line, end) || next_number(&t, head_end, end) == end) {
        diag(MSG_TABLE_COLUMNS, (struct pos){t.source, cell_line_start(t.source, line)});
        return 0;
    }
    t.glued = glued;
    t.next_line = line;
    add_row(&t, line, head_end, true);
    add_rows(&t, head_end, end);
    return end - 1;
}
