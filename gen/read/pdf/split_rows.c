/*
 * Rows of a ruled table in a picture whose rule was lost in part: see rulings.h. Thin rules of
 * faxes and copies break off; the numbers of the rows show that they are two.
 */
#include "base/mem.h"
#include "read/pdf/rulings.h"

static const double same_line = 0.4; /* of a word's height: words of one line are nearer */

/* What a cell has in one row of the grid. */
struct cell_part {
    bool any;
    double first, height; /* the middle of its first line; the height of its words */
};

static struct cell_part part_of(const struct ruled_table *t, const struct word_page *page,
                                size_t place)
{
    struct cell_part p = {0};
    for (size_t i = 0; i < page->words.n; i++) {
        const struct placed_word *w = &page->words.at[i];
        if (ruled_place(t, w) != place || (p.any && word_middle(w) >= p.first))
            continue;
        p = (struct cell_part){true, word_middle(w), w->bottom - w->top};
    }
    return p;
}

/* Do both begin on one line. */
static bool is_level(const struct cell_part *a, const struct cell_part *b)
{
    double apart = a->first - b->first, most = a->height * same_line;
    return a->any && b->any && apart < most && apart > -most;
}

/* The first line of a row, of those cells that begin in it: a merged one may have text of another.
 */
static struct cell_part line_of(const struct ruled_table *t, const struct word_page *page,
                                size_t row)
{
    struct cell_part first = {0};
    for (size_t c = 0; c < t->column_count; c++) {
        size_t place = row * t->column_count + c;
        struct cell_part p = {0};
        if (t->cell[place] == place)
            p = part_of(t, page, place);
        if (p.any && (!first.any || p.first < first.first))
            first = p;
    }
    return first;
}

/*
 * Was the rule of a column below a row lost: its cell goes on, and has text on the first line of
 * both rows.
 */
static bool is_lost(const struct ruled_table *t, const struct word_page *page, size_t row,
                    size_t column)
{
    size_t above = row * t->column_count + column, below = above + t->column_count;
    if (t->cell[above] != t->cell[below])
        return false;
    struct cell_part own = line_of(t, page, row), next = line_of(t, page, row + 1);
    struct cell_part text = part_of(t, page, above), more = part_of(t, page, below);
    return is_level(&own, &text) && is_level(&next, &more);
}

/* Parts the cell at a place of the grid from the one above it: it begins one of its own there. */
static void part_cell(struct ruled_table *t, size_t place)
{
    size_t whole = t->cell[place];
    for (size_t i = place; i < t->row_count * t->column_count; i++)
        if (t->cell[i] == whole)
            t->cell[i] = place;
}

void ruled_table_split_rows(struct ruled_table *t, const struct word_page *page)
{
    bool broken = false;
    for (size_t row = 0; row + 1 < t->row_count && t->column_count > 2; row++) {
        size_t above = row * t->column_count, below = above + t->column_count;
        broken |= t->cell[above] != t->cell[below] && t->cell[above] != t->cell[above + 1] &&
                  is_lost(t, page, row, 1);
    }
    for (size_t row = 0; broken && row + 1 < t->row_count; row++)
        for (size_t c = 0; c < t->column_count; c++)
            if (is_lost(t, page, row, c))
                part_cell(t, (row + 1) * t->column_count + c);
}
