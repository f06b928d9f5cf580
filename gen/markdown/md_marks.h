/*
 * The marks of the dialect, for both directions: what the readers (md_block.h, md_inline.h) take
 * for a mark, the writers (md_text.h, md_escape.h) escape where it is text. tests/spec.md shows
 * the dialect in examples.
 *
 * Lines and texts are without their line end. Lengths and offsets are in bytes. Time is linear in
 * the text, and constant for each byte asked about unless a contract says otherwise.
 */
#ifndef MARKDOWN_MD_MARKS_H
#define MARKDOWN_MD_MARKS_H

#include "base/text.h"

/* Longest row of * or _ that is emphasis, "***both***"; longer rows are the blanks of forms. */
enum { MD_LONGEST_MARK = 3 };

/* Where text is written. */
enum md_place {
    MD_BLOCK,  /* it begins a block: its first words may look like the mark of one */
    MD_AFTER,  /* after a mark or a number on the same line */
    MD_LINE,   /* a heading: breaks are <br> */
    MD_CELL,   /* a table cell: breaks are <br> */
    MD_HTML,   /* a cell of a table in HTML: styles are tags, signs that are marks have numbers */
    MD_FOREIGN /* a cell of a table for other programs, its neighbours unknown: all marks count */
};

/* ---- marks of blocks, at the head of a line without its indentation ---- */

/* A bullet's mark, "-" or "•", before a blank or the line's end: its length; 0 for none. */
size_t md_bullet(struct str line);
/* "##" before a blank or the line's end: its length, 1 to 6; 0 for none. */
size_t md_heading(struct str line);
/* How many of one of -*_= the line consists of, blanks between them allowed; 0 of others, too. */
size_t md_rule(struct str line);
/*
 * A number that may begin a clause, "1.", "2.1.", "a)", "IV-", a blank after it: its length with
 * its punctuation and "**" around it; 0 for none. "1." and "2." have one shape, "1.1." another.
 */
size_t md_number(struct str line, unsigned *shape);
/* "| --- | :-: |": makes a table, the line above it is the head row. */
bool md_delimiter_row(struct str line);
/* A table row without blanks and pipes at its ends: the cells, parted by pipes. */
struct str md_cells(struct str line);
/* Offset of the next "|" at or after i that is not escaped; s.n where there is none. */
size_t md_pipe(struct str s, size_t i);

/* ---- marks inside text ---- */

/* The "]" that closes the "[" at i, looked for in so many bytes; s.n where there is none. */
size_t md_closing(struct str s, size_t i, size_t reach);

bool md_punctuation(char); /* ASCII, as CommonMark has it: what a backslash may escape */

struct md_tag {
    unsigned style; /* of model/doc.h; 0: a break */
    bool close;
};
/* "<b>", "</sup>", "<br/>" at i, in either case: its length, and what it says; 0 for none. */
size_t md_tag(struct str s, size_t i, struct md_tag *);

/*
 * Would the character at i be taken for a mark if it were in text without a backslash? before is
 * the character before the text, '\n' where it begins a line.
 */
bool md_is_mark(struct str s, size_t i, char before, enum md_place);
/*
 * Appends the head of a line that would be taken for the mark of a block so that it is text, and
 * returns how many bytes of the line that is, 0 where nothing needs to be done. further: a line of
 * the same paragraph is above.
 */
size_t md_hide_head(struct str line, enum md_place, bool further, struct buf *out);

#endif
