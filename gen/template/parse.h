/*
 * A Mustache template as a program: its tags in reading order, each with the end of what it holds.
 * Between parse.c, which makes it, and render.c, which runs it.
 *
 *     a {{#s}}b {{x}}{{/s}}     TEXT "a "  SECTION s (end 4)  TEXT "b "  VALUE x
 *
 * Tags that are alone in their line are recognised here, so that the line leaves no trace: its
 * blanks and its line end belong to no text. (Mustache specification, "standalone"; for frames and
 * blocks, whose opening and closing tags may share a line, its module on inheritance.)
 */
#ifndef TEMPLATE_PARSE_H
#define TEMPLATE_PARSE_H

#include <stdint.h>

#include "base/source.h"

struct arena;

enum template_tag_type {
    TAG_TEXT,
    TAG_VALUE,    /* {{name}} */
    TAG_RAW,      /* {{{name}}} {{&name}} */
    TAG_SECTION,  /* {{#name}} */
    TAG_INVERTED, /* {{^name}} */
    TAG_PARTIAL,  /* {{>name}} */
    TAG_PARENT,   /* {{<name}}: a partial with blocks replaced */
    TAG_BLOCK     /* {{$name}} */
};

struct template_tag {
    uint8_t type;        /* enum template_tag_type */
    bool first;          /* a line of the template begins here, blanks of indent included */
    bool alone;          /* no other text in its line; of a block: in that of its opening tag */
    bool dynamic;        /* {{>*name}} */
    uint32_t delimiters; /* in force after it: an index */
    size_t at;           /* offset in the text of the template */
    size_t from, to;     /* the text, or the name */
    size_t inner, outer; /* what is between opening and closing tag, unprocessed */
    size_t end;          /* index after its last child */
    uint32_t indent;     /* blanks before at that belong to the tag, of partial, parent, block */
    uint32_t margin;     /* block whose opening tag ends a line: blanks before its first line */
};

struct delimiters {
    struct str open, close;
};

struct template
{
    struct str text;
    struct pos pos; /* of the first byte */
    bool exact;     /* the text is there byte for byte */
    struct template_tag *tags;
    size_t count;
    struct delimiters *delimiters;
};

extern const struct delimiters template_default_delimiters;

/* Owned by the arena; NULL after diagnostics, all faults of the template at once. */
const struct template *template_parse(struct arena *, struct str text, struct pos,
                                      struct delimiters);
/* The place of a byte of the text. */
struct pos template_pos(const struct template *, size_t at);
struct str template_slice(const struct template *, size_t from, size_t to);
/* How many blanks (spaces, tabs) are at at. */
size_t template_blanks(const struct template *, size_t at);

/* The blanks at the head of the first line from at on that has more than blanks. */
struct str template_margin(const struct template *, size_t at);

#endif
