/*
 * Heads of tables of layout text: titles side by side, of which the first is for the numbers of
 * rows, or two are known.
 */
#ifndef READ_SCAN_ALIGNED_HEAD_H
#define READ_SCAN_ALIGNED_HEAD_H

#include "model/source_block.h"
#include <stdint.h>

#include "base/mem.h"
#include "base/text.h"
#include "markdown/cell_text.h"
#include "read/scan/aligned_line.h"

/*
 * ALIGNED_HEAD_REACH: lines of a head above and below the titles. ALIGNED_TITLE: characters of a
 * title, and of a line of one part that may belong to a table.
 */
enum {
    ALIGNED_HEAD_REACH = 3,
    ALIGNED_HEAD_LINES = 2 * ALIGNED_HEAD_REACH + 1,
    ALIGNED_TITLE = 60
};

struct aligned_span {          /* a title over several columns */
    struct stretch_part words; /* from where to where they reach, of all its lines */
    size_t last_line;
    size_t first, last; /* columns */
};

/* Lines from a possible head on, each read once, however often it is asked for. */
enum { ALIGNED_BELOW = 80 };
struct aligned_below {
    size_t first;
    bool read[ALIGNED_BELOW];
    struct aligned_line line[ALIGNED_BELOW];
};

struct aligned_head {
    const struct source *source;
    struct aligned_below *below;      /* while titles are sought; or NULL */
    const struct cell_reader *reader; /* knows notes, which are of no table; or NULL */
    struct arena *scratch;
    struct stretch_part title[ALIGNED_PARTS]; /* from left to right */
    size_t columns;
    struct aligned_span span[ALIGNED_PARTS];
    size_t spans;
    bool doubtful;                 /* a title may be over one column or over several */
    size_t first, titles;          /* line of the head; that of most titles */
    bool office[ALIGNED_PARTS];    /* the column says who does a task */
    bool dates[ALIGNED_PARTS];     /* it says by when */
    bool numbered;                 /* the first column has the rows' numbers */
    size_t number_from, number_to; /* lines of its title */
    size_t numbers_to;             /* place to the left of which the numbers begin */
    bool within;                   /* sought among numbered rows: unknown titles are cells of one */
    bool centred;                  /* titles in the middle of their cells: aligned_centred.h */
    size_t cut[ALIGNED_PARTS];     /* offsets at which titles begin that are one blank apart */
    size_t cuts;
};

/* A line of the head, cut also where a word begins at the very place of a title. */
struct aligned_line aligned_head_line(const struct aligned_head *, size_t line);
/* Reads the head that begins on the line; the line below it, or 0: there is none. */
size_t aligned_head_read(struct aligned_head *, size_t line);
enum head_found { HEAD_NONE, HEAD_OTHER, HEAD_SAME };
/* Does a head begin on the line, and is it this one, as at the top of a page. */
enum head_found aligned_head_again(const struct aligned_head *, size_t line);
/*
 * A line of a row: a number, of a group too, is a part of its own, though one blank is after it.
 * With a stop it is that of a clause below the table.
 */
struct aligned_line aligned_row_line(const struct aligned_head *, size_t line);
/* Does a part of the row's line begin where none of the lines [from, to) has one. */
bool aligned_begins_elsewhere(const struct aligned_head *, size_t line, size_t from, size_t to);
/* The words of a part, and whether its first character is of a sort. */
struct str aligned_part(const struct aligned_head *, const struct stretch_part *);
bool aligned_part_starts(const struct aligned_head *, const struct stretch_part *,
                         bool (*sort)(uint32_t));

/*
 * Lines of the head of the rows right above in out, but for a page number; 0: none do, or it is
 * another head.
 */
size_t aligned_head_above(const struct aligned_head *, const struct source_blocks *out);

#endif
