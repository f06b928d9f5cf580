/*
 * Marks of other converters' Markdown inside text, beyond our dialect: links, images, bracketed
 * spans, sub- and superscripts, tags. What they say of the text is kept, the marks are not text.
 */
#ifndef MARKDOWN_MD_CONVERTER_H
#define MARKDOWN_MD_CONVERTER_H

#include "base/text.h"
#include "model/source_block.h"

struct md_converter_mark {
    size_t n;       /* bytes of the mark */
    unsigned style; /* of model/doc.h that begins or ends with it; 0: the mark alone goes */
    bool close;
};

/*
 * Is the byte at i the first of such a mark: "![..](..)", "[" and "](#id)" of a link, "[" and
 * "]{.underline}" of a span, "~2~", "^2^" of digits, "<span>", "**" around a label and its blank at
 * the head of the text. Escaped brackets are none. Time is bounded.
 */
bool md_converter_mark(struct str text, size_t i, struct md_converter_mark *);
/* "(#id)" or "(http://...)" of a link, "{.underline}" of a span, at i: its length, or 0. */
size_t md_converter_target(struct str, size_t i);
/* Bytes of the attributes that end a heading, "{#id}", and the blanks before them; 0: none. */
size_t md_converter_attributes(struct str heading);
/* Bytes of ">" marks and blanks of a block quote at the head of a line; 0: none. */
size_t md_converter_quote(struct str line);
/* Is the line nothing but a converter's: ":::" and "```", "<div>", "&nbsp;", "|" between cells? */
bool md_converter_form(struct str line);

/* A line of metadata before the text: its title, or its date where that is "2031-04-05". */
void md_converter_metadata(struct str line, struct source_blocks *);

#endif
