/* Map: see map.h. Open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <string.h>

#include "base/hash.h"

/* So many keys are looked at one by one; for more there is a table. */
enum { FEW = 8, FIRST_SLOTS = 4 * FEW };

struct map_slot {
    uint32_t hash, number; /* number + 1; 0: free */
};

/* Eight bytes at a time, each step as that of FNV: keys are numbers and names, and many. */
static uint32_t hash_of(struct str key)
{
    uint64_t h = HASH_START ^ key.n, word;
    size_t at = 0;
    for (; at + sizeof word <= key.n; at += sizeof word) {
        memcpy(&word, key.p + at, sizeof word);
        h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    h = hash_bytes(h, str_slice(key, at, key.n));
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
    *arena_push(m->arena, &m->keys) = str_copy(m->arena, key);
    if (m->keys.n > FEW && m->keys.n * 2 > m->slot_count) {
        m->slot_count = m->slot_count ? m->slot_count * 2 : FIRST_SLOTS;
        m->slots = arena_array(m->arena, m->slot_count, sizeof *m->slots);
        for (size_t i = 0; i < m->keys.n; i++) {
            uint32_t old = hash_of(m->keys.at[i]);
            *slot_of(m, m->keys.at[i], old) = (struct map_slot){old, (uint32_t)i + 1};
        }
    } else if (m->slots) {
        *slot_of(m, key, hash) = (struct map_slot){hash, number + 1};
    }
    return number;
}
