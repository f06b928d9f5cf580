/*
 * Letters between the rings of a black seal: see picture.h. They go round, so that each is alone on
 * its height; a letter of a line of text that the seal covers has a neighbour on its height that is
 * not between the rings.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
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

struct blob { /* pixels that hang together: a letter, or a part of one; in pixels of the box */
    size_t left, top, right, bottom;
    bool between; /* the rings, all of it */
    bool keep;
};

vec_named(blobs, struct blob);

struct seal_box { /* the square of the page that the seal is in */
    const struct picture *p;
    const struct seal_ring *seal;
    size_t left, top, width, height;
    unsigned *number; /* of the blob that a pixel belongs to, from 1; 0 of none */
    size_t *list;     /* room for all pixels */
};

static bool is_between(const struct seal_box *b, size_t x, size_t y)
{
    double dx = (double)(b->left + x) - b->seal->x, dy = (double)(b->top + y) - b->seal->y;
    double distance = sqrt(dx * dx + dy * dy), more = (double)picture_mm(rim);
    return distance > b->seal->inner - more && distance < b->seal->outer;
}

static unsigned char *pixel(const struct seal_box *b, size_t x, size_t y)
{
    return &b->p->pixels[(b->top + y) * b->p->width + b->left + x];
}

static struct blob grow(const struct seal_box *b, size_t first, unsigned number)
{
    struct blob blob = {b->width, b->height, 0, 0, true, false};
    size_t n = 0;
    b->list[n++] = first;
    b->number[first] = number;
    for (size_t i = 0; i < n; i++) {
        size_t x = b->list[i] % b->width, y = b->list[i] / b->width;
        blob.left = x < blob.left ? x : blob.left;
        blob.right = x > blob.right ? x : blob.right;
        blob.top = y < blob.top ? y : blob.top;
        blob.bottom = y > blob.bottom ? y : blob.bottom;
        blob.between &= is_between(b, x, y);
        for (size_t v = y ? y - 1 : 0; v <= y + 1 && v < b->height; v++)
            for (size_t u = x ? x - 1 : 0; u <= x + 1 && u < b->width; u++)
                if (!b->number[v * b->width + u] && *pixel(b, u, v) < PICTURE_DARK) {
                    b->number[v * b->width + u] = number;
                    b->list[n++] = v * b->width + u;
                }
    }
    return blob;
}

static size_t gap(size_t from, size_t to, size_t other_from, size_t other_to)
{
    return other_from > to ? other_from - to : from > other_to ? from - other_to : 0;
}

/* Is a blob a mark of the other one, or are both letters beside one another in a line of text. */
static bool is_beside(const struct blob *a, const struct blob *b)
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
                b->keep = (other->keep || !other->between) && is_beside(b, other);
                more |= b->keep;
            }
        }
    }
}

static void find_blobs(const struct seal_box *b, struct blobs *list)
{
    for (size_t i = 0; i < b->width * b->height; i++)
        if (!b->number[i] && *pixel(b, i % b->width, i / b->width) < PICTURE_DARK) {
            unsigned number = (unsigned)list->n + 1;
            *vec_push(list) = grow(b, i, number);
        }
}

void picture_drop_seal_letters(const struct picture *p, const struct seal_ring *seal)
{
    double side = seal->outer + (double)picture_mm(beside);
    struct seal_box b = {.p = p, .seal = seal};
    b.left = seal->x > side ? (size_t)(seal->x - side) : 0;
    b.top = seal->y > side ? (size_t)(seal->y - side) : 0;
    b.width =
        (size_t)(seal->x + side) < p->width ? (size_t)(seal->x + side) - b.left : p->width - b.left;
    b.height =
        (size_t)(seal->y + side) < p->height ? (size_t)(seal->y + side) - b.top : p->height - b.top;
    b.number = mem_zalloc((b.width * b.height + 1) * sizeof *b.number);
    b.list = mem_resize(NULL, b.width * b.height + 1, sizeof *b.list);
    struct blobs list = {0};
    find_blobs(&b, &list);
    keep_lines(&list);
    for (size_t i = 0; i < b.width * b.height; i++) {
        const struct blob *o = b.number[i] ? &list.at[b.number[i] - 1] : NULL;
        if (o && o->between && !o->keep)
            *pixel(&b, i % b.width, i / b.width) = 255;
    }
    vec_free(&list);
    free(b.number);
    free(b.list);
}
