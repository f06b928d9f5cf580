/* Lines cut into cells: see aligned_cut.h. */
#include "read/scan/aligned_cut.h"

#include <string.h>

#include "base/letter_width.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/scan/aligned_words.h"

/*
 * Costs: of each character between a word and the place of its column (OFF), of each by which a
 * text reaches over the next place (OVER), of a wide gap inside a cell (WIDE), of a cut at one
 * blank before a capital (LARGE), a small letter (NARROW), a small letter where the cell begins
 * (SMALL), of a cell of offices that begins with no word for one, or of figures with no digit
 * (NO_OFFICE), of the rest of a year in another cell than its beginning (TORN), of a line above
 * which the first word had room (UNFILLED), of one much wider than its column (OVERFULL), of a
 * column that a row leaves empty (EMPTY), of each character by which columns of a row lie otherwise
 * than in the table (DRIFT). CLOSE: another cut
 * that costs less more than this is as likely. REACH: characters by which they may, SLIP on a
 * printed page, where places are known. Found by trial on tables printed by this program, whose
 * cells are known.
 */
enum {
    OFF = 3,
    OVER = 12,
    WIDE = 40,
    LARGE = 2,
    NARROW = 6,
    SMALL = 24,
    NO_OFFICE = 8,
    TORN = 24,
    CLOSE = 16,
    UNFILLED = 8,
    OVERFULL = 12,
    EMPTY = 12,
    DRIFT = 2,
    REACH = 8,
    SLIP = 2
};

/* ---- the cheapest cuts of a line ---- */

struct line_cuts {
    unsigned column[ALIGNED_CUT_WORDS]; /* of each word */
    size_t cost;
};

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* Word i is the first of column k. "Quý" and "IV" are of one cell. */
static size_t begin_cost(const struct aligned_words *w, size_t i, const struct aligned_places *p,
                         size_t k, const bool *begun)
{
    bool narrow = i && w->at[i].from - w->at[i - 1].to < ALIGNED_GAP;
    bool of_period = i && w->period[i - 1] && (w->digit[i] || w->label[i]); /* "Năm" / "2026" */
    bool figure = (p->digits[k] || p->dates[k]) && w->digit[i];
    size_t cost = distance(w->at[i].from, p->at[k]) * OFF;
    if (narrow)
        cost += of_period ? SMALL : w->large[i] || figure ? LARGE : begun[k] ? NARROW : SMALL;
    if (!i && k && p->numbered && w->digits[i] && w->at[i].to < p->at[1])
        cost += WIDE; /* "10", though the next word is one blank after it */
    if (narrow && p->digits[k] && !begun[k] && !figure)
        cost += NO_OFFICE;
    if (narrow && p->offices[k] && !begun[k] && w->large[i] && !w->office[i])
        cost += w->office[i - 1] ? 2 * NO_OFFICE : NO_OFFICE; /* "Sở" / "Nội vụ" */
    return cost;
}

/* Word i is the last of column k. */
static size_t end_cost(const struct aligned_words *w, size_t i, const struct aligned_places *p,
                       size_t k)
{
    bool over = k + 1 < p->n && w->at[i].to > p->at[k + 1] && !p->lone;
    return over ? (w->at[i].to - p->at[k + 1]) * OVER : 0;
}

/* Words of column k are much wider than its widest line that is apart. */
static size_t width_cost(const struct aligned_places *p, size_t k, size_t width)
{
    enum { SLACK = 3 }; /* one such part */
    return p->width[k] && !p->lone && width > p->width[k] + p->width[k] / SLACK ? OVERFULL : 0;
}

/* Word i, the first of its line in column k, had room on the line above. */
static size_t room_cost(const struct aligned_words *w, size_t i, const struct aligned_places *p,
                        size_t k, const struct aligned_begun *begun)
{
    enum { SLACK = 32 }; /* one such part: faces differ */
    size_t both = begun->width[k] + WIDTH_OF_BLANK + w->width[i];
    return begun->width[k] && both + both / SLACK < p->width[k] ? UNFILLED : 0;
}

/* Word i is in column k, though another one has the beginning of a year that it may end. */
static size_t torn_cost(const struct aligned_words *w, size_t i, const struct aligned_begun *begun,
                        size_t k, size_t columns)
{
    bool other = false;
    for (size_t j = 0; j < columns && w->digits[i]; j++)
        other |= begun->lacks[j] == w->digits[i];
    return other && begun->lacks[k] != w->digits[i] ? TORN : 0;
}

