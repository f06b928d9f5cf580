/* Raised figures that call notes: see words_raised.h. */
#include "read/pdf/words_raised.h"

#include <string.h>

#include "base/unicode.h"
#include "read/pdf/page_notes.h"
#include "read/pdf/words_lines.h"

enum {
    PAD = 20,          /* pixels around each mark: figures of two are not read as one number */
    RIM = 4,           /* pixels: the box of a mark that stands alone may have less than its ink */
    LEAST_HEIGHT = 12, /* pixels */
    READ_LEAST = 40    /* confidence of a number */
};

/* Shares of the height of the ink of a word: quotation marks are a third of it high. */
static const double least_height = 0.375, most_height = 0.7, most_width = 0.7;
static const double most_bottom = 0.72; /* from the top */
static const double stop_top = 0.6;     /* stops begin below it */

static bool has_ink(const struct picture *p, size_t x, const struct picture_area *a)
{
    for (size_t y = a->top; y < a->bottom; y++)
        if (picture_is_dark(p, x, y))
            return true;
    return false;
}

/* The rows of an area that have ink; false where none has. */
static bool shrink_rows(const struct picture *p, struct picture_area *a)
{
    size_t top = a->bottom, bottom = a->top;
    for (size_t y = a->top; y < a->bottom; y++)
        for (size_t x = a->left; x < a->right; x++)
            if (picture_is_dark(p, x, y)) {
                top = y < top ? y : top;
                bottom = y + 1;
            }
    a->top = top;
    a->bottom = bottom;
    return top < bottom;
}

/* The last run of columns with ink of an area, which ends before it afterwards; false for none. */
static bool last_run(const struct picture *p, struct picture_area *a, struct picture_area *run)
{
    while (a->right > a->left && !has_ink(p, a->right - 1, a))
        a->right--;
    *run = *a;
    while (a->right > a->left && has_ink(p, a->right - 1, a))
        a->right--;
    run->left = a->right;
    return run->left < run->right && shrink_rows(p, run);
}

/* The raised mark at the right end of an area of ink so high, before stops. */
static bool find_raised(const struct picture *p, struct picture_area area, size_t top,
                        size_t height, struct picture_area *mark)
{
    while (last_run(p, &area, mark)) {
        double high = (double)(mark->bottom - mark->top), all = (double)height;
        if ((double)mark->top > (double)top + all * stop_top)
            continue;
        return high >= all * least_height && high <= all * most_height &&
               mark->bottom - mark->top >= LEAST_HEIGHT &&
               (double)mark->bottom < (double)top + all * most_bottom &&
               (double)(mark->right - mark->left) < all * most_width;
    }
    return false;
}

/* The sign that a raised figure is taken for, at the end of a text before its stops, or all of it.
 */
static struct str sign_of(struct str text)
{
    uint32_t c;
    size_t n = utf8_last(text, &c);
    if (n && n == text.n && !cp_is_word(c) && c != '-' && c != '+')
        return text;
    while (n && c < 128 && strchr(".,;:)", (char)c)) {
        text.n -= n;
        n = utf8_last(text, &c);
    }
    return n && !cp_is_word(c) && !(c < 128 && strchr("%/-(+=", (char)c))
               ? str_slice(text, text.n - n, text.n)
               : STR_NONE;
}

static bool find_mark(const struct picture *p, const struct word_page *page, size_t i,
                      struct raised_mark *out, struct picture_area *mark)
{
    const struct placed_word *w = &page->words.at[i];
    struct str sign = sign_of(w->text);
    size_t next = words_to_right(page, w);
    *out = (struct raised_mark){.word = i, .begins = sign.p == w->text.p};
    if (!sign.n || w->line >= WORD_LINES || (out->begins && next == page->words.n))
        return false;
    struct picture_area area = {picture_at(w->left, p->width), picture_at(w->top, p->height),
                                picture_at(w->right, p->width), picture_at(w->bottom, p->height)};
    struct picture_area whole = area;
    if (out->begins) {
        const struct placed_word *text = &page->words.at[next];
        whole = (struct picture_area){
            picture_at(text->left, p->width), picture_at(text->top, p->height),
            picture_at(text->right, p->width), picture_at(text->bottom, p->height)};
        area = (struct picture_area){area.left > RIM ? area.left - RIM : 0,
                                     whole.top > RIM ? whole.top - RIM : 0,
                                     whole.left > RIM ? whole.left - RIM : 0, whole.bottom};
    }
    return shrink_rows(p, &whole) &&
           find_raised(p, area, whole.top, whole.bottom - whole.top, mark);
}

