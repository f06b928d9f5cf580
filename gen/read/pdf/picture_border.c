/*
 * Black borders of a picture: see picture.h. Where a sheet did not cover the glass a copier prints
 * black, and so are the shadows of a book's middle and of staples: solid ink from the edge on.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

enum {
    CELL = 6,           /* pixels, 0.5 mm: the page is looked at in cells */
    SOLID_PERCENT = 80, /* of a cell's pixels are dark: strokes of letters fill no cells */
    LEAST_PERCENT = 2   /* of the page's height or width: a shorter one is a letter that was cut */
};

struct cells {
    unsigned char *solid; /* row by row; 2 where it hangs together with the edge */
    size_t across, down;
    size_t *list, n; /* those still to be looked around; room for all */
};

static bool is_solid(const struct picture *p, size_t x, size_t y)
{
    size_t dark = 0;
    for (size_t b = y; b < y + CELL; b++)
        for (size_t a = x; a < x + CELL; a++)
            dark += picture_ink(p, b * p->width + a) < PICTURE_DARK;
    return dark * 100 >= CELL * CELL * SOLID_PERCENT;
}

static void reach(struct cells *c, size_t x, size_t y)
{
    size_t at = y * c->across + x;
    if (x < c->across && y < c->down && c->solid[at] == 1) {
        c->solid[at] = 2;
        c->list[c->n++] = at;
    }
}

/* Marks the cells that hang together with solid ones at the edges. */
static void spread(struct cells *c)
{
    for (size_t x = 0; x < c->across; x++) {
        reach(c, x, 0);
        reach(c, x, c->down - 1);
    }
    for (size_t y = 0; y < c->down; y++) {
        reach(c, 0, y);
        reach(c, c->across - 1, y);
    }
    while (c->n) {
        size_t at = c->list[--c->n], x = at % c->across, y = at / c->across;
        reach(c, x - 1, y);
        reach(c, x + 1, y);
        reach(c, x, y - 1);
        reach(c, x, y + 1);
    }
}

static void whiten(struct picture *p, size_t x, size_t y)
{
    size_t right = (x + 2) * CELL, bottom = (y + 2) * CELL; /* a cell around it: the faint rim */
    for (size_t b = y ? (y - 1) * CELL : 0; b < bottom && b < p->height; b++)
        for (size_t a = x ? (x - 1) * CELL : 0; a < right && a < p->width; a++)
            memset(&p->pixels[(b * p->width + a) * p->colours], 255, p->colours);
}

void picture_drop_border(struct picture *p)
{
    struct cells c = {.across = p->width / CELL, .down = p->height / CELL};
    size_t n = c.across * c.down, count = 0;
    c.solid = mem_zalloc(n + 1);
    c.list = mem_resize(NULL, n + 1, sizeof *c.list);
    for (size_t i = 0; i < n; i++)
        c.solid[i] = is_solid(p, i % c.across * CELL, i / c.across * CELL);
    if (n)
        spread(&c);
    for (size_t i = 0; i < n; i++)
        count += c.solid[i] == 2;
    for (size_t i = 0; i < n && count * 100 >= (c.across + c.down) * LEAST_PERCENT; i++)
        if (c.solid[i] == 2)
            whiten(p, i % c.across, i / c.across);
    free(c.solid);
    free(c.list);
}
