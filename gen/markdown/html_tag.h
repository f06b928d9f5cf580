/*
 * Tags of HTML that converters leave in text. Names in either case; attributes as in CommonMark
 * 0.31, 6.6: between "<td" and ">" of anything else there may be words of the paper.
 */
#ifndef MARKDOWN_HTML_TAG_H
#define MARKDOWN_HTML_TAG_H

#include "base/text.h"

struct html_tag {
    struct str name;       /* as written */
    struct str attributes; /* what is between name and ">" */
    bool close;            /* </p> */
};

/* The tag at the head of s: its length, 0 where there is none that is well formed. */
size_t html_tag_read(struct str s, struct html_tag *);
bool html_tag_is(const struct html_tag *, const char *name);
/* Is it a table, or a part of one: its rows, cells, columns, caption. */
bool html_tag_of_table(const struct html_tag *);
bool html_tag_among(const struct html_tag *, const char *const *names); /* NULL ends them */
/* Is its name one of HTML's: such a tag is mark-up, not text? */
bool html_tag_known(const struct html_tag *);
/* The style, of model/doc.h, that the tag begins or ends: of b, strong, i, em, u, sup; 0 of others.
 */
unsigned html_tag_style(const struct html_tag *);
/* A number in an attribute, colspan="2"; 1 where there is none, or none that makes sense. */
size_t html_tag_number(const struct html_tag *, const char *attribute, size_t most);

#endif
