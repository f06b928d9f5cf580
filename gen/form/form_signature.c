/* Who signs: one beside the recipients, or several side by side above them. */
#include "form/form_parts.h"

#include <string.h>

#include "form/form_lines.h"
#include "model/part_class.h"

enum { LEFT, RIGHT, SIDES };

void form_signature(struct form_builder *f, struct block_list *to, const struct node *n, int more,
                    bool *signed_)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    form_margin_begin(f, n);
    while (form_line_next(f, &reader, &line)) {
        if (!line.text.n && !line.calls)
            continue;
        const char *name = part_class_signature(f->arena, line.text, !to->list.n);
        if (!strcmp(name, "signer")) {
            if (!*signed_)
                form_space(to, form_number_length(f, "signature-space") + more);
            *signed_ = true;
        }
        form_line_set(f, to, style_class(f->style, name), &line, element);
    }
}

/* How high the lines above the name are, thousandths of a pt. */
static int title_height(struct form_builder *f, const struct node *n)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    int height = 0;
    for (bool first = true; form_line_next(f, &reader, &line); first = false) {
        const char *name = part_class_signature(f->arena, line.text, first);
        height += strcmp(name, "signer") ? form_length(style_class(f->style, name)->leading) : 0;
    }
    return height;
}

void form_signers(struct form_builder *f, const struct node *n, size_t count)
{
    int highest = 0;
    for (const struct node *k = n; k && !node_is_copy(k); k = k->next) {
        int height = k->kind == NODE_SIGNATURE ? title_height(f, k) : 0;
        highest = height > highest ? height : highest;
    }
    struct block_list pair[SIDES] = {0};
    for (size_t i = 0; count; n = n->next) {
        if (n->kind != NODE_SIGNATURE)
            continue;
        bool named = false;
        int side = count == 1 || i++ % 2 ? RIGHT : LEFT;
        form_signature(f, &pair[side], n, highest - title_height(f, n), &named);
        if (!named)
            form_space(&pair[side], form_number_length(f, "signature-space"));
        if (side == RIGHT) {
            struct block *b = form_columns(f, &f->body, .5, pair);
            b->before = form_number_length(f, "signature-before");
            b->keep_previous = b->keep_together = true;
        }
        count--;
    }
}
