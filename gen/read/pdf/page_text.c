/*
 * A page of words as text: see words.h.
 *
 * Words on one height are a line, from left to right. Between words that are farther apart than a
 * wide blank stand as many blanks as bring the next one to its column; the unit of columns is the
 * page's narrowest letter, so that what is aligned on the page is aligned in the text. An empty
 * line stands where lines are farther apart than those of a paragraph; a form feed begins a page.
 */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "read/pdf/words.h"

enum { LEAST_LETTERS = 5 }; /* a word of fewer letters does not show how wide letters are */

/* Shares of a line's height. */
static const double overlap_of_line = 0.45; /* of two words that are on one line */
static const double raised = 0.80;          /* height of a note's call beside that of the text */
static const double wide_blank = 0.75;      /* a blank that parts columns; blanks are 0.25 to 0.4 */
static const double paragraph_gap = 1.28;   /* distance of paragraphs beside that of lines */

struct text_line {
    size_t from, to; /* words, by place */
    double top, bottom;
};

static double middle(const struct placed_word *w)
{
    return (w->top + w->bottom) / 2;
}

static int by_height(const void *a, const void *b)
{
    const struct placed_word *x = a, *y = b;
    double d = middle(x) - middle(y);
    return d < 0 ? -1 : d > 0 ? 1 : x->left < y->left ? -1 : x->left > y->left;
}

static int by_left(const void *a, const void *b)
{
    const struct placed_word *x = a, *y = b;
    return x->left < y->left ? -1 : x->left > y->left;
}

static bool on_line(const struct text_line *l, const struct placed_word *w)
{
    double top = w->top > l->top ? w->top : l->top;
    double bottom = w->bottom < l->bottom ? w->bottom : l->bottom;
    double low = w->bottom - w->top < l->bottom - l->top ? w->bottom - w->top : l->bottom - l->top;
    return bottom - top > low * overlap_of_line;
}

/* Words come sorted by height; a line takes those that overlap its first full words. */
static size_t find_lines(struct placed_word *words, size_t n, struct text_line *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        struct text_line *l = count ? &lines[count - 1] : NULL;
        if (!l || !on_line(l, &words[i])) {
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

/* Width of a column: the narrowest letter, on the average of a word. */
static double unit_of(const struct placed_word *words, size_t n)
{
    double least = 0;
    for (size_t i = 0; i < n; i++) {
        size_t letters = utf8_length(words[i].text);
        double width = (words[i].right - words[i].left) / (double)(letters ? letters : 1);
        if (letters >= LEAST_LETTERS && width > 1 && (!least || width < least))
            least = width;
    }
    return least ? least : 5;
}

static int by_value(const void *a, const void *b)
{
    double d = *(const double *)a - *(const double *)b;
    return d < 0 ? -1 : d > 0;
}

/* The usual distance of the tops of two lines in a paragraph: the lower quartile. */
static double usual_pitch(const struct text_line *lines, size_t n, struct arena *a)
{
    double *pitch = arena_array(a, n + 1, sizeof *pitch);
    size_t count = 0;
    for (size_t i = 1; i < n; i++)
        if (lines[i].bottom - lines[i - 1].bottom > 3)
            pitch[count++] = lines[i].bottom - lines[i - 1].bottom;
    if (!count)
        return 0;
    qsort(pitch, count, sizeof *pitch, by_value);
    return pitch[count / 4];
}

static bool is_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n && s.n < 4;
}

/* A small raised number right behind a word calls a note. */
static bool is_call(const struct text_line *l, const struct placed_word *w,
                    const struct placed_word *before)
{
    double height = l->bottom - l->top;
    return before && is_digits(w->text) && w->bottom - w->top < height * raised &&
           w->bottom < l->bottom - height / 10 && w->left - before->right < height / 4;
}

static void add_line(struct buf *out, const struct text_line *l, const struct placed_word *words,
                     double left, double unit)
{
    double height = l->bottom - l->top;
    size_t start = out->n;
    for (size_t i = l->from; i < l->to; i++) {
        const struct placed_word *w = &words[i], *before = i > l->from ? w - 1 : NULL;
        if (is_call(l, w, before)) {
            buf_printf(out, "<sup>%.*s</sup>", STR_ARG(w->text));
            continue;
        }
        size_t column = w->left > left ? (size_t)((w->left - left) / unit + 0.5) : 0;
        size_t length = utf8_length(str_slice(buf_view(out), start, out->n));
        bool far = before && w->left - before->right > height * wide_blank;
        size_t blanks = !before ? column : far ? 3 : w->left - before->right > unit / 8;
        if (far && column > length + blanks)
            blanks = column - length;
        while (blanks--)
            buf_char(out, ' ');
        buf_str(out, w->text);
    }
    buf_char(out, '\n');
}

void page_text(struct buf *out, const struct word_page *page, bool first)
{
    size_t n = page->words.n;
    struct arena *scratch = arena_new();
    struct placed_word *words = page->words.at;
    struct text_line *lines = arena_array(scratch, n + 1, sizeof *lines);
    double left = page->width;
    if (n)
        qsort(words, n, sizeof *words, by_height);
    size_t count = find_lines(words, n, lines);
    double unit = unit_of(words, n), pitch = usual_pitch(lines, count, scratch);
    for (size_t i = 0; i < n; i++)
        left = words[i].left < left ? words[i].left : left;
    for (size_t i = 0; i < count; i++) {
        double step = i ? lines[i].bottom - lines[i - 1].bottom : 0;
        if (i && pitch && step > pitch * paragraph_gap)
            buf_char(out, '\n');
        if (!i && !first)
            buf_char(out, '\f');
        add_line(out, &lines[i], words, left, unit);
    }
    arena_free(scratch);
}
