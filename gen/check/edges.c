/* Paper and margins: see check_int.h. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
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
 * Text of the paper itself on an upright page, footnotes too: no number of a page, no table, and
 * neither who may read it nor the address of the office, which are in the margins.
 */
static bool is_text(const struct checker *c, const struct printed_row *row)
{
    const struct printed_part *p = row_part(c, row);
    return p && (p->class || p->node->kind == NODE_FOOTNOTE) && !part_has_class(p, "contact") &&
           !part_has_class(p, "circulation-last") && !part_has_class(p, "circulation") &&
           row_is_upright(c, row);
}

/* Is a table above the row on its page. */
static bool is_below_table(const struct checker *c, const struct printed_row *row)
{
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *other = &c->rows.at[i];
        const struct printed_part *p = row_part(c, other);
        if (other->page == row->page && other->top < row->top && p && p->node->kind == NODE_CELL)
            return true;
    }
    return false;
}

/* The least top margin of pages after the first, where a masthead may begin lower. */
static struct edge later_top(const struct checker *c)
{
    struct edge e = {0};
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (is_text(c, row) && row->page && (!e.row || row->top < e.margin) &&
            !is_below_table(c, row))
            nearer(&e, row, row->top);
    }
    return e;
}

static bool is_paragraph(const struct printed_part *p)
{
    return part_has_class(p, "body") || part_has_class(p, "bullet") || part_has_class(p, "basis");
}

/* A further line of a paragraph of the text: it begins at the left margin. */
static bool continues_text(const struct checker *c, size_t row)
{
    const struct printed_part *p = row_part(c, &c->rows.at[row]);
    return is_paragraph(p) && row > p->first_row;
}

/* The left margin of a page by lines that continue a paragraph, the right one by all its lines. */
struct page_edges {
    struct edge left, right;
};

static int by_margin(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/*
 * The left margin of most pages that say something of it, those first that keep to the rule; 0:
 * there are less than two pages.
 */
static double common_left(const struct page_edges *pages, size_t n, struct style_range allowed)
{
    double *lefts = mem_zalloc((n + 1) * sizeof *lefts), common = 0;
    size_t known = 0, right = 0;
    for (size_t i = 0; i < n; i++)
        if (pages[i].left.row)
            lefts[known++] = pages[i].left.margin;
    qsort(lefts, known, sizeof *lefts, by_margin);
    for (size_t i = 0; i < known; i++)
        if (lefts[i] > allowed.least - slack && lefts[i] < allowed.most + slack)
            lefts[right++] = lefts[i];
    if (known > 1)
        common = lefts[right ? right / 2 : known / 2];
    free(lefts);
    return common;
}

/* Has the page the margins of a verso: left and right have changed places. */
static bool is_verso(const struct style *s, size_t page, const struct page_edges *e)
{
    return page % 2 && fabs(e->left.margin - s->right) < 2 * slack &&
           fabs(e->right.margin - s->left) < 2 * slack;
}

/* Of all pages; freed by the caller. */
static struct page_edges *page_edges(const struct checker *c)
{
    struct page_edges *pages = mem_zalloc((c->pages->pages.n + 1) * sizeof *pages);
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (!is_text(c, row))
            continue;
        nearer(&pages[row->page].right, row, margin_of(c, row, RIGHT_EDGE));
        if (continues_text(c, i))
            nearer(&pages[row->page].left, row, margin_of(c, row, LEFT_EDGE));
    }
    return pages;
}

/*
 * A page whose text is aside from where that of the others is, by a wrong margin, or as the verso
 * of a sheet that is printed on both sides: that is said once, and its rows are moved, so that
 * other faults are sought as on any page.
 */
static void move_pages(struct checker *c)
{
    const struct style *s = c->style;
    size_t n = c->pages->pages.n;
    struct page_edges *pages = page_edges(c);
    double common = common_left(pages, n, s->lefts);
    bool two_sided = false;
    for (size_t i = 0; i < n && common > 0; i++) {
        bool verso = pages[i].left.row && is_verso(s, i, &pages[i]);
        two_sided |= verso;
        if (verso || !pages[i].left.row || fabs(pages[i].left.margin - common) <= 2 * slack)
            continue;
        check_edge(c, MSG_FORM_LEFT, &pages[i].left, s->lefts, slack, slack);
        check_edge(c, MSG_FORM_RIGHT, &pages[i].right, s->rights, slack, 1000);
    }
    for (size_t i = 0; i < c->rows.n && common > 0; i++) {
        struct printed_row *row = &c->rows.at[i];
        double by = pages[row->page].left.row    ? common - pages[row->page].left.margin
                    : two_sided && row->page % 2 ? s->left - s->right
                                                 : 0;
        if (!row_is_upright(c, row) || fabs(by) <= 2 * slack)
            continue;
        row->moved = by;
        row->left += by;
        row->right += by;
    }
    free(pages);
}

/*
 * Between which edges the text runs: by lines that continue a paragraph, and those before them; a
 * masthead may be wider, and says nothing of margins that are too wide. few: too few lines say
 * where that is.
 */
static void find_edges(struct checker *c, bool few)
{
    const struct style *s = c->style;
    const double wide = 1000, over = 2 * PT_PER_MM; /* text may be ragged */
    struct edge left = {0}, right = {0};
    for (size_t i = 1; i < c->rows.n && !few; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (row->moved != 0 || !is_text(c, row) || !continues_text(c, i))
            continue;
        nearer(&left, row, margin_of(c, row, LEFT_EDGE));
        nearer(&right, &row[-1], margin_of(c, &row[-1], RIGHT_EDGE));
    }
    c->left = left.row ? left.margin : s->left;
    c->right = s->width - (right.row ? right.margin : s->right);
    check_edge(c, MSG_FORM_LEFT, &left, s->lefts, wide, over);
    check_edge(c, MSG_FORM_RIGHT, &right, s->rights, wide, over);
}

void check_edges(struct checker *c)
{
    const struct style *s = c->style;
    struct edge edges[EDGES] = {0};
    move_pages(c);
    size_t lines = 0; /* of running text, which reach both margins */
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (!is_text(c, row))
            continue;
        for (int edge = row->moved != 0 ? TOP_EDGE : LEFT_EDGE; edge < EDGES; edge++)
            nearer(&edges[edge], row, margin_of(c, row, edge));
        const struct printed_part *p = row_part(c, row);
        lines += is_paragraph(p) && p->row_count > 1;
    }
    const double wide = 1000; /* a short paper says nothing of wide margins */
    double over = lines > 3 ? slack : wide;
    check_paper(c);
    check_edge(c, MSG_FORM_LEFT, &edges[LEFT_EDGE], s->lefts, slack, over);
    check_edge(c, MSG_FORM_RIGHT, &edges[RIGHT_EDGE], s->rights, slack, over);
    find_edges(c, lines <= 3);
    check_edge(c, MSG_FORM_TOP, &edges[TOP_EDGE], s->tops, 2 * slack, wide);
    struct edge later = later_top(c);
    if (later.margin > s->tops.most)
        check_edge(c, MSG_FORM_TOP, &later, s->tops, wide, above);
    check_edge(c, MSG_FORM_BOTTOM, &edges[BOTTOM_EDGE], s->bottoms, 2 * slack, wide);
}
