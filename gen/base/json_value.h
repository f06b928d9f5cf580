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
struct jval; /* opaque */

struct jval *jval_object(void);
struct jval *jval_array(void);
struct jval *jval_string(struct str);
struct jval *jval_integer(long long);
struct jval *jval_bool(bool);
/* A decimal of thousandths: 930 prints as 0.93. */
struct jval *jval_thousandths(long long);
/* The container owns the value from then on. */
void jval_set(struct jval *object, const char *key, struct jval *value);
void jval_add(struct jval *array, struct jval *value);
void jval_free(struct jval *);

/* Indented by one blank a level, a line end behind it. */
void jval_print(const struct jval *, struct buf *);

/* NULL when the text is not JSON; error then gets "line L column C: what" (160 bytes). */
struct jval *jval_parse(struct str text, char error[160]);
enum jval_type { JVAL_NULL, JVAL_BOOL, JVAL_NUMBER, JVAL_STRING, JVAL_ARRAY, JVAL_OBJECT };
enum jval_type jval_type(const struct jval *);
/* Borrowed from the value; NULL when there is none. */
const struct jval *jval_get(const struct jval *object, const char *key);
const struct jval *jval_at(const struct jval *array, size_t i);
size_t jval_size(const struct jval *);
struct str jval_text(const struct jval *string);
double jval_number(const struct jval *);
bool jval_true(const struct jval *);
/* The i-th key of an object, in the order of the text; NULL past the end. */
const char *jval_key(const struct jval *object, size_t i);

#endif
