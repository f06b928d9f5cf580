/*
 * Many plans against one central text: which clause each of them carries, and what the plans have
 * of each other. Found by compare/, printed by write/.
 */
#ifndef MODEL_MATRIX_H
#define MODEL_MATRIX_H

#include "model/comparison.h"

enum matrix_cell { CELL_VERBATIM, CELL_ADAPTED, CELL_PARTIAL, CELL_OMITTED, MATRIX_CELLS };

/* How much of a plan's own matter (what is not from the central text) is in another. */
struct likeness {
    size_t plan, in; /* indices of plans */
    unsigned share;  /* thousandths of the plan's own words */
};

struct own_clause { /* a clause that no other plan has and the central text has not */
    size_t plan;
    const struct node *clause;
};

struct matrix {
    struct arena *arena;
    const struct comparison *const *plans; /* borrowed */
    size_t plan_count;
    const struct node *const *clauses; /* of the central text, titles left out, in reading order */
    size_t clause_count;
    const unsigned char *cells;      /* clause by clause, plan by plan: the best that a plan has */
    const struct likeness *likeness; /* all pairs that share anything, the most alike first */
    size_t likeness_count;
    const struct own_clause *own; /* plan by plan, in reading order */
    size_t own_count;
};

enum matrix_cell matrix_cell(const struct matrix *, size_t clause, size_t plan);
size_t matrix_carriers(const struct matrix *, size_t clause); /* plans that carry it */
void matrix_free(struct matrix *); /* NULL is allowed; not the comparisons */

#endif
