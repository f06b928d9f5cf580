/*
 * What the files of the merging back share: see merge_back.h.
 *
 *     merge_pair.c     which clause as edited is which one as built
 *     merge_group.c    which clauses one element of the profile makes
 *     merge_clauses.c  edits of these elements
 *     merge_front.c    masthead, recipients, tasks
 *     merge_back.c     the units, and what of them a build gives
 */
#ifndef DERIVE_MERGE_INT_H
#define DERIVE_MERGE_INT_H

#include "base/sequence.h"
#include "derive/derive_int.h"
#include "derive/merge_back.h"

struct merge_side { /* of clauses, or of rows: by index */
    const struct node **nodes;
    struct str *texts; /* without numbers, with their form */
    uint32_t *other;   /* index on the other side, or SEQUENCE_NONE */
    size_t n;
};

struct merge_back {
    struct merge_back_inputs in;
    struct arena *arena;
    /* Of plan and appendix, as built and as edited: the facts that derive's functions read. */
    struct derive built, edited, built_tasks, edited_tasks;
    struct doc_index *central;
    struct merge_side was, now; /* clauses of the plan */
    vec(struct merge_back_unit) units;
    size_t choices;
};

struct merge_place {
    enum overlay_place place;
    struct str anchor;
};

enum { MERGE_PLACES = 3 }; /* that are tried for a new clause */

struct merge_group {                 /* clauses that one element makes, and those put among them */
    const struct overlay_item *item; /* <add> or <copy>, or NULL */
    const struct node *central;      /* the clause whose place it has, or NULL */
    struct merge_place
        places[MERGE_PLACES]; /* of a new <add>: neither of the two is set; best first */
    bool touched, fixed;      /* fixed: no element of the profile can be written for it */
    uint32_t first;           /* index of its first clause as built */
};

struct merge_grouping {
    struct merge_back *m;
    vec(struct merge_group) groups;
    uint32_t *of_built, *of_edited; /* by clause: index of its group */
    struct word_replacements globals;
};

/* The central clause of a path; does the operation name it; the profile's operation of that kind on
 * it, or NULL. */
const struct node *merge_central(const struct merge_back *, struct str path);
bool merge_names(const struct merge_back *, const struct overlay_item *,
                 const struct node *central);
const struct overlay_item *merge_find(const struct merge_back *, enum overlay_op,
                                      const struct node *central);
/* The groups of all clauses; false where the plan does not read as it was built. */
bool merge_group_all(struct merge_grouping *);

/* Pairs equal texts, then those between them that have most words in common. */
void merge_pair(struct arena *, struct merge_side *was, struct merge_side *now);
/* The clauses of a plan, each as a text of its own that no number around it changes. */
struct merge_side merge_clauses_of(struct derive *);

/* A new number, for units that are ways of doing the same. */
size_t merge_choice(struct merge_back *);
struct merge_back_unit *merge_unit(struct merge_back *, size_t choice, enum merge_back_kind,
                                   struct pos, struct str where);
struct profile_edit *merge_edit(struct merge_back *, struct merge_back_unit *, struct pos at);

/* Append units. */
void merge_clauses(struct merge_back *);
void merge_front(struct merge_back *);
void merge_tasks(struct merge_back *);

#endif
