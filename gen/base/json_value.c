/* JSON values: see json_value.h. A struct json_value is Jansson's json_t. */
#include "base/json_value.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static json_t *own(struct json_value *j)
{
    return (json_t *)j;
}

static const json_t *peek(const struct json_value *j)
{
    return (const json_t *)j;
}

static struct json_value *made(json_t *j)
{
    if (!j)
        abort(); /* no memory, or a string that is not UTF-8, which no stage lets through */
    return (struct json_value *)j;
}

struct json_value *json_value_object(void)
{
    return made(json_object());
}

struct json_value *json_value_array(void)
{
    return made(json_array());
}

struct json_value *json_value_string(struct str s)
{
    return made(json_stringn(s.p ? s.p : "", s.n));
}

struct json_value *json_value_integer(long long v)
{
    return made(json_integer(v));
}

struct json_value *json_value_bool(bool v)
{
    return made(json_boolean(v));
}

struct json_value *json_value_thousandths(long long v)
{
    return made(json_real((double)v / 1000));
}

void json_value_set(struct json_value *object, const char *key, struct json_value *value)
{
    if (json_object_set_new(own(object), key, own(value)))
        abort();
}

void json_value_add(struct json_value *array, struct json_value *value)
{
    if (json_array_append_new(own(array), own(value)))
        abort();
}

void json_value_free(struct json_value *j)
{
    json_decref(own(j));
}

static int append(const char *bytes, size_t n, void *buf)
{
    buf_add(buf, bytes, n);
    return 0;
}

void json_value_print(const struct json_value *j, struct buf *b)
{
    /* 15 significant digits print every thousandth as it was set */
    json_dump_callback(peek(j), append, b, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    buf_char(b, '\n');
}

struct json_value *json_value_parse(struct str text, char error[160])
{
    json_error_t e;
    json_t *j = json_loadb(text.p ? text.p : "", text.n, JSON_REJECT_DUPLICATES, &e);
    if (!j)
        snprintf(error, 160, "line %d column %d: %.120s", e.line, e.column, e.text);
    return (struct json_value *)j;
}

enum json_value_type json_value_type(const struct json_value *j)
{
    switch (json_typeof(peek(j))) {
    case JSON_OBJECT:
        return JSON_VALUE_OBJECT;
    case JSON_ARRAY:
        return JSON_VALUE_ARRAY;
    case JSON_STRING:
        return JSON_VALUE_STRING;
    case JSON_INTEGER:
    case JSON_REAL:
        return JSON_VALUE_NUMBER;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_VALUE_BOOL;
    default:
        return JSON_VALUE_NULL;
    }
}

const struct json_value *json_value_get(const struct json_value *object, const char *key)
{
    return (const struct json_value *)json_object_get(peek(object), key);
}

const struct json_value *json_value_at(const struct json_value *array, size_t i)
{
    return (const struct json_value *)json_array_get(peek(array), i);
}

size_t json_value_size(const struct json_value *j)
{
    return json_is_object(peek(j)) ? json_object_size(peek(j)) : json_array_size(peek(j));
}

struct str json_value_text(const struct json_value *string)
{
    return (struct str){json_string_value(peek(string)), json_string_length(peek(string))};
}

double json_value_number(const struct json_value *j)
{
    return json_number_value(peek(j));
}

bool json_value_true(const struct json_value *j)
{
    return json_is_true(peek(j));
}

const char *json_value_key(const struct json_value *object, size_t i)
{
    void *at = json_object_iter((json_t *)object);
    while (at && i--)
        at = json_object_iter_next((json_t *)object, at);
    return at ? json_object_iter_key(at) : NULL;
}
