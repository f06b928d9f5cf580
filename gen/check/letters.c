/* Fonts, sizes, bold and italic: see check_int.h. */
#include <string.h>

#include "base/unicode.h"
#include "check/check_int.h"

static const double slack = 0.35; /* pt: sizes are measured to a third */

/* "TimesNewRomanPS-BoldMT" is of the family "Times New Roman". */
static bool is_of_family(struct str font, struct str family)
{
    size_t at = 0;
    for (size_t i = 0; i < family.n; i++)
        if (family.p[i] != ' ') {
            while (str_at(font, at) == ' ')
                at++;
            if (str_at(font, at++) != family.p[i])
                return false;
        }
    return true;
}

static bool allowed_font(const struct style *s, struct str font)
{
    for (size_t i = 0; i < sizeof s->fonts / sizeof *s->fonts; i++)
        if (s->fonts[i].n && is_of_family(font, s->fonts[i]))
            return true;
    return false;
}

static const char *style_text(unsigned style)
{
    static const enum msg texts[] = {MSG_FORM_UPRIGHT, MSG_FORM_BOLD, MSG_FORM_ITALIC,
                                     MSG_FORM_BOLD_ITALIC};
    return msg_text(texts[(style & STYLE_BOLD ? 1 : 0) + (style & STYLE_ITALIC ? 2 : 0)]);
}

/* Of running text a drafter may make any word bold; words and names of an address share a line. */
static bool style_is_fixed(const struct printed_part *p)
{
    return !part_has_class(p, "body") && !part_has_class(p, "bullet") &&
           !part_has_class(p, "address");
}

void check_set(struct checker *c, const struct printed_row *row, const struct style_class *k,
               bool style_fixed)
{
    const unsigned both = STYLE_BOLD | STYLE_ITALIC;
    if (!k->sizes.most)
        return;
    if (row->size < k->sizes.least - slack || row->size > k->sizes.most + slack)
        found(c, MSG_FORM_SIZE, row, number_text(c, row->size), range_text(c, k->sizes, 1),
              k->rule);
    if (style_fixed && (row->style & both) != (k->style & both))
        found(c, MSG_FORM_STYLE, row, style_text(row->style), style_text(k->style), k->rule);
}

static void check_row(struct checker *c, const struct printed_row *row)
{
    const struct printed_part *p = row_part(c, row);
    const struct style_class *k = p ? p->class : NULL;
    if (!k || !k->sizes.most)
        return;
    check_set(c, row, k, style_is_fixed(p));
    if (!allowed_font(c->style, row->font))
        found(c, MSG_FORM_FONT, row, str_copy(c->arena, row->font).p,
              str_copy(c->arena, c->style->fonts[0]).p, c->style->fonts_rule);
}

void check_letters(struct checker *c)
{
    for (size_t i = 0; i < c->rows.n; i++)
        check_row(c, &c->rows.at[i]);
}
