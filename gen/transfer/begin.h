/*
 * Begin: the first profile of a paper for which nobody has one yet. Facts of the issuer come from
 * the registry and the form; what is a matter of superior bodies, or describes the situation, is
 * proposed to be left out; tasks are proposed from the part that says who carries the paper out and
 * from rows of annexes that local bodies lead. A proposal is marked (proposed="yes") until the
 * drafter takes the mark off.
 */
#ifndef TRANSFER_BEGIN_H
#define TRANSFER_BEGIN_H

#include "model/doc.h"
#include "model/profile.h"
#include "model/registry.h"
#include "model/style.h"

struct begin { /* all borrowed, to live as long as the profile */
    const struct doc *central;
    const char *id, *kind, *central_id;
    const struct body *place; /* of the issuer; NULL: its names are left blank */
    const struct style *style;
};

struct begun {
    struct profile *profile;
    struct profile_remarks *remarks; /* each clause: path and first words */
    size_t clauses, omitted, tasks;  /* of the paper; proposals */
    size_t other_rows;               /* of annexes, that are led by others: not proposed */
};

/* Owned by the arena. */
struct begun begin_profile(struct arena *, const struct begin *);

#endif