static void cut(struct line_cuts *cuts, const struct aligned_words *w,
                const struct aligned_places *p, struct aligned_begun *begun)
{
    size_t cost[ALIGNED_CUT_WORDS][ALIGNED_CUT_COLUMNS];
    size_t width[ALIGNED_CUT_WORDS][ALIGNED_CUT_COLUMNS];  /* of the words up to this one */
    unsigned from[ALIGNED_CUT_WORDS][ALIGNED_CUT_COLUMNS]; /* the column of the word before */
    cuts->cost = 0;
    for (size_t i = 0; i < w->n; i++)
        for (size_t k = 0; k < p->n; k++) {
            size_t torn = torn_cost(w, i, begun, k, p->n);
            size_t begin =
                begin_cost(w, i, p, k, begun->words) + torn + room_cost(w, i, p, k, begun);
            cost[i][k] = i ? (size_t)-1 : begin;
            from[i][k] = (unsigned)k;
            width[i][k] = (i ? width[i - 1][k] + WIDTH_OF_BLANK : 0) + w->width[i];
            if (!i)
                continue;
            bool narrow = w->at[i].from - w->at[i - 1].to < ALIGNED_GAP;
            cost[i][k] = cost[i - 1][k] + (narrow && !w->ditto[i] ? 0 : WIDE) + torn;
            for (size_t j = 0; j < k; j++) {
                size_t over = narrow && k == j + 1 ? 0 : end_cost(w, i - 1, p, j); /* it pushes */
                size_t total = cost[i - 1][j] + over + begin + width_cost(p, j, width[i - 1][j]);
                if (total < cost[i][k]) {
                    width[i][k] = w->width[i];
                    cost[i][k] = total;
                    from[i][k] = (unsigned)j;
                }
            }
        }
    if (!w->n)
        return;
    size_t last = w->n - 1, best = 0;
    for (size_t k = 0; k < p->n; k++) {
        cost[last][k] += end_cost(w, last, p, k) + width_cost(p, k, width[last][k]);
        if (cost[last][k] < cost[last][best])
            best = k;
    }
    cuts->cost = cost[last][best];
    for (size_t i = w->n; i-- > 0; best = from[i][best])
        begun->words[cuts->column[i] = (unsigned)best] = true;
    for (size_t i = 0; i < w->n; i++) {
        size_t k = cuts->column[i];
        begun->lacks[k] = w->lacks[i];
        begun->width[k] = w->ends[i] ? 0 : width[i][k];
    }
}

/* What it costs that the words are in such columns, as cut() counts it. */
static size_t cost_of(const struct aligned_words *w, const struct aligned_places *p,
                      const struct aligned_begun *begun, const unsigned *column)
{
    size_t cost = 0, width = 0;
    for (size_t i = 0; i < w->n; i++) {
        size_t k = column[i], torn = torn_cost(w, i, begun, k, p->n);
        bool narrow = i && w->at[i].from - w->at[i - 1].to < ALIGNED_GAP;
        if (i && k == column[i - 1]) {
            cost += (narrow && !w->ditto[i] ? 0 : WIDE) + torn;
            width += WIDTH_OF_BLANK + w->width[i];
            continue;
        }
        if (i) {
            size_t j = column[i - 1];
            cost += (narrow && k == j + 1 ? 0 : end_cost(w, i - 1, p, j)) + width_cost(p, j, width);
        }
        cost += begin_cost(w, i, p, k, begun->words) + torn + room_cost(w, i, p, k, begun);
        width = w->width[i];
    }
    size_t last = column[w->n - 1];
    return cost + end_cost(w, w->n - 1, p, last) + width_cost(p, last, width);
}

/* Would it cost about as much that words [from, to) are in another column. */
static bool is_close(const struct aligned_words *w, const struct aligned_places *p,
                     const struct aligned_begun *begun, const struct line_cuts *cuts, size_t from,
                     size_t to, unsigned column)
{
    unsigned other[ALIGNED_CUT_WORDS];
    memcpy(other, cuts->column, sizeof other);
    for (size_t i = from; i < to; i++)
        other[i] = column;
    return cost_of(w, p, begun, other) < cuts->cost + CLOSE;
}

/*
 * Might the cell of word i, whose first it is or not, as well begin one word earlier or later, or
 * here where it does not, one blank after the word before.
 */
static bool is_near(const struct aligned_words *w, const struct aligned_places *p,
                    const struct aligned_begun *begun, const struct line_cuts *cuts, size_t i)
{
    const unsigned *column = cuts->column;
    size_t end = i;
    while (end < w->n && column[end] == column[i])
        end++;
    if (column[i] == column[i - 1]) {
        unsigned next = column[i] + 1;
        bool free = next < p->n && (end == w->n || column[end] > next);
        return free && is_close(w, p, begun, cuts, i, end, next);
    }
    bool two = i > 1 && column[i - 2] == column[i - 1];
    return (two && is_close(w, p, begun, cuts, i - 1, i, column[i])) ||
           (end > i + 1 && is_close(w, p, begun, cuts, i, i + 1, column[i - 1]));
}

