/*
 * Transfer: one province's profile as the beginning of another's. Names of the place become the new
 * ones, bodies those of the date, targets blanks with names; what was only ever true of the first
 * province is listed for the drafter.
 */
#ifndef TRANSFER_TRANSFER_H
#define TRANSFER_TRANSFER_H

#include "model/profile.h"
#include "model/registry.h"
#include "model/style.h"

struct transfer {
    const struct profile *from;
    const struct registry *registry;
    const char *id;    /* of the new profile */
    const char *place; /* its province in the registry; that of from: only the bodies change */
    struct str date;   /* ISO, a day: bodies as they are called on it */
    /* The form of the paper, which knows how a province signs: words "issuer-of-province" and
     * "issuer-of-city", with {{place}} and {{full-place}}, and "number-sign". NULL: what only the
     * form knows is left blank. */
    const struct style *style;
};

/*
 * Owned by the arena. Notes say what was changed and what the drafter has to look at. Names inside
 * quotations and in the titles of acts stay; so do all words of the central text (from, through).
 */
struct profile *transfer_profile(struct arena *, const struct transfer *);

#endif
