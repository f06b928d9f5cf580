/*
 * Ruled lines in the picture of a page: see picture.h. A line is a long run of dark pixels that is
 * thin; runs of neighbouring rows belong to one line, which may therefore lie a little askew. Where
 * a letter crosses the line, its pixels stay.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "read/pdf/picture.h"

enum {
    GAP = 6,    /* pixels: lines are printed with smaller gaps, letters stand farther apart */
    BREAK = 36, /* pixels, 3 mm: two pieces of one line have a shorter gap */
    SOLID_PERCENT = 88, /* of the pixels of a run are dark: letters in a row are fewer */
    THIN_PERCENT = 70,  /* of the length of a line nothing goes through it */
    CROSSING = 4,       /* pixels beyond the line: a letter goes through it */
    RIM = 2,            /* pixels: the faint rim of a line */
    MOST_LINES = 3000   /* more are a photo or a pattern */
};

static const double least_across = 10; /* mm: the bars of letters are shorter */
static const double least_down = 6;    /* mm: letters of titles are less high */
static const double least_row = 3.5;   /* mm: of a row of one line, between two horizontal lines */
static const double touching = 0.8;    /* mm: from the end of a vertical line to a horizontal one */
static const double thickest = 2;      /* mm */

struct view { /* the picture along its lines: rows for horizontal ones, columns for vertical ones */
    unsigned char *pixels;
    size_t length, count; /* of a row or column; how many there are */
    size_t step, next;    /* bytes to the next pixel along, to the next row or column */
    size_t least;
};

struct band {
    size_t from, to;    /* along */
    size_t first, last; /* rows or columns */
};

vec_named(bands, struct band);

static unsigned char *pixel(const struct view *v, size_t along, size_t at)
{
    return &v->pixels[along * v->step + at * v->next];
}

static bool is_dark(const struct view *v, size_t along, size_t at)
{
    return *pixel(v, along, at) < PICTURE_DARK ||
           (at + 1 < v->count && *pixel(v, along, at + 1) < PICTURE_DARK);
}

/* Adds a run to the band that ends in the row before it beside the run, else as a band. */
static void add_run(struct bands *list, size_t *open, size_t from, size_t to, size_t at)
{
    while (*open < list->n && list->at[*open].last + 1 < at)
        ++*open;
    for (size_t i = *open; i < list->n; i++) {
        struct band *b = &list->at[i];
        if (b->last + 1 < at || from > b->to + BREAK || b->from > to + BREAK)
            continue;
        b->from = from < b->from ? from : b->from;
        b->to = to > b->to ? to : b->to;
        b->last = at;
        return;
    }
    if (list->n < MOST_LINES)
        *vec_push(list) = (struct band){from, to, at, at};
}

static void find_runs(const struct view *v, struct bands *list)
{
    size_t open = 0;
    for (size_t at = 0; at < v->count; at++)
        for (size_t i = 0; i < v->length; i++) {
            if (!is_dark(v, i, at))
                continue;
            size_t from = i, last = i, dark = 0;
            for (; i < v->length && i <= last + GAP; i++)
                if (is_dark(v, i, at)) {
                    last = i;
                    dark++;
                }
            size_t length = last + 1 - from;
            if (length >= v->least && dark * 100 >= length * SOLID_PERCENT)
                add_run(list, &open, from, last, at);
        }
}

/* The dark pixels across the line at one place of it; false where a letter goes through it there.
 */
static bool is_thin(const struct view *v, const struct band *b, size_t along, size_t *first,
                    size_t *last)
{
    *first = b->first;
    *last = b->last + 1 < v->count ? b->last + 1 : b->last;
    while (*first && b->first - *first <= CROSSING && *pixel(v, along, *first - 1) < PICTURE_DARK)
        --*first;
    while (*last + 1 < v->count && *last - b->last <= CROSSING &&
           *pixel(v, along, *last + 1) < PICTURE_DARK)
        ++*last;
    return b->first - *first <= CROSSING && *last - b->last <= CROSSING;
}

/* Is the band thin, and not a row of letters: their stems would go through it. */
static bool is_line(const struct view *v, const struct band *b)
{
    size_t thin = 0, first, last;
    for (size_t along = b->from; along <= b->to; along++)
        thin += is_thin(v, b, along, &first, &last);
    return b->last - b->first < picture_mm(thickest) &&
           thin * 100 >= (b->to + 1 - b->from) * THIN_PERCENT;
}

static void erase(const struct view *v, const struct band *b)
{
    size_t first, last;
    for (size_t along = b->from; along <= b->to; along++)
        if (is_thin(v, b, along, &first, &last)) {
            first = first > RIM ? first - RIM : 0;
            for (size_t i = first; i <= last + RIM && i < v->count; i++)
                *pixel(v, along, i) = 255;
        }
}

/* Does a horizontal line cross the column at that height. */
static bool meets(const struct ruling_list *across, double column, double height)
{
    const double near = touching * 72 / 25.4;
    for (size_t i = 0; i < across->n; i++) {
        const struct ruling *r = &across->at[i];
        if (r->at > height - near && r->at < height + near && r->from < column + near &&
            r->to > column - near)
            return true;
    }
    return false;
}

/* across: lines that these must reach from one to another, or NULL. */
static void take(const struct view *v, const struct ruling_list *across, struct ruling_list *out)
{
    const double pt = 72.0 / PICTURE_RESOLUTION;
    struct bands list = {0};
    find_runs(v, &list);
    for (size_t i = 0; i < list.n && list.n < MOST_LINES; i++) {
        const struct band *b = &list.at[i];
        struct ruling r = {(double)(b->first + b->last + 1) / 2 * pt, (double)b->from * pt,
                           (double)(b->to + 1) * pt};
        bool edge = !across || (meets(across, r.at, r.from) && meets(across, r.at, r.to));
        if (!edge || !is_line(v, b))
            continue;
        erase(v, b);
        *vec_push(out) = r;
    }
    vec_free(&list);
}

void picture_take_rulings(struct picture *p, struct rulings *r)
{
    struct view rows = {p->pixels, p->width, p->height, 1, p->width, picture_mm(least_across)};
    struct view columns = {p->pixels, p->height, p->width, p->width, 1, picture_mm(least_down)};
    take(&rows, NULL, &r->across);
    take(&columns, NULL, &r->down);
    columns.least = picture_mm(least_row);
    take(&columns, &r->across, &r->down);
}
