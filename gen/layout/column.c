/*
 * Widths of columns. Every column first gets the width of its longest word. What is left is handed
 * out in portions, each to the column where it makes a sample of rows lowest; then widths are moved
 * between pairs of columns as long as that makes the sample lower. See
 * column_lines.h.
 */
#include "layout/column.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/search.h"
#include "layout/column_lines.h"

enum { PORTIONS = 48, MOST_SAMPLES = 120, MOST_ROUNDS = 12 };
/* In a table of more columns a word of two syllables has a claim to this part of the measure. */
enum { MOST_SHARES = 6 };
/* A text of more lines than these wants longer ones. */
enum { LONG_TEXT = 6 };

struct demand {
    const struct table *table;
    size_t columns;
    int *least, *words; /* per column, padding included; words: for words of two syllables */
    int *syllables, *compounds; /* where ties are torn: least for syllables, for words of two */
    int *ties;                  /* least of the body */
    int *text;                  /* longest of the body, on one line */
    int *long_words; /* for words of two that are a quarter wider than a column's share */
    int *rooms;      /* of text: widths without padding */
    struct row_sample sample;
    size_t most_samples;
    int share; /* a column's part of the measure */
    int fair;  /* a word of two syllables that is wider has no claim to a column of its width */
};

uint32_t column_span(const struct cell *c)
{
    return c->columns ? c->columns : 1;
}

static int clamped(int width, const struct column *c)
{
    width = width < c->min ? c->min : width;
    return c->max && width > c->max ? c->max : width;
}

/*
 * Rows are sampled along the golden section, which no regular change of long and short rows follows
 * (Knuth, The Art of Computer Programming 3, 6.4).
 */
static bool is_sampled(const struct demand *w, size_t row)
{
    size_t body = w->table->row_count - w->table->header_rows;
    uint32_t share = (uint32_t)(row * 2654435769u);
    return row >= w->table->header_rows && w->sample.rows < w->most_samples &&
           (body <= w->most_samples || (uint64_t)share * body >> 32 < w->most_samples);
}

static void raise(int *width, int to)
{
    *width = to > *width ? to : *width;
}

/* sampled: the row is the last one of the sample. */
static void measure_cell(struct setter *s, struct demand *w, size_t row, size_t column,
                         const struct cell *cell, bool sampled)
{
    const struct column *c = &w->table->columns[column];
    int padding = 2 * w->table->padding_x;
    if (c->width)
        return;
    size_t first = w->sample.units.n;
    struct extent e = stack_extent(s, cell->blocks, cell->block_count, &w->sample.units);
    int narrow = clamped(e.narrow + padding, c), words = clamped(e.words + padding, c);
    int compounds = clamped(e.compounds + padding, c);
    bool head = row < w->table->header_rows;
    raise(&w->least[column], narrow);
    if (!head)
        raise(&w->ties[column], narrow);
    raise(&w->syllables[column], clamped(e.syllables + padding, c));
    if (compounds <= w->fair)
        raise(&w->compounds[column], compounds);
    if (words <= w->fair && !head)
        raise(&w->words[column], words);
    if (compounds <= w->share + w->share / 4)
        raise(&w->long_words[column], compounds);
    if (!head)
        raise(&w->text[column], e.wide);
    if (sampled)
        row_sample_cell(&w->sample, column, first, (int)cell->rows);
    else
        w->sample.units.n = first;
}

static void measure_all(struct setter *s, struct demand *w)
{
    const struct table *t = w->table;
    for (size_t i = 0; i < t->row_count; i++) {
        size_t column = 0;
        bool sampled = is_sampled(w, i);
        if (sampled)
            row_sample_add(&w->sample);
        for (size_t k = 0; k < t->rows[i].cell_count && column < w->columns; k++) {
            const struct cell *cell = &t->rows[i].cells[k];
            if (column_span(cell) == 1 && !cell->covered)
                measure_cell(s, w, i, column, cell, sampled);
            column += column_span(cell);
        }
    }
    for (size_t c = 0; c < w->columns; c++) {
        const struct column *column = &t->columns[c];
        if (column->width)
            w->least[c] = column->width;
        w->least[c] = clamped(w->least[c], column);
        w->syllables[c] = column->width ? column->width : clamped(w->syllables[c], column);
    }
}

static int64_t estimate(struct demand *w, const int *widths)
{
    for (size_t c = 0; c < w->columns; c++)
        w->rooms[c] = widths[c] - 2 * w->table->padding_x;
    return row_sample_height(&w->sample, w->rooms);
}

static bool may_take(const struct demand *w, const int *widths, size_t c, int more)
{
    const struct column *column = &w->table->columns[c];
    return !column->width && (!column->max || widths[c] + more <= column->max);
}

