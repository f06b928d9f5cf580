/*
 * Black seals in the picture of a page, as photocopies have them: see picture.h. A seal is a circle
 * of a known size; its rings are taken out where nothing goes through them, as rules are, and what
 * is solid within it (a star).
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

enum {
    CELL = 4,          /* pixels: the page is looked at this much smaller */
    DARK_OF = 4,       /* pixels of a cell that are dark make it dark */
    SAMPLES = 90,      /* directions in which a circle is looked at */
    SEEN_PERCENT = 70, /* of them have ink at its radius: copies break rings */
    BESIDE = 4,        /* cells, 1.4 mm: from a ring, where letters and paper are */
    MOST_BESIDE = 60,  /* percent of the directions have ink there */
    SOLID = 5,         /* cells, 1.7 mm: strokes of letters are thinner both ways */
    HOLE = 3,          /* pixels: copies have such within ink */
    THICKEST = 16,     /* pixels, 1.3 mm: of a ring */
    RIM = 2            /* pixels: the faint rim of ink */
};

/* Radii of seals: 15 to 18 mm (Circular 25/2020/TT-BCA; Guide 05-HD/VPTW), and a little either
 * way for copies. */
static const double least_radius = 13, most_radius = 20; /* mm */
static const double most_side = 90;                      /* mm: of a seal with what touches it */
static const double thickest = 1.3;  /* mm: of a ring; where it is more, a letter goes through it */
static const double near_ring = 0.7; /* mm: copies make circles uneven */

struct cells {
    unsigned char *dark; /* row by row; 2 in the part that is looked at, 3 afterwards */
    size_t across, down;
    size_t *list; /* room for all of them */
};

struct cell_box {
    size_t left, top, right, bottom; /* cells, the last ones within */
};

struct circle {
    double x, y, radius; /* cells */
};

static const double full_turn = 6.283185307179586;

static void find_cells(const struct picture *p, struct cells *c)
{
    c->across = p->width / CELL;
    c->down = p->height / CELL;
    c->dark = mem_zalloc(c->across * c->down + 1);
    c->list = mem_resize(NULL, c->across * c->down + 1, sizeof *c->list);
    for (size_t i = 0; i < c->across * c->down; i++) {
        size_t n = 0, x = i % c->across * CELL, y = i / c->across * CELL;
        for (size_t k = 0; k < CELL * CELL; k++)
            n += p->pixels[(y + k / CELL) * p->width + x + k % CELL] < PICTURE_DARK;
        c->dark[i] = n >= DARK_OF;
    }
}

/* Marks the cells that hang together with that one. */
static struct cell_box grow(struct cells *c, size_t first)
{
    struct cell_box box = {c->across, c->down, 0, 0};
    size_t n = 0;
    c->list[n++] = first;
    c->dark[first] = 2;
    for (size_t i = 0; i < n; i++) {
        size_t x = c->list[i] % c->across, y = c->list[i] / c->across;
        box.left = x < box.left ? x : box.left;
        box.right = x > box.right ? x : box.right;
        box.top = y < box.top ? y : box.top;
        box.bottom = y > box.bottom ? y : box.bottom;
        for (size_t b = y ? y - 1 : 0; b <= y + 1 && b < c->down; b++)
            for (size_t a = x ? x - 1 : 0; a <= x + 1 && a < c->across; a++)
                if (c->dark[b * c->across + a] == 1) {
                    c->dark[b * c->across + a] = 2;
                    c->list[n++] = b * c->across + a;
                }
    }
    return box;
}

static bool is_marked(const struct cells *c, double x, double y)
{
    return x >= 0 && y >= 0 && (size_t)x < c->across && (size_t)y < c->down &&
           c->dark[(size_t)y * c->across + (size_t)x] == 2;
}

