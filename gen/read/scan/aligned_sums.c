/* Rows without a number of their own: see aligned_sums.h. */
#include "read/scan/aligned_sums.h"

#include <string.h>

#include "base/unicode.h"
#include "lexicon/lexicon.h"

bool aligned_is_amount(struct str words)
{
    return words.n && is_digit(*words.p) && !str_strip(words, "0123456789.,%").n;
}

static struct str words_of(const struct aligned_rows *rows, size_t line, size_t column)
{
    const struct stretch_part *p = &rows->at[line].cells[column];
    return str_slice(rows->source->text, p->start, p->end);
}

static bool has_amount(const struct aligned_rows *rows, size_t line, size_t column)
{
    return aligned_is_amount(words_of(rows, line, column));
}

/* Have two lines amounts in one column; twice the same line: has it any. */
static bool share_amount(const struct aligned_rows *rows, size_t line, size_t other)
{
    for (size_t k = 2; k < rows->columns; k++)
        if (has_amount(rows, line, k) && has_amount(rows, other, k))
            return true;
    return false;
}

/*
 * Is the line a row of its own. The rows next to it have their number, and their amounts, on the
 * lines above and below, which end the group of rows where there is none: amounts below those of
 * one are of another row. Where the row below has none beside its number, they may be its own, so
 * that the words must tell: of a sum, or a part of the row above.
 */
static bool is_row(const struct aligned_rows *rows, size_t line, const size_t *above,
                   const size_t *below, bool continued)
{
    struct str text = words_of(rows, line, 1);
    struct letter_key key = letter_key(rows->scratch, text);
    bool sum = lexicon_starts(&key, WORDS_SUM_ROW);
    bool stuck = sum && aligned_is_amount(str_last_word(text)); /* "Tổng cộng 25", not cut yet */
    if (rows->at[line].number || !text.n || cp_is_lower(utf8_first(text, 0)) ||
        (!stuck && !share_amount(rows, line, line)))
        return false;
    bool told = sum || strchr("-+", *text.p);
    if (above)
        return sum || (share_amount(rows, line, *above) &&
                       (told || !below || share_amount(rows, line, *below)));
    return below && share_amount(rows, line, *below) && (told || !continued);
}

void aligned_sums_mark(struct aligned_rows *rows, const bool *groups, bool continued)
{
    bool *own = arena_array(rows->scratch, rows->count + 1, sizeof *own);
    size_t above = 0, below;
    bool found = false, first = true; /* a number is above, in the group; nothing is */
    for (size_t i = 0; rows->numbered && i < rows->count; i++) {
        if (groups[i] || rows->at[i].number) {
            first = false;
            found = !groups[i];
            above = i;
            continue;
        }
        for (below = i; below < rows->count && !groups[below] && !rows->at[below].number; below++)
            ;
        bool ends = below == rows->count || groups[below];
        own[i] = is_row(rows, i, found ? &above : NULL, ends ? NULL : &below, continued && first);
    }
    for (size_t i = 0; i < rows->count; i++)
        rows->at[i].number |= own[i];
}

void aligned_sums_doubt(struct aligned_rows *rows)
{
    size_t begin = 0;
    for (size_t i = 0; i < rows->count; i++) {
        begin = rows->at[i].begins ? i : begin;
        for (size_t k = 1; k < rows->columns; k++)
            for (size_t other = begin; other < i && has_amount(rows, i, k); other++)
                rows->at[begin].doubtful |= has_amount(rows, other, k);
    }
}
