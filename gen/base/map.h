/*
 * Map: numbers for keys, 0, 1, 2 ... in the order in which the keys were added. What belongs to a
 * key is an array of the caller's, by the key's number.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/text.h"

enum { MAP_NONE = UINT32_MAX };

/* Start with {.arena = a}: it holds the keys and the table, and nothing has to be freed. */
struct map {
    struct arena *arena;
    bool borrowed;          /* keys are no copies: their bytes live longer than the map */
    vec(struct str) keys;   /* by number */
    struct map_slot *slots; /* NULL while there are few keys */
    size_t slot_count;      /* a power of two */
};

/* The bytes of a variable as a key: for numbers, and arrays of them. */
#define MAP_KEY(variable) ((struct str){(const char *)&(variable), sizeof(variable)})

/* Room for so many keys in an empty map: a table that grows leaves smaller ones in the arena. */
void map_room(struct map *, size_t keys);
/* The number of a key, MAP_NONE if it was not added. */
uint32_t map_find(const struct map *, struct str key);
/* The same, but a new key is copied and gets the next number. */
uint32_t map_add(struct map *, struct str key);

/*
 * The same for keys that are 64-bit numbers, as of pairs of words: five times as fast. A number of
 * a pair is PAIR(a, b).
 */
struct number_map {
    struct arena *arena;
    struct number_slot {
        uint64_t key;
        uint32_t number; /* number + 1; 0: free */
    } * slots;
    size_t slot_count; /* a power of two */
    uint32_t n;        /* keys */
};

#define PAIR(a, b) ((uint64_t)(a) << 32 | (uint32_t)(b))

uint32_t number_map_find(const struct number_map *, uint64_t key);
uint32_t number_map_add(struct number_map *, uint64_t key);

#endif
