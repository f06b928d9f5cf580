/* Cells in the middle of their rows: see aligned_middles.h. */
#include "read/scan/aligned_middles.h"

/* Cells of rows with room around them: in the middle, or not. */
struct middles {
    size_t in, out;
};

/* Lines of the row [from, to) above a cell and below it; false: it is empty, or fills the row. */
static bool find_room(const struct aligned_rows *rows, size_t from, size_t to, size_t column,
                      size_t *above, size_t *below)
{
    size_t first = to, last = from;
    for (size_t i = from; i < to; i++)
        if (rows->at[i].cells[column].end) {
            first = i < first ? i : first;
            last = i;
        }
    *above = first - from;
    *below = to - 1 - last;
    return first<to && * above + *below> 1;
}

/* Counts the cells of a row; the row is not that of a group, nor cut by a page end. */
static void count(const struct aligned_rows *rows, size_t from, size_t to, struct middles *m)
{
    for (size_t i = from; i < to; i++)
        if (i > from && rows->at[i].page)
            return;
    for (size_t k = 1; k < rows->columns; k++) {
        size_t above, below;
        if (!find_room(rows, from, to, k, &above, &below))
            continue;
        bool in = above <= below + 1 && below <= above + 1;
        m->in += in;
        m->out += !in;
    }
}

void aligned_middles_doubt(struct aligned_rows *rows)
{
    enum { LEAST = 3, MOST = 3 }; /* cells in the middle, and for each that is not */
    struct middles all = {0, 0};
    for (size_t from = 0, to; from < rows->count; from = to) {
        for (to = from + 1; to < rows->count && !rows->at[to].begins; to++)
            ;
        count(rows, from, to, &all);
    }
    for (size_t from = 0, to; all.in >= LEAST && all.in >= all.out * MOST && from < rows->count;
         from = to) {
        struct middles own = {0, 0};
        for (to = from + 1; to < rows->count && !rows->at[to].begins; to++)
            ;
        count(rows, from, to, &own);
        rows->at[from].doubtful |= own.out > 0;
    }
}
