/* Numbers of pages: see check_int.h. */
#include <math.h>

#include "check/check_int.h"

static const double slack = 3 * PT_PER_MM;

/* The row of figures alone above all other text of the page; NULL: there is none. */
static const struct printed_row *number_of(const struct checker *c, size_t page, unsigned *value)
{
    const struct printed_row *top = NULL;
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_row *row = &c->rows.at[i];
        if (row->page == page && (!top || row->top < top->top))
            top = row;
    }
    size_t digits = top ? str_number(top->text, 0, 4, value) : 0;
    return digits && digits == top->text.n ? top : NULL;
}

/* Does an appendix begin on the page, whose pages are numbered anew. */
static bool begins_appendix(const struct checker *c, size_t page)
{
    for (size_t i = 0; i < c->rows.n; i++) {
        const struct printed_part *p = row_part(c, &c->rows.at[i]);
        if (c->rows.at[i].page == page && p && p->node->kind == NODE_TABLE_TITLE)
            return true;
    }
    return false;
}

static void check_place(struct checker *c, const struct printed_row *row)
{
    const struct style_class *k = style_class(c->style, "page-number");
    const struct style_number *top = style_find_number(c->style, "page-number-top");
    double away = (row->left + row->right) / 2 - (c->left + c->right) / 2;
    if (row_is_upright(c, row) && fabs(away) > slack)
        found(c, MSG_FORM_CENTRE, row, number_text(c, fabs(away) / PT_PER_MM), "", k->rule);
    if (top && top->values.most && row_is_upright(c, row) &&
        (row->top < top->values.least - slack || row->top > top->values.most + slack))
        found(c, MSG_FORM_NUMBER_TOP, row, number_text(c, row->top / PT_PER_MM),
              range_text(c, top->values, PT_PER_MM), top->rule);
    check_set(c, row, k, true);
}

void check_numbers(struct checker *c)
{
    const struct style_class *k = style_class(c->style, "page-number");
    const struct style_number *first = style_find_number(c->style, "page-number-first");
    unsigned expected = 1, value = 0;
    for (size_t page = 0; page < c->pages->pages.n; page++, expected++) {
        const struct printed_row *row = number_of(c, page, &value);
        struct printed_row at = {.page = page};
        bool begins = !page || begins_appendix(c, page);
        if (begins && (!row || value != expected))
            expected = 1;
        if (begins && row && value == expected && first && !first->value)
            found(c, MSG_FORM_NUMBER_FIRST, row, "", "", first->rule);
        else if (!begins && !row)
            found(c, MSG_FORM_NO_NUMBER, &at, "", number_text(c, expected), k->rule);
        else if (!begins && value != expected) {
            found(c, MSG_FORM_NUMBER, row, number_text(c, value), number_text(c, expected),
                  k->rule);
            expected = value; /* one that is wrong makes the next ones wrong */
        }
        if (row)
            check_place(c, row);
    }
}
