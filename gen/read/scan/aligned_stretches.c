/* Rows between empty lines: see aligned_stretches.h. */
#include "read/scan/aligned_stretches.h"

/* An empty line parts two lines of rows, which is none at the top of a page. */
static bool is_parted(const struct aligned_rows *rows, size_t i)
{
    return rows->at[i].apart && !rows->at[i].page;
}

/* Do empty lines part the rows: each stretch between them has a number, several or most of one. */
static bool has_stretches(const struct aligned_rows *rows, size_t from, size_t to)
{
    enum { LEAST = 3 };
    size_t stretches = 1, numbers = 0, own = 0;
    for (size_t i = from; i < to && rows->numbered; i++) {
        if (i > from && is_parted(rows, i)) {
            if (!own)
                return false;
            stretches++;
            own = 0;
        }
        own += rows->at[i].number;
        numbers += rows->at[i].number;
    }
    return own && (stretches >= LEAST || (stretches == numbers && stretches > 1));
}

void aligned_stretches_find(struct aligned_rows *rows, size_t from, size_t to, bool fixed)
{
    bool parted = has_stretches(rows, from, to);
    for (size_t i = from, end; i < to; i = end) {
        for (end = i + 1; end < to && !(parted && is_parted(rows, end)); end++)
            ;
        aligned_rows_find(rows, i, end, fixed || i > from);
    }
}
