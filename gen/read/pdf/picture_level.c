/*
 * Pages read from pictures made level: see words.h. Sheets lie a little askew in a scanner, dust
 * and stamps are read as marks, and the box of a word is as high as its letters: without this,
 * words of one line would not be on one height.
 */

#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "lexicon/lexicon.h"
#include "lexicon/list_mark.h"
#include "read/pdf/rulings.h"

enum {
    LEAST_WORDS = 5, /* a line of fewer does not show how the page is turned */
    FEW_WORDS = 2,
    STAIN_LETTERS = 2
};

static const double least_width = 100; /* pt: nor does a shorter one */
static const double speck = 0.9;       /* pt: the stop of the smallest print, 8 pt, is 0.9 wide */
static const double apart = 0.75;      /* of the height of letters: a mark farther off is alone */
static const double same_line = 0.6;   /* of that height: words whose middles are farther off do not
                                          take the height of the line */
static const double low = 0.6;         /* of the usual height: letters without marks, figures */
static const double rim = 9;           /* pt, 3 mm: around a seal its ink is faint */
static const double descent = 0.2;     /* of the height of letters: below the base line */
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

/* What is left of a ruled line: a mark of the same form that was not read with confidence. */
static bool is_rule(const struct word_page *p, const struct placed_word *w)
{
    return p->rulings && p->rulings->across.n + p->rulings->down.n &&
           w->confidence < WORD_TRUSTED && strspn(w->text.p, "|_[]") >= w->text.n;
}

static bool is_speck(const struct word_page *p, const struct placed_word *words, size_t n, size_t i,
                     double height)
{
    const struct placed_word *w = &words[i];
    if (has_letters(w->text))
        return false;
    if (is_rule(p, w) || (w->right - w->left < speck && w->bottom - w->top < speck))
        return true;
    bool left = i && w->left - words[i - 1].right < height * apart;
    bool right = i + 1 < n && words[i + 1].left - w->right < height * apart;
    bool bullet = !i && n > 1 && list_mark_is(w->text);
    bool first = !i && n > 1; /* dust before a label; no mark of a text begins a line alone */
    return (first || w->confidence < WORD_TRUSTED) && !bullet && !left && !right;
}

bool word_below_seal(const struct word_page *p, const struct placed_word *w)
{
    for (size_t i = 0; i < p->seals.n; i++) {
        const struct ink_box *s = &p->seals.at[i];
        if (w->right > s->left - rim && w->left < s->right + rim && w->bottom > s->top - rim &&
            w->top < s->bottom + rim)
            return true;
    }
    return false;
}

static size_t count_letters(struct str s)
{
    size_t count = 0;
    uint32_t c;
    for (size_t n; (n = utf8_next(s, &c)); s = str_slice(s, n, s.n))
        count += cp_is_letter(c);
    return count;
}

/*
 * A line of at most two letters, or where a seal was, of which no word was read with confidence;
 * where a seal was, any line of one letter: a stain, or part of a stamp or a signature.
 */
static bool is_stain(const struct word_page *p, const struct placed_word *words, size_t n)
{
    static const double least = 4; /* pt: a sign as large as a letter is none, "%" */
    size_t letters = 0, trusted = 0, below = 0, written = 0; /* letters alone */
    for (size_t i = 0; i < n; i++) {
        const struct placed_word *w = &words[i];
        trusted +=
            w->confidence >= WORD_SURE && w->right - w->left > least && w->bottom - w->top > least;
        letters += has_letters(words[i].text) ? utf8_length(words[i].text) : 0;
        written += count_letters(words[i].text);
        below += word_below_seal(p, &words[i]);
        trusted += has_letters(words[i].text) && words[i].confidence >= WORD_TRUSTED;
    }
    return below == n ? !trusted || written < STAIN_LETTERS : !trusted && letters <= STAIN_LETTERS;
}

static size_t drop_specks(struct word_page *p, double height)
{
    size_t kept = 0, n = p->words.n;
    struct placed_word *w = p->words.at;
    for (size_t from = 0, to; from < n; from = to) {
        to = line_end(p, from);
        size_t first = kept;
        for (size_t i = from; i < to; i++)
            if (!is_speck(p, w + from, to - from, i - from, height))
                w[kept++] = w[i];
        if (is_stain(p, w + first, kept - first))
            kept = first;
    }
    p->words.n = kept;
    return n - kept;
}

/* Where the letters of a word stand, if the letters of its line have that height. */
static double base_line(const struct placed_word *w, double height)
{
    struct str rest = w->text;
    uint32_t c;
    for (size_t n; (n = utf8_next(rest, &c)); rest = str_slice(rest, n, rest.n))
        if (lexicon_begins(rest, WORDS_DESCENDER))
            return w->bottom - height * descent;
    return w->bottom;
}

/*
 * Words of a line take the middle that its base line shows, and one height; what lies higher or
 * lower stays as it is. A line of few words may have no letter of full height: where it is near to
 * that of the page, it has it.
 */
static void even_line(struct placed_word *words, size_t n, double usual, double *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (has_letters(words[i].text))
            scratch[count++] = words[i].bottom - words[i].top;
    doubles_sort(scratch, count);
    double height = count ? scratch[count * 3 / 4] : 0;
    if (n <= FEW_WORDS && height > usual * low && height < usual)
        height = usual;
    count = 0;
    for (size_t i = 0; i < n; i++)
        if (has_letters(words[i].text))
            scratch[count++] = base_line(&words[i], height);
    doubles_sort(scratch, count);
    double at = count ? scratch[count / 2] + height * descent - height / 2 : 0;
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
    double height = letter_height(p, a);
    size_t specks = drop_specks(p, height);
    double *scratch = arena_array(a, p->words.n + 1, sizeof *scratch);
    for (size_t from = 0, to; from < p->words.n; from = to) {
        to = line_end(p, from);
        even_line(p->words.at + from, to - from, height, scratch);
    }
    arena_free(a);
    return specks;
}