/* In how many directions the part has ink at that radius. */
static int seen(const struct cells *c, const struct circle *o)
{
    int n = 0;
    for (int k = 0; k < SAMPLES; k++) {
        double dx = cos(full_turn * k / SAMPLES), dy = sin(full_turn * k / SAMPLES);
        n += is_marked(c, o->x + dx * o->radius, o->y + dy * o->radius) ||
             is_marked(c, o->x + dx * (o->radius - 1), o->y + dy * (o->radius - 1));
    }
    return n;
}

/* Is there less ink on both sides of the ring: a coloured ground and text have it everywhere. */
static bool is_line(const struct cells *c, const struct circle *o)
{
    struct circle inside = {o->x, o->y, o->radius - BESIDE};
    struct circle outside = {o->x, o->y, o->radius + BESIDE};
    return (seen(c, &inside) + seen(c, &outside)) * 100 <= 2 * SAMPLES * MOST_BESIDE;
}

/* The circle that most of the part's ink lies on, with radii and centres between these. */
static int best_circle(const struct cells *c, const struct cell_box *centres, double from,
                       double to, struct circle *best)
{
    int most = 0;
    for (size_t y = centres->top; y <= centres->bottom; y++)
        for (size_t x = centres->left; x <= centres->right; x++)
            for (double radius = from; radius <= to; radius++) {
                struct circle o = {(double)x, (double)y, radius};
                int n = seen(c, &o);
                if (n > most) {
                    most = n;
                    *best = o;
                }
            }
    return most * 100 / SAMPLES;
}

static unsigned char *pixel(const struct picture *p, double x, double y)
{
    bool inside = x >= 0 && y >= 0 && (size_t)x < p->width && (size_t)y < p->height;
    return inside ? &p->pixels[(size_t)y * p->width + (size_t)x] : NULL;
}

struct ray { /* from the middle of a circle, pixels; its direction */
    double x, y, dx, dy;
};

static bool is_dark(const struct picture *p, double x, double y)
{
    const unsigned char *at = pixel(p, x, y);
    return at && *at < PICTURE_DARK;
}

/* Where ink that has holes of a few pixels ends, from a radius on, inwards or outwards. */
static double ink_end(const struct picture *p, const struct ray *a, double from, double step)
{
    double end = from, most = 2 * (double)picture_mm(thickest);
    for (double d = 0; d <= most && d <= fabs(end - from) + HOLE; d++)
        if (is_dark(p, a->x + a->dx * (from + d * step), a->y + a->dy * (from + d * step)))
            end = from + d * step;
    return end;
}

/* The ring's ink in one direction; false where it has none. */
static bool find_ink(const struct picture *p, const struct ray *a, double radius, double *from,
                     double *to)
{
    double near = (double)picture_mm(near_ring), at = 0;
    for (double d = 0; d <= near && at <= 0; d++)
        for (int side = -1; side <= 1; side += 2) {
            double r = radius + side * d;
            at = is_dark(p, a->x + a->dx * r, a->y + a->dy * r) ? r : at;
        }
    *from = ink_end(p, a, at, -1);
    *to = ink_end(p, a, at, 1);
    return at > 0;
}

/*
 * Takes a ring out where nothing goes through it. It is as thick as in most directions; more is a
 * letter.
 */
static void erase_ring(const struct picture *p, const struct circle *o)
{
    double radius = o->radius * CELL, from, to;
    struct ray a = {.x = (o->x + 0.5) * CELL, .y = (o->y + 0.5) * CELL};
    size_t counts[THICKEST] = {0}, found = 0, sum = 0, usual = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (double angle = 0; angle < full_turn; angle += 0.4 / radius) {
            a.dx = cos(angle);
            a.dy = sin(angle);
            if (!find_ink(p, &a, radius, &from, &to) || to - from >= THICKEST)
                continue;
            if (!pass) {
                counts[(size_t)(to - from)]++;
                found++;
            }
            for (double r = from - RIM; pass && to - from <= (double)usual * 1.5 && r <= to + RIM;
                 r++) {
                unsigned char *at = pixel(p, a.x + a.dx * r, a.y + a.dy * r);
                if (at)
                    *at = 255;
            }
        }
        while (!pass && usual + 1 < THICKEST && (sum += counts[usual]) * 2 < found)
            usual++;
    }
}

