/* Words into lines: see page_lines.h. */
#include "read/pdf/page_lines.h"

#include <stdlib.h>

#include "base/mem.h"

/* Of two words that are on one line, in the height of the lower one. */
static const double overlap_of_line = 0.62;

static int by_height(const void *a, const void *b)
{
    const struct placed_word *x = a, *y = b;
    int order = mem_order(word_middle(x), word_middle(y));
    return order ? order : mem_order(x->left, y->left);
}

static int by_left(const void *a, const void *b)
{
    const struct placed_word *x = a, *y = b;
    return mem_order(x->left, y->left);
}

static bool on_line(const struct text_line *l, const struct placed_word *w)
{
    double top = w->top > l->top ? w->top : l->top;
    double bottom = w->bottom < l->bottom ? w->bottom : l->bottom;
    double low = w->bottom - w->top < l->bottom - l->top ? w->bottom - w->top : l->bottom - l->top;
    return bottom - top > low * overlap_of_line;
}

/*
 * Is the word above or below one of the words: of another line of optical recognition, or in
 * another middle, as two lines beside a line of larger letters are.
 */
static bool is_below_another(const struct placed_word *words, size_t n, const struct placed_word *w)
{
    static const double apart = 0.4; /* middles, in the height of the word */
    for (size_t i = 0; i < n; i++) {
        double left = words[i].left > w->left ? words[i].left : w->left;
        double right = words[i].right < w->right ? words[i].right : w->right;
        bool other = w->line
                         ? words[i].line != w->line
                         : word_middle(w) - word_middle(&words[i]) > (w->bottom - w->top) * apart;
        if (other && right - left > (w->right - w->left) / 2)
            return true;
    }
    return false;
}

size_t page_lines_find(struct arena *a, struct placed_word *words, size_t n,
                       struct text_line **found)
{
    struct text_line *lines = *found = arena_array(a, n + 1, sizeof *lines);
    size_t count = 0;
    array_sort(words, n, by_height);
    for (size_t i = 0; i < n; i++) {
        struct text_line *l = count ? &lines[count - 1] : NULL;
        if (!l || !on_line(l, &words[i]) ||
            is_below_another(words + l->from, i - l->from, &words[i])) {
            l = &lines[count++];
            *l = (struct text_line){i, i, words[i].top, words[i].bottom};
        }
        l->to = i + 1;
        if (words[i].bottom - words[i].top > l->bottom - l->top) {
            l->top = words[i].top;
            l->bottom = words[i].bottom;
        }
    }
    for (size_t i = 0; i < count; i++)
        qsort(words + lines[i].from, lines[i].to - lines[i].from, sizeof *words, by_left);
    return count;
}

bool page_lines_alike(const struct text_line *a, const struct text_line *b)
{
    double x = a->bottom - a->top, y = b->bottom - b->top;
    return x < y * 1.1 && y < x * 1.1;
}
