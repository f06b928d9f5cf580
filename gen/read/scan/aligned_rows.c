/* Rows of a table of layout text: see aligned_rows.h. */
#include "read/scan/aligned_rows.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/scan/aligned_sums.h"
#include "read/scan/tall_cells.h"

/*
 * Costs: of a cell that begins with a small letter (SMALL), that ends at a comma, a dash, a bracket
 * or a preposition (OPEN) or at a semicolon (LIST); of a line that ends though the next word had
 * room by 3 characters or more (SHORT, for each of three steps); of an empty line inside a row
 * (BLANK); of each line by which a cell misses its height (HIGH), more than one for cells in the
 * middle (MIDDLE); of each line by which no cell fills the row (LOW); where rows have no numbers,
 * of each row (ROW), of an empty cell (EMPTY), of one in the first column (NAMELESS), and of a line
 * inside a row all of whose cells could begin one (ANEW), or in what a page end cut off
 * (REST_ANEW); in a column of offices, of a cell that
 * begins with the rest of a name (REST), and of a line inside one that begins another office
 * (OTHER); of an amount below another in one cell (AMOUNTS). DOUBT: what another way must cost
 * more. REACH: lines of a row, or of one above its number. Found by trial on tables printed by an
 * office program, whose cells are known.
 */
enum {
    SMALL = 14,
    OPEN = 8,
    LIST = 4,
    SHORT = 3,
    BLANK = 3,
    HIGH = 4,
    MIDDLE = 3,
    LOW = 2,
    ROW = 1,
    EMPTY = 2,
    NAMELESS = 8,
    ANEW = 8,
    REST_ANEW = 24,
    REST = 2,
    OTHER = 6,
    AMOUNTS = 8,
    DOUBT = 3,
    REACH = 40
};

enum cell_height { AT_TOP, IN_MIDDLE, AT_BOTTOM, HEIGHTS };

struct cell_facts {
    size_t first,
        last; /* the next line with words of the column from here on; the last up to here */
    size_t begin, end; /* what it costs that the cell begins here, ends here */
    size_t joins;      /* what it costs to join all lines of the column up to here */
};

struct row_marks { /* of a line */
    bool begins, doubtful;
};

struct row_search {
    const struct aligned_rows *rows;
    size_t from, to;
    bool fixed;
    struct cell_facts *facts; /* line by line, the columns of each */
    enum cell_height height[ALIGNED_PARTS];
    size_t *above, *below; /* of each line: least cost of the rows before one that begins here, of
                              it and those after */
};

static const size_t never = (size_t)-1 / 2;

static struct cell_facts *facts_of(const struct row_search *s, size_t line, size_t column)
{
    return &s->facts[(line - s->from) * s->rows->columns + column];
}

static struct str words_of(const struct row_search *s, size_t line, size_t column)
{
    const struct stretch_part *p = &s->rows->at[line].cells[column];
    return str_slice(s->rows->source->text, p->start, p->end);
}

/* ---- what is known of each cell ---- */

/* Does a line begin the name of an office; owner: it may end one, "Văn phòng" / "UBND tỉnh". */
static bool is_office(const struct row_search *s, struct str words, bool *owner)
{
    struct letter_key key = letter_key(s->rows->scratch, words);
    *owner = lexicon_starts(&key, WORDS_OFFICE_OWNER);
    return lexicon_starts(&key, WORDS_OFFICE_WORD);
}

/* Does no line of the column begin with a capital: units of measure, "tấn", begin cells. */
static bool is_of_units(const struct row_search *s, size_t column)
{
    size_t small = 0;
    for (size_t i = s->from; i < s->to; i++) {
        uint32_t c = utf8_first(words_of(s, i, column), 0);
        if (cp_is_upper(c))
            return false;
        small += cp_is_lower(c);
    }
    return small > 1;
}

