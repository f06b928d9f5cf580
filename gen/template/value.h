/*
 * Values: the data that a template is filled with, a tree of texts, lists, objects, truth values
 * and lambdas. It knows neither documents nor templates.
 *
 * All values belong to the arena that they were made in. A text carries the place that it comes
 * from, so that a message about the expansion can name the field of the profile.
 */
#ifndef TEMPLATE_VALUE_H
#define TEMPLATE_VALUE_H

#include "base/source.h"
#include "template/origin.h"

struct arena;

enum value_type {
    VALUE_UNSET, /* a name that is known and has no value yet: false in a section */
    VALUE_BOOL,
    VALUE_TEXT, /* "" is false in a section */
    VALUE_LIST, /* an empty one is false in a section */
    VALUE_OBJECT,
    VALUE_LAMBDA
};

enum lambda_kind {
    LAMBDA_FILTER, /* gets what the section came to; its result is put in as it is */
    LAMBDA_MACRO   /* gets the section unprocessed; its result is a template, as Mustache has it */
};

/*
 * A function that a template calls by a section. text is {NULL, 0} when it is called by {{name}}.
 * Returns false when it can make nothing of the text; then the template gets a message.
 */
struct lambda {
    enum lambda_kind kind;
    bool (*call)(void *user, struct arena *, struct str text, struct str *result);
    void *user;
};

struct value; /* opaque */

/* pos of the first byte of the text, or of the place to change it; POS_NONE is allowed. */
struct value *value_unset(struct arena *, struct pos);
struct value *value_bool(struct arena *, bool);
struct value *value_text(struct arena *, struct str, struct pos);
/* A text put together from many places; the map is borrowed. */
struct value *value_woven(struct arena *, struct str, const struct origin_map *);
struct value *value_list(struct arena *);
struct value *value_object(struct arena *);
struct value *value_lambda(struct arena *, struct lambda);

void value_add(struct value *list, const struct value *);
/* key is copied; a key that is there already gets the new value. */
void value_set(struct value *object, const char *key, const struct value *);
void value_set_text(struct value *object, const char *key, struct str, struct pos);

enum value_type value_type(const struct value *);
/* What a section makes of it. */
bool value_true(const struct value *);
struct pos value_pos(const struct value *);
struct str value_str(const struct value *);                /* of a text; {NULL, 0} for all others */
const struct lambda *value_function(const struct value *); /* NULL for all others */
/* Number of elements of a list or of members of an object, 0 for all others. */
size_t value_size(const struct value *);
const struct value *value_at(const struct value *list, size_t i);
/* NULL when there is none, or it is no object. */
const struct value *value_get(const struct value *object, struct str key);
struct str value_key(const struct value *object,
                     size_t i); /* in the order in which they were set */

/* Adds to map the origins of [from, to) of a text that is now at at of another text. */
void value_origins(const struct value *text, size_t from, size_t to, struct origin_map *map,
                   size_t at);

#endif
