/*
 * Letters between the rings of a black seal: see picture.h. They go round, so that each is alone on
 * its height; a letter of a line of text that the seal covers has a neighbour on its height that is
 * not between the rings.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "read/pdf/ink_part.h"
#include "read/pdf/picture.h"

enum {
    LEVEL_PERCENT = 80, /* of the height of the lower one: letters of one line have in common */
    LOWER_PERCENT = 50  /* of the higher one: small letters are no lower */
};

static const double rim = 0.4;        /* mm: rings are as uneven */
static const double beside = 6;       /* mm: around the seal, where letters of its lines are */
static const double highest = 5;      /* mm: capitals of 14 pt with two marks */
static const double mark = 1.3;       /* mm: marks and stops are no higher and wider */
static const double mark_above = 1.2; /* mm: from their letter, at most */

struct blob { /* a letter, or a part of one; in pixels of the box */
    struct ink_part part;
    bool between; /* the rings, all of it */
    bool keep;
};

vec_named(blobs, struct blob);

struct seal_box { /* the square of the page that the seal is in */
    const struct picture *p;
    const struct seal_ring *seal;
    size_t left, top;
    struct ink_grid grid;
    unsigned *number; /* of the blob that a pixel belongs to, from 1; 0 of none */
};

/* i: of a pixel of the grid */
static bool is_between(const struct seal_box *b, size_t i)
{
    double dx = (double)(b->left + i % b->grid.width) - b->seal->x;
    double dy = (double)(b->top + i / b->grid.width) - b->seal->y;
    double distance = sqrt(dx * dx + dy * dy), more = (double)picture_mm(rim);
    return distance > b->seal->inner - more && distance < b->seal->outer;
}

static unsigned char *pixel(const struct seal_box *b, size_t i)
{
    size_t x = b->left + i % b->grid.width, y = b->top + i / b->grid.width;
    return &b->p->pixels[y * b->p->width + x];
}

static size_t gap(size_t from, size_t to, size_t other_from, size_t other_to)
{
    return other_from > to ? other_from - to : from > other_to ? from - other_to : 0;
}

/* Is a part a mark of the other one, or are both letters beside one another in a line of text. */
static bool is_beside(const struct ink_part *a, const struct ink_part *b)
{
    size_t across = gap(a->left, a->right, b->left, b->right);
    size_t down = gap(a->top, a->bottom, b->top, b->bottom);
    size_t small = picture_mm(mark), near = picture_mm(mark_above);
    if (a->right - a->left < small && a->bottom - a->top < small)
        return across < near && down < near;
    size_t top = a->top > b->top ? a->top : b->top;
    size_t bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
    size_t high = a->bottom - a->top, other = b->bottom - b->top;
    size_t most = high > other ? high : other, least = high > other ? other : high;
    return most < picture_mm(highest) && least * 100 >= most * LOWER_PERCENT && bottom > top &&
           (bottom - top) * 100 >= least * LEVEL_PERCENT && across <= most;
}

/* Keeps the letters of lines of text: those beside one that is kept or not between the rings. */
static void keep_lines(struct blobs *list)
{
    bool more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < list->n; i++) {
            struct blob *b = &list->at[i];
            for (size_t k = 0; b->between && !b->keep && k < list->n; k++) {
                const struct blob *other = &list->at[k];
                b->keep = (other->keep || !other->between) && is_beside(&b->part, &other->part);
                more |= b->keep;
            }
        }
    }
}

static void find_blobs(struct seal_box *b, struct blobs *list)
{
    struct ink_grid *g = &b->grid;
    for (size_t i = 0; i < g->width * g->height; i++)
        g->at[i] = *pixel(b, i) < PICTURE_DARK ? INK_FREE : 0;
    for (size_t i = 0; i < g->width * g->height; i++) {
        if (g->at[i] != INK_FREE)
            continue;
        struct blob *blob = vec_push(list);
        *blob = (struct blob){ink_part_take(g, i), true, false};
        for (size_t k = 0; k < blob->part.n; k++) {
            b->number[g->list[k]] = (unsigned)list->n;
            blob->between &= is_between(b, g->list[k]);
        }
    }
}

void picture_drop_seal_letters(const struct picture *p, const struct seal_ring *seal)
{
    double side = seal->outer + (double)picture_mm(beside);
    double right = seal->x + side, bottom = seal->y + side;
    struct seal_box b = {.p = p, .seal = seal};
    b.left = seal->x > side ? (size_t)(seal->x - side) : 0;
    b.top = seal->y > side ? (size_t)(seal->y - side) : 0;
    b.grid.width = ((size_t)right < p->width ? (size_t)right : p->width) - b.left;
    b.grid.height = ((size_t)bottom < p->height ? (size_t)bottom : p->height) - b.top;
    size_t count = b.grid.width * b.grid.height;
    b.grid.at = mem_alloc(count + 1);
    b.grid.list = mem_resize(NULL, count + 1, sizeof *b.grid.list);
    b.number = mem_zalloc((count + 1) * sizeof *b.number);
    struct blobs list = {0};
    find_blobs(&b, &list);
    keep_lines(&list);
    for (size_t i = 0; i < count; i++) {
        const struct blob *o = b.number[i] ? &list.at[b.number[i] - 1] : NULL;
        if (o && o->between && !o->keep)
            *pixel(&b, i) = 255;
    }
    vec_free(&list);
    free(b.number);
    free(b.grid.list);
    free(b.grid.at);
}
