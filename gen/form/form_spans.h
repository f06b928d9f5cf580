/*
 * Which cells of a table are one in print: as the source merged them, else as what is empty tells.
 * Private to form/.
 */
#ifndef FORM_FORM_SPANS_H
#define FORM_FORM_SPANS_H

#include "model/merged_cells.h"

/*
 * The rows of a head. Where the source merged none of their cells, an empty one belongs to the one
 * left of it, or above.
 */
struct cell_span *form_head_spans(struct arena *, const struct node *const *heads, size_t count,
                                  size_t columns);
/* The rows of a body: those of the source alone. */
struct cell_span *form_body_spans(struct arena *, const struct node *const *rows, size_t count,
                                  size_t columns);
/* Does some cell of the row go over several rows, or continue one above. */
bool form_row_is_tied(const struct cell_span *spans, size_t columns, size_t row);

#endif
