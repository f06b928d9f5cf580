/*
 * Pen: writes runs of blocks into a node, so that a stretch from one place of the source becomes
 * one run, in time linear in its length. Footnote calls are kept aside until the footnotes are
 * known: footnote.c joins the two.
 */
#ifndef READ_PAPER_NODE_TEXT_H
#define READ_PAPER_NODE_TEXT_H

#include "read/paper/line.h"

struct found_call {
    struct node *node; /* whose text holds the call */
    struct run *run;
    struct str mark;
};

struct found_note {
    struct node *node;   /* detached */
    struct node *anchor; /* the clause that it stands behind */
    struct str mark;
};

struct found_notes {
    vec(struct found_call) calls; /* in reading order */
    vec(struct found_note) notes;
};

struct node_text {
    struct doc *doc;
    struct found_notes *notes;
    struct node *node;
    unsigned mask; /* styles that are kept */
    unsigned style;
    struct buf text;
    struct pos pos;
};

void node_text_runs(struct node_text *, const struct source_run *, size_t count, size_t skip);
/* A line end or blank at the joint of two lines; at is where the first of them ends. */
void node_text_joint(struct node_text *, char joint, unsigned style, struct pos at);
void node_text_flush(struct node_text *);
/* All pieces of the unit that begins at head: label, text, lines. */
void node_text_unit(struct node_text *, const struct paper *, size_t head);

/* Hangs every footnote below the clause that calls it; unknown calls become plain text. */
void footnotes_attach(struct found_notes *, struct doc *);

#endif
