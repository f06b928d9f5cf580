/* The result of a comparison: see comparison.h. */
#include "model/comparison.h"

#include "base/mem.h"

bool comparison_differs(const struct comparison *c)
{
    if (c->omitted_count > c->waived || c->added_count || c->stale_waivers || c->frame_count)
        return true;
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        unsigned letters = l->counts[DIFFERENCE_SPELLING] + l->counts[DIFFERENCE_SLIP];
        if (l->moved || l->structure != STRUCTURE_ONE || l->counts[DIFFERENCE_WORDING] ||
            l->number_count || (c->draft && letters))
            return true;
    }
    return false;
}

void comparison_free(struct comparison *c)
{
    if (c)
        arena_free(c->arena);
}
