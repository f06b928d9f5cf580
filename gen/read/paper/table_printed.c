/* Heads of printed tables: see table_printed.h. */
#include "read/paper/table_printed.h"

#include <string.h>

#include "base/unicode.h"

/*
 * TITLE: characters of a title. ROWS, MOST: below a head, at least, and which are looked at.
 * LONGER: times, texts below a title.
 */
enum { TITLE = 40, ROWS = 2, MOST = 500, LONGER = 2 };

struct titled_column { /* of the rows below the first */
    struct str title;
    size_t filled, values, letters;
    bool again; /* the title is there once more */
};

bool table_between_rows(const struct paper *paper, size_t i)
{
    const struct line_unit *unit = &paper->at[i].unit;
    return unit->noise ||
           (unit->head < paper->n && paper->at[unit->head].unit.kind == NODE_FOOTNOTE);
}

static struct str text_of(struct arena *a, const struct source_block *b, size_t i)
{
    const struct source_cell *c = &b->cells.at[i];
    return str_trim(source_runs_text(a, c->runs.at, c->runs.n));
}

static bool is_title(struct str s)
{
    return s.n && utf8_length(s) <= TITLE && cp_is_upper(utf8_first(s, 0)) &&
           !strchr(".;:,", s.p[s.n - 1]);
}

/* Is the row the head once more, at the top of a page. */
static bool repeats(struct arena *a, const struct source_block *b,
                    const struct titled_column *columns)
{
    size_t same = 0;
    for (size_t i = 0; i < b->cells.n; i++)
        same += str_eq(text_of(a, b, i), columns[i].title);
    return same == b->cells.n;
}

static void count_row(struct arena *a, const struct source_block *b, struct titled_column *columns)
{
    for (size_t i = 0; i < b->cells.n; i++) {
        struct str text = text_of(a, b, i);
        columns[i].filled += text.n > 0;
        columns[i].values += text.n > 0 && is_digit(*text.p);
        columns[i].letters += utf8_length(text);
        columns[i].again |= str_eq(text, columns[i].title);
    }
}

bool table_head_printed(struct arena *a, const struct paper *paper, size_t i)
{
    const struct source_block *b = paper->at[i].row;
    size_t n = b->cells.n, rows = 0;
    struct titled_column *columns = arena_array(a, n + 1, sizeof *columns);
    for (size_t k = 0; k < n; k++) {
        columns[k].title = text_of(a, b, k);
        if (!is_title(columns[k].title))
            return false;
    }
    for (i++; i < paper->n && rows < MOST; i++) {
        const struct source_block *row = paper->at[i].kind == SOURCE_ROW ? paper->at[i].row : NULL;
        if (!row && !table_between_rows(paper, i))
            break;
        if (!row || row->cells.n != n || repeats(a, row, columns))
            continue;
        count_row(a, row, columns);
        rows++;
    }
    bool values = false, longer = false, again = false;
    for (size_t k = 0; k < n; k++) {
        const struct titled_column *c = &columns[k];
        values |= c->filled >= ROWS && c->values == c->filled;
        longer |= c->letters > utf8_length(c->title) * c->filled * LONGER;
        again |= c->again;
    }
    return b->pos.source->printed && n > 2 && rows >= ROWS && (values || (longer && !again));
}
