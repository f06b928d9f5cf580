/* Digests and hashes: the only file that includes nettle. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/text.h"

/* Lower-case hexadecimal with a NUL. */
void hash_sha256(struct str bytes, char out[65]);

/* FNV-1a with 64 bits (Fowler, Noll, Vo): of s alone, or of s after what has that hash. */
#define HASH_START UINT64_C(14695981039346656037)
static inline uint64_t hash_bytes(uint64_t hash, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        hash = (hash ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
    return hash;
}

#endif
