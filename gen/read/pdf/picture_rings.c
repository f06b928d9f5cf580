/*
 * Black seals in the picture of a page, as photocopies have them: see picture.h. A seal is a circle
 * of a known size. Where print is darker than its ink, all that is as light is taken out of it;
 * else its rings are, where nothing goes through them, as rules are, and what is solid within it (a
 * star) and its letters.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "read/pdf/ink_part.h"
#include "read/pdf/picture.h"

enum {
    CELL = 4,             /* pixels: the page is looked at this much smaller */
    DARK_OF = 4,          /* pixels of a cell that are dark make it dark */
    SAMPLES = 90,         /* directions in which a circle is looked at */
    SEEN_PERCENT = 70,    /* of them have ink at its radius: copies break rings */
    BESIDE = 4,           /* cells, 1.4 mm: from a ring, where letters and paper are */
    MOST_BESIDE = 60,     /* percent of the directions have ink there */
    SOLID = 5,            /* cells, 1.7 mm: strokes of letters are thinner both ways */
    TIP = 3,              /* cells: of a star's tips */
    SEEN = INK_TAKEN + 1, /* a cell of a part that was looked at */
    STAR,                 /* a solid cell */
    HOLE = 3,             /* pixels: copies have such within ink */
    THICKEST = 16,        /* pixels, 1.3 mm: of a ring */
    RIM = 2,              /* pixels: the faint rim of ink */
    GREY = 64,            /* of 255: red ink in a grey picture is lighter, print is black */
    GREY_INK = 60         /* percent of the level of a ring: its ink is nowhere darker */
};

/* Radii of seals: 15 to 18 mm (Circular 25/2020/TT-BCA; Guide 05-HD/VPTW), and a little either
 * way for copies. */
static const double least_radius = 13, most_radius = 20; /* mm */
static const double most_side = 90;                      /* mm: of a seal with what touches it */
static const double thickest = 1.3; /* mm: of a ring; where it is more, a letter goes through it */
static const double inner_share = 0.64; /* of the radius: an inner ring is as large or larger */
static const double star_share =
    0.5;                             /* of the radius: what is farther from the middle is no star */
static const double near_ring = 0.7; /* mm: copies make circles uneven */

struct cell_box {
    size_t left, top, right, bottom; /* cells, the last ones within */
};

struct circle {
    double x, y, radius; /* cells */
};

static const double full_turn = 6.283185307179586;

static void find_cells(const struct picture *p, struct ink_grid *c)
{
    c->width = p->width / CELL;
    c->height = p->height / CELL;
    c->at = mem_zalloc(c->width * c->height + 1);
    c->list = mem_resize(NULL, c->width * c->height + 1, sizeof *c->list);
    for (size_t i = 0; i < c->width * c->height; i++) {
        size_t n = 0, x = i % c->width * CELL, y = i / c->width * CELL;
        for (size_t k = 0; k < CELL * CELL; k++)
            n += p->pixels[(y + k / CELL) * p->width + x + k % CELL] < PICTURE_DARK;
        c->at[i] = n >= DARK_OF ? INK_FREE : 0;
    }
}

static bool is_marked(const struct ink_grid *c, double x, double y)
{
    return x >= 0 && y >= 0 && (size_t)x < c->width && (size_t)y < c->height &&
           c->at[(size_t)y * c->width + (size_t)x] == INK_TAKEN;
}

/* In how many directions the part has ink at that radius. */
static int seen(const struct ink_grid *c, const struct circle *o)
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
static bool is_line(const struct ink_grid *c, const struct circle *o)
{
    struct circle inside = {o->x, o->y, o->radius - BESIDE};
    struct circle outside = {o->x, o->y, o->radius + BESIDE};
    return (seen(c, &inside) + seen(c, &outside)) * 100 <= 2 * SAMPLES * MOST_BESIDE;
}

/*
 * The circle that most of the part's ink lies on, with radii and centres between these; of two as
 * good ones the larger.
 */