static size_t begin_cost(const struct row_search *s, struct str words, size_t column, bool units)
{
    bool owner;
    if (cp_is_lower(utf8_first(words, 0)))
        return units || cell_is_ditto(s->rows->scratch, words) ? 0 : SMALL;
    return s->rows->office[column] && !is_office(s, words, &owner) ? REST : 0;
}

static size_t end_cost(struct str words)
{
    char last = words.p[words.n - 1];
    if (last == ',' || last == '-' || last == '(' || str_ends(words, STR("–")))
        return OPEN;
    if (lexicon_is(str_last_word(words), WORDS_UNFINISHED))
        return OPEN;
    return last == ';' ? LIST : 0;
}

/* The next line of a cell begins another office, and nothing parts the two. */
static size_t other_cost(const struct row_search *s, struct str before, struct str next,
                         size_t column)
{
    bool owner, other = s->rows->office[column] && is_office(s, next, &owner) && !owner;
    return other && cp_is_upper(utf8_first(next, 0)) && !end_cost(before) &&
                   !strchr(".:", before.p[before.n - 1])
               ? OTHER
               : 0;
}

/* Two lines of one cell: the first is short, and the next is no item of a list. */
static size_t join_cost(const struct row_search *s, size_t above, size_t line, size_t column,
                        size_t width)
{
    struct str next = words_of(s, line, column), before = words_of(s, above, column);
    if (aligned_is_amount(before) && aligned_is_amount(next))
        return AMOUNTS;
    bool item = strchr("-+*", *next.p) || strchr(".;:", before.p[before.n - 1]);
    size_t other = other_cost(s, before, next, column);
    size_t used = utf8_length(before) + 1 + utf8_length(str_word(&next));
    if (item || used + SHORT > width)
        return other;
    size_t steps = (width - used) / SHORT;
    return SHORT * (steps < 3 ? steps : 3) + other;
}

static void find_facts(struct row_search *s, size_t column)
{
    size_t width = 0, above = s->to, joins = 0;
    bool units = is_of_units(s, column);
    for (size_t i = s->from; i < s->to; i++) {
        const struct stretch_part *p = &s->rows->at[i].cells[column];
        width = p->to - p->from > width ? p->to - p->from : width;
    }
    for (size_t i = s->from; i < s->to; i++) {
        struct cell_facts *f = facts_of(s, i, column);
        struct str words = words_of(s, i, column);
        if (words.n) {
            joins += above < s->to ? join_cost(s, above, i, column, width) : 0;
            *f = (struct cell_facts){.begin = begin_cost(s, words, column, units),
                                     .end = end_cost(words)};
            above = i;
        }
        f->last = above;
        f->joins = joins;
    }
    for (size_t i = s->to, below = s->to; i-- > s->from;) {
        below = words_of(s, i, column).n ? i : below;
        facts_of(s, i, column)->first = below;
    }
}

/* ---- what a row costs ---- */

/* The lines above and below a cell in its row. */
static size_t height_cost(enum cell_height height, size_t above, size_t below)
{
    size_t apart = above > below ? above - below : below - above;
    switch (height) {
    case AT_TOP:
        return HIGH * above;
    case AT_BOTTOM:
        return HIGH * below;
    default:
        return apart < 2 ? apart : 1 + MIDDLE * (apart - 1);
    }
}

/* Could a row begin with the line: two cells and more, none of which begins with a small letter. */
static bool is_anew(const struct row_search *s, size_t line)
{
    size_t filled = 0;
    for (size_t k = 0; k < s->rows->columns; k++) {
        const struct cell_facts *f = facts_of(s, line, k);
        if (f->first == line && f->begin)
            return false;
        filled += f->first == line;
    }
    return filled > 1;
}

