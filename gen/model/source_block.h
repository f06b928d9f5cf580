/*
 * Source blocks: the physical paragraphs of a text, as a front end (scan_block.c for scans,
 * md_block.c for Markdown, docx.c for Word files) finds them, before structure.c makes a document
 * of them. Front ends know nothing of what a block means; structure.c knows nothing of mark-up.
 *
 *     bytes --front end--> struct source_blocks --structure.c--> struct doc
 */
#ifndef MODEL_SOURCE_BLOCK_H
#define MODEL_SOURCE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/source.h"

enum source_block_kind {
    SOURCE_PARA,     /* also a numbered clause: its number is still in the text */
    SOURCE_HEADING,  /* marked as a heading; the mark's level is a hint only */
    SOURCE_BULLET,   /* after "-", "*", "+", "–": the mark is in mark */
    SOURCE_FOOTNOTE, /* after "<sup>1</sup>" or "[^1]:": the number is in mark */
    SOURCE_ROW,      /* a table row: cells */
    SOURCE_RULE,     /* -----, ***, a lone * */
    SOURCE_COMMENT   /* an HTML comment: its text, trimmed, in runs */
};

/* Where the lines of a block lie on the page, as far as the front end knows. */
enum source_align {
    SOURCE_ALIGN_UNKNOWN,
    SOURCE_ALIGN_LEFT, /* or justified */
    SOURCE_ALIGN_CENTER,
    SOURCE_ALIGN_RIGHT
};

/*
 * Styled text as the source has it; style bits of model/doc.h. A line end is a run of its
 * own, "\n", with the styles that are on both sides of it.
 */
struct source_run {
    struct str text; /* in the arena or in the source; empty where a footnote is called */
    struct pos pos;
    unsigned style : 8;
    unsigned call : 21; /* bytes of the mark of the footnote called here, which is at text.p */
    unsigned hard : 1;  /* of a "\n": the mark-up asks for the break; else the line only wraps */
    unsigned joins : 1; /* of a "\n": what follows surely is of the paragraph before it; */
    unsigned moved : 1; /* it is not from the next line of the source */
};

static inline struct str source_run_mark(const struct source_run *r)
{
    return r->call ? (struct str){r->text.p, r->call} : STR_NONE;
}
/* Makes a call of the footnote of that mark of it; its place and style stay. */
void source_run_call(struct source_run *, struct str mark);

/* Growing arrays of base/mem.h, with names so that functions can take them. */
vec_named(source_runs, struct source_run);

struct source_cell {
    struct source_runs runs;
    struct pos pos;
    bool merged;  /* continues the cell above it */
    bool spanned; /* continues the cell left of it; in the rows below, it may be merged alone */
};

struct source_block {
    enum source_block_kind kind : 8;
    enum source_align align : 8;
    uint8_t level;     /* of a heading mark, else 0 */
    bool glued : 1;    /* no blank line between this block and the one before */
    bool head : 1;     /* a row that the mark-up itself calls a header row */
    bool headless : 1; /* a row of a table that has no such row, as the mark-up says */
    bool rest : 1;     /* a row or note that continues the one above it: a page end parts them */
    bool whole : 1;    /* a note: all of its lines are here, as print has them */
    unsigned depth;    /* list nesting: 0 at the margin, 1 of what belongs to a bullet, ... */
    struct str mark;
    struct source_runs runs;
    vec(struct source_cell) cells;
    unsigned first_line, last_line; /* physical lines, all of them the block's own */
    struct pos pos;
};

/* What somebody wrote on the paper without changing it. */
struct source_comment {
    struct str author, date; /* date as the file has it: ISO 8601 */
    struct str text;         /* "\n" between paragraphs */
    unsigned line;           /* physical line that it is on; 0 where the file does not say */
};

struct source_blocks {
    vec(struct source_block) list; /* in reading order */
    vec(struct source_comment) comments;
    const struct source *source;
    struct arena *arena;
    /*
     * The mark-up shows nesting: depth counts list levels, so a paragraph of depth 0 after a
     * bullet is no part of the bullet. Scans do not show it.
     */
    bool nested;
    struct str title, date; /* of metadata before the text, as it says them; unset if it does not */
    size_t full;            /* width of a full line of flow text (read/scan/flow_text.h); else 0 */
    bool whole;             /* each block is a whole paragraph: none continues in the next */
};

/* A new last block, zeroed but for kind and pos; blocks move when the list grows. */
struct source_block *source_blocks_add(struct source_blocks *, enum source_block_kind, struct pos);
/* The text of runs, calls left out: that of a single one itself, else joined in the arena. */
struct str source_runs_text(struct arena *, const struct source_run *, size_t count);
/*
 * Frees what blocks [from, end) hold, and their own memory, once: the list must not be freed with
 * them in it. Text stays with the arena.
 */
void source_blocks_release(struct source_blocks *, size_t from, size_t end);
/* Frees the list and what its blocks hold. */
void source_blocks_free(struct source_blocks *);

#endif
