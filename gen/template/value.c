/* Values: see value.h. */
#include "template/value.h"

#include "base/map.h"

struct value {
    enum value_type type;
    struct pos pos;
    struct arena *arena;
    union {
        bool truth;
        struct {
            struct str bytes;
            const struct origin_map *origins; /* NULL: the bytes begin at pos */
            bool exact;                       /* they are at pos, byte for byte */
        } text;
        vec(const struct value *) list;
        struct {
            struct map names;
            vec(const struct value *) values; /* by number of the name */
        } object;
        struct lambda lambda;
    } as;
};

static struct value *made(struct arena *a, enum value_type type, struct pos pos)
{
    struct value *v = arena_alloc(a, sizeof *v);
    v->type = type;
    v->pos = pos;
    v->arena = a;
    return v;
}

struct value *value_unset(struct arena *a, struct pos pos)
{
    return made(a, VALUE_UNSET, pos);
}

struct value *value_bool(struct arena *a, bool truth)
{
    struct value *v = made(a, VALUE_BOOL, POS_NONE);
    v->as.truth = truth;
    return v;
}

struct value *value_text(struct arena *a, struct str bytes, struct pos pos)
{
    struct value *v = made(a, VALUE_TEXT, pos);
    v->as.text.bytes = bytes.p ? bytes : STR("");
    v->as.text.exact =
        pos.source && str_eq(bytes, str_slice(pos.source->text, pos.at, pos.at + bytes.n));
    return v;
}

struct value *value_woven(struct arena *a, struct str bytes, const struct origin_map *origins)
{
    struct value *v = made(a, VALUE_TEXT, origin_at(origins, 0));
    v->as.text.bytes = bytes.p ? bytes : STR("");
    v->as.text.origins = origins;
    return v;
}

struct value *value_list(struct arena *a)
{
    return made(a, VALUE_LIST, POS_NONE);
}

struct value *value_object(struct arena *a)
{
    struct value *v = made(a, VALUE_OBJECT, POS_NONE);
    v->as.object.names.arena = a;
    return v;
}

struct value *value_lambda(struct arena *a, struct lambda lambda)
{
    struct value *v = made(a, VALUE_LAMBDA, POS_NONE);
    v->as.lambda = lambda;
    return v;
}

void value_add(struct value *v, const struct value *element)
{
    *arena_push(v->arena, &v->as.list) = element;
}

void value_set(struct value *v, const char *name, const struct value *value)
{
    uint32_t i = map_add(&v->as.object.names, str_of(name));
    if (i == v->as.object.values.n)
        arena_push(v->arena, &v->as.object.values);
    v->as.object.values.at[i] = value;
}

void value_set_text(struct value *v, const char *key, struct str text, struct pos pos)
{
    value_set(v, key, value_text(v->arena, text, pos));
}

enum value_type value_type(const struct value *v)
{
    return v->type;
}

bool value_true(const struct value *v)
{
    if (v->type == VALUE_BOOL)
        return v->as.truth;
    if (v->type == VALUE_TEXT)
        return v->as.text.bytes.n > 0;
    if (v->type == VALUE_LIST)
        return v->as.list.n > 0;
    return v->type != VALUE_UNSET;
}

struct pos value_pos(const struct value *v)
{
    return v->pos;
}

struct str value_str(const struct value *v)
{
    return v->type == VALUE_TEXT ? v->as.text.bytes : STR_NONE;
}

const struct lambda *value_function(const struct value *v)
{
    return v->type == VALUE_LAMBDA ? &v->as.lambda : NULL;
}

size_t value_size(const struct value *v)
{
    return v->type == VALUE_LIST     ? v->as.list.n
           : v->type == VALUE_OBJECT ? v->as.object.values.n
                                     : 0;
}

const struct value *value_at(const struct value *v, size_t i)
{
    return v->type == VALUE_LIST && i < v->as.list.n ? v->as.list.at[i] : NULL;
}

const struct value *value_get(const struct value *v, struct str key)
{
    if (v->type != VALUE_OBJECT)
        return NULL;
    uint32_t i = map_find(&v->as.object.names, key);
    return i == MAP_NONE ? NULL : v->as.object.values.at[i];
}

struct str value_key(const struct value *v, size_t i)
{
    return i < value_size(v) && v->type == VALUE_OBJECT ? v->as.object.names.keys.at[i] : STR_NONE;
}

void value_origins(const struct value *v, size_t from, size_t to, struct origin_map *map, size_t at)
{
    if (v->type == VALUE_TEXT && v->as.text.origins) {
        origin_join(map, at, v->as.text.origins, from, to);
        return;
    }
    bool exact = v->type == VALUE_TEXT && v->as.text.exact;
    struct pos pos = v->pos;
    if (exact)
        pos.at += from;
    origin_add(map, at, pos, !exact);
}
