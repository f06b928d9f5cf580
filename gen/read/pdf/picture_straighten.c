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
    RULE = 88,   /* cells, 30 mm: a longer run of dark ones is a ruled line; words are shorter */
    SPREAD = 7   /* heights within a cell: dots that lie on rows would speak for level lines */
};

static const double most = 0.105;     /* slope, of 6 degrees */
static const double coarse = 0.0025;  /* steps of the search */
static const double finest = 0.00025; /* 0.6 pixels over the width of a page */
static const double sharper = 1.25;   /* lines of text beside what the columns of letters make */

struct dot {
    double x, y; /* cells from the middle of the page, and from its top */
};

struct dots { /* dark cells */
    vec(struct dot) list;
    size_t height; /* cells */
    size_t *sums;  /* room for heights */
};

struct cells {
    unsigned char *dark; /* row by row */
    size_t across, down;
};

static bool is_dark_cell(const struct picture *p, size_t x, size_t y)
{
    size_t n = 0;
    for (size_t b = 0; b < CELL; b++)
        for (size_t a = 0; a < CELL; a++)
            n += picture_ink(p, (y + b) * p->width + x + a) < PICTURE_DARK;
    return n >= DARK_OF;
}

/* Takes runs of dark cells that are ruled lines out: n cells, each `step` from the one before. */
static void drop_rules(unsigned char *cell, size_t n, size_t step)
{
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && cell[to * step]; to++)
            ;
        for (size_t i = from; to - from >= RULE && i < to; i++)
            cell[i * step] = 0;
    }
}

static struct cells find_cells(const struct picture *p)
{
    struct cells c = {.across = p->width / CELL, .down = p->height / CELL};
    c.dark = mem_zalloc(c.across * c.down + 1);
    for (size_t y = 0; y < c.down; y++)
        for (size_t x = 0; x < c.across; x++)
            c.dark[y * c.across + x] = is_dark_cell(p, x * CELL, y * CELL);
    for (size_t y = 0; y < c.down; y++)
        drop_rules(c.dark + y * c.across, c.across, 1);
    for (size_t x = 0; x < c.across; x++)
        drop_rules(c.dark + x, c.down, c.across);
    return c;
}

/* sideways: as if the page were turned by a quarter. */
static struct dots find_dots(const struct cells *c, bool sideways)
{
    struct dots d = {.height = (sideways ? c->across : c->down) + 1};
    size_t width = sideways ? c->down : c->across;
    d.sums = mem_resize(NULL, d.height, sizeof *d.sums);
    for (size_t i = 0; i < c->across * c->down; i++) {
        if (!c->dark[i])
            continue;
        size_t x = i % c->across, y = i / c->across;
        *vec_push(&d.list) =
            (struct dot){(double)(sideways ? y : x) - (double)width / 2,
                         (double)(sideways ? x : y) + (double)(d.list.n % SPREAD) / SPREAD};
    }
    return d;
}

static void free_dots(struct dots *d)
{
    free(d->sums);
    vec_free(&d->list);
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
    struct cells c = find_cells(p);
    struct dots d = find_dots(&c, false);
    double slope = best_slope(&d, -most, most, coarse);
    slope = best_slope(&d, slope - coarse, slope + coarse, finest);
    if (slope > finest || slope < -finest)
        turn(p, slope);
    free_dots(&d);
    free(c.dark);
}

/* How sharp lines are beside dots that lie anywhere. */
static double sharpest(const struct cells *c, bool sideways)
{
    struct dots d = find_dots(c, sideways);
    double n = (double)d.list.n, best = best_slope(&d, -most, most, coarse);
    double result = n > 0 ? sharpness(&d, best) * (double)d.height / (n * n) : 0;
    free_dots(&d);
    return result;
}

bool picture_is_sideways(const struct picture *p)
{
    struct cells c = find_cells(p);
    bool sideways = sharpest(&c, true) > sharpest(&c, false) * sharper;
    free(c.dark);
    return sideways;
}
