/* Who signs: one beside the recipients, or several side by side above them. */
#include "form/form_parts.h"

#include <string.h>

#include "form/form_lines.h"
#include "model/part_class.h"

enum { LEFT, RIGHT, SIDES };

void form_signature(struct form_builder *f, struct block_list *to, struct block_list *names,
                    const struct node *n, bool *named)
{
    struct form_line_reader reader = {.node = n};
    struct form_line line;
    unsigned element = form_element(f, 0, ROLE_PARAGRAPH);
    form_margin_begin(f, n);
    for (bool first = true; form_line_next(f, &reader, &line);) {
        if (!line.text.n && !line.calls)
            continue;
        const char *class = part_class_signature(f->arena, line.text, first);
        bool name = !strcmp(class, "signer");
        if (name && !*named && names == to)
            form_space(to, form_number_length(f, "signature-space"));
        *named |= name;
        first = false;
        form_line_set(f, name ? names : to, style_class(f->style, class), &line, element);
    }
}

/* Two side by side: what they sign as, room for their hands, their names on one line. */
static void add_pair(struct form_builder *f, struct block_list titles[SIDES],
                     struct block_list names[SIDES])
{
    int room = form_number_length(f, "signature-space");
    bool named = names[LEFT].list.n || names[RIGHT].list.n;
    struct block *b = form_columns(f, &f->body, .5, titles);
    b->before = form_number_length(f, "signature-before");
    b->after = named ? 0 : room;
    b->keep_previous = b->keep_together = true;
    if (!named)
        return;
    b = form_columns(f, &f->body, .5, names);
    b->before = room; /* of this one: a Word file has both in one table */
    b->keep_previous = b->keep_together = true;
}

void form_signers(struct form_builder *f, const struct node *n, size_t count)
{
    struct block_list titles[SIDES] = {0}, names[SIDES] = {0};
    for (size_t i = 0; count; n = n->next) {
        if (n->kind != NODE_SIGNATURE)
            continue;
        bool named = false;
        int side = count == 1 || i++ % 2 ? RIGHT : LEFT;
        form_signature(f, &titles[side], &names[side], n, &named);
        if (side == RIGHT)
            add_pair(f, titles, names);
        count--;
    }
}
