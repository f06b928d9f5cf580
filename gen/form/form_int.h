/*
 * Composer: what the files compose*.c share: the composition under way, and how text and blocks are
 * added to it. Private to them; knows none of them.
 */
#ifndef FORM_FORM_INT_H
#define FORM_FORM_INT_H

#include <stdlib.h>

#include "base/mem.h"
#include "model/tasks.h"
#include "form/form.h"

struct block_list {
    vec(struct block) list;
};

struct composer {
    struct arena *arena;
    const struct doc *doc;
    const struct style *style;
    struct font *const *faces;
    struct composition *out;
    struct block_list body; /* of the section under way */
    vec(struct section) sections;
    vec(struct note) notes;
    vec(struct outline_entry) outline;
    unsigned anchors;      /* the last one given */
    unsigned *node_anchor; /* by node id: where the node stands; 0 while nothing needs it */
    unsigned *call_anchor; /* by node id of a footnote: where it is called, or stands by itself */
    const struct task_row *tasks; /* of all responsibility tables */
    size_t task_count;
    const struct node *const *numbered; /* clauses with a number */
    size_t numbered_count;
    const struct node **cited_by; /* by node id of a clause: the first row that refers to it */
    bool *called;                 /* by node id of a footnote: does a text call it? */
    const struct pdf_options *options;
    const struct pdf_reference **away; /* by node id: its counterpart in another file, or NULL */
    vec(struct away) away_links;
    vec(struct outline_entry) names;
    unsigned heading_level;  /* of the last heading set, 0 after a title */
    const struct node *last; /* clause with which the text ends, before recipients and signature */
    bool missing;            /* a letter without a glyph was met */
};

/* Which of a run's own styles are kept: what the form fixes wins over the mark-up of a source. */
enum {
    KEEP_ALL = STYLE_BOLD | STYLE_ITALIC | STYLE_SUPERSCRIPT | STYLE_UNDERLINE,
    KEEP_ITALIC = STYLE_ITALIC | STYLE_SUPERSCRIPT,
    KEEP_NONE = STYLE_SUPERSCRIPT
};

/* Text under way for one paragraph. */
struct text_list {
    vec(struct span) list;
};

int composer_length(double points); /* in millipoints */
int composer_number(const struct composer *, const char *name, double otherwise); /* a length */
/* The class, or NULL where the style has none of just that name. */
const struct style_class *composer_class(const struct composer *, const char *name);
/* Does the text begin with one of the words, parted by "|", of that name in the style? */
bool composer_begins(const struct composer *, struct str text, const char *name);
struct font *composer_face(const struct composer *, unsigned style);
enum align composer_align(enum style_align);
unsigned composer_anchor(struct composer *); /* a new one */
unsigned composer_node_anchor(struct composer *, const struct node *);

/* Text in a class; own: the run's own style bits. Checked for letters that the font lacks. */
struct span *composer_text(struct composer *, struct text_list *, const struct style_class *,
                           struct str text, unsigned own, struct pos, unsigned tag);
/* A run's bytes from..to-1, or the footnote call that it is. */
void composer_run(struct composer *, struct text_list *, const struct style_class *,
                  const struct run *, size_t from, size_t to, unsigned keep, unsigned tag);
/* The node's runs, footnote calls included. */
void composer_runs(struct composer *, struct text_list *, const struct style_class *,
                   const struct node *, unsigned keep, unsigned tag);
/* One paragraph of the text, which is emptied. What text has no tag of its own is no content. */
struct block *composer_paragraph(struct composer *, struct block_list *, const struct style_class *,
                                 struct text_list *);
/* A reference to a clause of the document itself, in bytes from..to-1 of a text. */
struct reference {
    size_t from, to;
    const struct node *clause;
};
bool composer_find_reference(const struct composer *, struct str text, size_t from,
                             struct reference *);
/* composer_text(), with its references as links. */
void composer_linked_text(struct composer *, struct text_list *, const struct style_class *,
                          struct str text, unsigned own, struct pos, unsigned tag);
/* Fills numbered and cited_by. */
void composer_find_citations(struct composer *);
/* Fills away and names. */
void composer_find_counterparts(struct composer *);
/* A link to the node's counterpart in another file, 0 without one. */
unsigned composer_away(struct composer *, const struct node *);
/* A line of a node's text; in reader, node is set and all else zero before the first one. */
struct form_line {
    struct str text;                /* plain and trimmed, label included, footnote calls left out */
    struct str label;               /* of the node, on its first line */
    const struct run *first, *last; /* last: NULL when the line goes to the node's end */
    size_t from, to;                /* bytes of the first and the last run */
    bool calls;                     /* footnotes */
    struct pos pos;
};
struct form_line_reader {
    const struct node *node;
    const struct run *run;
    size_t at;
    bool begun;
};
bool composer_next_line(struct composer *, struct form_line_reader *, struct form_line *);
void composer_line_text(struct composer *, struct text_list *, const struct style_class *,
                        const struct form_line *, unsigned tag);
struct block *composer_set_line(struct composer *, struct block_list *, const struct style_class *,
                                const struct form_line *, unsigned tag);
/* A paragraph of plain text. */
struct block *composer_line(struct composer *, struct block_list *, const struct style_class *,
                            struct str text, struct pos, unsigned tag);
/* A rule under the block before it, share of its widest line long; none where share is 0. */
void composer_rule(struct composer *, struct block_list *, double share, double before,
                   double after);
void composer_space(struct block_list *, int height);
/* Moves the blocks to the arena and empties the list. */
struct block *composer_blocks(struct composer *, struct block_list *, size_t *n);
/* The same as a cell. */
struct cell composer_cell(struct composer *, struct block_list *);
/* Cells side by side, widths as thousandths of the measure. */
struct block *composer_columns(struct composer *, struct block_list *, const int *shares,
                               struct cell *cells, size_t n);

/* The parts of a document. Each takes the first node and returns the one behind its last. */
const struct node *compose_masthead(struct composer *, const struct node *);
const struct node *compose_title(struct composer *, const struct node *);
const struct node *compose_closing(struct composer *, const struct node *);
const struct node *compose_appendix_title(struct composer *, const struct node *);
void compose_table(struct composer *, struct block_list *, const struct node *, unsigned parent);

#endif
