/* Digests: the only file that includes nettle. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/text.h"

/* Lower-case hexadecimal with a NUL. */
void hash_sha256(struct str bytes, char out[65]);

#endif
