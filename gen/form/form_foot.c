/* What is in the lower margin of a page: the office's address, who may not read the paper. */
#include "form/form_parts.h"

static void add_line(struct form_builder *f, const char *name, const struct node *n)
{
    const struct style_class *class = style_class(f->style, name);
    struct text_list text = {0};
    form_margin_begin(f, n);
    form_runs(f, &text, class, n, KEEP_NONE, form_element(f, 0, ROLE_PARAGRAPH));
    form_paragraph(f, &f->foot, class, &text);
}

void form_contact(struct form_builder *f, const struct node *n)
{
    const struct style *s = f->style;
    if (!f->foot.list.n) {
        form_space(&f->foot, form_number_length(f, "contact-gap"));
        form_rule(f, &f->foot, 1, 0, 2);
        f->foot.list.at[1].as.rule.length = form_length(s->width - s->left - s->right);
    }
    add_line(f, "contact", n);
}

void form_last_page(struct form_builder *f)
{
    const struct style_class *class = form_class(f, "circulation-last");
    int margin = form_length(f->style->bottom) - form_number_length(f, "circulation-last-bottom");
    if (!f->foot.list.n && margin > form_length(class->leading))
        form_space(&f->foot, margin - form_length(class->leading));
    add_line(f, class->name, f->last_page);
    f->last_page = NULL;
}
