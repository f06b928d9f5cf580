/*
 * Raw pieces that pandoc puts into Markdown for other programs, "```{=html}",
 * "`<w:br/>`{=openxml}",
 * "\newpage": what only parts lists or pages is noise. Text in one stays text of the paper.
 */
#ifndef MARKDOWN_MD_RAW_H
#define MARKDOWN_MD_RAW_H

#include "base/text.h"

/* Is the line, trimmed, nothing but a fence, a break of pages, tags of Word's or a raw piece
 * without text? */
bool md_raw_form(struct str line);
/* Bytes of a mark at i, at "`": the first of a raw piece of HTML, its end "`{=html}", or a whole
 * piece without text; 0: none. *close: it is an end. */
size_t md_raw_mark(struct str text, size_t i, bool *close);

#endif
