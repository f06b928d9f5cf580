/*
 * XML out: elements that are opened and closed in order, into a buffer. Names are literals of the
 * program, with their prefixes; they are not checked. Values are escaped by xml_escape().
 */
#ifndef BASE_XML_WRITE_H
#define BASE_XML_WRITE_H

#include <stdbool.h>

#include "base/text.h"

enum { XML_WRITER_DEPTH = 32 };

struct xml_writer { /* start with {.out = buffer} */
    struct buf *out;
    const char *open[XML_WRITER_DEPTH]; /* the elements under way, the outermost first */
    unsigned depth;
    bool in_tag; /* of the innermost: it may get attributes */
};

void xml_declare(struct xml_writer *); /* the first line of a file */
void xml_open(struct xml_writer *, const char *element);
void xml_close(struct xml_writer *); /* the innermost element */
/* Attributes of the element that was just opened. */
void xml_set(struct xml_writer *, const char *name, struct str value);
void xml_set_number(struct xml_writer *, const char *name, long value);
void xml_chars(struct xml_writer *, struct str text);
/* An element with nothing in it, and one with a single attribute. */
void xml_leaf(struct xml_writer *, const char *element);
void xml_leaf_with(struct xml_writer *, const char *element, const char *name, struct str value);
void xml_leaf_number(struct xml_writer *, const char *element, const char *name, long value);
/* Text of the program that is XML already. */
void xml_literal(struct xml_writer *, const char *xml);

#endif
