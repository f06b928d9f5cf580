/*
 * Marks before lines, sought in the picture itself: an optical reader takes half of the hyphens and
 * some of the numbers that stand apart from their text for dust, and strokes of Roman numbers for
 * other letters. See picture.h.
 */
#include "read/pdf/picture.h"

#include <string.h>

#include "base/unicode.h"
#include "read/pdf/words_lines.h"

enum {
    FOUND_SURE = 90,   /* confidence of a hyphen: its form is certain */
    FULL_PERCENT = 70, /* of the box of a hyphen is ink */
    ARM_PERCENT = 80,  /* of the length of an arm of a plus sign is */
    MOST_STROKES = 3
};

static const double reach = 45; /* pt: from a mark to its text */
static const double clear = 2;  /* pt: the text begins after that */

/* Shares of the height of the text's letters, with their marks. */
static const double least_width = 0.16, most_width = 0.6;
static const double least_height = 0.03, most_height = 0.2;
static const double above = 0.6, below = 0.45; /* the middle of the line: where it is sought */
static const double low = 0.1;                 /* above it: no hyphen is higher */

/* Shares of the height of a number. */
static const double stroke = 0.32, stop = 0.35;
static const double first_row = 0.3, last_row = 0.7; /* strokes have no serifs there */

/* How many pixels of an area are ink; the area becomes their box. */
static size_t shrink(const struct picture *p, struct picture_area *a)
{
    struct picture_area box = {a->right, a->bottom, a->left, a->top};
    size_t count = 0;
    for (size_t y = a->top; y < a->bottom; y++)
        for (size_t x = a->left; x < a->right; x++) {
            if (!picture_is_dark(p, x, y))
                continue;
            count++;
            box.left = x < box.left ? x : box.left;
            box.right = x + 1 > box.right ? x + 1 : box.right;
            box.top = y < box.top ? y : box.top;
            box.bottom = y + 1 > box.bottom ? y + 1 : box.bottom;
        }
    *a = box;
    return count;
}

static bool has_ink(const struct picture *p, size_t x, size_t top, size_t bottom)
{
    for (size_t y = top; y < bottom; y++)
        if (picture_is_dark(p, x, y))
            return true;
    return false;
}

/* Is there no other word between the margin and the word, as far as a mark may stand. */
static bool is_first(const struct word_page *p, const struct placed_word *w)
{
    for (size_t i = 0; i < p->words.n; i++) {
        const struct placed_word *o = &p->words.at[i];
        if (o != w && o->bottom > w->top && o->top < w->bottom && o->left < w->left &&
            o->right > w->left - reach - clear)
            return false;
    }
    return true;
}

/* Are the middle row and column of a box ink, as of "+". */
static bool is_plus(const struct picture *p, const struct picture_area *box)
{
    size_t width = box->right - box->left, height = box->bottom - box->top, across = 0, down = 0;
    for (size_t x = box->left; x < box->right; x++)
        across += has_ink(p, x, box->top + height * 2 / 5, box->top + height * 3 / 5 + 1);
    for (size_t y = box->top; y < box->bottom; y++) {
        bool ink = false;
        for (size_t x = box->left + width * 2 / 5; x < box->left + width * 3 / 5 + 1; x++)
            ink |= picture_is_dark(p, x, y);
        down += ink;
    }
    size_t quarter = width * height / 16, corner = 0;
    for (size_t y = box->top; y < box->top + height / 4; y++)
        for (size_t x = box->left; x < box->left + width / 4; x++)
            corner += picture_is_dark(p, x, y);
    return across * 100 >= width * ARM_PERCENT && down * 100 >= height * ARM_PERCENT &&
           corner * 4 < quarter + 4 && width * 3 > height * 2 && height * 3 > width * 2;
}