bool aligned_cut_line(const struct aligned_places *p, const struct aligned_head *h, size_t line,
                      struct aligned_begun *begun, struct stretch_part *cells)
{
    struct aligned_words w;
    struct line_cuts cuts;
    memset(cells, 0, p->n * sizeof *cells);
    if (!aligned_words_read(&w, h, line))
        return false; /* aligned_cut_row() has refused its row */
    bool sure = true;
    struct aligned_begun above = *begun;
    cut(&cuts, &w, p, begun);
    for (size_t i = 1; i < w.n; i++)
        if (w.at[i].from - w.at[i - 1].to < ALIGNED_GAP)
            sure &= !is_near(&w, p, &above, &cuts, i) &&
                    (cuts.column[i] == cuts.column[i - 1] || p->apart[cuts.column[i]]);
    for (size_t i = 0; i < w.n; i++) {
        struct stretch_part *cell = &cells[cuts.column[i]];
        bool wide = i && w.at[i].from - w.at[i - 1].to >= ALIGNED_GAP;
        sure &= !wide || cuts.column[i] != cuts.column[i - 1];
        if (cell->end == cell->start)
            *cell = w.at[i];
        cell->to = w.at[i].to;
        cell->end = w.at[i].end;
        bool last = i + 1 == w.n || cuts.column[i + 1] != cuts.column[i];
        sure &= !last || !end_cost(&w, i, p, cuts.column[i]);
    }
    return sure;
}

/* ---- places ---- */

/* Counts where parts of the lines begin; those of the column of numbers do not count. */
static void count_starts(unsigned *count, const struct aligned_head *h, size_t from, size_t to)
{
    memset(count, 0, ALIGNED_WIDEST * sizeof *count);
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        for (size_t k = 0; k < l.parts && !l.too_wide; k++)
            if (!h->numbered || l.part[k].from >= h->title[0].to)
                count[l.part[k].from]++;
    }
}

/* The most frequent place in [from, to), the nearest to one wanted; to: there is none. */
static size_t most_frequent(const unsigned *count, size_t from, size_t to, size_t wanted)
{
    size_t best = to;
    for (size_t i = from; i < to && i < ALIGNED_WIDEST; i++)
        if (count[i] && (best == to || count[i] > count[best] ||
                         (count[i] == count[best] && distance(i, wanted) < distance(best, wanted))))
            best = i;
    return best;
}

/* Which columns have cells that begin with digits, most of those that are apart. */
static void find_digits(struct aligned_places *p, const struct aligned_head *h, size_t from,
                        size_t to)
{
    enum { LEAST = 2, SLACK = 2, MOST = 4 }; /* cells; characters; of how many one may be other */
    size_t digits[ALIGNED_CUT_COLUMNS] = {0}, others[ALIGNED_CUT_COLUMNS] = {0};
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        for (size_t n = 0; n < l.parts && !l.too_wide; n++) {
            size_t k = p->n;
            while (k-- > 1 && l.part[n].from + SLACK < p->at[k])
                ;
            bool digit = aligned_part_starts(h, &l.part[n], cp_is_digit);
            *(digit ? &digits[k] : &others[k]) += 1;
        }
    }
    for (size_t k = 1; k < p->n; k++)
        p->digits[k] = digits[k] >= LEAST && others[k] * MOST <= digits[k];
}

/* How wide the columns are: their widest line that ends before the next column begins. */
static void find_widths(struct aligned_places *p, const struct aligned_head *h, size_t from,
                        size_t to)
{
    enum { SLACK = 2 };
    for (size_t i = from; i < to; i++) {
        struct aligned_line l = aligned_line_read(h->source, i);
        for (size_t n = 0; n < l.parts && !l.too_wide; n++)
            for (size_t k = 1; k < p->n; k++) {
                size_t width = letter_width(aligned_part(h, &l.part[n]));
                bool there = distance(l.part[n].from, p->at[k]) <= SLACK &&
                             (k + 1 == p->n || l.part[n].to < p->at[k + 1]);
                if (there && width > p->width[k])
                    p->width[k] = width;
            }
    }
}

