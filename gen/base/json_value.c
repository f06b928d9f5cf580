/* JSON values: see json_value.h. Printed as RFC 8259 has it. */
#include "base/json_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum json_kind {
    JSON_OBJECT,
    JSON_ARRAY,
    JSON_SERIES,
    JSON_RANGE,
    JSON_STRING,
    JSON_INTEGER,
    JSON_THOUSANDTHS,
    JSON_BOOL
};

struct json_value {
    enum json_kind kind;
    const char *key; /* where it is a member of an object */
    union {
        char *text; /* of a string */
        long long number;
        vec(struct json_value *) items; /* members of an object, elements of an array */
        struct {
            struct json_value *(*next)(void *context);
            void *context;
        } series;
        struct {
            long long first, last;
        } range;
    };
};

static struct json_value *made(enum json_kind kind, long long number)
{
    struct json_value *j = mem_zalloc(sizeof *j);
    j->kind = kind;
    j->number = number;
    return j;
}

struct json_value *json_value_object(void)
{
    return made(JSON_OBJECT, 0);
}

struct json_value *json_value_array(void)
{
    return made(JSON_ARRAY, 0);
}

struct json_value *json_value_string(struct str s)
{
    struct json_value *j = made(JSON_STRING, 0);
    j->text = mem_alloc(s.n + 1);
    if (s.n)
        memcpy(j->text, s.p, s.n);
    j->text[s.n] = '\0';
    return j;
}

struct json_value *json_value_integer(long long v)
{
    return made(JSON_INTEGER, v);
}

struct json_value *json_value_bool(bool v)
{
    return made(JSON_BOOL, v);
}

struct json_value *json_value_range(long long first, long long last)
{
    struct json_value *j = made(JSON_RANGE, 0);
    j->range.first = first;
    j->range.last = last;
    return j;
}

struct json_value *json_value_thousandths(long long v)
{
    return made(JSON_THOUSANDTHS, v);
}

struct json_value *json_value_series(struct json_value *(*next)(void *context), void *context)
{
    struct json_value *j = made(JSON_SERIES, 0);
    j->series.next = next;
    j->series.context = context;
    return j;
}

void json_value_set(struct json_value *object, const char *key, struct json_value *value)
{
    value->key = key;
    json_value_add(object, value);
}

void json_value_add(struct json_value *array, struct json_value *value)
{
    *vec_push(&array->items) = value;
}

void json_value_free(struct json_value *j)
{
    bool has_items = j->kind == JSON_OBJECT || j->kind == JSON_ARRAY;
    for (size_t i = 0; has_items && i < j->items.n; i++)
        json_value_free(j->items.at[i]);
    if (has_items)
        vec_free(&j->items);
    else if (j->kind == JSON_STRING)
        free(j->text);
    free(j);
}

/* What a quotation mark, a backslash and controls are written as; the rest is written as it is. */
static void print_string(struct buf *b, struct str s)
{
    static const char shorthand[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* a byte, then its letter */
    size_t done = 0;
    buf_char(b, '"');
    for (size_t at = 0; at < s.n; at++) {
        unsigned char c = (unsigned char)s.p[at];
        if (c > '\\' || (c >= ' ' && c != '"' && c != '\\')) /* most bytes by the first */
            continue;
        buf_str(b, str_slice(s, done, at));
        done = at + 1;
        const char *letter = shorthand;
        while (*letter && *letter != (char)c)
            letter += 2;
        if (*letter)
            buf_printf(b, "\\%c", letter[1]);
        else
            buf_printf(b, "\\u%04X", c);
    }
    buf_str(b, str_slice(s, done, s.n));
    buf_char(b, '"');
}

/* 930 as 0.93, 1000 as 1.0. */
static void print_thousandths(struct buf *b, long long v)
{
    buf_printf(b, "%s%lld.%03lld", v < 0 ? "-" : "", llabs(v) / 1000, llabs(v) % 1000);
    for (int zeros = 2; zeros && b->p[b->n - 1] == '0'; zeros--)
        b->p[--b->n] = '\0';
}

static void print(struct buf *b, const struct json_value *j, size_t depth);

static void print_item(struct buf *b, const struct json_value *item, size_t depth, bool first)
{
    buf_puts(b, first ? "\n" : ",\n");
    for (size_t k = 0; k <= depth; k++)
        buf_char(b, ' ');
    if (item->key) {
        print_string(b, str_of(item->key));
        buf_puts(b, ": ");
    }
    print(b, item, depth + 1);
}

static size_t print_series(struct buf *b, const struct json_value *j, size_t depth)
{
    size_t n = 0;
    for (struct json_value *item; (item = j->series.next(j->series.context)); n++) {
        print_item(b, item, depth, !n);
        json_value_free(item);
        buf_pour(b);
    }
    return n;
}

static size_t print_range(struct buf *b, const struct json_value *j, size_t depth)
{
    size_t n = 0;
    struct json_value item = {.kind = JSON_INTEGER, .number = j->range.first};
    for (; item.number <= j->range.last; item.number++) {
        print_item(b, &item, depth, !n++);
        buf_pour(b);
    }
    return n;
}

static size_t print_list(struct buf *b, const struct json_value *j, size_t depth)
{
    for (size_t i = 0; i < j->items.n; i++)
        print_item(b, j->items.at[i], depth, !i);
    return j->items.n;
}

/* Each on a line of its own, between the brackets. */
static void print_items(struct buf *b, const struct json_value *j, size_t depth)
{
    buf_char(b, j->kind == JSON_OBJECT ? '{' : '[');
    size_t n = j->kind == JSON_SERIES  ? print_series(b, j, depth)
               : j->kind == JSON_RANGE ? print_range(b, j, depth)
                                       : print_list(b, j, depth);
    if (n)
        buf_char(b, '\n');
    for (size_t k = 0; n && k < depth; k++)
        buf_char(b, ' ');
    buf_char(b, j->kind == JSON_OBJECT ? '}' : ']');
}

static void print(struct buf *b, const struct json_value *j, size_t depth)
{
    switch (j->kind) {
    case JSON_OBJECT:
    case JSON_ARRAY:
    case JSON_SERIES:
    case JSON_RANGE:
        print_items(b, j, depth);
        break;
    case JSON_STRING:
        print_string(b, str_of(j->text));
        break;
    case JSON_INTEGER:
        buf_printf(b, "%lld", j->number);
        break;
    case JSON_THOUSANDTHS:
        print_thousandths(b, j->number);
        break;
    case JSON_BOOL:
        buf_puts(b, j->number ? "true" : "false");
    }
}

void json_value_print(const struct json_value *j, struct buf *b)
{
    print(b, j, 0);
    buf_char(b, '\n');
}
