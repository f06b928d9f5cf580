/* Map: see map.h. Open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <string.h>

#include "base/hash.h"

/* So many keys are looked at one by one; for more there is a table. */
enum { FEW = 8, FIRST_SLOTS = 4 * FEW };

struct map_slot {
    uint32_t hash, number; /* number + 1; 0: free */
};

static uint32_t hash_of(struct str key)
{
    uint64_t h = hash_words(HASH_START ^ key.n, key);
    return (uint32_t)(h ^ h >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static struct map_slot *slot_of(const struct map *m, struct str key, uint32_t hash)
{
    for (size_t i = hash;; i++) {
        struct map_slot *s = &m->slots[i & (m->slot_count - 1)];
        if (!s->number || (s->hash == hash && str_eq(m->keys.at[s->number - 1], key)))
            return s;
    }
}

static uint32_t find(const struct map *m, struct str key, uint32_t hash)
{
    if (m->slots)
        return slot_of(m, key, hash)->number - 1;
    for (size_t i = 0; i < m->keys.n; i++)
        if (str_eq(m->keys.at[i], key))
            return (uint32_t)i;
    return MAP_NONE;
}

static void put(struct map *m, uint32_t hash, uint32_t number)
{
    size_t i = hash;
    while (m->slots[i & (m->slot_count - 1)].number)
        i++;
    m->slots[i & (m->slot_count - 1)] = (struct map_slot){hash, number};
}

/* A table twice as large, of all keys but the last one. */
static void grow(struct map *m)
{
    const struct map_slot *old = m->slots;
    size_t n = m->slot_count;
    m->slot_count = n ? n * 2 : FIRST_SLOTS;
    m->slots = arena_array(m->arena, m->slot_count, sizeof *m->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i].number)
            put(m, old[i].hash, old[i].number);
    for (size_t i = 0; !old && i + 1 < m->keys.n; i++)
        put(m, hash_of(m->keys.at[i]), (uint32_t)i + 1);
}

void map_room(struct map *m, size_t keys)
{
    m->keys.at = arena_array(m->arena, keys, sizeof *m->keys.at);
    m->keys.cap = keys;
    m->slot_count = FIRST_SLOTS;
    while (m->slot_count < keys * 2)
        m->slot_count *= 2;
    m->slots = arena_array(m->arena, m->slot_count, sizeof *m->slots);
}

uint32_t map_find(const struct map *m, struct str key)
{
    return find(m, key, hash_of(key));
}

uint32_t map_add(struct map *m, struct str key)
{
    uint32_t hash = hash_of(key), number = find(m, key, hash);
    if (number != MAP_NONE)
        return number;
    number = (uint32_t)m->keys.n;
    *arena_push(m->arena, &m->keys) = m->borrowed ? key : str_copy(m->arena, key);
    if (m->keys.n > FEW && m->keys.n * 2 > m->slot_count)
        grow(m);
    if (m->slots)
        put(m, hash, number + 1);
    return number;
}

/* The slot of a key, or the free one where it belongs. */
static struct number_slot *number_slot_of(const struct number_map *m, uint64_t key)
{
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    for (size_t i = hash >> 32;; i++) {
        struct number_slot *s = &m->slots[i & (m->slot_count - 1)];
        if (!s->number || s->key == key)
            return s;
    }
}

uint32_t number_map_find(const struct number_map *m, uint64_t key)
{
    return m->slots ? number_slot_of(m, key)->number - 1 : MAP_NONE;
}

static void number_map_grow(struct number_map *m)
{
    const struct number_slot *old = m->slots;
    size_t n = m->slot_count;
    m->slot_count = n ? n * 2 : FIRST_SLOTS;
    m->slots = arena_array(m->arena, m->slot_count, sizeof *m->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i].number)
            *number_slot_of(m, old[i].key) = old[i];
}

uint32_t number_map_add(struct number_map *m, uint64_t key)
{
    if (m->n * 2ull >= m->slot_count)
        number_map_grow(m);
    struct number_slot *s = number_slot_of(m, key);
    if (!s->number)
        *s = (struct number_slot){key, ++m->n};
    return s->number - 1;
}
