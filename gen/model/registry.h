/*
 * The registry of bodies and places (sources/agencies.xml, grammar registry.rng): who is called
 * what, from when until when, and who took over.
 */
#ifndef MODEL_REGISTRY_H
#define MODEL_REGISTRY_H

#include <stdbool.h>

#include "base/source.h"

struct arena;

enum body_kind { BODY_PARTY, BODY_STATE, BODY_FRONT, BODY_PLACE, BODY_GROUP };

/* Dates are ISO "YYYY-MM-DD", both days included; unset means open. */
struct body {
    const char *id; /* "so-noi-vu" */
    enum body_kind kind;
    struct str name, short_name;
    const struct str *aliases;
    size_t alias_count;
    struct str from, until;
    const char *const *successors; /* ids; what follows when it has ended */
    size_t successor_count;
    const char *province; /* id of the province it belongs to, or NULL for every province */
    struct str source;    /* where the fact is from */
    bool verified;
    struct pos pos;
};

struct registry {
    const struct body *bodies;
    size_t count;
};

/* Owned by the arena; NULL after diagnostics. */
const struct registry *registry_read(struct arena *, const struct source *);
const struct body *registry_find(const struct registry *, const char *id);
/* The body with the nearest id, for messages. */
const struct body *registry_nearest(const struct registry *, const char *id);
/* By name, short name or alias, compared on the spelling key; valid on date where date is set. */
const struct body *registry_by_name(const struct registry *, struct str name, struct str date);
bool body_valid_on(const struct body *, struct str date);

#endif
