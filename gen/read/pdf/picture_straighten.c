/*
 * The picture of a page made level: see picture.h. The slope of its lines is where the dark pixels,
 * summed along it, make the sharpest peaks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

enum {
    CELL = 4,    /* pixels: the page is looked at this much smaller */
    DARK_OF = 4, /* pixels of a cell that are dark make it dark */
    SPREAD = 7   /* heights within a cell: dots that lie on rows would speak for level lines */
};

static const double most = 0.035;     /* slope, of 2 degrees */
static const double coarse = 0.0025;  /* steps of the search */
static const double finest = 0.00025; /* 0.6 pixels over the width of a page */

struct dot {
    double x, y; /* cells from the middle of the page, and from its top */
};

struct dots { /* dark cells */
    vec(struct dot) list;
    size_t height; /* cells */
    size_t *sums;  /* room for heights */
};

static bool is_dark_cell(const struct picture *p, size_t x, size_t y)
{
    size_t n = 0;
    for (size_t b = 0; b < CELL; b++)
        for (size_t a = 0; a < CELL; a++)
            n += p->pixels[(y + b) * p->width + x + a] < PICTURE_DARK;
    return n >= DARK_OF;
}

static void find_dots(const struct picture *p, struct dots *d)
{
    for (size_t y = 0; y + CELL <= p->height; y += CELL)
        for (size_t x = 0; x + CELL <= p->width; x += CELL)
            if (is_dark_cell(p, x, y))
                *vec_push(&d->list) =
                    (struct dot){((double)x - (double)p->width / 2) / CELL,
                                 (double)y / CELL + (double)(d->list.n % SPREAD) / SPREAD};
}

/* How sharp lines of that slope are: the sum of squares of the dots on each height. */
static double sharpness(struct dots *d, double slope)
{
    size_t n = d->height;
    double sum = 0;
    memset(d->sums, 0, n * sizeof *d->sums);
    for (size_t i = 0; i < d->list.n; i++) {
        double at = d->list.at[i].y - d->list.at[i].x * slope;
        if (at >= 0 && at < (double)n)
            d->sums[(size_t)at]++;
    }
    for (size_t i = 0; i < n; i++)
        sum += (double)d->sums[i] * (double)d->sums[i];
    return sum;
}

static double best_slope(struct dots *d, double from, double to, double step)
{
    double best = 0, sharpest = 0;
    for (double slope = from; slope <= to; slope += step) {
        double s = sharpness(d, slope);
        if (s > sharpest) {
            sharpest = s;
            best = slope;
        }
    }
    return best;
}

/* Each pixel is taken from where it lies on the slope, between two rows by its share of each. */
static void turn(struct picture *p, double slope)
{
    size_t w = p->width, h = p->height;
    unsigned char *from = mem_alloc(w * h);
    memcpy(from, p->pixels, w * h);
    for (size_t y = 0; y < h; y++)
        for (size_t x = 0; x < w; x++) {
            double at_y = (double)y + ((double)x - (double)w / 2) * slope;
            double at_x = (double)x - ((double)y - (double)h / 2) * slope + 0.5;
            bool inside = at_x >= 0 && at_x < (double)w && at_y >= 0 && at_y < (double)(h - 1);
            const unsigned char *a = inside ? &from[(size_t)at_y * w + (size_t)at_x] : NULL;
            unsigned share = inside ? (unsigned)((at_y - (double)(size_t)at_y) * 256) : 0;
            p->pixels[y * w + x] =
                inside ? (unsigned char)((a[0] * (256 - share) + a[w] * share) / 256) : 255;
        }
    free(from);
}

void picture_straighten(struct picture *p)
{
    struct dots d = {.height = p->height / CELL + 1};
    d.sums = mem_resize(NULL, d.height, sizeof *d.sums);
    find_dots(p, &d);
    double slope = best_slope(&d, -most, most, coarse);
    slope = best_slope(&d, slope - coarse, slope + coarse, finest);
    if (slope > finest || slope < -finest)
        turn(p, slope);
    free(d.sums);
    vec_free(&d.list);
}
