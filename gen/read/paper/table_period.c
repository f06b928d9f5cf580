/* Heads of tables of periods: see table_period.h. */
#include "read/paper/table_period.h"

#include "lexicon/lexicon.h"
#include "read/paper/table_number.h"

enum { TITLE = 90 }; /* characters */

static struct letter_key cell_key(struct arena *a, const struct source_block *b, size_t i)
{
    const struct source_cell *c = &b->cells.at[i];
    return letter_key(a, str_trim(source_runs_text(a, c->runs.at, c->runs.n)));
}

bool table_heads_periods(struct arena *a, const struct source_block *row,
                         const struct source_block *next)
{
    if (!next || row->cells.n < 2 || !next->cells.n)
        return false;
    struct letter_key first = cell_key(a, row, 0), below = cell_key(a, next, 0);
    bool titles = lexicon_is_key(&first, WORDS_PERIOD_COLUMN) && below.n &&
                  !lexicon_is_key(&below, WORDS_PERIOD_COLUMN);
    for (size_t i = 1; i < row->cells.n && titles; i++) {
        struct letter_key title = cell_key(a, row, i);
        titles = title.n && title.n <= TITLE && !table_number_plain(title.text);
    }
    return titles;
}
