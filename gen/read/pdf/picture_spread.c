/*
 * Two pages in one picture, side by side: see picture.h. Between the text of two pages there is
 * paper from top to bottom, or the shadow of the spine, where one page has lines, titles or rules.
 */

#include "read/pdf/picture.h"

enum {
    LEAST_WIDE = 115, /* percent of the height: two pages of A4 or A5 side by side have 141 */
    MIDDLE_FROM = 40, /* percent of the width: the spine is between them */
    MIDDLE_TO = 60,
    DUST_PER_MILLE = 2,  /* of a column's pixels are dark, at most: no text */
    SHADOW_PERCENT = 40, /* of a column's pixels are dark: no text of lines */
    LINES_PER_MILLE = 3  /* of half of the picture is dark, at least: a page of some lines */
};

static const double least_gap = 12; /* mm: margins of 20 mm (Decree 30/2020), bound 6 mm deep */

/* Has the column of pixels no text. */
static bool is_clear(const struct picture *p, size_t x)
{
    size_t dark = 0;
    for (size_t y = 0; y < p->height; y++)
        dark += picture_ink(p, y * p->width + x) < PICTURE_DARK;
    return dark * 1000 <= p->height * DUST_PER_MILLE || dark * 100 >= p->height * SHADOW_PERCENT;
}

/* The middle of the widest blank stretch near the middle; 0 where none is wide enough. */
static size_t find_spine(const struct picture *p)
{
    size_t widest = picture_mm(least_gap), found = 0, start = 0;
    bool open = false;
    size_t to = p->width * MIDDLE_TO / 100;
    for (size_t x = p->width * MIDDLE_FROM / 100; x <= to; x++) {
        bool blank = x < to && is_clear(p, x);
        if (blank && !open)
            start = x;
        if (!blank && open && x - start > widest) {
            widest = x - start;
            found = (start + x) / 2;
        }
        open = blank;
    }
    return found;
}

static bool has_lines(const struct picture *p, size_t left, size_t right)
{
    size_t dark = 0;
    for (size_t y = 0; y < p->height; y++)
        for (size_t x = left; x < right; x++)
            dark += picture_ink(p, y * p->width + x) < PICTURE_DARK;
    return dark * 1000 >= (right - left) * p->height * LINES_PER_MILLE;
}

static struct buf part(const struct picture *p, size_t left, size_t right)
{
    struct buf out = {0};
    size_t n = (right - left) * p->colours;
    buf_printf(&out, "P%c %zu %zu 255\n", p->colours == 1 ? '5' : '6', right - left, p->height);
    for (size_t y = 0; y < p->height; y++)
        buf_str(&out,
                (struct str){(const char *)&p->pixels[(y * p->width + left) * p->colours], n});
    return out;
}

bool picture_split(struct buf *file, struct buf *right)
{
    struct picture p;
    if (!picture_open(file, &p) || p.width * 100 < p.height * LEAST_WIDE)
        return false;
    size_t spine = find_spine(&p);
    if (!spine || !has_lines(&p, 0, spine) || !has_lines(&p, spine, p.width))
        return false;
    struct buf left = part(&p, 0, spine);
    *right = part(&p, spine, p.width);
    buf_free(file);
    *file = left;
    return true;
}
