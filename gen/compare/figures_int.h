/*
 * How facts of links are compared; see figures.h.
 *
 *     figures.c  which fact became which, and which of them changed
 *     put_in.c   which were put in
 */
#ifndef COMPARE_FIGURES_INT_H
#define COMPARE_FIGURES_INT_H

#include "compare/compare_int.h"
#include "compare/facts.h"
#include "compare/figures.h"

struct figure_finder {
    struct sides *s;
    bool draft;
    const struct matched *list;
    size_t n;
    struct facts old, new;
    uint32_t *old_first, *new_first; /* by clause: its first fact */
    uint32_t *group;                 /* of old clauses: union-find */
    uint32_t *first_link;            /* of old clauses: the first link that has it */
    uint32_t names_read;             /* of bodies that may be abbreviations, so far */
    uint64_t tries;                  /* of pairs of facts, so far */
};

/*
 * Is it a body or an act that a draft names beside those that it named before: not one that has the
 * same words but was read otherwise, nor a body in the place of words that name none for us.
 */
bool figures_is_put_in(struct figure_finder *, const struct matched *, const struct fact *new);

/* Have they one name, or is the one an abbreviation of the other: "Sở NN&MT". */
bool figures_same_fact(struct figure_finder *, const struct fact *old, const struct fact *new);

/* Is another body of the list that the fact is in there in the link, too; new: is it the new fact.
 */
bool figures_list_is_kept(const struct facts *, const struct fact *, uint32_t link_new, bool new);

#endif
