/*
 * Text as inline Markdown: the runs of one node with emphasis, tags, footnote calls and escapes.
 * What is escaped is what our readers would take for a mark, no more (md_marks.h).
 */
#ifndef MARKDOWN_MD_TEXT_H
#define MARKDOWN_MD_TEXT_H

#include "markdown/md_marks.h"
#include "model/doc.h"

/*
 * base is a style that the text has as a whole, besides that of its runs (a bold subject). Breaks
 * are "\" at the line's end, and the next line begins with indent blanks.
 */
void md_text_write(const struct node *, enum md_place, unsigned base, size_t indent,
                   struct buf *out);

/* The same for a part of the node's lines, first counted from 0, to the one before end. */
void md_text_write_lines(const struct node *, size_t first, size_t end, enum md_place,
                         unsigned base, size_t indent, struct buf *out);
/* Each of these lines as a block, with its line end. */
void md_text_write_each_line(const struct node *, size_t first, size_t end, struct buf *out);

#endif
