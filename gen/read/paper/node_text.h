/*
 * Pen: writes runs of blocks into a node, so that a stretch from one place of the source becomes
 * one run, in time linear in its length. Footnote calls are kept aside until the footnotes are
 * known: footnote.c joins the two.
 */
#ifndef READ_PAPER_NODE_TEXT_H
#define READ_PAPER_NODE_TEXT_H

#include "read/paper/line.h"

struct note_call {
    struct node *node; /* whose text holds the call */
    struct run *run;
    struct str mark;
};

struct note {
    struct node *node;   /* detached */
    struct node *anchor; /* the clause that it stands behind */
    struct str mark;
};

struct notes {
    vec(struct note_call) calls; /* in reading order */
    vec(struct note) notes;
};

struct pen {
    struct doc *doc;
    struct notes *notes;
    struct node *node;
    unsigned mask; /* styles that are kept */
    unsigned style;
    struct buf text;
    struct pos pos;
};

void pen_runs(struct pen *, const struct block_run *, size_t count, size_t skip);
/* A line end or blank at the joint of two lines; at is where the first of them ends. */
void pen_joint(struct pen *, char joint, unsigned style, struct pos at);
void pen_flush(struct pen *);
/* All pieces of the unit that begins at head: label, text, lines. */
void pen_unit(struct pen *, const struct paper *, size_t head);

/* Hangs every footnote below the clause that calls it; unknown calls become plain text. */
void notes_attach(struct notes *, struct doc *);

#endif