/* The row [from, to) with the number on a line of it; on s->to: rows have none. */
static size_t row_cost(const struct row_search *s, size_t from, size_t to, size_t number)
{
    const struct rows_line *at = s->rows->at;
    bool numbered = number < s->to, cut = false;
    size_t cost = numbered ? 0 : ROW, least = to - from;
    for (size_t i = from + 1; i < to; i++) {
        cost += (at[i].apart ? BLANK : 0) + (!numbered && is_anew(s, i) ? ANEW : 0);
        cut |= at[i].page;
    }
    cost += cut || !numbered ? 0 : height_cost(s->height[0], number - from, to - 1 - number);
    for (size_t k = numbered; k < s->rows->columns; k++) {
        size_t first = facts_of(s, from, k)->first;
        if (first >= to) {
            cost += numbered ? 0 : k ? EMPTY : NAMELESS;
            continue;
        }
        size_t last = facts_of(s, to - 1, k)->last;
        size_t above = first - from, below = to - 1 - last;
        cost += facts_of(s, first, k)->begin + facts_of(s, last, k)->end +
                facts_of(s, last, k)->joins - facts_of(s, first, k)->joins;
        cost += cut ? 0 : height_cost(s->height[k], above, below);
        least = above + below < least ? above + below : least;
    }
    return cost + LOW * (cut ? 0 : least);
}

/* What is left above the first row: the rest of one on the page before. */
static size_t rest_cost(const struct row_search *s, size_t to)
{
    size_t cost = 0;
    for (size_t k = 1; k < s->rows->columns && to > s->from; k++) {
        size_t last = facts_of(s, to - 1, k)->last;
        cost += last < s->to ? facts_of(s, last, k)->end + facts_of(s, last, k)->joins : 0;
    }
    for (size_t i = s->from; i < to && !s->rows->numbered; i++) {
        const struct cell_facts *name = facts_of(s, i, 0);
        cost += is_anew(s, i) || (name->first == i && !name->begin) ? REST_ANEW : 0;
    }
    return cost;
}

/* ---- the cheapest rows ---- */

static size_t next_number(const struct row_search *s, size_t line)
{
    while (line < s->to && !s->rows->at[line].number)
        line++;
    return line;
}

/* The first line at which the row of a number may begin, which is after the number before it. */
static size_t lowest(const struct row_search *s, size_t number)
{
    size_t low = number;
    while (low > s->from && !s->rows->at[low - 1].number)
        low--;
    return (low == s->from && s->fixed) || number - low < REACH ? low : number - REACH;
}

static void search_above(struct row_search *s)
{
    size_t number = next_number(s, s->from);
    for (size_t i = s->from; i <= number; i++)
        s->above[i - s->from] = i == s->from ? 0 : s->fixed ? never : rest_cost(s, i);
    for (size_t next; (next = next_number(s, number + 1)) < s->to; number = next)
        for (size_t i = number + 1; i <= next; i++) {
            size_t *least = &s->above[i - s->from];
            *least = never;
            for (size_t k = number + 1; i >= lowest(s, next) && k-- > lowest(s, number);) {
                size_t cost = s->above[k - s->from];
                cost += cost < never ? row_cost(s, k, i, number) : 0;
                *least = cost < *least ? cost : *least;
            }
        }
}

static void search_below(struct row_search *s)
{
    size_t next = s->to;
    for (size_t i = s->to; i-- > s->from;)
        s->below[i - s->from] = never;
    for (size_t number = s->to; number-- > s->from;) {
        if (!s->rows->at[number].number)
            continue;
        for (size_t i = lowest(s, number); i <= number; i++) {
            size_t *least = &s->below[i - s->from];
            if (next == s->to)
                *least = row_cost(s, i, s->to, number);
            for (size_t k = number + 1; k <= next && next < s->to; k++) {
                size_t cost = s->below[k - s->from];
                cost += cost < never ? row_cost(s, i, k, number) : 0;
                *least = cost < *least ? cost : *least;
            }
        }
        next = number;
    }
}

static void search_numbered(struct row_search *s)
{
    search_above(s);
    search_below(s);
}

