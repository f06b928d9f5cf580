/*
 * Ids of profiles, read from the heads of their files: many profiles are looked at before one of
 * them is read whole.
 */
#ifndef CLI_PROFILE_IDS_H
#define CLI_PROFILE_IDS_H

#include "base/map.h"
#include "cli/project.h"

/* What the first tag of a profile says, be the rest as it may; "" where it does not. */
struct profile_head {
    struct str id, central, kind;
};
struct profile_head profile_head(struct arena *, const char *path);

/* The profiles of a project's folders, by id; in the arena. */
struct profile_ids {
    struct arena *arena;
    struct map ids, paths;
    const char **first, **second; /* by the number of the id: the paths that have it, or NULL */
};
void profile_ids_list(struct profile_ids *, struct arena *, struct project *);
/* Another one that has the id of the one at the path, which is among them too; NULL without. */
const char *profile_ids_twin(const struct profile_ids *, const char *path, struct str id);

#endif
