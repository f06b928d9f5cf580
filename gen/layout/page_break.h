/*
 * Pages: where they end. A dynamic program over all break points of a section finds the breaks that
 * are best for the section as a whole (Knuth and Plass applied to pages; F. Mittelbach, "A General
 * Framework for Globally Optimized Pagination", DocEng 2016, explains what is hard about it).
 *
 * Rules, the strongest first; where they collide the weakest yields, and the log says so:
 *   1  a signature has two lines of the body before it on its page
 *   2  a heading has two lines of what follows with it, a table's header a row
 *   3  what is to be kept together is
 *   4  a row that may be parted (table.whole) has two lines on each side at least
 *   5  a cell over several rows is printed again on the next page
 *   6  a footnote begins on the page of its call
 * and then, as prices: widows, orphans, short last pages, parted footnotes, empty space.
 */
#ifndef LAYOUT_PAGE_BREAK_H
#define LAYOUT_PAGE_BREAK_H

#include "layout/galley.h"

/* One page of a galley: items first..end-1, lines of footnotes note_first..note_end-1. */
struct sheet {
    uint32_t first, end;
    uint32_t note_first, note_end;
    int64_t fill, empty; /* by which its gaps grow together; what is left at its foot */
    uint32_t longer;     /* paragraphs that are a line longer on it */
    uint8_t broken_rule; /* the strongest rule that could not be kept at its foot */
};

/* The sheets of a galley, owned by the arena; at least one. Marks the paragraphs made longer. */
size_t page_break(struct setter *, struct arena *, const struct flow *, struct galley *,
                  struct sheet **);

/* Height of the table header that is printed again on a page that begins with this item. */
int64_t page_header(const struct galley *, size_t first);
/*
 * How much higher than in the galley item i has to be, on a page that began with item `first`, so
 * that cells over several rows fit; ends: the page ends after i.
 */
int64_t page_extra(const struct galley *, size_t first, size_t i, bool ends);
/* Height of note lines from..to-1 with the line above them; 0 for none. */
int64_t page_notes(const struct flow *, const struct galley *, uint32_t from, uint32_t to);

#endif
