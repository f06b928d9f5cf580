/*
 * Lines of layout text, cut where blanks part them. Places are counted in characters from the
 * margin.
 */
#ifndef READ_SCAN_ALIGNED_LINE_H
#define READ_SCAN_ALIGNED_LINE_H

#include <stdbool.h>

#include "base/source.h"

/* Blanks between parts; parts of a line; characters of one, of which wider ones are too wide. */
enum { ALIGNED_GAP = 2, ALIGNED_PARTS = 16, ALIGNED_WIDEST = 400 };

struct stretch_part {  /* of a line, between gaps */
    size_t from, to;   /* places */
    size_t start, end; /* offsets in the source */
};

static inline size_t stretch_middle(const struct stretch_part *p)
{
    return (p->from + p->to) / 2;
}

struct aligned_line {
    struct stretch_part part[ALIGNED_PARTS];
    size_t parts;
    bool blank, too_wide;
    bool page; /* a page begins with it */
};

/* Lines count from 1; one that the source does not have is blank. */
struct aligned_line aligned_line_read(const struct source *, size_t line);
/* The line cut also at one blank, where a word begins at the very place of a column. */
struct aligned_line aligned_line_cut(const struct source *, struct aligned_line,
                                     const size_t *places, size_t n);
/* The line cut at the blanks before words that begin at such offsets, from left to right. */
struct aligned_line aligned_line_cut_at(const struct source *, struct aligned_line,
                                        const size_t *offsets, size_t n);
/*
 * Marks the places that a part covers, of those below ALIGNED_WIDEST: blanks inside, too, but not
 * between numbers, each of which may be a cell.
 */
void aligned_cover(const struct source *, const struct stretch_part *, bool *covered);

#endif
