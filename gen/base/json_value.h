/*
 * JSON values, in and out. The only file that includes Jansson.
 *
 * Keys keep the order in which they are set, so that output bytes are fixed.
 */
#ifndef BASE_JSON_VALUE_H
#define BASE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct json_value; /* opaque */

struct json_value *json_value_object(void);
struct json_value *json_value_array(void);
struct json_value *json_value_string(struct str);
struct json_value *json_value_integer(long long);
struct json_value *json_value_bool(bool);
/* A decimal of thousandths: 930 prints as 0.93. */
struct json_value *json_value_thousandths(long long);
/* The container owns the value from then on. */
void json_value_set(struct json_value *object, const char *key, struct json_value *value);
void json_value_add(struct json_value *array, struct json_value *value);
void json_value_free(struct json_value *);

/* Indented by one blank a level, a line end behind it. */
void json_value_print(const struct json_value *, struct buf *);

/* NULL when the text is not JSON; error then gets "line L column C: what" (160 bytes). */
struct json_value *json_value_parse(struct str text, char error[160]);
enum json_value_type {
    JSON_VALUE_NULL,
    JSON_VALUE_BOOL,
    JSON_VALUE_NUMBER,
    JSON_VALUE_STRING,
    JSON_VALUE_ARRAY,
    JSON_VALUE_OBJECT
};
enum json_value_type json_value_type(const struct json_value *);
/* Borrowed from the value; NULL when there is none. */
const struct json_value *json_value_get(const struct json_value *object, const char *key);
const struct json_value *json_value_at(const struct json_value *array, size_t i);
size_t json_value_size(const struct json_value *);
struct str json_value_text(const struct json_value *string);
double json_value_number(const struct json_value *);
bool json_value_true(const struct json_value *);
/* The i-th key of an object, in the order of the text; NULL past the end. */
const char *json_value_key(const struct json_value *object, size_t i);

#endif
