/*
 * Widths of columns. Every column first gets the width of its longest word. What is left is handed
 * out in portions, each to the column where it makes a sample of rows lowest; then widths are moved
 * between pairs of columns as long as that makes the sample lower. A cell's lines are estimated
 * from its unbroken width.
 */
#include "layout/column.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/search.h"
#include "layout/stack.h"

enum { PORTIONS = 48, MOST_SAMPLES = 120, MOST_ROUNDS = 12 };
/* What the end of a broken line leaves empty on average: half a Vietnamese syllable at 13 pt. */
enum { RAG = 9000 };
/* A line of a cell that is not the highest of its row counts for one so much smaller. */
enum { OTHER_CELL = 16 };
/* A text of more lines than these wants longer ones. */
enum { LONG_TEXT = 6 };

struct demand {
    const struct table *table;
    size_t columns;
    int *least, *words, *most; /* per column, padding included; words: for words of two syllables */
    int *heads;                /* the same of the head alone */
    int *torn;                 /* least, where ties and words of the head are torn */
    int *long_words;           /* and for those a quarter wider than a column's share */
    int *sample;               /* per sampled row and column: unbroken width of the cell */
    size_t samples, most_samples;
    int fair; /* a column's share of the measure: a word of two syllables that is wider is parted */
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
    return row >= w->table->header_rows && w->samples < w->most_samples &&
           (body <= w->most_samples || (uint64_t)share * body >> 32 < w->most_samples);
}

/* sample: the row's widths in the sample, or NULL. */
static void measure_cell(struct setter *s, struct demand *w, size_t row, size_t column,
                         const struct cell *cell, int *sample)
{
    const struct column *c = &w->table->columns[column];
    int padding = 2 * w->table->padding_x;
    if (c->width)
        return;
    struct extent e = stack_extent(s, cell->blocks, cell->block_count);
    int narrow = clamped(e.narrow + padding, c), words = clamped(e.words + padding, c);
    w->least[column] = narrow > w->least[column] ? narrow : w->least[column];
    bool head = row < w->table->header_rows;
    int torn = head ? clamped(e.syllables + padding, c) : narrow;
    w->torn[column] = torn > w->torn[column] ? torn : w->torn[column];
    int *kept = head ? w->heads : w->words;
    if (words <= w->fair && words > kept[column])
        kept[column] = words;
    if (words <= w->fair + w->fair / 4 && words > w->long_words[column])
        w->long_words[column] = words;
    if (head)
        return;
    int most = clamped(e.wide + padding, c);
    w->most[column] = most > w->most[column] ? most : w->most[column];
    if (sample) /* a cell over several rows has the room of all of them */
        sample[column] = e.wide / (int)(cell->rows ? cell->rows : 1);
}

static void measure_all(struct setter *s, struct demand *w)
{
    const struct table *t = w->table;
    for (size_t i = 0; i < t->row_count; i++) {
        size_t column = 0;
        int *sample = is_sampled(w, i) ? &w->sample[w->samples++ * w->columns] : NULL;
        for (size_t k = 0; k < t->rows[i].cell_count && column < w->columns; k++) {
            const struct cell *cell = &t->rows[i].cells[k];
            if (column_span(cell) == 1 && !cell->covered)
                measure_cell(s, w, i, column, cell, sample);
            column += column_span(cell);
        }
    }
    for (size_t c = 0; c < w->columns; c++) {
        const struct column *column = &t->columns[c];
        if (column->width)
            w->least[c] = w->most[c] = column->width;
        w->least[c] = clamped(w->least[c], column);
        w->torn[c] = column->width ? column->width : clamped(w->torn[c], column);
        w->most[c] = w->most[c] < w->least[c] ? w->least[c] : w->most[c];
    }
}

/*
 * Lines of a cell in thousandths. Half of what counts is whole lines, as they will be; the other
 * half grows smoothly, so that a portion too small to save a line still has its effect.
 */
static int64_t lines_of(int wide, int64_t room)
{
    if (wide <= room)
        return 1000;
    room = room > 2 * RAG ? room - RAG : room > 0 ? room / 2 + 1 : 1;
    int64_t lines = (wide + room - 1) / room;
    return lines * 500 + (int64_t)wide * 500 / room;
}

/*
 * Lines of the sampled rows together, a row being as high as its highest cell; of the others, too,
 * each line counts a little.
 */
