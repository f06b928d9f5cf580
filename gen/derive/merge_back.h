/*
 * Merge back: what somebody changed by hand in the outputs of a build, as edits of the profile.
 *
 *     plan as built <--paired, clause by clause--> plan as edited --> units of edits
 *          units --cli/: profile.xml in memory, built--> merge_back_check() --> which of them hold
 *
 * A clause of the profile's literal text is written anew in its element; a carried one is patched,
 * replaced or left out; a new one joins its neighbour's element or gets an <add>. Fields of the
 * masthead, recipients and tasks are changed in their elements.
 */
#ifndef DERIVE_MERGE_BACK_H
#define DERIVE_MERGE_BACK_H

#include "derive/patch.h"
#include "merge/plan/plan.h"
#include "model/profile_edit.h"

struct merge_back_inputs { /* all borrowed, to live as long as what is made of them */
    const struct doc *central;
    const struct profile *profile;
    const struct registry *registry;
    const struct style *style;
    const struct plan *built;        /* from the profile as it is */
    const struct doc *plan, *edited; /* the plan as built and as edited, both read from Markdown */
    const struct doc *appendix, *edited_appendix; /* the same, or NULL */
    bool plan_stays, appendix_stays;              /* nobody edited it: it may follow the other */
    struct patch_tools tools;
};

enum merge_back_kind { MERGED_CHANGED, MERGED_ADDED, MERGED_REMOVED };

struct merge_back_unit { /* edits that hold together */
    size_t choice;       /* units of one number are ways of doing the same, the best one first */
    enum merge_back_kind what;
    struct pos pos;   /* of the first words that somebody edited */
    struct str where; /* "III.1/p2", "number", "task 3" */
    struct profile_edit *edits;
    size_t edit_count;
    bool spare; /* only where all others do not give what was edited */
    bool holds; /* set by the caller: it is among the edits of the profile */
};

struct merge_back; /* opaque */

struct merge_back *merge_back_new(const struct merge_back_inputs *);
void merge_back_free(struct merge_back *); /* NULL is allowed */
struct merge_back_unit *merge_back_units(struct merge_back *, size_t *count);
struct merge_back_rest { /* what a profile gives other than as edited */
    size_t count;        /* clauses, fields and rows; also a number that somebody edited */
    struct pos first;    /* of them */
    size_t numbers;      /* clauses that are as edited but for their number: it is made anew */
    struct pos first_number;
};
/* NULL documents give nothing. */
struct merge_back_rest merge_back_compare(struct merge_back *, const struct doc *plan,
                                          const struct doc *appendix);

#endif