static int best_circle(const struct ink_grid *c, const struct cell_box *centres, double from,
                       double to, struct circle *best)
{
    const double sample = 8; /* cells of the radius weigh as much */
    double most = 0;
    for (size_t y = centres->top; y <= centres->bottom; y++)
        for (size_t x = centres->left; x <= centres->right; x++)
            for (double radius = from; radius <= to; radius++) {
                struct circle o = {(double)x, (double)y, radius};
                double score = seen(c, &o) * sample + radius;
                if (score > most) {
                    most = score;
                    *best = o;
                }
            }
    return most > 0 ? seen(c, best) * 100 / SAMPLES : 0;
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

/* How light the ink of a ring is: in half of the directions its darkest pixel is as dark. */
static unsigned ring_level(const struct picture *p, const struct circle *o)
{
    double radius = o->radius * CELL, from, to;
    struct ray a = {.x = (o->x + 0.5) * CELL, .y = (o->y + 0.5) * CELL};
    size_t counts[256] = {0}, found = 0, sum = 0;
    for (int k = 0; k < SAMPLES; k++) {
        a.dx = cos(full_turn * k / SAMPLES);
        a.dy = sin(full_turn * k / SAMPLES);
        if (!find_ink(p, &a, radius, &from, &to))
            continue;
        unsigned char darkest = 255;
        for (double r = from; r <= to; r++) {
            const unsigned char *at = pixel(p, a.x + a.dx * r, a.y + a.dy * r);
            darkest = at && *at < darkest ? *at : darkest;
        }
        counts[darkest]++;
        found++;
    }
    unsigned level = 0;
    while (level < 255 && (sum += counts[level]) * 2 < found)
        level++;
    return level;
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

/* Has the pixel darker ink beside it: a letter's rim. */
static bool is_rim(const struct picture *p, double x, double y, unsigned ink)
{
    for (int b = -RIM; b <= RIM; b++)
        for (int a = -RIM; a <= RIM; a++) {
            const unsigned char *at = pixel(p, x + a, y + b);
            if (at && *at < ink)
                return true;
        }
    return false;
}

/* The grey ink of a seal becomes white, darker ink below it stays. */
static void lighten(const struct picture *p, const struct circle *o, unsigned level)
{
    double radius = o->radius * CELL + (double)picture_mm(thickest);
    double x = (o->x + 0.5) * CELL, y = (o->y + 0.5) * CELL;
    unsigned ink = level * GREY_INK / 100;
    for (double b = -radius; b <= radius; b++)
        for (double a = -radius; a <= radius; a++) {
            unsigned char *at = a * a + b * b <= radius * radius ? pixel(p, x + a, y + b) : NULL;
            if (at && *at >= ink && !is_rim(p, x + a, y + b, ink))
                *at = 255;
        }
}

/* Are all cells of a square dark. */
static bool is_solid(const struct ink_grid *c, size_t x, size_t y, size_t side)
{
    for (size_t k = 0; k < side * side; k++)
        if (!c->at[(y + k / side) * c->width + x + k % side])
            return false;
    return true;
}

/* Has a square a cell beside it, or in it, that is solid. */
static bool touches_solid(const struct ink_grid *c, size_t x, size_t y, size_t side)
{
    for (size_t k = 0; k < (side + 2) * (side + 2); k++) {
        size_t b = y + k / (side + 2) - 1, a = x + k % (side + 2) - 1;
        if (a < c->width && b < c->height && c->at[b * c->width + a] == STAR)
            return true;
    }
    return false;
}

/* Marks squares that are solid: first large ones, then smaller ones beside them, a star's tips. */
static void mark_solid(const struct ink_grid *c, const struct cell_box *b)
{
    for (size_t side = SOLID; side >= TIP; side--)
        for (size_t y = b->top; y + side <= b->bottom; y++)
            for (size_t x = b->left; x + side <= b->right; x++)
                for (size_t k = 0;
                     is_solid(c, x, y, side) && (side == SOLID || touches_solid(c, x, y, side)) &&
                     k < side * side;
                     k++)
                    c->at[(y + k / side) * c->width + x + k % side] = STAR;
}

/* What is solid becomes white, with a cell around it. */
static void erase_solid(const struct picture *p, const struct ink_grid *c, const struct cell_box *b)
{
    mark_solid(c, b);
    for (size_t y = b->top; y <= b->bottom; y++)
        for (size_t x = b->left; x <= b->right; x++)
            for (size_t k = 0; c->at[y * c->width + x] == STAR && k < 9 * CELL * CELL; k++) {
                unsigned char *at = pixel(p, (double)(x * CELL + k % (3 * CELL)) - CELL,
                                          (double)(y * CELL + k / (3 * CELL)) - CELL);
                if (at)
                    *at = 255;
            }
}

/* Takes the rings, the star and the letters of a black seal out. */
static void erase_seal(const struct picture *p, struct ink_grid *c, const struct cell_box *whole,
                       const struct circle *ring)
{
    size_t x = (size_t)ring->x, y = (size_t)ring->y;
    struct cell_box middle = {x - 2, y - 2, x + 2, y + 2};
    struct circle inner;
    for (size_t i = whole->top; i <= whole->bottom; i++) /* an inner ring touches nothing */
        for (size_t k = whole->left; k <= whole->right; k++)
            if (c->at[i * c->width + k])
                c->at[i * c->width + k] = INK_TAKEN;
    erase_ring(p, ring);
    bool two =
        best_circle(c, &middle, ring->radius / 2, ring->radius * 0.85, &inner) >= SEEN_PERCENT;
    if (two)
        erase_ring(p, &inner);
    size_t r = (size_t)(ring->radius * star_share);
    struct cell_box star = {x - r, y - r, x + r, y + r};
    erase_solid(p, c, &star);
    struct seal_ring letters = {(ring->x + 0.5) * CELL, (ring->y + 0.5) * CELL,
                                (two ? inner.radius : ring->radius * inner_share) * CELL,
                                ring->radius * CELL};
    picture_drop_seal_letters(p, &letters);
}

/* Takes a seal out of a part of the page, if it has one. */
static void take_seal(const struct picture *p, struct ink_grid *c, const struct cell_box *b,
                      struct ink_boxes *seals)
{
    const double cell = (double)picture_mm(1) / CELL; /* a mm */
    const double least = least_radius * cell, most = most_radius * cell;
    struct cell_box centres = {b->left + (size_t)least, b->top + (size_t)least,
                               b->right - (size_t)least, b->bottom - (size_t)least};
    struct circle ring;
    if (best_circle(c, &centres, least, most, &ring) < SEEN_PERCENT || !is_line(c, &ring))
        return;
    size_t x = (size_t)ring.x, y = (size_t)ring.y, r = (size_t)ring.radius;
    struct cell_box whole = {x > r ? x - r : 0, y > r ? y - r : 0, x + r, y + r};
    whole.right = whole.right < c->width ? whole.right : c->width - 1;
    whole.bottom = whole.bottom < c->height ? whole.bottom : c->height - 1;
    unsigned level = ring_level(p, &ring);
    if (level >= GREY)
        lighten(p, &ring, level);
    else
        erase_seal(p, c, &whole, &ring);
    const double pt = 72.0 / PICTURE_RESOLUTION * CELL;
    *vec_push(seals) = (struct ink_box){(double)whole.left * pt, (double)whole.top * pt,
                                        (double)whole.right * pt, (double)whole.bottom * pt};
}

void picture_drop_rings(struct picture *p, struct ink_boxes *seals)
{
    struct ink_grid c;
    const size_t least = picture_mm(2 * least_radius) / CELL, most = picture_mm(most_side) / CELL;
    find_cells(p, &c);
    for (size_t i = 0; i < c.width * c.height; i++) {
        if (c.at[i] != INK_FREE)
            continue;
        struct ink_part part = ink_part_take(&c, i);
        struct cell_box b = {part.left, part.top, part.right, part.bottom};
        size_t width = b.right - b.left, height = b.bottom - b.top;
        if (width > least && height > least && width < most && height < most)
            take_seal(p, &c, &b, seals);
        for (size_t y = b.top; y <= b.bottom; y++)
            for (size_t x = b.left; x <= b.right; x++)
                if (c.at[y * c.width + x] == INK_TAKEN)
                    c.at[y * c.width + x] = SEEN;
    }
    free(c.at);
    free(c.list);
}
