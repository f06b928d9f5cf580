/*
 * Seals and signatures in the picture of a page: see picture.h. They are in colour, larger than
 * letters both ways, and lines with paper between them; the numbers and dates that an office stamps
 * or writes in colour are letters, and stay.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

enum {
    CELL = 6,     /* pixels, 0.5 mm: the page is looked at in cells */
    CHROMA = 40,  /* of 255, between the strongest and the weakest colour: rims of grey have less */
    COLOURED = 6, /* pixels of a cell that make it coloured */
    REACH = 2,    /* cells: parts of one seal are nearer */
    FULL_PERCENT = 60, /* of a box: more is a coloured ground, not lines */
    GREY = 16,         /* chroma of black ink and of paper, at most */
    INK = 140 /* the strongest colour of red and of blue ink is more; of black below them less */
};

/* Letters of titles are up to 6 mm high; stamps of urgency 8 mm with their frame, seals of offices
 * 28 mm and more (Decree 30/2020, appendix I; Circular 25/2020/TT-BCA). */
static const double least_side = 9; /* mm */
static const double rim = 3;        /* mm: faint ink around what was found */
static const double together = 8;   /* mm: a signature is as near to its seal */

struct cells {
    unsigned char *coloured; /* row by row; 0 once it was looked at */
    size_t across, down;
    size_t *list; /* room for all of them */
};

struct cell_box {
    size_t left, top, right, bottom, count; /* cells, the last ones within */
};

vec_named(boxes, struct cell_box);

static unsigned chroma_of(const unsigned char *rgb, unsigned *strongest)
{
    unsigned most = rgb[0] > rgb[1] ? rgb[0] : rgb[1], least = rgb[0] < rgb[1] ? rgb[0] : rgb[1];
    *strongest = most > rgb[2] ? most : rgb[2];
    return *strongest - (least < rgb[2] ? least : rgb[2]);
}

static bool is_coloured(const struct picture *p, size_t x, size_t y)
{
    unsigned n = 0, strongest;
    for (size_t b = y; b < y + CELL; b++)
        for (size_t a = x; a < x + CELL; a++)
            n += chroma_of(&p->pixels[(b * p->width + a) * 3], &strongest) > CHROMA;
    return n >= COLOURED;
}

/* The coloured cells that hang together with that one; they are taken off the page. */
static struct cell_box grow(struct cells *c, size_t first)
{
    struct cell_box box = {c->across, c->down, 0, 0, 0};
    size_t *list = c->list;
    list[box.count++] = first;
    c->coloured[first] = 0;
    for (size_t i = 0; i < box.count; i++) {
        size_t x = list[i] % c->across, y = list[i] / c->across;
        box.left = x < box.left ? x : box.left;
        box.right = x > box.right ? x : box.right;
        box.top = y < box.top ? y : box.top;
        box.bottom = y > box.bottom ? y : box.bottom;
        for (size_t b = y > REACH ? y - REACH : 0; b <= y + REACH && b < c->down; b++)
            for (size_t a = x > REACH ? x - REACH : 0; a <= x + REACH && a < c->across; a++)
                if (c->coloured[b * c->across + a]) {
                    c->coloured[b * c->across + a] = 0;
                    list[box.count++] = b * c->across + a;
                }
    }
    return box;
}

static bool is_seal(const struct cell_box *b)
{
    size_t width = b->right - b->left + 1, height = b->bottom - b->top + 1;
    size_t least = picture_mm(least_side) / CELL;
    return width >= least && height >= least && b->count * 100 <= width * height * FULL_PERCENT;
}

/* Ink in colour within the box becomes white, with a rim around it; black stays. */
static void drop(struct picture *p, const struct cell_box *b)
{
    size_t more = picture_mm(rim), left = b->left * CELL, top = b->top * CELL;
    for (size_t y = top > more ? top - more : 0; y < (b->bottom + 1) * CELL + more && y < p->height;
         y++)
        for (size_t x = left > more ? left - more : 0;
             x < (b->right + 1) * CELL + more && x < p->width; x++) {
            unsigned char *rgb = &p->pixels[(y * p->width + x) * 3];
            unsigned strongest;
            if (chroma_of(rgb, &strongest) <= GREY)
                continue;
            strongest = strongest * 255 / INK;
            rgb[0] = rgb[1] = rgb[2] = strongest < 255 ? (unsigned char)strongest : 255;
        }
}

/* Adds a box; with those that it is near to it becomes one: the parts of a seal and a signature. */
static void add_box(struct boxes *list, struct cell_box b)
{
    const size_t near = picture_mm(together) / CELL;
    for (size_t i = 0; i < list->n;) {
        const struct cell_box *other = &list->at[i];
        if (other->left > b.right + near || b.left > other->right + near ||
            other->top > b.bottom + near || b.top > other->bottom + near) {
            i++;
            continue;
        }
        b.left = b.left < other->left ? b.left : other->left;
        b.right = b.right > other->right ? b.right : other->right;
        b.top = b.top < other->top ? b.top : other->top;
        b.bottom = b.bottom > other->bottom ? b.bottom : other->bottom;
        list->at[i] = list->at[--list->n];
        i = 0;
    }
    *vec_push(list) = b;
}

static void find_boxes(const struct picture *p, struct boxes *boxes)
{
    struct cells c = {.across = p->width / CELL, .down = p->height / CELL};
    size_t n = c.across * c.down;
    c.coloured = mem_zalloc(n + 1);
    c.list = mem_resize(NULL, n + 1, sizeof *c.list);
    for (size_t i = 0; i < n; i++)
        c.coloured[i] = is_coloured(p, i % c.across * CELL, i / c.across * CELL);
    for (size_t i = 0; i < n; i++) {
        struct cell_box b = {0};
        if (c.coloured[i] && (b = grow(&c, i), is_seal(&b)))
            add_box(boxes, b);
    }
    free(c.coloured);
    free(c.list);
}

void picture_drop_seals(struct picture *p, struct ink_boxes *seals)
{
    if (p->colours == 1)
        return;
    const double pt = 72.0 / PICTURE_RESOLUTION * CELL;
    struct boxes boxes = {0};
    find_boxes(p, &boxes);
    for (size_t i = 0; i < boxes.n; i++) {
        const struct cell_box *b = &boxes.at[i];
        drop(p, b);
        *vec_push(seals) =
            (struct ink_box){(double)b->left * pt, (double)b->top * pt, (double)(b->right + 1) * pt,
                             (double)(b->bottom + 1) * pt};
    }
    vec_free(&boxes);
    for (size_t i = 0; i < p->width * p->height; i++) {
        const unsigned char *rgb = &p->pixels[i * 3];
        p->pixels[i] = (unsigned char)((rgb[0] * 2 + rgb[1] * 5 + rgb[2]) / 8); /* as eyes see */
    }
    p->colours = 1;
}