/* How many strokes, all of them upright and thin, each row of the box has; 0 for other forms. */
static size_t strokes_of(const struct picture *p, const struct picture_area *box)
{
    size_t height = box->bottom - box->top, same = 0;
    size_t first = box->top + (size_t)((double)height * first_row);
    size_t last = box->top + (size_t)((double)height * last_row);
    for (size_t y = first; y <= last && y < box->bottom; y++) {
        size_t count = 0, run = 0;
        for (size_t x = box->left; x < box->right; x++) {
            run = picture_is_dark(p, x, y) ? run + 1 : 0;
            count += run == 1;
            if ((double)run > (double)height * stroke)
                return 0;
        }
        if (!count || (same && count != same))
            return 0;
        same = count;
    }
    return same <= MOST_STROKES ? same : 0;
}

/* Takes the stop at the right end of a box of ink off; false where it has none. */
static bool take_stop(const struct picture *p, struct picture_area *box)
{
    size_t height = box->bottom - box->top, right = box->right;
    while (right > box->left && has_ink(p, right - 1, box->top, box->bottom))
        right--;
    struct picture_area dot = {right, box->top, box->right, box->bottom};
    size_t ink = shrink(p, &dot);
    bool small = ink && (double)(dot.right - dot.left) < (double)height * stop &&
                 (double)(dot.bottom - dot.top) < (double)height * stop;
    box->right = right;
    return small && shrink(p, box) && dot.top > box->top + height / 2;
}

static struct placed_word word_at(const struct picture_area *box, struct str text, int confidence,
                                  unsigned line)
{
    const double pt = 72.0 / PICTURE_RESOLUTION;
    return (struct placed_word){text,
                                (double)box->left * pt,
                                (double)box->top * pt,
                                (double)box->right * pt,
                                (double)box->bottom * pt,
                                confidence,
                                line};
}

/* "III." for three strokes before a stop; sign: that, a hyphen or nothing. */
static struct str roman(size_t strokes, struct str sign)
{
    struct str number = str_eq(sign, STR("-")) ? STR("III-") : STR("III.");
    return str_slice(number, MOST_STROKES - strokes, MOST_STROKES + sign.n);
}

static bool is_capital(struct str text)
{
    uint32_t first, last;
    return utf8_next(text, &first) && utf8_last(text, &last) && cp_is_upper(first) &&
           cp_is_upper(last);
}

/* The mark before the word; false where the ink there has no such form, or there is none. */
static bool find_mark(const struct picture *p, const struct placed_word *w, struct placed_word *out)
{
    double height = w->bottom - w->top, pt = 72.0 / PICTURE_RESOLUTION;
    struct picture_area box = {picture_at(w->left - reach, p->width),
                               picture_at(word_middle(w) - height * above, p->height),
                               picture_at(w->left - clear, p->width),
                               picture_at(word_middle(w) + height * below, p->height)};
    size_t ink = shrink(p, &box);
    if (!ink)
        return false;
    double wide = (double)(box.right - box.left) * pt, high = (double)(box.bottom - box.top) * pt;
    bool hyphen = wide > height * least_width && wide < height * most_width &&
                  high > height * least_height && high < height * most_height &&
                  wide > high * 1.5 && (double)box.top * pt > word_middle(w) - height * low &&
                  ink * 100 >= (box.right - box.left) * (box.bottom - box.top) * FULL_PERCENT;
    bool plus = high > height * least_width && high < height * most_width && is_plus(p, &box);
    *out = word_at(&box, hyphen ? STR("-") : STR("+"), FOUND_SURE, w->line);
    if (hyphen || plus)
        return true;
    struct picture_area number = box;
    size_t strokes = take_stop(p, &number) && high > height / 2 ? strokes_of(p, &number) : 0;
    if (!strokes || !is_capital(w->text))
        return false;
    *out = word_at(&box, roman(strokes, STR(".")), WORD_SURE - 1, w->line);
    return true;
}

