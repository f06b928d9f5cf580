/* Frames of stamps of urgency, of the sizes that are cut: Decree 30/2020, annex I, box 10b. */
#include "form/form_parts.h"

#include "model/part_class.h"

void form_size_stamp(struct form_builder *f, struct block_list *to, size_t first,
                     const struct node *n)
{
    const char *size = part_stamp_size(f->style, str_trim(node_text(f->arena, n)));
    if (!size || to->list.n != first + 1 || !to->list.at[first].as.paragraph.frame)
        return;
    struct paragraph *p = &to->list.at[first].as.paragraph;
    int padding = (form_number_length(f, "stamp-height") - p->leading) / 2 - p->frame;
    p->frame_width = form_number_length(f, size);
    p->frame_padding = padding > 0 ? padding : p->frame_padding;
}
