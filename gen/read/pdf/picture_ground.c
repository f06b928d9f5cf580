/*
 * The ground of a page's picture: see picture.h. Paper is what most of a small square is, ink what
 * is darkest.
 */
#include "read/pdf/picture.h"

enum {
    SQUARE = 64,    /* side of a square of paper, 5 mm: larger than letters */
    PAPER = 80,     /* percent of its pixels are darker than the paper, at most */
    INK_LEVEL = 96, /* a square whose light pixels are as dark is ink: it shows no paper */
    NO_PAPER = 215, /* of 255: what is darker may be ink */
    INK = 10,       /* percent of such pixels are as dark as ink itself, the others its rims */
    LEAST_INK = 2,  /* of a thousand pixels: pages with less are empty */
    DARKEST = 16,   /* ink of that level is black */
    LIGHTEST = 180  /* ink of that level may be a pattern of the paper */
};

static unsigned paper_level(const struct picture *p, size_t x, size_t y, size_t colour)
{
    size_t count[256] = {0}, n = 0, sum = 0;
    for (size_t b = y; b < y + SQUARE && b < p->height; b++)
        for (size_t a = x; a < x + SQUARE && a < p->width; a++, n++)
            count[p->pixels[(b * p->width + a) * p->colours + colour]]++;
    unsigned level = 0;
    while (level < 255 && (sum += count[level]) * 100 < n * PAPER)
        level++;
    return level;
}

static void whiten_square(struct picture *p, size_t x, size_t y, size_t colour)
{
    unsigned level = paper_level(p, x, y, colour);
    if (level < INK_LEVEL || level == 255)
        return;
    for (size_t b = y; b < y + SQUARE && b < p->height; b++)
        for (size_t a = x; a < x + SQUARE && a < p->width; a++) {
            unsigned char *at = &p->pixels[(b * p->width + a) * p->colours + colour];
            *at = *at < level ? (unsigned char)(*at * 255 / level) : 255;
        }
}

/* How light ink is: faded print and pale copies have grey letters. */
static unsigned ink_level(const struct picture *p)
{
    size_t count[256] = {0}, n = p->width * p->height, dark = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
        count[picture_ink(p, i)]++;
    for (unsigned level = 0; level < NO_PAPER; level++)
        dark += count[level];
    unsigned level = 0;
    while (level < NO_PAPER && (sum += count[level]) * 100 < dark * INK)
        level++;
    return dark * 1000 < n * LEAST_INK ? 0 : level;
}

void picture_blacken(struct picture *p)
{
    unsigned level = ink_level(p);
    if (level < DARKEST || level > LIGHTEST)
        return;
    unsigned char black[256] = {0};
    for (unsigned i = level; i < 256; i++)
        black[i] = (unsigned char)((i - level) * 255 / (255 - level));
    for (size_t i = 0; i < p->width * p->height * p->colours; i++)
        p->pixels[i] = black[p->pixels[i]];
}

void picture_whiten(struct picture *p)
{
    for (size_t y = 0; y < p->height; y += SQUARE)
        for (size_t x = 0; x < p->width; x += SQUARE)
            for (size_t c = 0; c < p->colours; c++)
                whiten_square(p, x, y, c);
}
