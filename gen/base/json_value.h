/*
 * JSON values, printed. Text is valid UTF-8, as everywhere inside the program.
 *
 * Keys keep the order in which they are set, so that output bytes are fixed.
 */
#ifndef BASE_JSON_VALUE_H
#define BASE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct json_value; /* opaque; json_value_free() releases it and all that it contains */

struct json_value *json_value_object(void);
struct json_value *json_value_array(void);
struct json_value *json_value_string(struct str); /* copied */
struct json_value *json_value_integer(long long);
struct json_value *json_value_bool(bool);
/* An array of the integers from first to last, as many as they are. */
struct json_value *json_value_range(long long first, long long last);
/* A decimal of thousandths: 930 prints as 0.93. */
struct json_value *json_value_thousandths(long long);
/*
 * An array of as many elements as a paper has units: next() makes one as it is printed, which is
 * freed then, or returns NULL. Printed once; context is borrowed until then.
 */
struct json_value *json_value_series(struct json_value *(*next)(void *context), void *context);
/* The container owns the value from then on; a key is a literal, and set once. */
void json_value_set(struct json_value *object, const char *key, struct json_value *value);
void json_value_add(struct json_value *array, struct json_value *value);
void json_value_free(struct json_value *);

/* Indented by one blank a level, then a line end. */
void json_value_print(const struct json_value *, struct buf *);

#endif
