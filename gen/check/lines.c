/* Indents, leading, even edges: see check_int.h. */
#include <math.h>

#include "base/mem.h"
#include "check/check_int.h"

static const double slack = 0.5;                  /* pt, of leading */
static const double indent_slack = 1 * PT_PER_MM; /* bearings, and boxes of other programs */

static bool in_range(double value, struct style_range r, double by)
{
    return !r.most || (value >= r.least - by && value <= r.most + by);
}

/* Is a row of a part the rest of the printed line of the one before, behind a mark that is raised.
 */
static bool continues_row(const struct printed_row *row)
{
    const struct printed_row *before = row - 1;
    return row->page == before->page && row->left > before->right - slack &&
           fabs(row->bottom - before->bottom) < slack;
}

/* From one line of a part to the next, on one page. */
static void check_leading(struct checker *c, const struct printed_part *p)
{
    for (size_t i = p->first_row + 1; i < p->first_row + p->row_count; i++) {
        const struct printed_row *row = &c->rows.at[i];
        double leading = row->bottom - row[-1].bottom;
        if (row->page == row[-1].page && fabs(row->size - row[-1].size) < slack &&
            !continues_row(row) && !in_range(leading, p->class->leadings, slack))
            found(c, MSG_FORM_LEADING, row, number_text(c, leading),
                  range_text(c, p->class->leadings, 1), p->class->rule);
    }
}

/* Lines that a following one proves to be full, and how many of them end short of the edge. */
struct full_lines {
    size_t count, ragged;
    const struct printed_part *first; /* that has a ragged one */
};

static void count_full(const struct checker *c, const struct printed_part *p, struct full_lines *l)
{
    for (size_t i = p->first_row; i + 1 < p->first_row + p->row_count; i++) {
        bool ragged = c->rows.at[i].right < c->right - 3 * PT_PER_MM;
        if (continues_row(&c->rows.at[i + 1]))
            continue;
        l->count++;
        l->ragged += ragged;
        l->first = ragged && !l->first ? p : l->first;
    }
}

/* A text that begins at the edge after a full line continues that line: the reader parted them. */
static bool continues_line(const struct checker *c, size_t part)
{
    size_t before = part; /* the number of a page between the two is passed over */
    while (before && (before == part || !c->parts.at[before].class))
        before--;
    const struct printed_part *p = &c->parts.at[part], *above = &c->parts.at[before];
    if (before == part || !above->row_count)
        return false;
    const struct printed_row *first = &c->rows.at[p->first_row];
    const struct printed_row *last = &c->rows.at[above->first_row + above->row_count - 1];
    return first->left < c->left + indent_slack && last->right > c->right - 10 * PT_PER_MM;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Of most lines of paragraphs: the median, or 0 where there are none. */
static double usual_leading(const struct checker *c)
{
    double *all = arena_array(c->arena, c->rows.n + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct printed_part *p = &c->parts.at[i];
        for (size_t k = p->first_row + 1;
             p->class && p->class->after_least > 0 && k < p->first_row + p->row_count; k++)
            if (c->rows.at[k].page == c->rows.at[k - 1].page && !continues_row(&c->rows.at[k]))
                all[n++] = c->rows.at[k].bottom - c->rows.at[k - 1].bottom;
    }
    array_sort(all, n, by_value);
    return all[n / 2];
}

/* What is free between a paragraph and the one above it; less than 0 where that is not measured. */
static double gap_above(const struct checker *c, size_t part, double leading)
{
    const struct printed_part *p = &c->parts.at[part], *above = p - 1;
    if (!part || !p->class || !above->class || p->class->after_least <= 0 ||
        above->class->after_least <= 0 || !p->row_count || !above->row_count ||
        continues_line(c, part))
        return -1;
    const struct printed_row *first = &c->rows.at[p->first_row];
    const struct printed_row *last = &c->rows.at[above->first_row + above->row_count - 1];
    bool alike = first->page == last->page && fabs(first->size - last->size) < slack;
    return alike && first->bottom > last->bottom ? fmax(0, first->bottom - last->bottom - leading)
                                                 : -1;
}

/* Gaps that are too small; a few may be lines that the reader parted. */
static void check_gaps(struct checker *c)
{
    enum { FEW = 3, SHARE = 4 };
    double leading = usual_leading(c);
    size_t small = 0, all = 0;
    for (int say = 0; say < 2 && leading > 0; say++)
        for (size_t i = 0; i < c->parts.n; i++) {
            const struct printed_part *p = &c->parts.at[i];
            double gap = gap_above(c, i, leading);
            bool good = gap < 0 || gap > p->class->after_least - 2 * slack;
            all += gap >= 0 && !say;
            small += !good && !say;
            if (say && !good && small >= FEW && small * SHARE > all)
                found(c, MSG_FORM_GAP, &c->rows.at[p->first_row], number_text(c, gap),
                      number_text(c, p->class->after_least), p->class->rule);
        }
}

/* "(Có phụ lục kèm theo)": a line of its own in the middle. */
static bool is_centred(const struct checker *c, const struct printed_part *p)
{
    const struct printed_row *row = &c->rows.at[p->first_row];
    return p->row_count == 1 && fabs(row->left - c->left - (c->right - row->right)) < indent_slack;
}

void check_lines(struct checker *c)
{
    struct full_lines full = {0};
    check_gaps(c);
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct printed_part *p = &c->parts.at[i];
        if (!p->class || !p->row_count || !row_is_upright(c, &c->rows.at[p->first_row]))
            continue;
        const struct printed_row *first = &c->rows.at[p->first_row];
        double indent = first->left - c->left;
        if (!in_range(indent, p->class->indents, indent_slack) && !continues_line(c, i) &&
            !is_centred(c, p))
            found(c, MSG_FORM_INDENT, first, number_text(c, indent / PT_PER_MM),
                  range_text(c, p->class->indents, PT_PER_MM), p->class->rule);
        if (p->class->leadings.most)
            check_leading(c, p);
        if (p->class->align == ALIGN_JUSTIFY && p->class->sizes.most)
            count_full(c, p, &full);
    }
    if (full.count > 3 && full.ragged * 2 > full.count)
        found(c, MSG_FORM_RAGGED, &c->rows.at[full.first->first_row], "", "",
              full.first->class->rule);
}
