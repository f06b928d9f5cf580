/* Heads of tables: see table_head.h. */
#include "read/paper/table_head.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "lexicon/label.h"
#include "lexicon/sum_row.h"
#include "read/paper/table_number.h"
#include "read/paper/table_period.h"
#include "read/paper/table_printed.h"

enum { HEAD_CELL = 90 }; /* characters */

struct str table_cell_text(struct arena *a, const struct source_cell *c)
{
    return str_trim(source_runs_text(a, c->runs.at, c->runs.n));
}

struct letter_key table_cell_key(const struct table_reader *t, const struct source_block *b,
                                 size_t i)
{
    return letter_key(t->scratch,
                      i < b->cells.n ? table_cell_text(t->scratch, &b->cells.at[i]) : STR_NONE);
}

static struct letter_key head_key(const struct table_head *head, size_t i)
{
    return i < head->n ? head->cells[i] : (struct letter_key){"", 0};
}

void table_head_add(struct table_reader *t, const struct source_block *b)
{
    struct table_head *head = &t->heads[t->head_count++];
    head->n = b->cells.n;
    head->cells = arena_array(t->paper->arena, head->n, sizeof *head->cells);
    for (size_t i = 0; i < head->n; i++)
        head->cells[i] = letter_key(t->paper->arena, table_cell_text(t->scratch, &b->cells.at[i]));
}

static bool same_texts(const struct table_reader *t, const struct table_head *head,
                       const struct source_block *b)
{
    size_t n = head->n > b->cells.n ? head->n : b->cells.n;
    for (size_t i = 0; i < n; i++) {
        struct letter_key x = head_key(head, i), y = table_cell_key(t, b, i);
        if (strcmp(x.text, y.text))
            return false;
    }
    return true;
}

bool table_head_repeats(const struct table_reader *t, const struct source_block *b)
{
    struct letter_key first = table_cell_key(t, b, 0);
    if (lexicon_is_key(&first, WORDS_NUMBER_COLUMN))
        return true; /* some cell of it may be misread */
    for (size_t i = 0; i < t->head_count; i++)
        if (same_texts(t, &t->heads[i], b))
            return true;
    return false;
}

bool table_head_other(const struct table_reader *t, const struct source_block *b)
{
    const struct table_head *head = t->head_count ? t->heads : NULL;
    struct letter_key first = table_cell_key(t, b, 0);
    size_t same = 0;
    if (!head || !t->rows_begun || (!b->head && !lexicon_is_key(&first, WORDS_NUMBER_COLUMN)))
        return false;
    for (size_t i = 1; i < b->cells.n; i++) {
        struct letter_key own = table_cell_key(t, b, i), other = head_key(head, i);
        same += !strcmp(own.text, other.text);
    }
    bool columns = b->cells.n != head->n && same * 2 < b->cells.n;
    bool marked = b->head && same * 2 < b->cells.n; /* those of scans are misread, these not */
    return b->cells.n > 2 && (columns || marked || !same);
}

/* The row of column numbers below a head: (1) (2) (3), or 1 2 3, or A B 1 2 for the first ones. */
static bool numbers_columns(const struct table_reader *t, const struct source_block *b)
{
    unsigned letters = 0, numbers = 0;
    for (size_t i = 0; i < b->cells.n; i++) {
        const char *s = table_cell_key(t, b, i).text;
        bool letter = !numbers && letters < 26 && *s == (char)('A' + letters) && !s[1];
        if (letter)
            letters++;
        else if (table_number_of_column(s, numbers + 1))
            numbers++;
        else
            return false;
    }
    return numbers && b->cells.n >= 3;
}

enum { TASK_NAMES = 3 }; /* columns of a table of tasks that tell a head; two in print */

/* Where all cells are short titles, how many are of different columns of a table of tasks. */
static size_t names_columns(const struct table_reader *t, const struct source_block *b)
{
    enum { TITLE = 40 }; /* characters */
    struct str names[TASK_NAMES] = {{0}};
    size_t known = 0;
    for (size_t i = 0; i < b->cells.n; i++) {
        struct letter_key key = table_cell_key(t, b, i);
        size_t word = lexicon_has(&key, WORDS_TASK_COLUMN);
        struct str name = word ? lexicon_field(WORDS_TASK_COLUMN, word - 1, 1) : STR_NONE;
        if (!key.n || key.n > TITLE || strpbrk(key.text, "0123456789.;"))
            return 0;
        for (size_t k = 0; k < known; k++)
            if (str_eq(names[k], name))
                name = STR_NONE;
        if (name.n && known < TASK_NAMES)
            names[known++] = name;
    }
    return known;
}

static bool is_title(const struct table_reader *t, const struct source_block *b, size_t i)
{
    struct letter_key key = table_cell_key(t, b, i);
    return key.n && key.n <= HEAD_CELL && !table_number_plain(key.text);
}

bool table_head_spans(const struct table_reader *t, const struct source_block *b,
                      const struct source_block *next)
{
    size_t spanned = 0, n = b->cells.n;
    if (!next || next->cells.n != n || n < 3 || !is_title(t, b, 0) || table_cell_key(t, next, 0).n)
        return false;
    for (size_t i = 1; i < n; i++) {
        bool first = table_cell_key(t, b, i).n > 0;
        bool spans = !first || (i + 1 < n && !table_cell_key(t, b, i + 1).n);
        bool year = table_number_year(table_cell_key(t, next, i).text);
        spanned += !first;
        if ((first && !is_title(t, b, i)) || (spans && !year && !is_title(t, next, i)) ||
            (!spans && table_cell_key(t, next, i).n))
            return false;
    }
    return spanned > 0 && table_cell_key(t, b, 1).n;
}

