/*
 * Pages read from pictures made level: see words.h. Sheets lie a little askew in a scanner, dust
 * and stamps are read as marks, and the box of a word is as high as its letters: without this,
 * words of one line would not be on one height.
 */

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "read/pdf/words.h"

enum {
    LEAST_WORDS = 5, /* a line of fewer does not show how the page is turned */
    STAIN_LETTERS = 2
};

static const double least_width = 100; /* pt: nor does a shorter one */
static const double speck = 0.9;       /* pt: the stop of the smallest print, 8 pt, is 0.9 wide */
static const double apart = 0.75;      /* of the height of letters: a mark farther off is alone */
static const double same_line = 0.6;   /* of that height: words whose middles are farther off do not
                                          take the height of the line */
static const double raised_bottom = 0.1; /* of that height, below the middle of the line */

static bool has_letters(struct str s)
{
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        if (cp_is_letter(c) || cp_is_digit(c))
            return true;
    return false;
}

/* The end of the words that have the line of the word at `from`. */
static size_t line_end(const struct word_page *p, size_t from)
{
    size_t to = from + 1;
    while (to < p->words.n && p->words.at[to].line == p->words.at[from].line)
        to++;
    return to;
}

/* Rise of a line to the right, by least squares over the middles of its words. */
static double slope_of(const struct placed_word *words, size_t n)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        double at = (words[i].left + words[i].right) / 2;
        x += at;
        y += word_middle(&words[i]);
        xx += at * at;
        xy += at * word_middle(&words[i]);
    }
    double spread = xx * (double)n - x * x;
    return spread > 0 ? (xy * (double)n - x * y) / spread : 0;
}

static double page_slope(const struct word_page *p, struct arena *a)
{
    double *slopes = arena_array(a, p->words.n + 1, sizeof *slopes);
    size_t count = 0;
    for (size_t from = 0, to; from < p->words.n; from = to) {
        const struct placed_word *w = &p->words.at[from];
        to = line_end(p, from);
        if (to - from >= LEAST_WORDS && p->words.at[to - 1].right - w->left >= least_width)
            slopes[count++] = slope_of(w, to - from);
    }
    doubles_sort(slopes, count);
    return count ? slopes[count / 2] : 0;
}

static void turn(struct word_page *p, double slope)
{
    for (size_t i = 0; i < p->words.n; i++) {
        struct placed_word *w = &p->words.at[i];
        double shift = slope * ((w->left + w->right) / 2 - p->width / 2);
        w->top -= shift;
        w->bottom -= shift;
    }
}

/* Height of the letters of a page: the median of its words. */
static double letter_height(const struct word_page *p, struct arena *a)
{
    double *heights = arena_array(a, p->words.n + 1, sizeof *heights);
    size_t count = 0;
    for (size_t i = 0; i < p->words.n; i++)
        if (has_letters(p->words.at[i].text))
            heights[count++] = p->words.at[i].bottom - p->words.at[i].top;
    doubles_sort(heights, count);
    return count ? heights[count / 2] : 0;
}

static bool is_speck(const struct placed_word *words, size_t n, size_t i, double height)
{
    const struct placed_word *w = &words[i];
    if (has_letters(w->text))
        return false;
    if (w->right - w->left < speck && w->bottom - w->top < speck)
        return true;
    bool left = i && w->left - words[i - 1].right < height * apart;
    bool right = i + 1 < n && words[i + 1].left - w->right < height * apart;
    bool bullet = !i && n > 1 && lexicon_begins(w->text, WORDS_BULLET);
    return w->confidence < WORD_TRUSTED && !bullet && !left && !right;
}

/* A line of at most two letters, none of them read with confidence: a stain, or part of a stamp. */
static bool is_stain(const struct placed_word *words, size_t n)
{
    size_t letters = 0, trusted = 0;
    for (size_t i = 0; i < n; i++) {
        letters += has_letters(words[i].text) ? utf8_length(words[i].text) : 0;
        trusted += words[i].confidence >= WORD_TRUSTED;
    }
    return letters <= STAIN_LETTERS && !trusted;
}

static size_t drop_specks(struct word_page *p, double height)
{
    size_t kept = 0, n = p->words.n;
    struct placed_word *w = p->words.at;
    for (size_t from = 0, to; from < n; from = to) {
        to = line_end(p, from);
        size_t first = kept;
        for (size_t i = from; i < to; i++)
            if (!is_speck(w + from, to - from, i - from, height))
                w[kept++] = w[i];
        if (is_stain(w + first, kept - first))
            kept = first;
    }
    p->words.n = kept;
    return n - kept;
}

/* Words of a line take its middle and one height; what lies higher or lower stays as it is. */
static void even_line(struct placed_word *words, size_t n, double *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (has_letters(words[i].text))
            scratch[count++] = words[i].bottom - words[i].top;
    doubles_sort(scratch, count);
    double height = count ? scratch[count * 3 / 4] : 0;
    count = 0;
    for (size_t i = 0; i < n; i++)
        if (has_letters(words[i].text))
            scratch[count++] = word_middle(&words[i]);
    doubles_sort(scratch, count);
    double at = count ? scratch[count / 2] : 0;
    for (size_t i = 0; i < n && count; i++) {
        double off = word_middle(&words[i]) - at;
        bool raised = words[i].bottom < at + height * raised_bottom; /* a note's call */
        if (!raised && off < height * same_line && off > -height * same_line) {
            words[i].top = at - height / 2;
            words[i].bottom = at + height / 2;
        }
    }
}

size_t picture_level(struct word_page *p)
{
    struct arena *a = arena_new();
    turn(p, page_slope(p, a));
    size_t specks = drop_specks(p, letter_height(p, a));
    double *scratch = arena_array(a, p->words.n + 1, sizeof *scratch);
    for (size_t from = 0, to; from < p->words.n; from = to) {
        to = line_end(p, from);
        even_line(p->words.at + from, to - from, scratch);
    }
    arena_free(a);
    return specks;
}
