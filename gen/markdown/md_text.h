/*
 * Text as inline Markdown: the runs of one node with emphasis, tags, footnote calls and escapes.
 * What is escaped is what read/markdown.h and read/mdblock.h would take for mark-up, no more.
 */
#ifndef MARKDOWN_MD_TEXT_H
#define MARKDOWN_MD_TEXT_H

#include "model/doc.h"

enum mdtext_place {
    MDTEXT_BLOCK, /* the text begins a block: its first words may look like a mark */
    MDTEXT_AFTER, /* after a mark or a number on the same line */
    MDTEXT_LINE,  /* a heading: breaks are <br> */
    MDTEXT_CELL   /* a table cell: breaks are <br>, "|" is escaped */
};

/*
 * base is a style that the text has as a whole, besides that of its runs (a bold subject). Breaks
 * are "\" at the line's end, and the next line begins with indent blanks.
 */
void mdtext_write(const struct node *, enum mdtext_place, unsigned base, size_t indent,
                  struct buf *out);

/* The same for a part of the node's lines, first counted from 0, to the one before end. */
void mdtext_write_lines(const struct node *, size_t first, size_t end, enum mdtext_place,
                        unsigned base, size_t indent, struct buf *out);

#endif
