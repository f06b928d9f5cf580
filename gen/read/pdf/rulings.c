/* Ruled lines of a page: see rulings.h. A line is a stroke, or a filled box that is thin. */
#include "read/pdf/rulings.h"

#include <stdlib.h>
#include <string.h>

#include "base/process.h"
#include "base/xml.h"

static const double thick = 3; /* pt: thicker boxes are grounds, not lines */
static const double least = 8; /* pt: shorter lines are parts of letters */

struct path_box {
    double left, top, right, bottom;
    bool any;
};

struct path_matrix { /* a b c d e f of SVG 1.1, 7.6 */
    double m[6];
};

static void extend(struct path_box *b, const struct path_matrix *t, double x, double y)
{
    double px = t->m[0] * x + t->m[2] * y + t->m[4], py = t->m[1] * x + t->m[3] * y + t->m[5];
    if (!b->any)
        *b = (struct path_box){px, py, px, py, true};
    b->left = px < b->left ? px : b->left;
    b->right = px > b->right ? px : b->right;
    b->top = py < b->top ? py : b->top;
    b->bottom = py > b->bottom ? py : b->bottom;
}

static void add(struct ruling_list *list, double at, double from, double to)
{
    *vec_push(list) = (struct ruling){at, from, to};
}

static void add_box(struct rulings *r, const struct path_box *b, bool stroked)
{
    double width = b->right - b->left, height = b->bottom - b->top;
    if (!b->any)
        return;
    if (height <= thick && width >= least)
        add(&r->across, (b->top + b->bottom) / 2, b->left, b->right);
    else if (width <= thick && height >= least)
        add(&r->down, (b->left + b->right) / 2, b->top, b->bottom);
    else if (stroked && width >= least && height >= least) {
        add(&r->across, b->top, b->left, b->right);
        add(&r->across, b->bottom, b->left, b->right);
        add(&r->down, b->left, b->top, b->bottom);
        add(&r->down, b->right, b->top, b->bottom);
    }
}

static struct path_matrix matrix_of(struct arena *a, const struct xml *path)
{
    struct path_matrix t = {{1, 0, 0, 1, 0, 0}};
    const char *s = xml_string(a, path, "transform");
    const char *p = s ? strchr(s, '(') : NULL;
    for (int i = 0; p && i < 6; i++) {
        char *end;
        t.m[i] = strtod(p + 1, &end);
        p = end;
    }
    return t;
}

/* Moves, lines and ends of subpaths; a curve makes the subpath no line. */
static void read_path(struct arena *a, struct rulings *r, const struct xml *path)
{
    const char *p = xml_string(a, path, "d"), *style = xml_string(a, path, "style");
    bool stroked = style && strstr(style, "fill:none") && !strstr(style, "stroke:none");
    struct path_matrix t = matrix_of(a, path);
    struct path_box b = {0};
    bool curved = false;
    while (p && *p) {
        char command = *p++, *end;
        if (command == 'M' || command == 'Z') {
            if (!curved)
                add_box(r, &b, stroked);
            b.any = curved = false;
        }
        curved |= command == 'C';
        for (double x, y; command == 'M' || command == 'L' || command == 'C'; p = end) {
            x = strtod(p, &end);
            if (end == p)
                break;
            p = end;
            y = strtod(p, &end);
            extend(&b, &t, x, y);
        }
    }
    if (!curved)
        add_box(r, &b, stroked);
}

static void read_paths(struct arena *a, struct rulings *r, const struct xml *parent)
{
    xml_each (e, parent, NULL)
        if (xml_is(e, "path"))
            read_path(a, r, e);
        else if (e->name && !xml_is(e, "defs") && !xml_is(e, "clipPath"))
            read_paths(a, r, e);
}

void rulings_read(struct arena *a, struct rulings *r, const char *path, size_t number)
{
    const char *page = str_format(a, "%zu", number).p;
    const char *const arguments[] = {"pdftocairo", "-svg", "-f", page, "-l", page, path, "-", NULL};
    struct process p = {.arguments = arguments};
    process_run(&p, 1, 1, NULL, NULL);
    if (p.end == PROCESS_DONE && p.output.n) {
        struct arena *scratch = arena_new();
        struct source *s = source_from(scratch, "pdftocairo", buf_view(&p.output));
        const struct xml *root = s ? xml_parse(scratch, s) : NULL;
        if (root)
            read_paths(scratch, r, root);
        arena_free(scratch);
    }
    buf_free(&p.output);
}

void rulings_free(struct rulings *r)
{
    vec_free(&r->across);
    vec_free(&r->down);
}
