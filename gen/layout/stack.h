/*
 * A stack: blocks one below the other in a measure, without pages: the contents of a table cell or
 * of a footnote. Its strips are lines of text, rules and spaces with their places from its top.
 */
#ifndef LAYOUT_STACK_H
#define LAYOUT_STACK_H

#include "base/mem.h"
#include "layout/layout.h"
#include "layout/paragraph.h"

struct strip {
    const struct block *block;
    const struct line *line; /* of a paragraph, else NULL */
    int64_t top, bottom;
    uint32_t lines_before, lines_after; /* of the same block */
    int widest; /* line of the block above, for rules that are a share of it */
};

struct stack {
    struct strip *strips;
    size_t n;
    int64_t height; /* spaces at both ends left out */
};

/*
 * Appends the strips of one block to a growing list. *y is the lower edge of the block above,
 * spaces included; *widest the widest line of the block above. No tables.
 */
vec_named(strip_list, struct strip);
void stack_add(struct setter *, struct arena *, const struct block *, int measure,
               struct strip_list *, int64_t *y, int *widest);

/* scratch is used again and again; what is returned belongs to the arena. */
struct stack stack_make(struct setter *, struct arena *, const struct block *, size_t n,
                        int measure, struct strip_list *scratch);

/* Measures of the blocks together, and their units; paragraphs as by paragraph_extent_kept(). */
struct extent stack_extent(struct setter *, const struct block *, size_t n, struct unit_list *);

/* Index of the first strip whose lower edge is below y. */
size_t stack_below(const struct stack *, int64_t y);

/* Reports the footnotes that runs in this strip call, as indices into flow.notes. */
void stack_calls(const struct strip *, void (*call)(void *, unsigned note), void *);

#endif
