/*
 * The writer of Akoma Ntoso under way, and its lines: indented, one element a line. Private to
 * write/akn/.
 */
#ifndef WRITE_AKN_AKN_LINES_H
#define WRITE_AKN_AKN_LINES_H

#include "write/akn/akn_plan.h"

struct akn_writer {
    const struct doc *doc;
    struct arena *scratch;
    struct buf *out;
    size_t depth;
    struct akn_plan plan;
    const struct node *note; /* the next footnote that is written at its call */
    const struct node *list; /* the first item of the open blockList */
};

/* Text as it is; akn_attribute() escapes. */
void akn_put(struct akn_writer *, const char *text);
void akn_indent(struct akn_writer *);
/* A line that text begins; further lines are one step deeper until akn_close(). */
void akn_open(struct akn_writer *, const char *text);
void akn_close(struct akn_writer *, const char *element);
/* An attribute, none where the value is empty. */
void akn_attribute(struct akn_writer *, const char *name, struct str value);
/* eId, wId and what else a node carries besides its text. */
void akn_identity(struct akn_writer *, const struct node *);
/* NAME="front number", NAME="recipient" */
void akn_kind_class(struct akn_writer *, const char *name, const struct node *);

/*
 * The words of a node, in akn_write.c; first is the element of its first line, rest that of the
 * others, or NULL.
 */
void akn_words(struct akn_writer *, const struct node *, const char *first, const char *rest);
/* The notes from w->note on, which nothing has called. */
void akn_uncalled(struct akn_writer *);

#endif
