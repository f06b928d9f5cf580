/* Many plans against one central text, as a table: Markdown (also for the terminal), HTML, JSON. */
#ifndef WRITE_DIFF_DIFF_MATRIX_H
#define WRITE_DIFF_DIFF_MATRIX_H

#include "model/matrix.h"

void write_matrix_md(const struct matrix *, struct buf *);
void write_matrix_html(const struct matrix *, struct buf *);
void write_matrix_json(const struct matrix *, struct buf *); /* kehoach-matrix */

#endif
