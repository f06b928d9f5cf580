/*
 * One clause: what the overlay does to its words. Every character that an operation does not name
 * remains as it is, in its style; footnotes move with the words that call them.
 */
#ifndef MERGE_OVERLAY_CLAUSE_H
#define MERGE_OVERLAY_CLAUSE_H

#include "model/doc.h"
#include "model/profile.h"

struct clause_change {
    struct str from, to;
    struct str through;     /* the change ends after the next one of these; unset: after from */
    const struct node *own; /* inserted instead of to, styles and footnotes as they are; or NULL */
    struct pos pos;         /* of to */
    size_t hits;            /* set by clause_substitute, which also uses next and end */
    size_t next, end;
};

/* Finds the next passage, at or after *at, that begins with from and ends with the next through
 * after it, if that is set; *end is where it ends. False where there is none. */
bool clause_find(struct str text, struct str from, struct str through, size_t *at, size_t *end);

/*
 * Every occurrence of a from becomes its to, in the style of the words it begins in, also across
 * changes of style. From left to right; where several fit, the first of the list; what has been
 * inserted is not looked at again.
 */
void clause_substitute(struct doc *, struct node *, struct clause_change *, size_t n);

/* Appends the words and footnotes of from, after with where there are words already. */
void clause_join(struct doc *, struct node *, struct str with, struct node *from);

/*
 * Cuts the clause before the first occurrence of phrase that is not its beginning. The new clause
 * is detached, of the same kind and origin, and takes all clauses below with it. The blanks at
 * the cut are dropped. NULL, and nothing changed, where there is no such occurrence.
 */
struct node *clause_cut(struct doc *, struct node *, struct str phrase);

/* Takes away the words and the footnotes they call. */
void clause_clear(struct node *);
/* Takes away the calls of a footnote that is removed. */
void clause_drop_calls(struct node *, const struct node *note);

/* Is the node below another, or the same. */
bool clause_is_within(const struct node *, const struct node *top);
enum overlay_form clause_form(const struct node *);
void clause_set_form(struct node *, enum overlay_form); /* FORM_SAME: no change */
/* Headings of literal text are numbered clauses, whether the text numbers them or not. */
void clause_number_headings(struct node *);

#endif