/* Takes the hyphen at the right end of a box of ink off; false where it has none. */
static bool take_hyphen(const struct picture *p, struct picture_area *box)
{
    size_t height = box->bottom - box->top, right = box->right;
    size_t upper = box->top + height / 4, lower = box->bottom - height / 6;
    while (right > box->left && has_ink(p, right - 1, box->top, box->bottom) &&
           !has_ink(p, right - 1, box->top, upper) && !has_ink(p, right - 1, lower, box->bottom))
        right--;
    bool hyphen = (double)(box->right - right) > (double)height * least_width;
    box->right = right;
    return hyphen && shrink(p, box);
}

/* How far the ink of some rows goes to the left and right of a stroke, whichever is less. */
static size_t serif_of(const struct picture *p, const struct picture_area *rows, size_t left,
                       size_t right)
{
    struct picture_area box = *rows;
    if (!shrink(p, &box) || box.left > left || box.right < right)
        return 0;
    return left - box.left < box.right - right ? left - box.left : box.right - right;
}

/* Is it one stroke with serifs on both sides at both ends: those of "1" and "l" are on one. */
static bool is_capital_i(const struct picture *p, const struct picture_area *box)
{
    size_t height = box->bottom - box->top, end = height / 8 + 1;
    struct picture_area stem = {box->left, box->top + height * 2 / 5, box->right,
                                box->top + height * 3 / 5};
    struct picture_area top = {box->left, box->top, box->right, box->top + end};
    struct picture_area foot = {box->left, box->bottom - end, box->right, box->bottom};
    if (strokes_of(p, box) != 1 || !shrink(p, &stem))
        return false;
    size_t least = (stem.right - stem.left) / 4 + 1;
    return serif_of(p, &top, stem.left, stem.right) >= least &&
           serif_of(p, &foot, stem.left, stem.right) >= least;
}

/* One sign that is alone in its line and has the form of an I becomes that: "|", "l", "1". */
static void find_one(const struct picture *p, const struct word_page *page, size_t i)
{
    struct placed_word *w = &page->words.at[i];
    bool alone = (!i || w[-1].line != w->line) && (i + 1 == page->words.n || w[1].line != w->line);
    struct picture_area box = {picture_at(w->left, p->width), picture_at(w->top, p->height),
                               picture_at(w->right, p->width), picture_at(w->bottom, p->height)};
    if (!alone || w->text.n != 1 || str_strip(w->text, "|l1!][").n || !shrink(p, &box) ||
        !is_capital_i(p, &box))
        return;
    w->text = STR("I");
    w->confidence = WORD_SURE - 1;
}

/* A word that may be a Roman number of one to three strokes. */
struct strokes_read {
    struct str sign; /* after it, or what it has where that was not read */
    double right;    /* of the area in which the sign is sought, pt */
    bool plain;      /* letters that nothing but such numbers has; others need their sign */
};

/*
 * At the beginning of a line "H.", "IIL", "H" before its stop, "HI-": letters that strokes of a
 * Roman number are taken for; elsewhere those of I and H alone.
 */
static bool may_be_strokes(const struct word_page *p, size_t i, bool first,
                           struct strokes_read *out)
{
    enum { LONGEST = 4 };
    static const double gap = 4; /* pt: a stop has room before the next word */
    const struct placed_word *w = &p->words.at[i], *next = &p->words.at[words_to_right(p, w)];
    struct str text = w->text, sign = str_slice(text, text.n - (text.n > 0), text.n);
    bool far = next < p->words.at + p->words.n && next->left > w->right + gap;
    bool signed_here = !str_strip(sign, ".-").n;
    text = str_slice(text, 0, text.n - (signed_here ? sign.n : 0));
    *out = (struct strokes_read){signed_here ? sign : STR("."), far ? next->left - clear : w->right,
                                 !signed_here && !str_strip(text, "IH").n};
    if (!text.n || text.n > LONGEST)
        return false;
    return !str_strip(text, "IH").n ||
           (first && !str_strip(text, "IHLTl1").n && str_at(text, text.n - 1) != '1' &&
            *text.p != '1' && (signed_here || far));
}

