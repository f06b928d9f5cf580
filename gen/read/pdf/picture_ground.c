/* The ground of a page's picture: see picture.h. Paper is what most of a small square is. */
#include "read/pdf/picture.h"

enum {
    SQUARE = 64,   /* side of a square of paper, 5 mm: larger than letters */
    PAPER = 80,    /* percent of its pixels are darker than the paper, at most */
    INK_LEVEL = 96 /* a square whose light pixels are as dark is ink: it shows no paper */
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

void picture_whiten(struct picture *p)
{
    for (size_t y = 0; y < p->height; y += SQUARE)
        for (size_t x = 0; x < p->width; x += SQUARE)
            for (size_t c = 0; c < p->colours; c++)
                whiten_square(p, x, y, c);
}
