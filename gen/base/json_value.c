/* JSON values: see jval.h. A struct jval is Jansson's json_t. */
#include "base/json_value.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static json_t *own(struct jval *j)
{
    return (json_t *)j;
}

static const json_t *peek(const struct jval *j)
{
    return (const json_t *)j;
}

static struct jval *made(json_t *j)
{
    if (!j)
        abort(); /* no memory, or a string that is not UTF-8, which no stage lets through */
    return (struct jval *)j;
}

struct jval *jval_object(void)
{
    return made(json_object());
}

struct jval *jval_array(void)
{
    return made(json_array());
}

struct jval *jval_string(struct str s)
{
    return made(json_stringn(s.p ? s.p : "", s.n));
}

struct jval *jval_integer(long long v)
{
    return made(json_integer(v));
}

struct jval *jval_bool(bool v)
{
    return made(json_boolean(v));
}

struct jval *jval_thousandths(long long v)
{
    return made(json_real((double)v / 1000));
}

void jval_set(struct jval *object, const char *key, struct jval *value)
{
    if (json_object_set_new(own(object), key, own(value)))
        abort();
}

void jval_add(struct jval *array, struct jval *value)
{
    if (json_array_append_new(own(array), own(value)))
        abort();
}

void jval_free(struct jval *j)
{
    json_decref(own(j));
}

static int append(const char *bytes, size_t n, void *buf)
{
    buf_add(buf, bytes, n);
    return 0;
}

void jval_print(const struct jval *j, struct buf *b)
{
    /* 15 significant digits print every thousandth as it was set */
    json_dump_callback(peek(j), append, b, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    buf_char(b, '\n');
}

struct jval *jval_parse(struct str text, char error[160])
{
    json_error_t e;
    json_t *j = json_loadb(text.p ? text.p : "", text.n, JSON_REJECT_DUPLICATES, &e);
    if (!j)
        snprintf(error, 160, "line %d column %d: %.120s", e.line, e.column, e.text);
    return (struct jval *)j;
}

enum jval_type jval_type(const struct jval *j)
{
    switch (json_typeof(peek(j))) {
    case JSON_OBJECT:
        return JVAL_OBJECT;
    case JSON_ARRAY:
        return JVAL_ARRAY;
    case JSON_STRING:
        return JVAL_STRING;
    case JSON_INTEGER:
    case JSON_REAL:
        return JVAL_NUMBER;
    case JSON_TRUE:
    case JSON_FALSE:
        return JVAL_BOOL;
    default:
        return JVAL_NULL;
    }
}

const struct jval *jval_get(const struct jval *object, const char *key)
{
    return (const struct jval *)json_object_get(peek(object), key);
}

const struct jval *jval_at(const struct jval *array, size_t i)
{
    return (const struct jval *)json_array_get(peek(array), i);
}

size_t jval_size(const struct jval *j)
{
    return json_is_object(peek(j)) ? json_object_size(peek(j)) : json_array_size(peek(j));
}

struct str jval_text(const struct jval *string)
{
    return (struct str){json_string_value(peek(string)), json_string_length(peek(string))};
}

double jval_number(const struct jval *j)
{
    return json_number_value(peek(j));
}

bool jval_true(const struct jval *j)
{
    return json_is_true(peek(j));
}

const char *jval_key(const struct jval *object, size_t i)
{
    void *at = json_object_iter((json_t *)object);
    while (at && i--)
        at = json_object_iter_next((json_t *)object, at);
    return at ? json_object_iter_key(at) : NULL;
}
