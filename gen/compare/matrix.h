/*
 * The matrix: comparisons of several plans with one central text, laid side by side; and each plan
 * with each other one, to find what they have of each other beyond the central text.
 */
#ifndef COMPARE_MATRIX_H
#define COMPARE_MATRIX_H

#include "model/matrix.h"

/* All comparisons are of the same old document; they must outlive the matrix. */
struct matrix *compare_matrix(const struct comparison *const *plans, size_t n);

#endif
