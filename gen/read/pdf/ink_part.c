/* Ink that hangs together: see ink_part.h. */
#include "read/pdf/ink_part.h"

static void take(struct ink_grid *g, struct ink_part *part, size_t point)
{
    g->at[point] = INK_TAKEN;
    g->list[part->n++] = point;
}

static void widen(struct ink_part *part, size_t x, size_t y)
{
    part->left = x < part->left ? x : part->left;
    part->right = x > part->right ? x : part->right;
    part->top = y < part->top ? y : part->top;
    part->bottom = y > part->bottom ? y : part->bottom;
}

struct ink_part ink_part_take(struct ink_grid *g, size_t first)
{
    struct ink_part part = {.left = g->width, .top = g->height};
    take(g, &part, first);
    for (size_t i = 0; i < part.n; i++) {
        size_t x = g->list[i] % g->width, y = g->list[i] / g->width;
        widen(&part, x, y);
        for (size_t v = y ? y - 1 : 0; v <= y + 1 && v < g->height; v++)
            for (size_t u = x ? x - 1 : 0; u <= x + 1 && u < g->width; u++)
                if (g->at[v * g->width + u] == INK_FREE)
                    take(g, &part, v * g->width + u);
    }
    return part;
}