/* The strokes of what may be a number and its sign, which is dropped where there is none; 0. */
static size_t find_strokes(const struct picture *p, const struct placed_word *w,
                           struct strokes_read *read)
{
    struct picture_area whole = {picture_at(w->left, p->width), picture_at(w->top, p->height),
                                 picture_at(read->right, p->width),
                                 picture_at(w->bottom, p->height)};
    struct picture_area box = whole;
    bool hyphen = str_eq(read->sign, STR("-"));
    if (shrink(p, &box) && (hyphen ? take_hyphen(p, &box) : take_stop(p, &box)))
        return strokes_of(p, &box);
    box = whole;
    box.right = picture_at(w->right, p->width);
    read->sign = STR_NONE;
    return read->plain && shrink(p, &box) ? strokes_of(p, &box) : 0;
}

/*
 * A Roman number gets as many strokes as the picture has; one that has them is sure where no figure
 * looks like it.
 */
static void count_strokes(const struct picture *p, const struct word_page *page, size_t i,
                          bool first)
{
    struct placed_word *w = &page->words.at[i];
    struct strokes_read read;
    size_t strokes = may_be_strokes(page, i, first, &read) ? find_strokes(p, w, &read) : 0;
    if (!strokes)
        return;
    bool same = str_eq(roman(strokes, read.sign), w->text);
    w->text = roman(strokes, read.sign);
    if (!same)
        w->confidence = WORD_SURE - 1;
    else if (strokes > 1 && w->confidence < WORD_SURE)
        w->confidence = WORD_SURE;
}

/* Parts a number and its stop from the word that was read with them: "II.NHIỆM". */
static void part_number(const struct picture *p, struct word_page *page, size_t i)
{
    static const double blank = 0.2; /* of the height of the letters */
    struct placed_word *w = &page->words.at[i], rest = *w;
    size_t n = str_find(w->text, STR("."), 0) + 1;
    if (n < 2 || n >= w->text.n || str_strip(str_slice(w->text, 0, n), "IHLTl1VX.").n ||
        !is_capital(str_slice(w->text, n, w->text.n)))
        return;
    struct picture_area a = {picture_at(w->left, p->width), picture_at(w->top, p->height),
                             picture_at(w->right, p->width), picture_at(w->bottom, p->height)};
    size_t least = (size_t)((double)(a.bottom - a.top) * blank), run = 0, x = a.left;
    while (x < a.right && !has_ink(p, x, a.top, a.bottom))
        x++;
    for (; x < a.right && !(run >= least && has_ink(p, x, a.top, a.bottom)); x++)
        run = has_ink(p, x, a.top, a.bottom) ? 0 : run + 1;
    if (x == a.right)
        return;
    rest.text = str_slice(w->text, n, w->text.n);
    rest.left = (double)x * 72 / PICTURE_RESOLUTION;
    w->text = str_slice(w->text, 0, n);
    w->right = (double)(x - run) * 72 / PICTURE_RESOLUTION;
    words_insert(page, i + 1, &rest);
}

void picture_find_marks(struct buf *file, struct word_page *page)
{
    struct picture p;
    struct placed_word mark;
    if (!picture_open(file, &p))
        return;
    for (size_t i = 0; i < page->words.n; i++) {
        const struct placed_word *w = &page->words.at[i];
        bool first = (!i || w[-1].line != w->line) && w->line < WORD_OWN_LINES && is_first(page, w);
        if (first)
            part_number(&p, page, i);
        count_strokes(&p, page, i, first);
        find_one(&p, page, i);
        w = &page->words.at[i];
        if (first && !word_is_mark(w->text) && find_mark(&p, w, &mark))
            words_insert(page, i++, &mark);
    }
}

void picture_find_numbers(struct buf *file, struct word_page *page)
{
    struct picture p;
    if (!picture_open(file, &p))
        return;
    for (size_t i = 0; i < page->words.n; i++) {
        if (page->words.at[i].line < WORD_LINES)
            continue;
        count_strokes(&p, page, i, false);
        find_one(&p, page, i);
    }
}
