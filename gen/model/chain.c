/* A chain of papers: see chain.h. */
#include "model/chain.h"

#include "base/mem.h"

bool chain_is_weaker(const struct chain_cell *c)
{
    return c->turn_count || c->number_count;
}

bool chain_differs(const struct chain *c)
{
    for (size_t i = 0; i < c->duty_count; i++) {
        const struct chain_duty *d = &c->duties[i];
        for (size_t k = 1; k < c->paper_count; k++)
            if (d->lost || chain_is_weaker(&d->cells[k]))
                return true;
    }
    return false;
}

void chain_free(struct chain *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < 2 * c->paper_count; i++)
        comparison_free(c->comparisons[i]);
    arena_free(c->arena);
}
