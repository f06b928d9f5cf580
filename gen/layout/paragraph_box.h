/*
 * A paragraph's text cut into boxes, stretches that no line end divides:
 *
 *     |khoản 2 Điều 103 |Hiến pháp |năm 2013 ...     each with the blanks after it (its gap)
 *
 * A line is a sequence of boxes without the last one's gap. Widths come from sums over all boxes
 * before, so that trying a line costs a subtraction. Private to paragraph.c, paragraph_box.c and
 * line_slack.c.
 */
#ifndef LAYOUT_PARAGRAPH_BOX_H
#define LAYOUT_PARAGRAPH_BOX_H

#include "base/mem.h"
#include "layout/font.h"
#include "layout/paragraph.h"

struct box {
    uint32_t from, end, next; /* end: without the gap */
    uint32_t run, run_from;
    int64_t width, elastic;        /* without the gap; elastic: blanks inside */
    int64_t gap;                   /* width of the blanks after it */
    uint32_t letters, gap_letters; /* how many, blanks inside included; of the gap */
    int64_t kern;  /* part of width that kerning with the box before takes (or gives) */
    char end_kind; /* enum break_kind of a line end after it */
    bool forced;   /* a line feed ends it */
    bool broken;   /* its end is inside a word */
};

struct sum {
    int64_t width, elastic, letters; /* of all boxes before, gaps included */
};

/* The best way found to a line end, per tightness of the line that ends there. */
struct way {
    int64_t cost;
    uint32_t from; /* first box of the line */
    uint8_t from_class;
};

/* A paragraph that paragraph_extent_kept() has measured, its boxes unbroken. */
struct kept {
    const struct paragraph *paragraph;
    size_t first, n; /* of kept_boxes */
    int64_t measure; /* no box is broken in one so wide */
};

struct setter {
    struct buf text;
    vec(char) breaks;
    vec(struct box) boxes;
    vec(struct sum) sums;
    vec(struct way) ways; /* CLASSES for each box, and one more */
    vec(struct line) lines;
    vec(struct kept) kept;
    vec(struct box) kept_boxes;
    size_t recalled; /* of the kept paragraphs */
};

/* The boxes of the paragraph and their sums; one wider than the measure is broken. */
void box_make(struct setter *, const struct paragraph *, int measure);
/* Keeps the boxes for box_recall(). */
void box_keep(struct setter *, const struct paragraph *);
/* The next kept boxes and their sums; false if they are not this paragraph's, or too wide. */
bool box_recall(struct setter *, const struct paragraph *, int measure);

/* The line of boxes from..to-1. */
static inline int64_t box_width(const struct setter *s, size_t from, size_t to)
{
    return s->sums.at[to].width - s->sums.at[from].width - s->boxes.at[to - 1].gap -
           s->boxes.at[from].kern;
}

static inline int64_t box_elastic(const struct setter *s, size_t from, size_t to)
{
    return s->sums.at[to].elastic - s->sums.at[from].elastic - s->boxes.at[to - 1].gap;
}

static inline int64_t box_letters(const struct setter *s, size_t from, size_t to)
{
    return s->sums.at[to].letters - s->sums.at[from].letters - s->boxes.at[to - 1].gap_letters;
}

/* ---- line_slack.c: how a line is made as wide as its measure */

/* Blanks may shrink to two thirds, and be three times their width: more is worse than ragged. */
enum { SHRINK = 3, MOST_STRETCH = 2 };
/* What a letter may take of the slack of a line that begins in that run. */
int64_t line_letter_most(const struct paragraph *, uint32_t run);
/* What the letters of a line take of its slack: all above `free`, at most so much together. */
int64_t line_letters_take(int64_t slack, int64_t free, int64_t most);

/* From font units to millipoints, rounded. */
static inline int64_t box_scaled(int64_t units, const struct span *run)
{
    int64_t em = font_units(run->font), n = units * run->size;
    return (n >= 0 ? n + em / 2 : n - em / 2) / em;
}

#endif