/* Where the row of a number begins in the cheapest way, and by how much the next one costs more. */
static size_t best_begin(const struct row_search *s, size_t number, size_t low, size_t *margin)
{
    size_t best = number, least = never * 2, second = never * 2;
    for (size_t i = low; i <= number; i++) {
        size_t above = s->above[i - s->from], below = s->below[i - s->from];
        size_t cost = above >= never || below >= never ? never * 2 : above + below;
        if (cost < least || i == low) {
            second = least;
            least = cost;
            best = i;
        } else if (cost < second) {
            second = cost;
        }
    }
    *margin = second - least;
    return best;
}

/* The cost of the whole. */
static size_t total(const struct row_search *s)
{
    if (!s->rows->numbered)
        return s->above[s->to - s->from];
    size_t number = next_number(s, s->from), least = never * 2;
    for (size_t i = lowest(s, number); i <= number; i++) {
        size_t cost = s->above[i - s->from] < never ? s->above[i - s->from] : never;
        cost += s->below[i - s->from];
        least = cost < least ? cost : least;
    }
    return least;
}

/* ---- rows without numbers ---- */

/* The rows end to end: above has the least costs, below where the row before begins. */
static void search_free(struct row_search *s)
{
    for (size_t i = s->from; i <= s->to; i++) {
        size_t *least = &s->above[i - s->from], low = i - s->from > REACH ? i - REACH : s->from;
        *least = i == s->from ? 0 : s->fixed || i == s->to ? never : rest_cost(s, i);
        s->below[i - s->from] = s->from;
        for (size_t k = low; k < i; k++) {
            size_t cost = s->above[k - s->from] + row_cost(s, k, i, s->to);
            if (cost <= *least) {
                *least = cost;
                s->below[i - s->from] = k;
            }
        }
    }
}

/* Might the rows [a, b) and [b, c) as well be one, or part at another line, or be three. */
static bool is_doubtful(const struct row_search *s, size_t a, size_t b, size_t c)
{
    size_t cost = row_cost(s, a, b, s->to) + row_cost(s, b, c, s->to);
    bool doubtful = row_cost(s, a, c, s->to) < cost + DOUBT;
    for (size_t i = a + 1; i < c; i++)
        doubtful |= i != b && row_cost(s, a, i, s->to) + row_cost(s, i, c, s->to) < cost + DOUBT;
    for (size_t i = b + 1; i < c; i++)
        doubtful |=
            row_cost(s, b, i, s->to) + row_cost(s, i, c, s->to) < row_cost(s, b, c, s->to) + DOUBT;
    return doubtful;
}

static void mark_free(const struct row_search *s, struct row_marks *marks)
{
    for (size_t end = s->to, at; end > s->from; end = at) {
        at = s->below[end - s->from];
        size_t before = at > s->from ? s->below[at - s->from] : at;
        bool rest = at == s->from && !s->fixed && end < s->to &&
                    rest_cost(s, end) < row_cost(s, at, end, s->to);
        marks[at - s->from].begins = !rest;
        marks[at - s->from].doubtful = at > s->from && is_doubtful(s, before, at, end);
        for (size_t i = at + 1; i < end; i++) /* below a cell of several rows, perhaps */
            marks[at - s->from].doubtful |= is_anew(s, i) && facts_of(s, i, 0)->first != i;
    }
}

/* ---- heights ---- */

struct height_costs {
    size_t of[ALIGNED_PARTS][HEIGHTS]; /* what each height costs a column */
};

static void add_heights(const struct row_search *s, struct height_costs *costs, size_t from,
                        size_t to, size_t number)
{
    for (size_t k = 0; k < s->rows->columns && from < to; k++) {
        bool numbers = !k && number < s->to;
        size_t first = numbers ? number : facts_of(s, from, k)->first;
        size_t last = numbers ? number : facts_of(s, to - 1, k)->last;
        for (int h = 0; h < HEIGHTS && first < to; h++)
            costs->of[k][h] += height_cost((enum cell_height)h, first - from, to - 1 - last);
    }
}

