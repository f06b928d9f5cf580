/*
 * Text as inline Markdown: the runs of one node with emphasis, tags, footnote calls and escapes.
 * What is escaped is what markdown/md_inline.h and markdown/md_block.h would take for mark-up, no
 * more.
 */
#ifndef MARKDOWN_MD_TEXT_H
#define MARKDOWN_MD_TEXT_H

#include "model/doc.h"

enum md_text_place {
    MD_TEXT_BLOCK, /* the text begins a block: its first words may look like a mark */
    MD_TEXT_AFTER, /* after a mark or a number on the same line */
    MD_TEXT_LINE,  /* a heading: breaks are <br> */
    MD_TEXT_CELL   /* a table cell: breaks are <br>, "|" is escaped */
};

/*
 * base is a style that the text has as a whole, besides that of its runs (a bold subject). Breaks
 * are "\" at the line's end, and the next line begins with indent blanks.
 */
void md_text_write(const struct node *, enum md_text_place, unsigned base, size_t indent,
                   struct buf *out);

/* The same for a part of the node's lines, first counted from 0, to the one before end. */
void md_text_write_lines(const struct node *, size_t first, size_t end, enum md_text_place,
                         unsigned base, size_t indent, struct buf *out);

#endif