bool aligned_cut_places(struct aligned_places *p, const struct aligned_head *h, size_t from,
                        size_t to, bool continued)
{
    unsigned count[ALIGNED_WIDEST];
    count_starts(count, h, from, to);
    p->n = h->columns;
    if (p->n < 3 || p->n > ALIGNED_CUT_COLUMNS)
        return false;
    p->at[0] = h->title[0].from;
    p->numbered = h->numbered;
    for (size_t k = 0; k < p->n; k++) {
        size_t low = k ? stretch_middle(&h->title[k - 1]) + 1 : 0,
               high = stretch_middle(&h->title[k]) + 1;
        if (k && low < p->at[k - 1] + 2)
            low = p->at[k - 1] + 2;
        if (k || !h->numbered)
            p->at[k] = most_frequent(count, low, high, h->title[k].from);
        bool empty = p->at[k] >= high && (k || !h->numbered);
        struct letter_key key = letter_key(h->scratch, aligned_part(h, &h->title[k]));
        bool remarks = k + 1 == p->n && lexicon_starts(&key, WORDS_OTHER_COLUMN);
        if (empty && !continued && !remarks)
            return false;
        if (empty)
            p->at[k] = h->title[k].from > low ? h->title[k].from : low;
        p->offices[k] = h->office[k];
        p->dates[k] = h->dates[k];
    }
    find_digits(p, h, from, to);
    find_widths(p, h, from, to);
    return true;
}

/* What it costs to cut the row's lines at these places. */
static size_t row_cost(const struct aligned_words *lines, size_t n, const struct aligned_places *p,
                       const struct aligned_places *table)
{
    size_t cost = 0;
    struct aligned_begun filled = {.words = {false}};
    for (size_t i = 0; i < n; i++) {
        struct line_cuts cuts;
        cut(&cuts, &lines[i], p, &filled);
        cost += cuts.cost;
    }
    for (size_t k = 0; k < p->n; k++)
        cost += filled.words[k] ? 0 : EMPTY;
    for (size_t k = 1; k < p->n; k++)
        cost += DRIFT * distance(p->at[k] + table->at[k - 1], p->at[k - 1] + table->at[k]);
    return cost;
}

struct row_search {
    const struct aligned_places *table;
    const struct aligned_words *lines;
    size_t n, cost, reach;
    struct aligned_places best;
};

static void try_places(struct row_search *s, const struct aligned_places *with)
{
    for (size_t k = 1; k < with->n; k++)
        if (with->at[k] < with->at[k - 1] + 2)
            return;
    size_t cost = row_cost(s->lines, s->n, with, s->table);
    if (cost < s->cost) {
        s->cost = cost;
        s->best = *with;
    }
}

/*
 * Moves column k, alone or with those after it, to the beginning of the word near its place in the
 * table that makes the row cheapest.
 */
static void improve_column(struct row_search *s, size_t k)
{
    const struct aligned_places row = s->best;
    bool tried[ALIGNED_WIDEST] = {false};
    for (size_t i = 0; i < s->n; i++)
        for (size_t j = 0; j < s->lines[i].n; j++) {
            size_t place = s->lines[i].at[j].from;
            if (tried[place] || distance(place, s->table->at[k]) > s->reach)
                continue;
            tried[place] = true;
            struct aligned_places with = row;
            with.at[k] = place;
            try_places(s, &with);
            for (size_t m = k + 1; m < row.n; m++)
                with.at[m] = row.at[m] + place - row.at[k];
            try_places(s, &with);
        }
}

/* Does a word begin at the place after a wide gap. */
static bool is_apart(const struct aligned_words *lines, size_t n, size_t place)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < lines[i].n; j++)
            if (lines[i].at[j].from == place &&
                (!j || place - lines[i].at[j - 1].to >= ALIGNED_GAP))
                return true;
    return false;
}

/* A line of one part, after its number, in small letters but for the first: the title of a group.
 */
static bool is_lone(const struct aligned_words *w, bool numbered)
{
    size_t first = numbered && w->n > 1 && w->at[1].from - w->at[0].to >= ALIGNED_GAP;
    bool capitals = true;
    for (size_t i = first; i < w->n; i++)
        capitals &= w->capitals[i];
    for (size_t i = first + 1; i < w->n; i++)
        if ((w->large[i] && !capitals) || w->digit[i] ||
            w->at[i].from - w->at[i - 1].to >= ALIGNED_GAP)
            return false;
    return w->n > first + 1;
}

bool aligned_cut_row(struct aligned_places *row, const struct aligned_places *table,
                     const struct aligned_head *h, size_t from, size_t to)
{
    size_t n = to - from;
    *row = *table;
    if (n > ALIGNED_CUT_LINES)
        return false;
    struct aligned_words *lines = arena_array(h->scratch, n + 1, sizeof *lines);
    for (size_t i = 0; i < n; i++)
        if (!aligned_words_read(&lines[i], h, from + i))
            return false;
    row->lone = n == 1 && is_lone(lines, h->numbered);
    size_t reach = h->source->printed ? SLIP : REACH;
    struct row_search s = {table, lines, n, row_cost(lines, n, row, table), reach, *row};
    for (size_t k = h->numbered; k < row->n; k++)
        improve_column(&s, k);
    *row = s.best;
    for (size_t k = 0; k < row->n; k++)
        row->apart[k] = row->at[k] == table->at[k] || is_apart(lines, n, row->at[k]);
    return true;
}
