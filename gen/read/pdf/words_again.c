/* Which parts of a page hold facts, so that they are read again: see words_again.h. */
#include "read/pdf/words_again.h"

#include "base/mem.h"
#include "lexicon/lexicon.h"
#include "read/pdf/rulings.h"

static const double front_share = 0.45; /* of the first page: masthead, title, whom it is sent to */
static const double closing_height = 270; /* pt: of recipients and the signature beside them */
static const double rim = 4;              /* pt: around an area */

/* Where the recipients begin, as a height; below the page where it has none. */
static double closing_top(const struct word_page *p, struct arena *a)
{
    for (size_t i = 0; i + 1 < p->words.n; i++) {
        const struct placed_word *w = &p->words.at[i];
        if (w[0].line != w[1].line || (i && w[-1].line == w->line))
            continue;
        struct str both = str_format(a, "%.*s %.*s", STR_ARG(w[0].text), STR_ARG(w[1].text));
        struct letter_key key = letter_key(a, both);
        if (lexicon_starts(&key, WORDS_RECIPIENTS))
            return w->top;
    }
    return p->height;
}

void words_again_areas(const struct word_page *p, bool first, struct ink_boxes *out)
{
    struct arena *a = arena_new();
    double top = closing_top(p, a);
    struct ruled_tables tables = {0};
    if (first)
        *vec_push(out) = (struct ink_box){0, 0, p->width, p->height * front_share};
    if (top < p->height)
        *vec_push(out) = (struct ink_box){0, top - rim, p->width, top + closing_height};
    if (p->rulings)
        ruled_tables_find(a, p->rulings, &tables);
    for (size_t i = 0; i < tables.n; i++) {
        const struct ruled_table *t = &tables.at[i];
        *vec_push(out) =
            (struct ink_box){t->columns[0] - rim, t->rows[0] - rim,
                             t->columns[t->column_count] + rim, t->rows[t->row_count] + rim};
    }
    vec_free(&tables);
    arena_free(a);
}

bool words_again_within(const struct placed_word *w, const struct ink_boxes *areas)
{
    for (size_t i = 0; i < areas->n; i++) {
        const struct ink_box *b = &areas->at[i];
        if (w->left > b->left && w->right < b->right && w->top > b->top && w->bottom < b->bottom)
            return true;
    }
    return false;
}