/* Years below titles, and nothing else: "2031" below "Kế hoạch". */
static bool has_years_alone(const struct table_reader *t, const struct source_block *b)
{
    size_t years = 0;
    for (size_t i = 0; i < b->cells.n; i++) {
        struct letter_key key = table_cell_key(t, b, i);
        if (key.n && (!i || !table_number_year(key.text)))
            return false;
        years += key.n > 0;
    }
    return years > 0;
}

/*
 * Short titles in every cell and a number, or nothing like it, below the first. The first row of a
 * printed table of two columns is taken for its head.
 */
bool table_head_begins(const struct table_reader *t, size_t line, const struct source_block *next)
{
    const struct source_block *b = t->paper->at[line].row;
    struct letter_key first = table_cell_key(t, b, 0);
    size_t names = next ? names_columns(t, b) : 0;
    bool print = b->pos.source->printed && b->cells.n > 2 && next && !names_columns(t, next);
    if (names == TASK_NAMES || (print && names + 1 == TASK_NAMES))
        return true;
    if (!b->headless && table_head_spans(t, b, next))
        return true;
    bool named =
        lexicon_is_key(&first, WORDS_NUMBER_COLUMN) || table_heads_periods(t->scratch, b, next);
    if (b->head || named || b->headless)
        return !b->headless || named;
    for (size_t i = 0; i < b->cells.n; i++) {
        struct str text = table_cell_text(t->scratch, &b->cells.at[i]);
        if (!text.n || utf8_length(text) > HEAD_CELL ||
            table_number_plain(table_cell_key(t, b, i).text))
            return false;
    }
    bool two = b->pos.source->printed && b->cells.n == 2;
    return next && (two || table_number_plain(table_cell_key(t, next, 0).text) ||
                    numbers_columns(t, next) || has_years_alone(t, next) ||
                    table_head_printed(t->scratch, t->paper, line));
}

/* Is the first row below it number 2: its own number, 1, was lost. */
static bool is_before_two(const struct table_reader *t, const struct source_block *next)
{
    const char *number = next ? table_cell_key(t, next, 0).text : "";
    return table_number_plain(number) && atoi(number) == 2;
}

bool table_has_merged(const struct source_block *b)
{
    for (size_t i = 0; i < b->cells.n; i++)
        if (b->cells.at[i].merged)
            return true;
    return false;
}

bool table_head_goes_on_in(const struct table_reader *t, const struct source_block *b)
{
    return t->after_head && table_has_merged(b) &&
           !table_number_plain(table_cell_key(t, b, 0).text);
}

/* Is that cell the only one with text, which has the number of a group of rows: "II. Trồng cây". */
static bool is_group_title(const struct table_reader *t, const struct source_block *b, size_t i)
{
    struct label label = label_read(table_cell_text(t->scratch, &b->cells.at[i]));
    for (size_t k = 0; k < b->cells.n; k++)
        if (k != i && table_cell_key(t, b, k).n)
            return false;
    return label.class != LABEL_NONE && label.depth == 1;
}

/*
 * A row of sums or of the name of a group, without a number: below the title of a column of its own
 * beside that of the numbers.
 */
static bool names_rows(const struct table_reader *t, const struct source_block *b)
{
    struct letter_key number = head_key(t->heads, 0), name = table_cell_key(t, b, 1);
    bool spans = b->cells.n > 2 && !head_key(t->heads, 2).n;
    if (!lexicon_is_key(&number, WORDS_NUMBER_COLUMN) || !head_key(t->heads, 1).n || spans ||
        !name.n)
        return false;
    bool typed = t->paper->blocks->nested || t->paper->blocks->whole, alone = true;
    for (size_t i = 2; i < b->cells.n; i++)
        alone &= !table_cell_key(t, b, i).n;
    struct str text = table_cell_text(t->scratch, &b->cells.at[1]);
    return sum_row_is(text) || (typed && alone && cp_is_upper(utf8_first(text, 0)));
}

/*
 * A further line of a head: one that cells of the head go on in, or nothing in the number column
 * and short titles in some others.
 */
bool table_head_goes_on(const struct table_reader *t, const struct source_block *b,
                        const struct source_block *next)
{
    if (b->head || numbers_columns(t, b))
        return true;
    if (table_head_goes_on_in(t, b))
        return true;
    if (!t->head_count || t->head_count == 4 || table_cell_key(t, b, 0).n ||
        is_before_two(t, next) || names_rows(t, b))
        return false;
    for (size_t i = 1; i < b->cells.n; i++) {
        if (is_group_title(t, b, i))
            return false;
        struct letter_key k = table_cell_key(t, b, i), above = head_key(t->heads, i);
        if (i > 1 && table_number_amount(k.text))
            return false; /* of a row that sums up those below */
        if (k.n > HEAD_CELL / 2 || (k.n && above.n && above.n > k.n && k.text[k.n - 1] == '.'))
            return false;
    }
    return b->cells.n > 1 && (!table_number_plain(table_cell_key(t, b, 1).text) || t->two_rows ||
                              has_years_alone(t, b));
}