/* Draws the marks in a row. */
static void draw(const struct picture *p, const struct picture_area *areas,
                 struct raised_marks *marks, struct buf *out)
{
    const double pt = 72.0 / PICTURE_RESOLUTION;
    size_t width = 0, height = 0, x = 0;
    for (size_t i = 0; i < marks->n; i++) {
        const struct picture_area *a = &areas[i];
        width += a->right - a->left + 2 * PAD;
        height = a->bottom - a->top > height ? a->bottom - a->top : height;
    }
    height += 2 * PAD;
    out->n = 0;
    buf_printf(out, "P5 %zu %zu 255\n", width, height);
    size_t start = out->n;
    buf_repeat(out, (char)255, width * height);
    for (size_t i = 0; i < marks->n; i++) {
        const struct picture_area *a = &areas[i];
        size_t wide = a->right - a->left, high = a->bottom - a->top;
        for (size_t y = 0; y < high; y++)
            memcpy(out->p + start + (height - PAD - high + y) * width + x + PAD,
                   p->pixels + (a->top + y) * p->width + a->left, wide);
        marks->at[i].slot = (struct ink_box){(double)x * pt, 0, (double)(x + wide + 2 * PAD) * pt,
                                             (double)height * pt};
        x += wide + 2 * PAD;
    }
}

bool words_raised_draw(struct buf *file, const struct word_page *page, struct raised_marks *marks,
                       struct buf *out)
{
    struct picture p;
    vec(struct picture_area) areas = {0};
    if (!picture_open(file, &p))
        return false;
    for (size_t i = 0; i < page->words.n; i++) {
        struct raised_mark mark;
        struct picture_area area;
        if (!find_mark(&p, page, i, &mark, &area))
            continue;
        *vec_push(marks) = mark;
        *vec_push(&areas) = area;
    }
    if (marks->n)
        draw(&p, areas.at, marks, out);
    vec_free(&areas);
    return marks->n > 0;
}

/* The word that was read in the slot, alone and within it; NULL for none. */
static const struct placed_word *read_in(const struct word_page *read, const struct ink_box *slot)
{
    const struct placed_word *found = NULL;
    for (size_t i = 0; i < read->words.n; i++) {
        const struct placed_word *w = &read->words.at[i];
        if (w->right <= slot->left || w->left >= slot->right)
            continue;
        if (found || w->left < slot->left || w->right > slot->right)
            return NULL;
        found = w;
    }
    return found;
}

/* The number in the slot, no figure; one stroke alone is 1. */
static struct str number_in(const struct word_page *read, const struct ink_box *slot)
{
    const struct placed_word *w = read_in(read, slot);
    if (!w || w->confidence < READ_LEAST || *w->text.p == '0')
        return STR_NONE;
    if (w->text.n == 1 && strchr("Il|!", *w->text.p))
        return STR("1");
    return str_number(w->text, 0, 2, NULL) == w->text.n ? w->text : STR_NONE;
}

/* Is the same number read at the other end: of the note, or of its call. */
static bool is_paired(const struct word_page *page, const struct raised_marks *marks, size_t i,
                      const struct word_page *read)
{
    struct str number = number_in(read, &marks->at[i].slot);
    for (size_t k = 0; k < marks->n; k++)
        if (marks->at[k].begins != marks->at[i].begins &&
            str_eq(number_in(read, &marks->at[k].slot), number))
            return true;
    for (size_t k = 0; k < page->words.n && !marks->at[i].begins; k++) {
        const struct placed_word *w = &page->words.at[k];
        size_t next = str_eq(w->text, number) ? words_to_right(page, w) : page->words.n;
        if (next < page->words.n && page_note_marks(w, &page->words.at[next]))
            return true;
    }
    return false;
}

void words_raised_take(struct arena *a, struct word_page *page, const struct raised_marks *marks,
                       const struct word_page *read)
{
    for (size_t i = 0; i < marks->n; i++) {
        struct placed_word *w = &page->words.at[marks->at[i].word];
        struct str number = number_in(read, &marks->at[i].slot), sign = sign_of(w->text);
        if (!number.n)
            continue;
        if (!is_paired(page, marks, i, read)) {
            w->confidence = w->confidence < WORD_SURE ? w->confidence : WORD_SURE - 1;
            continue;
        }
        size_t before = (size_t)(sign.p - w->text.p);
        struct str after = str_slice(w->text, before + sign.n, w->text.n);
        w->text = str_format(a, "%.*s<sup>%.*s</sup>%.*s", (int)before, w->text.p, STR_ARG(number),
                             STR_ARG(after));
        w->confidence = WORD_SURE;
    }
}
