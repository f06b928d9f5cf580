/*
 * Renumbering: labels of clauses made anew from their places in the tree, marks of footnotes in
 * reading order.
 */
#ifndef MERGE_OVERLAY_RENUMBER_H
#define MERGE_OVERLAY_RENUMBER_H

#include "model/doc.h"

enum { RENUMBER_LEVELS = 6 };

/*
 * Labels by example, level 1 first. I, i, 1, a and A mean a counter in upper or lower Roman,
 * Arabic, or letters of the Vietnamese alphabet (a b c d đ e g: Decree 30/2020 Annex I II.5); the
 * last counter is the level's own, those before it are of the levels above: "1.1." is 2.1. for
 * the first clause below the second. Deeper levels repeat the last example.
 */
struct renumbering {
    struct str level[RENUMBER_LEVELS];
    size_t levels;
    struct str bullet; /* "-" */
};

/* How many counters the example holds; it needs one. */
size_t renumber_counters(struct str example);
/* "2.1." for example "1.1." and counters {.., 2, 1}; counts has level places. */
struct str renumber_label(struct arena *, struct str example, const unsigned *counts, size_t level);

/* A label that is kept; the clause still counts among its siblings. */
struct renumbering_kept {
    const struct node *node;
    struct str label;
};

/*
 * Gives every clause with a label its label, every bullet the bullet mark, and every footnote
 * its number. kept holds `count` clauses that keep their labels, each once; it gets another order.
 */
void renumber_apply(struct doc *, const struct renumbering *, struct renumbering_kept *kept,
                    size_t count);

/* Numbers the footnotes of a document in reading order of their calls. */
void renumber_notes(struct doc *);

/*
 * Brings the tree into the shape in which a text is read: numbered clauses and headings by level,
 * unnumbered paragraphs and bullets below the numbered clause before them, footnotes first among
 * the children of the clause that calls them. The reading order does not change.
 */
void renumber_shape(struct doc *);

#endif
