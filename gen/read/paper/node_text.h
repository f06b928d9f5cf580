/*
 * Node text builder: appends runs of source blocks to a node, so that a stretch from one place of
 * the source becomes one run, in time linear in its length. Footnote calls are kept aside until
 * all footnotes are known (model/footnotes.h).
 */
#ifndef READ_PAPER_NODE_TEXT_H
#define READ_PAPER_NODE_TEXT_H

#include "model/footnotes.h"
#include "read/paper/line.h"

struct node_text {
    struct doc *doc;
    struct footnotes *notes;
    struct node *node;
    unsigned mask; /* styles that are kept */
    unsigned style;
    struct buf text;
    struct pos pos;
    struct line_numbers lines; /* of the node, until no line of it is left */
};

void node_text_runs(struct node_text *, const struct source_run *, size_t count, size_t skip);
/* A line end or blank at the joint of two lines; at is where the first of them ends. */
void node_text_joint(struct node_text *, char joint, unsigned style, struct pos at);
void node_text_flush(struct node_text *);
/*
 * Lines of the unit that begins at head: label, text, line numbers. Those from `end` on are left
 * for node_text_rest(): the first of them, or LINE_NONE. What is left is joined to the text
 * already; the caller keeps the line numbers so far, and gives them back for the rest.
 */
size_t node_text_unit(struct node_text *, const struct paper *, size_t head, size_t end);
/* The same of line i of a unit, which was left, and of those after it. */
size_t node_text_rest(struct node_text *, const struct paper *, size_t i, size_t end);

#endif
