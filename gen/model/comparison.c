/* The result of a comparison: see comparison.h. */
#include "model/comparison.h"

#include "base/mem.h"

bool comparison_differs(const struct comparison *c)
{
    if (c->omitted_count > c->waived || c->added_count || c->stale_waivers)
        return true;
    for (size_t i = 0; i < c->link_count; i++)
        if (c->links[i].moved || c->links[i].counts[DIFFERENCE_WORDING])
            return true;
    return false;
}

void comparison_free(struct comparison *c)
{
    if (c)
        arena_free(c->arena);
}