/* Are all cells of a square dark. */
static bool is_solid(const struct cells *c, size_t x, size_t y)
{
    for (size_t k = 0; k < SOLID * SOLID; k++)
        if (!c->dark[(y + k / SOLID) * c->across + x + k % SOLID])
            return false;
    return true;
}

/* Squares that are solid, with a cell around them, become white. */
static void erase_solid(const struct picture *p, const struct cells *c, const struct cell_box *b)
{
    for (size_t y = b->top; y + SOLID <= b->bottom; y++)
        for (size_t x = b->left; x + SOLID <= b->right; x++) {
            size_t side = (SOLID + 2) * CELL;
            for (size_t k = 0; is_solid(c, x, y) && k < side * side; k++) {
                double to_x = (double)(x * CELL + k % side) - CELL;
                unsigned char *at = pixel(p, to_x, (double)(y * CELL + k / side) - CELL);
                if (at)
                    *at = 255;
            }
        }
}

/* Takes a seal out of a part of the page, if it has one. */
static void take_seal(const struct picture *p, struct cells *c, const struct cell_box *b,
                      struct ink_boxes *seals)
{
    const double cell = (double)picture_mm(1) / CELL; /* a mm */
    const double least = least_radius * cell, most = most_radius * cell;
    struct cell_box centres = {b->left + (size_t)least, b->top + (size_t)least,
                               b->right - (size_t)least, b->bottom - (size_t)least};
    struct circle ring, inner;
    if (best_circle(c, &centres, least, most, &ring) < SEEN_PERCENT || !is_line(c, &ring))
        return;
    size_t x = (size_t)ring.x, y = (size_t)ring.y, r = (size_t)ring.radius;
    struct cell_box middle = {x - 2, y - 2, x + 2, y + 2};
    struct cell_box whole = {x > r ? x - r : 0, y > r ? y - r : 0, x + r, y + r};
    whole.right = whole.right < c->across ? whole.right : c->across - 1;
    whole.bottom = whole.bottom < c->down ? whole.bottom : c->down - 1;
    for (size_t i = whole.top; i <= whole.bottom; i++) /* an inner ring touches nothing */
        for (size_t k = whole.left; k <= whole.right; k++)
            if (c->dark[i * c->across + k])
                c->dark[i * c->across + k] = 2;
    erase_ring(p, &ring);
    if (best_circle(c, &middle, ring.radius / 2, ring.radius * 0.85, &inner) >= SEEN_PERCENT)
        erase_ring(p, &inner);
    erase_solid(p, c, &whole);
    const double pt = 72.0 / PICTURE_RESOLUTION * CELL;
    *vec_push(seals) = (struct ink_box){(double)whole.left * pt, (double)whole.top * pt,
                                        (double)whole.right * pt, (double)whole.bottom * pt};
}

void picture_drop_rings(struct picture *p, struct ink_boxes *seals)
{
    struct cells c;
    const size_t least = picture_mm(2 * least_radius) / CELL, most = picture_mm(most_side) / CELL;
    find_cells(p, &c);
    for (size_t i = 0; i < c.across * c.down; i++) {
        if (c.dark[i] != 1)
            continue;
        struct cell_box b = grow(&c, i);
        size_t width = b.right - b.left, height = b.bottom - b.top;
        if (width > least && height > least && width < most && height < most)
            take_seal(p, &c, &b, seals);
        for (size_t y = b.top; y <= b.bottom; y++)
            for (size_t x = b.left; x <= b.right; x++)
                if (c.dark[y * c.across + x] == 2)
                    c.dark[y * c.across + x] = 3;
    }
    free(c.dark);
    free(c.list);
}
