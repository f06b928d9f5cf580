/*
 * Where the units of a plan come from: of each the central clauses that it carries, the operations
 * of the profile on them, and the lines of profile, templates and central text that its words are
 * on. The one table of the copy for review and whatever else leads from a plan to its sources.
 */
#ifndef MERGE_PLAN_PLAN_ORIGINS_H
#define MERGE_PLAN_PLAN_ORIGINS_H

#include "merge/plan/plan.h"

enum origin_kind {
    ORIGIN_CENTRAL,   /* what: path of the clause */
    ORIGIN_OPERATION, /* what: name of the operation */
    ORIGIN_WRITTEN    /* words as a file has them; what: unset */
};

struct plan_origin {
    enum origin_kind kind;
    struct str what;
    struct pos pos;         /* in the file: never unset */
    size_t line, last_line; /* of the file, from 1; words may be on several lines in a row */
};

struct unit_origins {
    const struct plan_origin *at; /* in the order of enum origin_kind, then of the words */
    size_t n;
};

/*
 * By id of the document's nodes; none of what is no unit, whose words count for its row. The
 * document is the plan, its appendix, or a numbered copy of both.
 */
const struct unit_origins *plan_origins(struct arena *, const struct plan_inputs *,
                                        const struct plan *, const struct doc *);

#endif