/* The height at which most cells of a column lie in the rows found. */
static void fit_heights(struct row_search *s)
{
    struct height_costs costs = {{{0}}};
    size_t margin, from = s->from, number = s->rows->numbered ? next_number(s, s->from) : s->to;
    if (!s->rows->numbered)
        for (size_t end = s->to; end > s->from; end = from)
            add_heights(s, &costs, from = s->below[end - s->from], end, s->to);
    else
        from = best_begin(s, number, lowest(s, number), &margin);
    for (size_t next, to; number < s->to; number = next, from = to) {
        next = next_number(s, number + 1);
        to = next < s->to ? best_begin(s, next, lowest(s, next), &margin) : s->to;
        add_heights(s, &costs, from, to, number);
    }
    for (size_t k = 0; k < s->rows->columns; k++)
        for (int h = 0; h < HEIGHTS; h++)
            if (costs.of[k][h] < costs.of[k][s->height[k]])
                s->height[k] = (enum cell_height)h;
}

/* Marks where rows begin; doubtful, where they might as well begin elsewhere. */
static void mark_numbered(const struct row_search *s, struct row_marks *marks)
{
    for (size_t number = next_number(s, s->from); number < s->to;
         number = next_number(s, number + 1)) {
        size_t margin, begin = best_begin(s, number, lowest(s, number), &margin);
        marks[begin - s->from] = (struct row_marks){true, margin < DOUBT};
    }
}

/* The rows that are cheapest with cells of such heights, and what they cost. */
static size_t search(struct row_search *s, enum cell_height start, struct row_marks *marks)
{
    void (*look)(struct row_search *) = s->rows->numbered ? search_numbered : search_free;
    for (size_t k = 0; k < s->rows->columns; k++)
        s->height[k] = start;
    look(s);
    fit_heights(s);
    look(s);
    if (s->rows->numbered)
        mark_numbered(s, marks);
    else
        mark_free(s, marks);
    return total(s);
}

/* Another way to part the rows that costs as little: where it differs, rows are doubtful. */
static void compare(const struct row_search *s, struct row_marks *best,
                    const struct row_marks *other)
{
    for (size_t i = 0; i < s->to - s->from; i++)
        best[i].doubtful |= best[i].begins && !other[i].begins;
}

void aligned_rows_find(struct aligned_rows *rows, size_t from, size_t to, bool fixed)
{
    size_t lines = to - from, cost[HEIGHTS], least = 0;
    struct row_marks *marks[HEIGHTS];
    struct row_search s = {rows, from, to, fixed, NULL, {AT_TOP}, NULL, NULL};
    if (from >= to || (rows->numbered && next_number(&s, from) == to))
        return;
    s.facts = arena_array(rows->scratch, lines * rows->columns, sizeof *s.facts);
    s.above = arena_array(rows->scratch, lines + 1, sizeof *s.above);
    s.below = arena_array(rows->scratch, lines + 1, sizeof *s.below);
    for (size_t k = 0; k < rows->columns; k++)
        find_facts(&s, k);
    for (int h = 0; h < HEIGHTS; h++) {
        marks[h] = arena_array(rows->scratch, lines, sizeof **marks);
        cost[h] = search(&s, (enum cell_height)h, marks[h]);
        least = cost[h] < cost[least] ? (size_t)h : least;
    }
    for (size_t h = 0; h < HEIGHTS; h++)
        if (h != least && cost[h] < cost[least] + DOUBT)
            compare(&s, marks[least], marks[h]);
    for (size_t i = 0; i < lines; i++) {
        rows->at[from + i].begins |= marks[least][i].begins;
        rows->at[from + i].doubtful = marks[least][i].doubtful;
    }
}
