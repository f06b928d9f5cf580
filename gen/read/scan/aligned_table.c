/* Tables of layout text: see aligned_table.h. Places are counted in characters from the margin. */
#include "read/scan/aligned_table.h"

#include <string.h>

#include "base/diag.h"
#include "base/letter_width.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/label.h"
#include "read/scan/aligned_cut.h"
#include "read/scan/aligned_end.h"
#include "read/scan/aligned_middles.h"
#include "read/scan/aligned_rows.h"
#include "read/scan/aligned_spans.h"
#include "read/scan/aligned_stretches.h"
#include "read/scan/aligned_sums.h"
#include "read/scan/aligned_titles.h"
#include "read/scan/tall_cells.h"

struct aligned_table {
    struct table_rows rows;
    const struct source *source;
    struct aligned_head head;
    size_t border[ALIGNED_PARTS]; /* place before which column k ends */
    bool continued;               /* with the rows that a page end cut off above */
    bool loose;                   /* no place is free of words between some columns */
    struct aligned_places places; /* of a loose table */
    size_t room[ALIGNED_PARTS];   /* how wide in print the widest line of each column is */
};

bool aligned_table_begins(const struct source *source, struct arena *arena, size_t line)
{
    struct aligned_head head = {.source = source, .scratch = arena};
    return aligned_head_read(&head, line) > 0;
}

/* ---- columns ---- */

/* Marks the places that titles of columns cover. */
static void cover_titles(const struct aligned_table *t, size_t from, size_t to, bool *covered)
{
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_head_line(&t->head, i);
        for (size_t k = 0; k < l.parts; k++)
            if (!aligned_span_of(&t->head, i, &l.part[k]))
                aligned_cover(t->source, &l.part[k], covered);
    }
    for (size_t c = t->head.title[0].to; t->head.numbered && c < t->head.numbers_to; c++)
        covered[c] = true; /* no border is between the title of numbers and those flush right */
}

/* The same of lines of rows; groups, with a number or without, lie over columns. */
static void cover_rows(const struct aligned_table *t, size_t from, size_t to, bool *covered)
{
    size_t first_words = t->head.numbered; /* two cells farther right are no group */
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_row_line(&t->head, i);
        bool group = (l.parts == 1 ||
                      (l.parts == 2 && !aligned_part_starts(&t->head, &l.part[0], cp_is_digit))) &&
                     aligned_crosses(&t->head, &l.part[l.parts - 1]) &&
                     l.part[0].from < t->head.title[first_words].to;
        for (size_t k = 0; k < l.parts && !group && !aligned_page_number(&t->head, i); k++)
            aligned_cover(t->source, &l.part[k], covered);
    }
}

/*
 * Between the middles of two titles of the head [from, rows), the widest stretch that nothing
 * covers, after the numbers of rows the first one; false: none.
 */
static bool find_borders(struct aligned_table *t, size_t from, size_t rows, size_t to)
{
    bool covered[ALIGNED_WIDEST + 1] = {false};
    cover_titles(t, from, rows, covered);
    cover_rows(t, rows, to, covered);
    for (size_t k = 0; k + 1 < t->head.columns; k++) {
        size_t best = 0, run = 0;
        bool numbers = !k && t->head.numbered; /* the first: short words are no part of numbers */
        for (size_t c = stretch_middle(&t->head.title[k]);
             c <= stretch_middle(&t->head.title[k + 1]) && c <= ALIGNED_WIDEST; c++) {
            if (numbers && covered[c] && best)
                break;
            run = covered[c] ? 0 : run + 1;
            if (run > best) {
                best = run;
                t->border[k] = c + 1;
            }
        }
        if (!best)
            return false;
    }
    t->border[t->head.columns - 1] = (size_t)-1;
    return t->head.columns >= 3;
}

static size_t column_of(const struct aligned_table *t, const struct stretch_part *p)
{
    size_t k = 0;
    while (k + 1 < t->head.columns && p->from >= t->border[k])
        k++;
    return k;
}