/* Moves `part` between two columns if that lowers the sample. */
static bool improve(struct demand *w, int *widths, int part)
{
    int64_t now = estimate(w, widths);
    bool better = false;
    for (size_t from = 0; from < w->columns; from++)
        for (size_t to = 0; to < w->columns; to++) {
            if (from == to || !may_take(w, widths, to, part) || w->table->columns[from].width ||
                widths[from] - part < w->least[from])
                continue;
            widths[from] -= part;
            widths[to] += part;
            int64_t e = estimate(w, widths);
            if (e < now) {
                now = e;
                better = true;
            } else {
                widths[from] += part;
                widths[to] -= part;
            }
        }
    return better;
}

/* What the column gets of what nobody needs: none that is of fixed width or empty. */
static int64_t claim(const struct demand *w, size_t c)
{
    int64_t text = (w->text[c] + 999) / 1000;
    return w->table->columns[c].width ? 0 : text * text;
}

/*
 * What nobody needs, by the square of the longest texts, so that a column of numbers of rows stays
 * as narrow as they are.
 */
static void spread(const struct demand *w, int *widths, int rest)
{
    int64_t sum = 0;
    int left = rest;
    for (size_t c = 0; c < w->columns; c++)
        sum += claim(w, c);
    for (size_t c = 0; c < w->columns && sum; c++) {
        int before = widths[c], part = (int)((int64_t)rest * claim(w, c) / sum);
        widths[c] = part ? clamped(before + part, &w->table->columns[c]) : before;
        left -= widths[c] - before;
    }
    for (size_t c = w->columns; c-- && left > 0;) { /* of limits and rounding */
        int before = widths[c];
        if (!w->table->columns[c].width && (claim(w, c) || !sum))
            widths[c] = clamped(before + left, &w->table->columns[c]);
        left -= widths[c] - before;
    }
}

static int64_t sum_within(const struct demand *w, int limit)
{
    int64_t sum = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += w->table->columns[c].width || w->least[c] < limit ? w->least[c] : limit;
    return sum;
}

/*
 * The longest words do not fit side by side: those that have to be broken anyway are, so that the
 * others (numbers, dates) are not. A column of such a word gets no more than its share.
 */
static void limit_words(struct demand *w, int measure)
{
    int limit = measure, fair = measure / (int)w->columns, whole = 0;
    size_t low;
    search_first(low, (size_t)measure, sum_within(w, (int)low + 1) <= measure);
    limit = (int)low;
    for (size_t c = 0; c < w->columns; c++)
        if (w->least[c] <= limit && w->least[c] > whole)
            whole = w->least[c];
    fair = fair > whole ? fair : whole;
    limit = limit < fair ? limit : fair;
    for (size_t c = 0; c < w->columns; c++)
        if (!w->table->columns[c].width && w->least[c] > limit)
            w->least[c] = limit;
}

static int lacking(const struct demand *w, size_t column, const int *words)
{
    int more = words[column] - w->least[column];
    return w->table->columns[column].width || more < 0 ? 0 : more;
}

/* Columns are as wide as their words of two syllables, as long as they have room. */
static void keep_words(struct demand *w, int measure)
{
    int64_t sum = sum_within(w, INT32_MAX);
    for (size_t c = 0; c < w->columns; c++) {
        int more = lacking(w, c, w->words);
        more = sum + more > measure ? 0 : more;
        w->least[c] += more;
        sum += more;
    }
}

/*
 * Not all columns can be as wide as they should: those get what they lack that lack the least, all
 * that lack as much or none.
 */
static void keep_most(struct demand *w, const int *wanted, int measure)
{
    int64_t sum = sum_within(w, INT32_MAX);
    for (;;) {
        int least = INT32_MAX;
        int64_t together = 0;
        for (size_t c = 0; c < w->columns; c++) {
            int lack = lacking(w, c, wanted);
            if (lack && lack < least)
                least = lack, together = 0;
            together += lack == least ? lack : 0;
        }
        sum += together;
        if (least == INT32_MAX || sum > measure)
            return;
        for (size_t c = 0; c < w->columns; c++)
            if (lacking(w, c, wanted) == least)
                w->least[c] = wanted[c];
    }
}

/*
 * No syllable is broken; then as few words of two as can be; then as few ties
 * of the body: where those of all heads do not fit, none is kept, as columns that are alike stay
 * so.
 */
static void part_least(struct demand *w, int measure)
{
    for (size_t c = 0; c < w->columns; c++)
        w->least[c] = w->syllables[c];
    if (sum_within(w, INT32_MAX) > measure) {
        limit_words(w, measure);
        return;
    }
    keep_most(w, w->compounds, measure);
    keep_most(w, w->ties, measure);
}

