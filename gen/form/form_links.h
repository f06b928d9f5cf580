/*
 * Links of the paper: a path in a cell of a table ("mục III.2.1") leads to its clause, the number
 * of a clause to the first row that refers to it; likewise between a plan and its appendix where
 * these are two files. Private to form/.
 */
#ifndef FORM_FORM_LINKS_H
#define FORM_FORM_LINKS_H

#include "base/mem.h"
#include "form/form.h"

struct form_builder;
struct text_list;

struct form_links {
    const struct node *const *numbered; /* clauses with a number */
    size_t numbered_count;
    const struct node **cited_by; /* by node id of a clause: the first row that refers to it */
    const struct form_counterpart **counterparts; /* by node id, or NULL */
    const struct node **targets; /* by node id: the counterpart that is in this document, or NULL */
    vec(struct form_external_link) external;
    vec(struct form_place) names;
};

/* Finds who refers to whom, before anything is composed. */
void form_links_find(struct form_builder *);
/* form_text() of a run in a cell, with its references as links. */
void form_link_text(struct form_builder *, struct text_list *, const struct style_class *,
                    const struct run *, unsigned element);
/* form_text() with the addresses of the web and of mail in it as links; element 0: without them. */
void form_web_text(struct form_builder *, struct text_list *, const struct style_class *,
                   struct str text, unsigned own, struct pos, unsigned element);
/* A link to the node's counterpart, 0 without one. */
unsigned form_link_counterpart(struct form_builder *, const struct node *);

#endif
