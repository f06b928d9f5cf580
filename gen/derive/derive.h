/*
 * Derive: the inverse of the merge. A finished plan and the central text it carries out become a
 * profile, and building from both gives the plan back.
 *
 *     plan, central, comparison --> derive_new() --> decisions, clause by clause
 *          .----> derive_profile() --> profile --build--> plan again --> derive_check() --.
 *          `----------- decisions that gave other words become literal text <------------'
 *
 * Which clause carries which is known from the comparison, which cli/ hands in, as the writer of
 * Markdown. So this stage includes neither.
 */
#ifndef DERIVE_DERIVE_H
#define DERIVE_DERIVE_H

#include "derive/patch.h"
#include "merge/plan/plan.h"
#include "model/comparison.h"

struct derive_inputs { /* all borrowed, to live as long as what is derived */
    const struct doc *central, *plan;
    const struct comparison *comparison;
    const struct registry *registry;
    const struct style *style;
    const char *id, *kind, *central_id; /* of the profile */
    struct str reason; /* why a central clause is left out: the plan does not have it */
    struct patch_tools tools;
};

struct derive; /* opaque */

struct derive *derive_new(const struct derive_inputs *);
void derive_free(struct derive *); /* NULL is allowed */

/* The profile by the decisions so far; owned by the derive. */
const struct profile *derive_profile(struct derive *);

enum derive_verdict {
    DERIVE_SAME,   /* the built documents are the plan */
    DERIVE_AGAIN,  /* they are not, and something has retreated: try again */
    DERIVE_DIFFERS /* they are not, and nothing is left to retreat */
};
/*
 * Compares what was built from the profile: the plan, the same as its Markdown is read, and the
 * appendix, each NULL where there is none of it. The first difference is described in `difference`
 * where that is not NULL.
 */
enum derive_verdict derive_check(struct derive *, const struct doc *plan, const struct doc *again,
                                 const struct doc *appendix, struct buf *difference);

/*
 * A profile of nothing but tasks, those that sentences of the plan give to a body; for the drafter
 * to look at. Owned by the derive.
 */
const struct profile *derive_offers(struct derive *);

/* Words of the plan by where the profile has them from; they add up to all of its words. */
struct derive_account {
    size_t words, carried, patched, own;
    size_t clauses, verbatim, changed, own_clauses; /* of the plan's clauses */
    size_t tasks;
};
/* Of the profile that was made last. */
struct derive_account derive_account(const struct derive *);

#endif