static void share_out(struct demand *w, int *widths, int measure)
{
    int64_t sum = sum_within(w, INT32_MAX);
    for (size_t c = 0; c < w->columns; c++)
        sum += lacking(w, c, w->compounds);
    if (sum > measure)
        part_least(w, measure);
    else
        keep_words(w, measure);
    sum = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += widths[c] = w->least[c];
    if (sum > measure) { /* fixed widths alone are too much */
        for (size_t c = 0; c < w->columns; c++)
            widths[c] = (int)((int64_t)widths[c] * measure / sum);
        return;
    }
    int rest = measure - (int)sum, portion = rest / PORTIONS + 1;
    while (rest > 0) {
        int part = portion < rest ? portion : rest;
        size_t neediest = w->columns; /* the column that this part helps most */
        int64_t least = estimate(w, widths);
        for (size_t c = 0; c < w->columns; c++) {
            if (!may_take(w, widths, c, part))
                continue;
            widths[c] += part;
            int64_t e = estimate(w, widths);
            widths[c] -= part;
            if (e < least)
                least = e, neediest = c;
        }
        if (neediest == w->columns)
            break;
        widths[neediest] += part;
        rest -= part;
    }
    spread(w, widths, rest);
    for (int round = 0, part = 8 * portion; round < MOST_ROUNDS && part > 500; round++)
        if (!improve(w, widths, part))
            part /= 2;
}

static struct demand measure_table(struct setter *s, const struct table *t, int measure)
{
    size_t n = t->column_count, samples = n ? 40000 / (n * n) + 4 : 0;
    struct demand w = {.table = t, .columns = n, .share = n ? measure / (int)n : 0};
    w.fair = n > MOST_SHARES ? measure / MOST_SHARES : w.share;
    w.most_samples = samples < MOST_SAMPLES ? samples : MOST_SAMPLES;
    w.least = mem_zalloc((n + 1) * sizeof(int));
    w.words = mem_zalloc((n + 1) * sizeof(int));
    w.syllables = mem_zalloc((n + 1) * sizeof(int));
    w.compounds = mem_zalloc((n + 1) * sizeof(int));
    w.ties = mem_zalloc((n + 1) * sizeof(int));
    w.text = mem_zalloc((n + 1) * sizeof(int));
    w.long_words = mem_zalloc((n + 1) * sizeof(int));
    w.rooms = mem_zalloc((n + 1) * sizeof(int));
    w.sample.columns = n;
    measure_all(s, &w);
    return w;
}

static void demand_free(struct demand *w)
{
    free(w->least);
    free(w->words);
    free(w->syllables);
    free(w->compounds);
    free(w->ties);
    free(w->text);
    free(w->long_words);
    free(w->rooms);
    row_sample_free(&w->sample);
}

void column_widths(struct setter *s, const struct table *t, int measure, int *widths)
{
    struct demand w = measure_table(s, t, measure);
    share_out(&w, widths, measure);
    demand_free(&w);
}

/* The column of the longest texts, and what they measure unbroken on average. */
static size_t find_longest(const struct demand *w, int64_t *length)
{
    size_t longest = 0;
    *length = 0;
    for (size_t c = 0; c < w->columns; c++) {
        int64_t sum = 0;
        for (size_t i = c; i < w->sample.cells.n; i += w->columns)
            sum += w->sample.cells.at[i].wide / w->sample.cells.at[i].rows;
        if (w->sample.rows && sum / (int64_t)w->sample.rows > *length)
            *length = sum / (int64_t)w->sample.rows, longest = c;
    }
    return longest;
}

/* Will a word be parted in columns that share the measure out. */
static bool parts_words(struct demand *w, int measure)
{
    int *widths = mem_zalloc((w->columns + 1) * sizeof *widths);
    bool parts = false;
    share_out(w, widths, measure);
    for (size_t c = 0; c < w->columns; c++)
        parts |= !w->table->columns[c].width && widths[c] < w->long_words[c];
    free(widths);
    return parts;
}

int layout_table_width(const struct table *t, int measure, int line)
{
    struct setter *s = paragraph_setter_new();
    struct demand w = measure_table(s, t, measure);
    int64_t length;
    size_t longest = find_longest(&w, &length);
    bool parts = line && parts_words(&w, measure);
    for (size_t c = 0; c < w.columns; c++)
        w.least[c] = w.words[c] > w.least[c] ? w.words[c] : w.least[c];
    if (length > LONG_TEXT * line && w.least[longest] < line)
        w.least[longest] = line;
    int64_t sum = sum_within(&w, INT32_MAX);
    demand_free(&w);
    paragraph_setter_free(s);
    if (parts && sum <= measure)
        return measure + 1;
    return sum < INT32_MAX ? (int)sum : INT32_MAX;
}
