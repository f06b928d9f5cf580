/* Pictures of pages: see picture.h. Opening, stains, and the order of all steps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/pdf/picture.h"

enum {
    FAINT = 215, /* of 255: what is lighter is left of lines, seals and the ground */
    /* Pixels of a stop in print of 8 pt, 0.9 pt wide, at 300 an inch: 11. Fewer are no letter. */
    LEAST_STAIN = 9,
    LONE_STAIN = 40, /* pixels: a stop in print of 14 pt has fewer, and letters beside it */
    ALONE = 12       /* pixels, 1 mm: nearer than that */
};

/* The head is "P5 WIDTH HEIGHT 255" or P6 in place of P5, and one blank. */
bool picture_open(struct buf *file, struct picture *p)
{
    char head[64] = "", *at = head + 2;
    if (file->n)
        memcpy(head, file->p, file->n < sizeof head - 1 ? file->n : sizeof head - 1);
    if (strncmp(head, "P5", 2) && strncmp(head, "P6", 2))
        return false;
    p->colours = head[1] == '6' ? 3 : 1;
    p->width = strtoul(at, &at, 10);
    p->height = strtoul(at, &at, 10);
    bool bytes = strtoul(at, &at, 10) == 255;
    size_t start = (size_t)(at - head) + 1;
    if (!bytes || !p->width || !p->height || file->n < start ||
        p->height != (file->n - start) / p->colours / p->width)
        return false;
    p->pixels = (unsigned char *)file->p + start;
    return true;
}

static bool is_known(const size_t *list, size_t n, size_t pixel)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == pixel)
            return true;
    return false;
}

/* The pixels that hang together with the first of the list, at most LONE_STAIN. */
static size_t grow(const struct picture *p, size_t *list)
{
    size_t n = 1;
    for (size_t i = 0; i < n && n < LONE_STAIN; i++) {
        size_t x = list[i] % p->width, y = list[i] / p->width;
        for (size_t b = y ? y - 1 : 0; b <= y + 1 && b < p->height; b++)
            for (size_t a = x ? x - 1 : 0; a <= x + 1 && a < p->width; a++) {
                size_t at = b * p->width + a;
                if (n < LONE_STAIN && p->pixels[at] < PICTURE_DARK && !is_known(list, n, at))
                    list[n++] = at;
            }
    }
    return n;
}

/* Is there no other ink beside those pixels. */
static bool is_alone(const struct picture *p, const size_t *list, size_t n)
{
    size_t x = list[0] % p->width, y = list[0] / p->width, dark = 0;
    size_t left = x, right = x, top = y, bottom = y;
    for (size_t i = 1; i < n; i++) {
        x = list[i] % p->width;
        y = list[i] / p->width;
        left = x < left ? x : left;
        right = x > right ? x : right;
        bottom = y > bottom ? y : bottom;
        top = y < top ? y : top;
    }
    for (size_t b = top > ALONE ? top - ALONE : 0; b <= bottom + ALONE && b < p->height; b++)
        for (size_t a = left > ALONE ? left - ALONE : 0; a <= right + ALONE && a < p->width; a++)
            dark += p->pixels[b * p->width + a] < PICTURE_DARK;
    return dark <= n;
}

/* Is the pixel dark, and none that is before it beside it: where a stain begins. */
static bool begins(const struct picture *p, size_t i)
{
    size_t x = i % p->width, y = i / p->width;
    const unsigned char *at = &p->pixels[i];
    if (*at >= PICTURE_DARK || (x && at[-1] < PICTURE_DARK))
        return false;
    for (size_t a = x ? x - 1 : 0; y && a <= x + 1 && a < p->width; a++)
        if (p->pixels[(y - 1) * p->width + a] < PICTURE_DARK)
            return false;
    return true;
}

/* Stains of fewer pixels than the smallest stop has become white: they are no marks of text. */
static void drop_stains(struct picture *p)
{
    size_t stain[LONE_STAIN];
    for (size_t i = 0; i < p->width * p->height; i++) {
        if (!begins(p, i))
            continue;
        stain[0] = i;
        size_t n = grow(p, stain);
        bool drop = n < LEAST_STAIN || (n < LONE_STAIN && is_alone(p, stain, n));
        while (drop && n)
            p->pixels[stain[--n]] = 255;
    }
}

/* Each pixel becomes the mean of itself, with the weight 2, and those before and after it. */
static void smooth_row(unsigned char *at, size_t n, size_t step)
{
    unsigned before = n ? *at : 0;
    for (size_t i = 0; i < n; i++, at += step) {
        unsigned own = *at, after = i + 1 < n ? at[step] : own;
        *at = (unsigned char)((before + 2 * own + after + 2) / 4);
        before = own;
    }
}

void picture_smooth(struct picture *p)
{
    for (size_t y = 0; y < p->height; y++)
        smooth_row(p->pixels + y * p->width, p->width, 1);
    for (size_t x = 0; x < p->width; x++)
        smooth_row(p->pixels + x, p->height, p->width);
}

static struct buf written(const struct picture *p)
{
    struct buf out = {0};
    buf_printf(&out, "P%c %zu %zu 255\n", p->colours == 1 ? '5' : '6', p->width, p->height);
    buf_str(&out, (struct str){(const char *)p->pixels, p->width * p->height * p->colours});
    return out;
}

void picture_prepare(struct buf *file)
{
    struct picture p;
    if (!picture_open(file, &p))
        return;
    picture_whiten(&p);
    picture_drop_border(&p);
    picture_blacken(&p);
    if (!picture_is_sideways(&p))
        return;
    picture_turn_right(&p);
    struct buf turned = written(&p);
    buf_free(file);
    *file = turned;
}

void picture_finish(struct buf *file, bool even, struct rulings *lines, struct ink_boxes *seals)
{
    struct picture p;
    if (!picture_open(file, &p))
        return;
    picture_drop_seals(&p, seals);
    picture_drop_rings(&p, seals);
    picture_straighten(&p);
    picture_take_rulings(&p, lines);
    drop_stains(&p);
    for (size_t i = 0; i < p.width * p.height; i++)
        if (p.pixels[i] > FAINT)
            p.pixels[i] = 255;
    if (even)
        picture_smooth(&p);
    struct buf grey = written(&p);
    buf_free(file);
    *file = grey;
}
