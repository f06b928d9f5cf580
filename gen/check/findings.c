/* What is found: see check_int.h. */
#include <math.h>
#include <string.h>

#include "check/check_int.h"

static const char *place_of(struct checker *c, const struct printed_row *row)
{
    if (!row)
        return msg_text(MSG_FORM_WHOLE);
    if (row->right <= 0) /* the page as a whole */
        return str_format(c->arena, msg_text(MSG_FORM_PAGE), row->page + 1).p;
    return str_format(c->arena, msg_text(MSG_FORM_PLACE), row->page + 1,
                      (int)lround((row->left - row->moved) / PT_PER_MM),
                      (int)lround(row->top / PT_PER_MM))
        .p;
}

void found(struct checker *c, enum msg msg, const struct printed_row *row, const char *was,
           const char *must, struct str rule)
{
    for (size_t i = 0; i < c->findings.n; i++)
        if (c->findings.at[i].msg == msg && str_eq(c->findings.at[i].rule, rule) &&
            !strcmp(c->findings.at[i].must, must)) {
            c->findings.at[i].count++;
            return;
        }
    struct str text = row ? str_first_words(row->text, 40) : STR_NONE;
    *vec_push(&c->findings) = (struct finding){msg, place_of(c, row), was, must, text, rule, 1};
}

const char *number_text(struct checker *c, double value)
{
    return str_format(c->arena, "%g", round(value * 10) / 10).p;
}

const char *range_text(struct checker *c, struct style_range r, double unit)
{
    const char *least = str_format(c->arena, "%g", round(r.least / unit * 100) / 100).p;
    const char *most = str_format(c->arena, "%g", round(r.most / unit * 100) / 100).p;
    return strcmp(least, most) ? str_format(c->arena, "%s-%s", least, most).p : least;
}

void findings_report(struct checker *c)
{
    for (size_t i = 0; i < c->findings.n; i++) {
        const struct finding *f = &c->findings.at[i];
        const char *more =
            f->count > 1 ? str_format(c->arena, msg_text(MSG_FORM_MORE), f->count - 1).p : "";
        diag_file(f->msg, c->name, f->place, STR_ARG(f->text), f->was, f->must, STR_ARG(f->rule),
                  more);
    }
}
