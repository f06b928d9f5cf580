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

/*
 * The days of a name in one province, where they differ from those of the body. What is unset
 * holds as the body has it.
 */
struct body_term {
    const char *province; /* id of a place */
    struct str from, until;
    struct str source;
    bool verified;
};

/* Dates are ISO "YYYY-MM-DD", both days included; unset means open. */
struct body {
    const char *id; /* "so-noi-vu" */
    enum body_kind kind;
    struct str name;       /* in full: "Hội đồng nhân dân tỉnh" */
    struct str short_name; /* as tables abbreviate it: "HĐND tỉnh"; the name where there is none */
    const struct str *aliases;
    size_t alias_count;
    struct str code; /* of a province, two digits; may be unset */
    struct str from, until;
    const struct body_term *terms;
    size_t term_count;
    const char *const *successors; /* ids; what follows when it has ended */
    size_t successor_count;
    const char *province; /* id of the province it belongs to, or NULL for every province */
    struct str source;    /* tags of the sources that the fact is from, with blanks between */
    struct str note;
    bool verified;
    struct pos pos;
};

/* A body that a function belongs to, from day to day; terms as those of a body. */
struct function_holder {
    const char *body; /* id */
    struct str from, until;
    const struct body_term *terms;
    size_t term_count;
    struct str source;
    bool verified;
};

/* A function that moves between bodies while their names stay: "quản lý khoáng sản". */
struct body_function {
    const char *id;
    struct str name;
    const struct str *aliases; /* words of a task that it is about */
    size_t alias_count;
    const struct function_holder *holders;
    size_t holder_count;
    struct pos pos;
};

/* An act whose number another one has as well: of another term, year or body. */
struct registry_act {
    struct str number, date, term, issuer; /* "10-NQ/TW", ISO, "XIII" or unset, "Bộ Chính trị" */
    struct pos pos;
};

struct map;
struct registry_key; /* names in the order of their spelling keys */

struct registry {
    const struct body *bodies; /* in the order of the file */
    size_t count;
    const struct body_function *functions;
    size_t function_count;
    const struct registry_act *acts;
    size_t act_count;
    const struct registry_key *keys;
    size_t key_count;
    const struct map *ids;
    const struct body **by_id; /* the first body of each id, by its number in the map */
};

/* Owned by the arena; NULL after diagnostics. */
const struct registry *registry_read(struct arena *, const struct source *);
const struct body *registry_find(const struct registry *, const char *id);
/* The body with the nearest id, for messages; NULL only in an empty registry. */
const struct body *registry_nearest(const struct registry *, const char *id);
/* The same where it differs by a third of the id or less, else NULL. */
const struct body *registry_like(const struct registry *, const char *id);
/*
 * By name, short name or alias, compared on the spelling key (word_key_spelling() of
 * lexicon/word_key.h, word by word); valid on date where date is set. Of several the first of the
 * file.
 */
const struct body *registry_by_name(const struct registry *, struct str name, struct str date);
bool body_valid_on(const struct body *, struct str date);
/* The same by the days of that province, where the registry has them. */
bool body_valid_in(const struct body *, const char *province, struct str date);
/* Does the function belong to that body on that day in that province. */
bool function_held(const struct function_holder *, const char *province, struct str date);

#endif
