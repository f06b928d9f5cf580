/*
 * Form builder: the paper under way, and how text and blocks are added to it. Private to form/; a
 * part of the paper (masthead, table, ...) is a file of its own that uses these.
 *
 * Lengths are in millipoints, as in layout/layout.h, unless they are said to be in points (pt).
 */
#ifndef FORM_FORM_BUILDER_H
#define FORM_FORM_BUILDER_H

#include <stdlib.h>

#include "base/mem.h"
#include "form/form.h"
#include "form/form_letters.h"
#include "form/form_links.h"
#include "model/tasks.h"

/* Blocks and text under way; both are emptied when they are handed on. */
struct block_list {
    vec(struct block) list;
};
struct text_list {
    vec(struct span) list;
};

/* A note that notes lead to too deep for one function to call itself so often. */
struct waiting_note {
    const struct node *node;
    unsigned note; /* 1 + its place among the notes of the flow */
};

/* Arrays by node id have a place for each node of the document. */
struct form_builder {
    struct arena *arena;
    const struct form_request *in;
    const struct style *style;
    struct block_list body; /* of the section under way */
    size_t front;           /* how many of them are masthead, title, address: always upright */
    struct block_list head; /* in its upper margin */
    struct block_list foot; /* in its lower one */
    bool turned;            /* it is on turned paper, for a table in the text */
    bool continues;         /* the text began in a section before it */
    bool annex;             /* it has no masthead, and is no text */
    vec(struct section) sections;
    vec(struct note) notes;
    unsigned note_depth; /* notes that are under way, each called by the one before */
    vec(struct waiting_note) waiting;
    vec(struct form_element) elements;
    vec(struct form_place) outline;
    struct form_letters letters;
    struct form_links links;
    const struct margin_note **margin; /* by node id, NULL for none; NULL where there are none */
    const struct margin_note *unit_margin; /* of the unit whose text comes next, or NULL */
    unsigned unit;                         /* id of that unit */
    vec(struct beside) besides;
    vec(const struct node *) anchored; /* by anchor - 1: its node, or NULL */
    unsigned *node_anchor;             /* by node id; 0: nothing needs it yet */
    unsigned *call_anchor; /* by id of a footnote: of its first call, or its own without one */
    bool *called;          /* by id of a footnote: a printed text calls it */
    const struct task_row *tasks; /* of all responsibility tables */
    size_t task_count;
    const struct node *last_page;   /* what is said at the foot of the last page, or NULL */
    unsigned heading_level;         /* of the last heading, 0 after a title */
    bool marks_known, marks_titles; /* see form_heading.c */
    const struct node
        *last;   /* clause that ends the text before recipients and signature, or NULL */
    bool failed; /* after a diagnostic */
};

/* Which of a run's own styles are kept: what the form fixes wins over the mark-up of a source. */
enum {
    KEEP_NONE = STYLE_SUPERSCRIPT | STYLE_OPEN,
    KEEP_ITALIC = KEEP_NONE | STYLE_ITALIC,
    KEEP_ALL = KEEP_ITALIC | STYLE_BOLD | STYLE_UNDERLINE
};

/* ---- from the style */

int form_length(double points);
/* A number that the style has to have, in pt or without a unit; 0 after a diagnostic. */
double form_number(struct form_builder *, const char *name);
int form_number_length(struct form_builder *, const char *name);
/* The class, or NULL where the style has none of just that name. */
const struct style_class *form_class(const struct form_builder *, const char *name);
struct font *form_face(const struct form_builder *, unsigned style);
enum align form_align(enum style_align);

/* ---- elements and anchors */

unsigned form_element(struct form_builder *, unsigned parent, enum form_role);
unsigned form_anchor(struct form_builder *); /* a new one */
unsigned form_node_anchor(struct form_builder *, const struct node *);

/* ---- text: checked for letters that the font lacks; element 0 is no content */

/* own: the run's own style bits, added to those of the class. */
struct span *form_text(struct form_builder *, struct text_list *, const struct style_class *,
                       struct str text, unsigned own, struct pos, unsigned element);
/* Bytes from..to-1 of the run, or the footnote call that it is. */
void form_run(struct form_builder *, struct text_list *, const struct style_class *,
              const struct run *, size_t from, size_t to, unsigned keep, unsigned element);
/* All runs of the node, footnote calls included. */
void form_runs(struct form_builder *, struct text_list *, const struct style_class *,
               const struct node *, unsigned keep, unsigned element);

/* ---- notes in the margin (form_margin.c) */

void form_margin_find(struct form_builder *);
/* What text comes next is the unit's: its note, if any, will be beside the first of it. */
void form_margin_begin(struct form_builder *, const struct node *unit);
/* Gives the note at hand to a text of that element, unless it is only a label. */
void form_margin_attach(struct form_builder *, struct span *, unsigned element);
/* Is it in the list that the notes lead to. */
bool form_margin_lists(const struct form_builder *, const struct node *);

/* ---- blocks: a block pointer is valid until the next block is added to its list */

struct block *form_paragraph(struct form_builder *, struct block_list *, const struct style_class *,
                             struct text_list *);
/* A paragraph of one span. */
struct block *form_plain(struct form_builder *, struct block_list *, const struct style_class *,
                         struct str text, struct pos, unsigned element);
/* A drawn line below the last block, share of its widest line long; none where share is 0. */
void form_rule(struct form_builder *, struct block_list *, double share, double before_pt,
               double after_pt);
void form_space(struct block_list *, int height);
struct block *form_blocks(struct form_builder *, struct block_list *, size_t *n);
struct cell form_cell(struct form_builder *, struct block_list *);
/* Two cells side by side; left: the first one's share of the measure. */
struct block *form_columns(struct form_builder *, struct block_list *, double left,
                           struct block_list sides[2]);

#endif
