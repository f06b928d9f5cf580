/* Paper and margins: see check_int.h. */
#include <math.h>

#include "check/check_int.h"

static const double slack = 0.7 * PT_PER_MM; /* bearings of letters, rounding of programs */
/* What the height of a line, and a space before a paragraph, may add above the first letters. */
static const double above = 4 * PT_PER_MM;

enum { LEFT_EDGE, RIGHT_EDGE, TOP_EDGE, BOTTOM_EDGE, EDGES };

/* The row nearest to each edge of the paper, and how near it is. */
struct edge {
    const struct printed_row *row;
    double margin;
};

static void nearer(struct edge *e, const struct printed_row *row, double margin)
{
    if (!e->row || margin < e->margin)
        *e = (struct edge){row, margin};
}

static double margin_of(const struct checker *c, const struct printed_row *row, int edge)
{
    const struct printed_page *p = &c->pages->pages.at[row->page];
    return edge == LEFT_EDGE    ? row->left
           : edge == RIGHT_EDGE ? p->width - row->right
           : edge == TOP_EDGE   ? row->top
                                : p->height - row->bottom;
}

static void check_paper(struct checker *c)
{
    for (size_t i = 0; i < c->pages->pages.n; i++) {
        const struct printed_page *p = &c->pages->pages.at[i];
        double narrow = fmin(p->width, p->height), wide = fmax(p->width, p->height);
        struct printed_row at = {.page = i};
        if (fabs(narrow - c->style->width) > 2 * slack || fabs(wide - c->style->height) > 2 * slack)
            found(
                c, MSG_FORM_PAPER, &at,
                str_format(c->arena, "%.0f × %.0f", p->width / PT_PER_MM, p->height / PT_PER_MM).p,
                str_format(c->arena, "%.0f × %.0f", c->style->width / PT_PER_MM,
                           c->style->height / PT_PER_MM)
                    .p,
                c->style->page_rule);
    }
}

static void check_edge(struct checker *c, enum msg msg, const struct edge *e,
                       struct style_range allowed, double under, double over)
{
    if (e->row && allowed.most &&
        (e->margin < allowed.least - under || e->margin > allowed.most + over))
        found(c, msg, e->row, number_text(c, e->margin / PT_PER_MM),
              range_text(c, allowed, PT_PER_MM), c->style->page_rule);
}

/*
 * Text of the paper itself on an upright page, footnotes too: no number of a page, no table, and no
 * address of the office, which is in the lower margin.
 */
static bool is_text(const struct checker *c, const struct printed_row *row)
{
    const struct printed_part *p = row_part(c, row);
    return p && (p->class || p->node->kind == NODE_FOOTNOTE) && !part_has_class(p, "contact") &&
           row_is_upright(c, row);
}

/* The least top margin of pages after the first, where a masthead may begin lower. */
static struct edge later_top(const struct checker *c)
{
    struct edge e = {0};
    for (size_t i = 0; i < c->rows.n; i++)
        if (is_text(c, &c->rows.at[i]) && c->rows.at[i].page)
            nearer(&e, &c->rows.at[i], c->rows.at[i].top);
    return e;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < 2 * slack;
}

/*
 * Of a paper printed on both sides of its sheets the left and right margins of every other page
 * have changed places: its rows are moved to where they would be on a recto.
 */
static void turn_versos(struct checker *c)
{
    const struct style *s = c->style;
    struct edge left[2] = {0}, right[2] = {0}; /* recto, verso */
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (!is_text(c, row))
            continue;
        nearer(&left[row->page % 2], row, margin_of(c, row, LEFT_EDGE));
        nearer(&right[row->page % 2], row, margin_of(c, row, RIGHT_EDGE));
    }
    if (!left[1].row || !is_near(left[1].margin, s->right) || !is_near(right[1].margin, s->left) ||
        !is_near(left[0].margin, s->left) || is_near(s->left, s->right))
        return;
    for (size_t i = 0; i < c->rows.n; i++) {
        struct printed_row *row = &c->rows.at[i];
        double by = row->page % 2 && row_is_upright(c, row) ? s->left - s->right : 0;
        row->moved = by;
        row->left += by;
        row->right += by;
    }
}

void check_edges(struct checker *c)
{
    const struct style *s = c->style;
    struct edge edges[EDGES] = {0};
    turn_versos(c);
    size_t lines = 0; /* of running text, which reach both margins */
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (!is_text(c, row))
            continue;
        for (int edge = 0; edge < EDGES; edge++)
            nearer(&edges[edge], row, margin_of(c, row, edge));
        lines += row_part(c, row)->row_count > 1;
    }
    const double wide = 1000; /* a short paper says nothing of wide margins */
    double over = lines > 3 ? slack : wide;
    c->left = edges[LEFT_EDGE].row && lines > 3 ? edges[LEFT_EDGE].margin : s->left;
    c->right =
        s->width - (edges[RIGHT_EDGE].row && lines > 3 ? edges[RIGHT_EDGE].margin : s->right);
    check_paper(c);
    check_edge(c, MSG_FORM_LEFT, &edges[LEFT_EDGE], s->lefts, slack, over);
    check_edge(c, MSG_FORM_RIGHT, &edges[RIGHT_EDGE], s->rights, slack, over);
    check_edge(c, MSG_FORM_TOP, &edges[TOP_EDGE], s->tops, 2 * slack, wide);
    struct edge later = later_top(c);
    if (later.margin > s->tops.most)
        check_edge(c, MSG_FORM_TOP, &later, s->tops, wide, above);
    check_edge(c, MSG_FORM_BOTTOM, &edges[BOTTOM_EDGE], s->bottoms, 2 * slack, wide);
}
