/*
 * Values of a template in their Markdown place, known from what is in the line before the value:
 * a table row, a heading, a list item, or plain text. The first two functions have the signature of
 * template/render.h's template_escape: they append what the next part of value, from at on, is in
 * its place, and return how many bytes of value that is, at least 1.
 */
#ifndef MARKDOWN_MD_ESCAPE_H
#define MARKDOWN_MD_ESCAPE_H

#include "base/text.h"

/*
 * Text: signs that would be taken for marks are escaped, no others, for people edit the result.
 * U+2028 becomes a hard line break, a line feed a soft one.
 */
size_t md_escape(struct str value, size_t at, struct str line, struct buf *out);
/*
 * Markdown, kept but for the needs of its place: in a table row or a heading it is one line, with
 * "|" escaped in the row; in a list item its lines are indented like the first.
 */
size_t md_escape_fit(struct str value, size_t at, struct str line, struct buf *out);
/* Appends Markdown in which no template's tag begins: of "{{" the second brace is written "&#123;".
 */
void md_escape_tags(struct str markdown, struct buf *out);

#endif
