/* Many plans against one central text: see matrix.h. */
#include "model/matrix.h"

#include "base/mem.h"

enum matrix_cell matrix_cell(const struct matrix *m, size_t clause, size_t plan)
{
    return (enum matrix_cell)m->cells[clause * m->plan_count + plan];
}

size_t matrix_carriers(const struct matrix *m, size_t clause)
{
    size_t n = 0;
    for (size_t i = 0; i < m->plan_count; i++)
        n += matrix_cell(m, clause, i) != CELL_OMITTED;
    return n;
}

void matrix_free(struct matrix *m)
{
    if (m)
        arena_free(m->arena);
}
