/*
 * The canvas: a page that is being filled with strips, bars and running matter.
 */
#ifndef LAYOUT_PAGE_DRAW_H
#define LAYOUT_PAGE_DRAW_H

#include "layout/stack.h"

struct draw_anchor {
    unsigned anchor;
    int x, y;
};

struct draw_beside { /* a note of the margin, and the base line that it is beside */
    unsigned beside;
    int64_t y;
};

/* Set arena and only_anchors, zero the rest; draw_free() releases it. */
struct canvas {
    struct arena *arena;   /* for the texts of page numbers */
    bool only_anchors;     /* else they are not collected; then pieces and bars may lack */
    int left, top, bottom; /* margins of the page */
    vec(struct piece) pieces;
    vec(struct bar) bars;
    vec(struct draw_anchor) anchors;
    vec(struct draw_beside) besides; /* in the order in which their texts were drawn */
    size_t broken;                   /* lines that end inside a word */
};
void draw_free(struct canvas *);

/*
 * A line, rule or space. x: left edge of its measure; y: its upper edge. content: false for what is
 * printed again, which gets tag 0 and no anchors.
 */
void draw_strip(struct canvas *, const struct strip *, int x, int measure, int64_t y, bool content);
/* x as above; down: by how much all is lower than its y says. */
void draw_running(struct canvas *, const struct running *, int number, int x, int measure,
                  int down);
/* A line of content from x on, at that base line. */
void draw_words(struct canvas *, const struct span *, int64_t x, int64_t y);
void draw_bar(struct canvas *, int64_t x, int64_t y, int64_t width, int64_t height, unsigned tag);
void draw_mark(struct canvas *, unsigned anchor, int64_t x, int64_t y);

#endif
