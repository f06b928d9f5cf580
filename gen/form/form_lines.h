/*
 * Texts whose line ends mean something (masthead, title, signature, title of an appendix), line by
 * line. Private to form/.
 */
#ifndef FORM_FORM_LINES_H
#define FORM_FORM_LINES_H

#include "form/form_builder.h"

struct form_line {
    struct str text;                /* plain and trimmed, label included, footnote calls left out */
    struct str label;               /* of the node, on its first line */
    const struct run *first, *last; /* last: NULL where the line ends with the node */
    size_t from, to;                /* offsets in the first and the last run */
    bool calls;                     /* footnotes */
    struct pos pos;
};

/* Before the first line, node is set and all else zero. */
struct form_line_reader {
    const struct node *node;
    const struct run *run;
    size_t at;
    bool begun;
};

/* False after the last line. Texts belong to the builder's arena. */
bool form_line_next(struct form_builder *, struct form_line_reader *, struct form_line *);
void form_line_text(struct form_builder *, struct text_list *, const struct style_class *,
                    const struct form_line *, unsigned element);
/* The line as a paragraph. */
struct block *form_line_set(struct form_builder *, struct block_list *, const struct style_class *,
                            const struct form_line *, unsigned element);

#endif
