/*
 * Dust of scanned pages: see words.h. A stain of fewer pixels than the smallest stop has is made
 * white, so that it is not read as a mark beside a word.
 */
#include <stdlib.h>
#include <string.h>

#include "read/pdf/words.h"

enum {
    DARK = 170, /* of 255: below it a pixel is ink; drawing at a higher resolution greys the rims */
    /* Pixels of a stop in print of 8 pt, 0.9 pt wide, at 300 an inch: 11. Fewer are no letter. */
    LEAST_STAIN = 9
};

struct picture {
    unsigned char *pixels;
    size_t width, height;
};

/* The head of a PGM file, "P5 WIDTH HEIGHT 255"; false for another one. */
static bool read_head(struct buf *pgm, struct picture *p)
{
    char head[64] = "", *at = head + 2;
    memcpy(head, pgm->p, pgm->n < sizeof head - 1 ? pgm->n : sizeof head - 1);
    if (strncmp(head, "P5", 2))
        return false;
    p->width = strtoul(at, &at, 10);
    p->height = strtoul(at, &at, 10);
    bool bytes = strtoul(at, &at, 10) == 255;
    size_t start = (size_t)(at - head) + 1;
    if (!bytes || !p->width || pgm->n < start || p->height != (pgm->n - start) / p->width)
        return false;
    p->pixels = (unsigned char *)pgm->p + start;
    return true;
}

static bool is_known(const size_t *list, size_t n, size_t pixel)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == pixel)
            return true;
    return false;
}

/* The pixels that hang together with the first of the list, at most LEAST_STAIN. */
static size_t grow(const struct picture *p, size_t *list)
{
    size_t n = 1;
    for (size_t i = 0; i < n && n < LEAST_STAIN; i++) {
        size_t x = list[i] % p->width, y = list[i] / p->width;
        for (size_t b = y ? y - 1 : 0; b <= y + 1 && b < p->height; b++)
            for (size_t a = x ? x - 1 : 0; a <= x + 1 && a < p->width; a++) {
                size_t at = b * p->width + a;
                if (n < LEAST_STAIN && p->pixels[at] < DARK && !is_known(list, n, at))
                    list[n++] = at;
            }
    }
    return n;
}

void picture_clean(struct buf *pgm)
{
    struct picture p;
    size_t stain[LEAST_STAIN];
    if (!pgm->n || !read_head(pgm, &p))
        return;
    for (size_t i = 0; i < p.width * p.height; i++) {
        if (p.pixels[i] >= DARK)
            continue;
        stain[0] = i;
        size_t n = grow(&p, stain);
        while (n < LEAST_STAIN && n)
            p.pixels[stain[--n]] = 255;
    }
}
