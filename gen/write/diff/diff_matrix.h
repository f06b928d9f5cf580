/*
 * Texts of the matrix of plans that its forms share.
 */
#ifndef WRITE_DIFF_DIFF_MATRIX_H
#define WRITE_DIFF_DIFF_MATRIX_H

#include "model/matrix.h"

/* = the words of the central text, ~ adapted, / in part, - not at all. */
extern const char *const matrix_signs[MATRIX_CELLS];
struct str matrix_legend(struct arena *);
/* The name of a plan's file, of its folder where all are called plan.md. */
struct str matrix_plan_name(const struct matrix *, size_t plan);
/* "54 of 68 clauses; 71% of the weight". */
struct str matrix_total(struct arena *, const struct matrix *, size_t plan);
/* Own matter i, and likeness i: unset where it is not worth a line. */
struct str matrix_own(struct arena *, const struct matrix *, size_t i);
struct str matrix_copy(struct arena *, const struct matrix *, size_t i);

#endif