/* A line over the columns: the title of a group of rows, in capitals or with its own number. */
static bool is_group(const struct aligned_table *t, size_t line)
{
    struct aligned_line l = aligned_line_read(t->source, line);
    if (l.parts != 1 || !aligned_crosses(&t->head, &l.part[0]))
        return false;
    struct str text = aligned_part(&t->head, &l.part[0]);
    enum label_class class = label_read(text).class;
    return unicode_is_capitals(text, CAPITALS_READ) || class == LABEL_UPPER || class == LABEL_ROMAN;
}

/* Columns without borders, each row with places of its own: see aligned_cut.h. */
static bool find_places(struct aligned_table *t, size_t from, size_t to)
{
    if (!aligned_cut_places(&t->places, &t->head, from, to, t->continued))
        return false;
    size_t numbers = t->head.numbers_to + 1; /* ends of numbers flush right, too */
    for (size_t k = 0; k + 1 < t->places.n; k++)
        t->border[k] =
            k || !t->head.numbered || t->places.at[1] < numbers ? t->places.at[k + 1] : numbers;
    t->border[t->places.n - 1] = (size_t)-1;
    return t->loose = true;
}

/* ---- the head ---- */

/* The title that a part of a head belongs to. */
static size_t title_of(const struct aligned_table *t, const struct stretch_part *p)
{
    size_t k = 0;
    while (k + 1 < t->head.columns && t->head.title[k].to <= p->from)
        k++;
    return k;
}

/* Is the column below a title that spans several: after the first of them, where that is asked. */
static bool is_spanned(const struct aligned_head *h, size_t column, bool after)
{
    for (size_t i = 0; i < h->spans; i++)
        if (column >= h->span[i].first + after && column <= h->span[i].last)
            return true;
    return false;
}

/* The titles of the lines [from, to), of the row of a head above those that are spanned or below.
 */
static void take_titles(struct aligned_table *t, size_t from, size_t to, bool below,
                        struct cell_text *texts)
{
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_head_line(&t->head, i);
        for (size_t k = 0; k < l.parts; k++) {
            const struct aligned_span *span = aligned_span_of(&t->head, i, &l.part[k]);
            size_t column = span ? span->first : title_of(t, &l.part[k]);
            if (below == (!span && is_spanned(&t->head, column, false)))
                cell_text_add_line(&texts[column], t->source, l.part[k].start, l.part[k].end);
        }
    }
}

/* A row, or two where titles span others: those that do not reach over both. */
static void add_head(struct aligned_table *t, size_t from, size_t to)
{
    for (int below = 0; below <= (t->head.spans > 0); below++) {
        struct cell_text *texts =
            arena_array(t->rows.reader->arena, t->head.columns, sizeof *texts);
        struct source_block *b = table_rows_add(&t->rows, SOURCE_ROW, from, to);
        b->head = true;
        b->first_line = (unsigned)from + (unsigned)below;
        take_titles(t, from, to, below, texts);
        for (size_t k = 0; k < t->head.columns; k++) {
            table_rows_cell(&t->rows, b, &texts[k]);
            b->cells.at[k].merged = below && !is_spanned(&t->head, k, false);
            b->cells.at[k].spanned = !below && is_spanned(&t->head, k, true);
        }
    }
    if (t->head.doubtful)
        diag(MSG_TABLE_CELLS, (struct pos){t->source, cell_line_start(t->source, from)});
}

/* ---- rows ---- */

/* The words of a line by their places; false: two parts of it are in one cell. */
static bool take_parts(struct aligned_table *t, size_t line, bool first, struct cell_text *texts)
{
    size_t last = (size_t)-1;
    bool sure = true;
    struct aligned_line l = aligned_row_line(&t->head, line);
    bool group = first && is_group(t, line);
    if (!group && l.parts)
        l = aligned_line_cut(t->source, l, t->border, t->head.columns - 1);
    for (size_t k = 0; k < l.parts; k++) {
        group = k && aligned_crosses(&t->head, &l.part[k]); /* after its number */
        size_t column = group ? 1 : column_of(t, &l.part[k]);
        cell_text_add_line(&texts[column], t->source, l.part[k].start, l.part[k].end);
        struct str words = aligned_part(&t->head, &l.part[k]);
        sure &= column != last && !cell_ends_in_ditto(t->head.scratch, words);
        last = column;
    }
    return sure;
}

