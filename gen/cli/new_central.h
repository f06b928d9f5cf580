/* kehoach new ID --central FILE: the first profile of a paper (transfer/begin.h). */
#ifndef CLI_NEW_CENTRAL_H
#define CLI_NEW_CENTRAL_H

#include "model/registry.h"

struct arena;
struct project;

struct new_central {
    const char *id, *central, *kind; /* of the plan; the paper's file; NULL: by who issued it */
    const struct body *place;        /* or NULL */
    const char *path;                /* of the profile, not there yet */
};

/*
 * Writes the profile, and the paper as sources/central/ID.md of the first root where it is not
 * there: both or none. The exit status.
 */
int new_from_central(struct arena *, struct project *, const struct new_central *);

#endif
