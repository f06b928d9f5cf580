/*
 * The text of a table cell, gathered from pieces of several source lines and read as inline mark-up
 * by the front end whose table it is. For tables whose cells are not stretches of one line: HTML,
 * grid and simple tables, columns of layout text.
 */
#ifndef MARKDOWN_CELL_TEXT_H
#define MARKDOWN_CELL_TEXT_H

#include "model/source_block.h"

struct cell_text;

/* How a front end reads inline mark-up. */
struct cell_reader {
    /*
     * Adds the runs of the whole text of a cell, whose slices are known; the places of the runs are
     * offsets into it, and are corrected by us.
     */
    void (*read)(const struct cell_reader *, const struct cell_text *, struct source_runs *out);
    bool (*is_note)(const struct cell_reader *, size_t line); /* of no table; NULL: none is */
    void *front_end;
    const struct source *source;
    struct arena *arena;
};

struct cell_slice { /* a stretch of the source within the cell's text */
    size_t at, from;
};

struct cell_text { /* zero it to start */
    struct buf text;
    struct str whole; /* the text, when it is read */
    vec(struct cell_slice) slices;
    bool apart;  /* what is added next begins a line of its own */
    size_t room; /* how wide in print the widest line of its column is; 0: unknown */
};

/* The source bytes [from, to) as they are, after what the cell has. */
void cell_text_add(struct cell_text *, const struct source *, size_t from, size_t to);
/* Mark-up, or a list mark, that the source has in another form. */
void cell_text_put(struct cell_text *, struct str mark);
/*
 * A line of a cell whose lines wrap: continues the line above, or, after an empty one and where
 * it begins a list item or clause, begins anew.
 */
void cell_text_add_line(struct cell_text *, const struct source *, size_t from, size_t to);
/* Reads the text into the cell, and frees it. Lines of the cell are parted by hard breaks. */
void cell_text_end(struct cell_text *, const struct cell_reader *, struct source_cell *);

/* Where a line begins and ends in the source, without its line end. Lines count from 1. */
size_t cell_line_start(const struct source *, size_t line);
size_t cell_line_end(const struct source *, size_t line);
bool cell_line_blank(const struct source *, size_t line);

/* Blocks of a table that are added one after the other. */
struct table_rows {
    struct source_blocks *out;
    const struct cell_reader *reader;
    const struct source *source;
    size_t next_line; /* the first that no block has */
    bool glued;       /* no blank line is above the next block */
};

/* A block that begins on a line, and has those before `to` that no other has. */
struct source_block *table_rows_add(struct table_rows *, enum source_block_kind, size_t line,
                                    size_t to);
/* Reads a text into a new last cell of a row; one without text is at the row's place. */
void table_rows_cell(struct table_rows *, struct source_block *row, struct cell_text *);

#endif
