/* Cells of a table in which no word was found: see picture.h. */
#include <stdlib.h>
#include <string.h>

#include "read/pdf/picture.h"

enum {
    LEAST_INK = 25 /* pixels: a figure of 8 pt has more */
};

static const double inset = 2.5; /* pt: what is left of the rules of a cell is nearer to them */

static struct picture_area area_of(const struct picture *p, const struct ruled_table *t,
                                   size_t place)
{
    size_t row = place / t->column_count, column = place % t->column_count;
    return (struct picture_area){picture_at(t->columns[column] + inset, p->width),
                                 picture_at(t->rows[row] + inset, p->height),
                                 picture_at(t->columns[column + 1] - inset, p->width),
                                 picture_at(t->rows[row + 1] - inset, p->height)};
}

static size_t ink_of(const struct picture *p, const struct picture_area *a)
{
    size_t dark = 0;
    for (size_t y = a->top; y < a->bottom; y++)
        for (size_t x = a->left; x < a->right; x++)
            dark += p->pixels[y * p->width + x] < PICTURE_DARK;
    return dark;
}

static void copy(const struct picture *p, const struct picture_area *a, unsigned char *to)
{
    for (size_t y = a->top; y < a->bottom && a->left < a->right; y++)
        memcpy(to + y * p->width + a->left, p->pixels + y * p->width + a->left, a->right - a->left);
}

/* Copies cells without a word; how many. */
static size_t copy_unread(const struct picture *p, const struct word_page *page,
                          const struct ruled_table *t, unsigned char *to)
{
    size_t n = t->row_count * t->column_count, count = 0;
    bool *read = mem_zalloc(n + 1);
    for (size_t i = 0; i < page->words.n; i++) {
        size_t place = ruled_place(t, &page->words.at[i]);
        if (place != (size_t)-1)
            read[t->cell[place]] = true;
    }
    for (size_t i = 0; i < n; i++) {
        struct picture_area a = area_of(p, t, i);
        if (read[t->cell[i]] || ink_of(p, &a) < LEAST_INK)
            continue;
        copy(p, &a, to);
        count++;
    }
    free(read);
    return count;
}

/* Is a rule below a cell of the table well within the word. */
static bool goes_over(const struct ruled_table *t, const struct placed_word *w)
{
    const double edge = (w->bottom - w->top) / 4;
    size_t place = ruled_place(t, w);
    if (place == (size_t)-1)
        return false;
    size_t columns = t->column_count, row = place / columns, column = place % columns;
    for (size_t r = row ? row - 1 : row; r <= row && r + 1 < t->row_count; r++) {
        double rule = t->rows[r + 1];
        if (rule > w->top + edge && rule < w->bottom - edge &&
            t->cell[r * columns + column] != t->cell[(r + 1) * columns + column])
            return true;
    }
    return false;
}

void picture_drop_tall(struct word_page *page)
{
    struct ruled_tables tables = {0};
    struct arena *a = arena_new();
    ruled_tables_find(a, page->rulings, &tables);
    for (size_t k = 0; k < tables.n; k++) {
        size_t kept = 0;
        for (size_t i = 0; i < page->words.n; i++)
            if (!goes_over(&tables.at[k], &page->words.at[i]))
                page->words.at[kept++] = page->words.at[i];
        page->words.n = kept;
    }
    vec_free(&tables);
    arena_free(a);
}

bool picture_keep_unread(struct buf *file, const struct word_page *page)
{
    struct picture p;
    struct ruled_tables tables = {0};
    struct arena *a = arena_new();
    size_t count = 0;
    ruled_tables_find(a, page->rulings, &tables);
    if (tables.n && picture_open(file, &p)) {
        unsigned char *left = mem_alloc(p.width * p.height);
        memset(left, 255, p.width * p.height);
        for (size_t i = 0; i < tables.n; i++)
            count += copy_unread(&p, page, &tables.at[i], left);
        memcpy(p.pixels, left, p.width * p.height);
        free(left);
    }
    vec_free(&tables);
    arena_free(a);
    return count > 0;
}
