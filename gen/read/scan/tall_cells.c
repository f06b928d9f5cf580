/* Cells over several rows: see tall_cells.h. */
#include "read/scan/tall_cells.h"

#include <string.h>

#include "base/diag.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

static struct str first_words(const struct source_cell *c)
{
    return c->runs.n ? str_trim(c->runs.at->text) : STR_NONE;
}

static bool begins_small(const struct source_cell *c)
{
    return cp_is_lower(utf8_first(first_words(c), 0));
}

bool cell_is_ditto(struct arena *a, struct str words)
{
    enum { LONGEST = 32 }; /* bytes of such words, to look at no others */
    struct phrase text = phrase_read(a, words.n <= LONGEST ? words : STR_NONE);
    size_t n = text.n ? lexicon_at(WORDS_DITTO, &text, 0) : 0;
    return n && n == text.n;
}

bool cell_ends_in_ditto(struct arena *a, struct str words)
{
    struct str last = str_last_word(words);
    return last.n < words.n && cell_is_ditto(a, last);
}

static bool is_ditto(struct arena *a, const struct source_cell *c)
{
    return c->runs.n == 1 && cell_is_ditto(a, first_words(c));
}

/* Do the cells of a column begin with capitals, most of them. */
static bool is_of_names(const struct source_blocks *out, size_t from, size_t column)
{
    size_t small = 0, filled = 0;
    for (size_t i = from; i < out->list.n; i++) {
        const struct source_block *b = &out->list.at[i];
        if (b->kind != SOURCE_ROW || b->rest || b->head || !b->cells.at[column].runs.n)
            continue;
        if (is_ditto(out->arena, &b->cells.at[column]))
            continue;
        filled++;
        small += begins_small(&b->cells.at[column]);
    }
    return small * 3 < filled;
}

static bool ends_open(const struct source_cell *c)
{
    struct str text = c->runs.n ? str_trim(c->runs.at[c->runs.n - 1].text) : STR_NONE;
    return text.n && strchr(",;", text.p[text.n - 1]);
}

/* Has a list in a cell no end, where others of its column have one: the next cell may be of it. */
static void doubt_ends(const struct source_blocks *out, size_t from, size_t column)
{
    const struct source_cell *above = NULL;
    struct source_cell *open = NULL;
    size_t filled = 0, ends = 0;
    for (size_t i = from; i < out->list.n; i++) {
        const struct source_block *b = &out->list.at[i];
        struct source_cell *cell = b->kind == SOURCE_ROW ? &b->cells.at[column] : NULL;
        if (!cell || b->rest || b->head || !cell->runs.n)
            continue;
        open = above && ends_open(above) ? cell : open;
        above = cell;
        filled++;
        ends += ends_open(cell);
    }
    if (open && ends * 2 <= filled)
        diag(MSG_TABLE_ROWS, open->runs.at->pos);
}

/* The words of the second cell go to the end of the first. */
static void move_words(struct source_cell *to, struct source_cell *from)
{
    struct pos at = from->runs.at[0].pos;
    *vec_push(&to->runs) = (struct source_run){.text = STR(" "), .pos = at};
    for (size_t i = 0; i < from->runs.n; i++)
        *vec_push(&to->runs) = from->runs.at[i];
    from->runs.n = 0;
    from->merged = true;
}

void tall_cells_join(struct source_blocks *out, size_t from, size_t columns)
{
    for (size_t column = 2; column < columns; column++) {
        struct source_cell *above = NULL;
        bool names = is_of_names(out, from, column);
        for (size_t i = from; names && i < out->list.n; i++) {
            struct source_block *b = &out->list.at[i];
            if (b->kind != SOURCE_ROW || b->rest || b->head)
                continue;
            struct source_cell *cell = &b->cells.at[column];
            if (cell->runs.n && above && begins_small(cell) && !is_ditto(out->arena, cell))
                move_words(above, cell);
            else if (cell->runs.n)
                above = cell;
        }
        doubt_ends(out, from, column);
    }
}
