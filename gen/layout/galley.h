/*
 * The galley: a section as one long strip that knows nothing of pages. Items are lines, rules,
 * spaces and rows of tables (parts of rows where a row is very high), each with its place and with
 * what it would cost to end a page before it. (A galley is the tray that holds type before it
 * is made up into pages.)
 */
#ifndef LAYOUT_GALLEY_H
#define LAYOUT_GALLEY_H

#include "layout/stack.h"
#include "layout/table.h"

/* Rules that a page break may break, the strongest last: see page_break.h. */
enum broken_rule {
    BROKEN_NONE,
    BROKEN_NOTE,      /* a footnote does not begin on the page of its call */
    BROKEN_ROW,       /* fewer than two lines of a divided row on one side */
    BROKEN_TOGETHER,  /* a block divided that is kept together */
    BROKEN_HEADING,   /* a heading without two lines of what follows, a header without a row */
    BROKEN_SIGNATURE, /* a signature without two lines of the text before it */
    BROKEN_TOO_HIGH,  /* something higher than a page */
    BROKEN_RULES
};

struct item {
    int64_t top, bottom; /* places along the galley; a page's height is a difference of them */
    const struct block *block;
    const struct strip *strip;     /* of a line, rule or space */
    const struct set_table *table; /* of a row */
    uint32_t row, cut;             /* cut: which part of a divided row, from 0 */
    /*
     * Of the first line of a paragraph that may be a line longer: that setting, else NULL; and is
     * it printed so. Of all items: how many such paragraphs begin before it, and how many of them
     * end before it.
     */
    const struct line *longer;
    bool lengthened;
    uint32_t longer_begun, longer_ended;
    uint32_t note_count; /* footnotes called before this item */
    int64_t more;        /* by which all gaps above it may grow, as top is a place */
    int64_t cost;        /* of a page break before it */
    uint8_t broken_rule; /* the rule that such a break would break */
    bool page_before;
    bool marked; /* an anchor or a broken word in it */
};

struct galley {
    const struct section *section;
    int measure;
    int64_t page_height;
    struct item *items;
    size_t n;
    unsigned *notes; /* in the order of their calls */
    size_t note_count;
    /* Lines of those notes one below the other; note_line[i] is the first of the i-th note. */
    struct strip *note_strips;
    uint32_t *note_line; /* note_count + 1 of them */
    bool *note_seen;     /* of flow.notes: called already, in this section or before */
    int line_height;     /* of the paragraphs that may be longer */
    struct stack head;   /* of the section */
    struct stack foot;   /* from the lower edge of the text downwards */
};

/* Everything belongs to the arena. note_seen has a place for each note of the flow. */
struct galley *galley_make(struct setter *, struct arena *, const struct flow *,
                           const struct section *, bool *note_seen);
/* Finds the paragraphs that may be a line longer; false if there are none. */
bool galley_lengthen(struct setter *, struct arena *, struct galley *);

#endif
