/* Values: see value.h. An object of many members is looked up through a table of hashes. */
#include "template/value.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

enum { INDEX_FROM = 9 }; /* members from which a table is faster than a look at each of them */

struct member {
    struct str key;
    uint32_t hash;
    const struct value *value;
};

struct value {
    enum value_type type;
    struct pos pos;
    struct arena *arena;
    union {
        bool truth;
        struct {
            struct str bytes;
            const struct origin_map *origins; /* NULL: the bytes begin at pos */
            bool exact;                       /* they stand at pos as they are */
        } text;
        struct {
            const struct value **at;
            size_t n, cap;
        } list;
        struct {
            struct member *at;
            size_t n, cap;
            uint32_t *slots; /* index + 1 of a member; a power of two of them, or NULL */
            size_t slot_count;
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
    return made(a, VALUE_OBJECT, POS_NONE);
}

struct value *value_lambda(struct arena *a, struct lambda lambda)
{
    struct value *v = made(a, VALUE_LAMBDA, POS_NONE);
    v->as.lambda = lambda;
    return v;
}

/* A bigger copy in the arena of an array that is full. */
static void *room(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return old;
    *cap = *cap ? *cap * 2 : 4;
    void *grown = arena_array(a, *cap, size);
    if (n)
        memcpy(grown, old, n * size);
    return grown;
}

void value_add(struct value *v, const struct value *element)
{
    v->as.list.at =
        room(v->arena, v->as.list.at, v->as.list.n, &v->as.list.cap, sizeof *v->as.list.at);
    v->as.list.at[v->as.list.n++] = element;
}

static uint32_t hash_of(struct str key) /* FNV-1a */
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * 16777619u;
    return hash;
}

static void index_member(struct value *v, size_t i)
{
    size_t mask = v->as.object.slot_count - 1, slot = v->as.object.at[i].hash & mask;
    while (v->as.object.slots[slot])
        slot = (slot + 1) & mask;
    v->as.object.slots[slot] = (uint32_t)i + 1;
}

static void index_object(struct value *v)
{
    v->as.object.slot_count = v->as.object.slot_count ? v->as.object.slot_count * 2 : 32;
    v->as.object.slots = arena_array(v->arena, v->as.object.slot_count, sizeof(uint32_t));
    for (size_t i = 0; i < v->as.object.n; i++)
        index_member(v, i);
}

static struct member *find(const struct value *v, struct str key, uint32_t hash)
{
    if (!v->as.object.slots) {
        for (size_t i = 0; i < v->as.object.n; i++)
            if (str_eq(v->as.object.at[i].key, key))
                return &v->as.object.at[i];
        return NULL;
    }
    size_t mask = v->as.object.slot_count - 1;
    for (size_t slot = hash & mask; v->as.object.slots[slot]; slot = (slot + 1) & mask) {
        struct member *m = &v->as.object.at[v->as.object.slots[slot] - 1];
        if (m->hash == hash && str_eq(m->key, key))
            return m;
    }
    return NULL;
}

void value_set(struct value *v, const char *name, const struct value *value)
{
    struct str key = str_of(name);
    uint32_t hash = hash_of(key);
    struct member *known = find(v, key, hash);
    if (known) {
        known->value = value;
        return;
    }
    v->as.object.at =
        room(v->arena, v->as.object.at, v->as.object.n, &v->as.object.cap, sizeof(struct member));
    size_t i = v->as.object.n++;
    v->as.object.at[i] = (struct member){str_copy(v->arena, key), hash, value};
    if (v->as.object.slots ? v->as.object.n * 2 > v->as.object.slot_count
                           : v->as.object.n >= INDEX_FROM)
        index_object(v);
    else if (v->as.object.slots)
        index_member(v, i);
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
    switch (v->type) {
    case VALUE_UNSET:
        return false;
    case VALUE_BOOL:
        return v->as.truth;
    case VALUE_TEXT:
        return v->as.text.bytes.n > 0;
    case VALUE_LIST:
        return v->as.list.n > 0;
    case VALUE_OBJECT:
    case VALUE_LAMBDA:
        break;
    }
    return true;
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
    return v->type == VALUE_LIST ? v->as.list.n : v->type == VALUE_OBJECT ? v->as.object.n : 0;
}

const struct value *value_at(const struct value *v, size_t i)
{
    return v->type == VALUE_LIST && i < v->as.list.n ? v->as.list.at[i] : NULL;
}

const struct value *value_get(const struct value *v, struct str key)
{
    if (v->type != VALUE_OBJECT)
        return NULL;
    struct member *m = find(v, key, v->as.object.slots ? hash_of(key) : 0);
    return m ? m->value : NULL;
}

struct str value_key(const struct value *v, size_t i)
{
    return v->type == VALUE_OBJECT && i < v->as.object.n ? v->as.object.at[i].key : STR_NONE;
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