static void take_lines(struct aligned_table *t, size_t from, size_t to, struct cell_text *texts)
{
    struct aligned_places places;
    struct stretch_part cells[ALIGNED_CUT_COLUMNS];
    struct aligned_begun begun = {.words = {false}};
    size_t reported = 0;
    bool loose =
        t->loose && !is_group(t, from) && aligned_cut_row(&places, &t->places, &t->head, from, to);
    for (size_t i = from; i < to; i++) {
        bool sure = loose ? aligned_cut_line(&places, &t->head, i, &begun, cells)
                          : take_parts(t, i, i == from, texts);
        sure &= !aligned_number_doubtful(&t->head, i);
        if (!sure && !reported++)
            diag(MSG_TABLE_CELLS, (struct pos){t->source, cell_line_start(t->source, i)});
        for (size_t k = 0; loose && k < places.n; k++)
            if (cells[k].start < cells[k].end) /* cells in the middle of a row have lines apart */
                cell_text_add_line(&texts[k], t->source, cells[k].start, cells[k].end);
    }
}

static void add_row(struct aligned_table *t, size_t from, size_t to, bool rest)
{
    struct cell_text *texts = arena_array(t->rows.reader->arena, t->head.columns, sizeof *texts);
    for (size_t k = 0; k < t->head.columns; k++)
        texts[k].room = t->room[k];
    struct source_block *b = table_rows_add(&t->rows, SOURCE_ROW, from, to);
    b->rest = rest;
    take_lines(t, from, to, texts);
    for (size_t k = 0; k < t->head.columns; k++)
        table_rows_cell(&t->rows, b, &texts[k]);
}

static void add_page_number(struct aligned_table *t, size_t line)
{
    struct aligned_line l = aligned_line_read(t->source, line);
    struct source_block *b = table_rows_add(&t->rows, SOURCE_RULE, line, line + 1);
    *vec_push(&b->runs) =
        (struct source_run){.text = aligned_part(&t->head, &l.part[0]), .pos = b->pos};
}