static int64_t estimate(const struct demand *w, const int *widths)
{
    int64_t sum = 0;
    int padding = 2 * w->table->padding_x;
    for (size_t i = 0; i < w->samples; i++) {
        int64_t highest = 1000, all = 0;
        for (size_t c = 0; c < w->columns; c++) {
            int64_t lines = lines_of(w->sample[i * w->columns + c], widths[c] - padding);
            highest = lines > highest ? lines : highest;
            all += lines;
        }
        sum += highest + all / OTHER_CELL;
    }
    return sum;
}

static bool may_take(const struct demand *w, const int *widths, size_t c, int more)
{
    const struct column *column = &w->table->columns[c];
    return !column->width && (!column->max || widths[c] + more <= column->max);
}

/* Moves `part` between two columns if that lowers the sample. */
static bool improve(const struct demand *w, int *widths, int part)
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

/* What nobody needs: first what columns lack for single lines, then to all by their widths. */
static void spread(const struct demand *w, int *widths, int rest)
{
    int64_t lack = 0, sum = 0, given = 0;
    for (size_t c = 0; c < w->columns; c++)
        lack += w->table->columns[c].width   ? 0
                : w->most[c] - widths[c] > 0 ? w->most[c] - widths[c]
                                             : 0;
    int64_t filled = lack < rest ? lack : rest;
    for (size_t c = 0; c < w->columns && lack; c++) {
        int64_t part = w->most[c] - widths[c] > 0 ? w->most[c] - widths[c] : 0;
        if (w->table->columns[c].width)
            continue;
        widths[c] += (int)(filled * part / lack);
        given += filled * part / lack;
    }
    rest -= (int)given;
    given = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += w->table->columns[c].width ? 0 : widths[c];
    for (size_t c = 0; c < w->columns && sum; c++) {
        int before = widths[c];
        if (w->table->columns[c].width)
            continue;
        widths[c] = clamped(before + (int)((int64_t)rest * before / sum), &w->table->columns[c]);
        given += widths[c] - before;
    }
    for (size_t c = 0; c < w->columns && given < rest; c++) /* the millipoints of rounding */
        if (may_take(w, widths, c, rest - (int)given)) {
            widths[c] += rest - (int)given;
            break;
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

/*
 * Columns are as wide as their words of two syllables, as long as they have room; as those of
 * their heads only where all have it, so that columns that are alike stay alike.
 */
static void keep_words(struct demand *w, int measure)
{
    int64_t sum = sum_within(w, INT32_MAX), heads = 0;
    for (size_t c = 0; c < w->columns; c++) {
        int more = lacking(w, c, w->words);
        more = sum + more > measure ? 0 : more;
        w->least[c] += more;
        sum += more;
    }
    for (size_t c = 0; c < w->columns; c++)
        heads += lacking(w, c, w->heads);
    for (size_t c = 0; c < w->columns && sum + heads <= measure; c++)
        w->least[c] += lacking(w, c, w->heads);
}

/* If only heads need more than there is, all of them may be torn, so that no cell is. */
static void tear_heads(struct demand *w, int measure)
{
    int64_t sum = 0;
    for (size_t c = 0; c < w->columns; c++)
        sum += w->torn[c];
    for (size_t c = 0; c < w->columns && sum <= measure; c++)
        w->least[c] = w->torn[c];
}

static void share_out(struct demand *w, int *widths, int measure)
{
    int64_t sum = 0;
    if (sum_within(w, INT32_MAX) > measure)
        tear_heads(w, measure);
    if (sum_within(w, INT32_MAX) > measure)
        limit_words(w, measure);
    else
        keep_words(w, measure);
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
    struct demand w = {.table = t, .columns = n, .fair = n ? measure / (int)n : 0};
    w.most_samples = samples < MOST_SAMPLES ? samples : MOST_SAMPLES;
    w.least = mem_zalloc((n + 1) * sizeof(int));
    w.words = mem_zalloc((n + 1) * sizeof(int));
    w.heads = mem_zalloc((n + 1) * sizeof(int));
    w.torn = mem_zalloc((n + 1) * sizeof(int));
    w.most = mem_zalloc((n + 1) * sizeof(int));
    w.long_words = mem_zalloc((n + 1) * sizeof(int));
    w.sample = mem_zalloc((w.most_samples * n + 1) * sizeof(int));
    measure_all(s, &w);
    return w;
}

static void demand_free(struct demand *w)
{
    free(w->least);
    free(w->words);
    free(w->heads);
    free(w->torn);
    free(w->most);
    free(w->long_words);
    free(w->sample);
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
        for (size_t i = 0; i < w->samples; i++)
            sum += w->sample[i * w->columns + c];
        if (w->samples && sum / (int64_t)w->samples > *length)
            *length = sum / (int64_t)w->samples, longest = c;
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
