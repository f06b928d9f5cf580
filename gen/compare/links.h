/*
 * Relations: pairs become links, with what each carries, how, and where.
 */
#ifndef COMPARE_LINKS_H
#define COMPARE_LINKS_H

#include "compare/align.h"
#include "model/comparison.h"

struct clause_links {
    struct link *links;
    size_t n;
    unsigned char *old_carried,
        *new_carried;              /* by word of the side: part of a link's common text */
    bool *old_linked, *new_linked; /* by clause */
};

/* pairs: sorted by new clause. What the links hold goes to the arena. */
void links_find(struct arena *, const struct vocabulary *, const struct side *old,
                const struct side *new, const struct pairs *, struct clause_links *);
void links_free(struct clause_links *); /* not the links: they are the arena's */

#endif