/* The lines [from, to) as one row, cut where a page number comes between them. */
static void add_pieces(struct aligned_table *t, size_t from, size_t to, bool rest)
{
    for (size_t start = from, end; start < to; start = end) {
        end = start + 1;
        if (cell_line_blank(t->source, start))
            continue;
        if (aligned_page_number(&t->head, start)) {
            add_page_number(t, start);
            continue;
        }
        size_t last = end;
        for (; end < to && !aligned_page_number(&t->head, end); end++)
            last = cell_line_blank(t->source, end) ? last : end + 1;
        add_row(t, start, last, rest);
        rest = true;
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

/* "I" */
static bool is_bare(const struct aligned_table *t, const struct stretch_part *p)
{
    struct str text = aligned_part(&t->head, p), word = str_word(&text);
    return label_is_bare(word);
}

/* Does a row begin at or around the line: its number is on it, or words of its first column. */
static bool begins_row(const struct aligned_table *t, size_t line)
{
    struct aligned_line l = aligned_row_line(&t->head, line);
    const struct stretch_part *first = l.blank ? NULL : part_in(t, &l, 0);
    if (!first || aligned_page_number(&t->head, line))
        return false;
    bool apart = aligned_line_read(t->source, line - 1).blank;
    if (t->head.numbered && t->loose) /* words of the next column may begin as far left */
        return !aligned_part_starts(&t->head, first, cp_is_letter) || is_bare(t, first);
    return t->head.numbered ||
           (!aligned_part_starts(&t->head, first, cp_is_lower) && (l.parts > 1 || apart));
}

/* The cells of a line of a row, each column's. */
static struct stretch_part *cells_of(const struct aligned_table *t, size_t line)
{
    struct stretch_part *cells =
        arena_array(t->rows.reader->arena, t->head.columns + ALIGNED_CUT_COLUMNS, sizeof *cells);
    struct aligned_begun begun = {.words = {false}};
    if (t->loose) {
        aligned_cut_line(&t->places, &t->head, line, &begun, cells);
        return cells;
    }
    struct aligned_line l = aligned_row_line(&t->head, line);
    l = aligned_line_cut(t->source, l, t->border, t->head.columns - 1);
    for (size_t k = 0; k < l.parts; k++) {
        struct stretch_part *cell = &cells[column_of(t, &l.part[k])];
        cell->from = cell->end ? cell->from : l.part[k].from;
        cell->start = cell->end ? cell->start : l.part[k].start;
        cell->to = l.part[k].to;
        cell->end = l.part[k].end;
    }
    return cells;
}

/* The lines with words of [from, end); a group begins, and so does what is below it. */
static void list_lines(const struct aligned_table *t, size_t from, size_t end,
                       struct aligned_rows *rows, bool *groups)
{
    bool group_above = false, apart = false, page = false;
    for (size_t i = from; i < end; i++) {
        if (cell_line_blank(t->source, i) || aligned_page_number(&t->head, i)) {
            apart |= cell_line_blank(t->source, i);
            page |= !cell_line_blank(t->source, i);
            continue;
        }
        bool group = is_group(t, i), number = begins_row(t, i);
        page |= aligned_line_read(t->source, i).page;
        groups[rows->count] = group;
        rows->at[rows->count++] = (struct rows_line){
            .line = i,
            .cells = cells_of(t, i),
            .number = !group && number,
            .begins = group ? !group_above || number : group_above,
            .apart = apart,
            .page = page,
        };
        group_above = group;
        apart = page = false;
    }
}

/* Marks the lines [from, end) at which a row begins, by their distance from the first. */
static void find_rows(const struct aligned_table *t, size_t from, size_t end, bool *begins)
{
    struct arena *scratch = t->rows.reader->arena;
    struct aligned_rows rows = {t->source,
                                scratch,
                                t->head.columns,
                                0,
                                arena_array(scratch, end - from + 1, sizeof *rows.at),
                                t->head.numbered,
                                t->head.office};
    bool *groups = arena_array(scratch, end - from + 1, sizeof *groups);
    list_lines(t, from, end, &rows, groups);
    aligned_sums_mark(&rows, groups, t->continued);
    for (size_t i = 0, to; i < rows.count; i = to) {
        for (to = i + 1; to < rows.count && groups[to] == groups[i]; to++)
            ;
        if (!groups[i])
            aligned_stretches_find(&rows, i, to, i > 0 || !t->continued);
    }
    aligned_sums_doubt(&rows);
    aligned_middles_doubt(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        begins[rows.at[i].line - from] = rows.at[i].begins;
        if (rows.at[i].doubtful)
            diag(MSG_TABLE_ROWS,
                 (struct pos){t->source, cell_line_start(t->source, rows.at[i].line)});
    }
}

/* Has a line words where the numbers of rows are. */
static bool has_words_for_number(const struct aligned_table *t, size_t line)
{
    struct aligned_line l = aligned_line_read(t->source, line);
    return t->head.numbered && l.parts && l.part[0].from <= t->head.title[0].to &&
           !is_group(t, line) && !label_is_bare(aligned_part(&t->head, &l.part[0])) &&
           !aligned_part_starts(&t->head, &l.part[0], cp_is_digit);
}

/* A page of layout text has places of its own: where no head is printed anew, the columns of a row
 * that lacks a cell, or that the page end cuts, are not known. from: of the rows; page: the last
 * line before stop that begins a page, 0: none does. */
static bool is_page_doubt(const struct aligned_table *t, size_t from, size_t start, size_t stop,
                          size_t page)
{
    size_t cells = 0;
    bool other = false, words = false, filled[ALIGNED_PARTS] = {false};
    for (size_t i = page > start ? page : start; page && i < stop; i++) {
        bool row = !cell_line_blank(t->source, i) && !aligned_page_number(&t->head, i);
        other |= row && aligned_begins_elsewhere(&t->head, i, from, page);
        words |= row && i == page && has_words_for_number(t, i);
    }
    for (size_t i = start; other && i < stop; i++)
        for (size_t k = 0; k < t->head.columns && !cell_line_blank(t->source, i); k++)
            filled[k] |= cells_of(t, i)[k].end > 0;
    for (size_t k = 0; k < t->head.columns; k++)
        cells += filled[k];
    bool lacks = cells > 2 && cells < t->head.columns; /* a group of rows has two */
    return words || (other && (page > start || lacks));
}

static void make_room(struct aligned_table *t, size_t column, const struct stretch_part *p)
{
    size_t width = letter_width(aligned_part(&t->head, p));
    t->room[column] = width > t->room[column] ? width : t->room[column];
}

/* Of the columns, from the lines of the head [first, from) and of the rows [from, end). */
static void find_room(struct aligned_table *t, size_t first, size_t from, size_t end)
{
    for (size_t i = first; i < from; i++) {
        struct aligned_line l = aligned_head_line(&t->head, i);
        for (size_t k = 0; k < l.parts; k++)
            make_room(t, title_of(t, &l.part[k]), &l.part[k]);
    }
    for (size_t i = from; i < end; i++) {
        if (cell_line_blank(t->source, i) || is_group(t, i))
            continue;
        const struct stretch_part *cells = cells_of(t, i);
        for (size_t k = 0; k < t->head.columns; k++)
            if (cells[k].end)
                make_room(t, k, &cells[k]);
    }
}

static void add_rows(struct aligned_table *t, size_t from, size_t end)
{
    bool *begins = arena_array(t->rows.reader->arena, end - from + 1, sizeof *begins);
    find_rows(t, from, end, begins);
    size_t page = 0;
    for (size_t start = from, stop; start < end; start = stop) {
        stop = start + 1;
        while (stop < end && !begins[stop - from])
            stop++;
        for (size_t i = start > from ? start : from + 1; i < stop && !t->source->printed; i++)
            page = aligned_line_read(t->source, i).page ? i : page;
        bool rest = start == from && !begins[0] && t->continued;
        if (is_page_doubt(t, from, start, stop, page))
            diag(MSG_TABLE_CELLS, (struct pos){t->source, cell_line_start(t->source, start)});
        add_pieces(t, start, stop, rest);
    }
}

/* Do the words of a cell go on below the table, at the top of the next page. */
static bool leaves_words(const struct aligned_table *t, size_t end)
{
    bool page = false;
    for (; end <= t->source->lines && cell_line_blank(t->source, end); end++)
        page |= aligned_line_read(t->source, end).page;
    struct aligned_line l = aligned_line_read(t->source, end);
    return (page || l.page) && l.parts && !t->source->printed &&
           aligned_part_starts(&t->head, &l.part[0], cp_is_lower);
}

size_t aligned_table_scan(struct source_blocks *out, const struct cell_reader *reader, size_t line,
                          bool glued)
{
    struct aligned_table t = {
        .rows = {out, reader, reader->source, line, glued},
        .source = reader->source,
        .head = {.source = reader->source, .reader = reader, .scratch = reader->arena}};
    size_t head_end = aligned_head_read(&t.head, line),
           above = head_end ? aligned_head_above(&t.head, out) : 0, end;
    if (!head_end)
        return 0;
    t.continued = above > 0;
    if (above && above < head_end - line) /* what is below the head continues a row */
        head_end = line + above;
    end = aligned_table_end(&t.head, head_end);
    bool columns = find_borders(&t, line, head_end, end) || find_places(&t, head_end, end);
    size_t row = head_end;
    while (columns && row < end && !begins_row(&t, row))
        row++;
    if (!columns || (row >= end && !t.continued)) {
        diag(MSG_TABLE_COLUMNS, (struct pos){t.source, cell_line_start(t.source, line)});
        return 0;
    }
    size_t first = out->list.n, below = head_end;
    while (below < end && cell_line_blank(t.source, below))
        below++;
    if (aligned_are_years(source_line(t.source, below)))
        diag(MSG_TABLE_CELLS, (struct pos){t.source, cell_line_start(t.source, below)});
    add_head(&t, line, head_end);
    find_room(&t, line, head_end, end);
    add_rows(&t, head_end, end);
    if (leaves_words(&t, end))
        diag(MSG_TABLE_CELLS, (struct pos){t.source, cell_line_start(t.source, end)});
    tall_cells_join(out, first + 1 + (t.head.spans > 0), t.head.columns);
    return end - 1;
}
