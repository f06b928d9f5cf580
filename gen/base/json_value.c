/* JSON values: see json_value.h. A struct json_value is Jansson's json_t. */
#include "base/json_value.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *own(struct json_value *j)
{
    return (json_t *)j;
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
    json_dump_callback((const json_t *)j, append, b, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    buf_char(b, '\n');
}
