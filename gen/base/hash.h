/* Digests and hashes: the only file that includes nettle. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/text.h"

/* Lower-case hexadecimal with a NUL. */
void hash_sha256(struct str bytes, char out[65]);

/* The same as RFC 4648 has it, 4: what a policy of a page names its script by. */
enum { HASH_BASE64 = 45 };
void hash_sha256_base64(struct str bytes, char out[HASH_BASE64]);

/* 128 bits as 32 such digits and a NUL, 40 times as fast: bytes that differ by chance differ in
 * them, those of a forger may not. */
enum { HASH_QUICK = 33 };
void hash_quick(struct str bytes, char out[HASH_QUICK]);

/* FNV-1a with 64 bits (Fowler, Noll, Vo): of s alone, or of s after what has that hash. */
#define HASH_START UINT64_C(14695981039346656037)
static inline uint64_t hash_bytes(uint64_t hash, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        hash = (hash ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
    return hash;
}
/* Eight bytes at a time, each step as that of FNV: for what is many or long. */
static inline uint64_t hash_words(uint64_t hash, struct str s)
{
    uint64_t word;
    size_t at = 0;
    for (; at + sizeof word <= s.n; at += sizeof word) {
        memcpy(&word, s.p + at, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash_bytes(hash, str_slice(s, at, s.n));
}

#endif
