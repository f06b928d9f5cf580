/* Digests and hashes: see hash.h. */
#include "base/hash.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/library.h"

static struct library libnettle = {.file = LIBNETTLE_FILE};
#define NETTLE(function) LIBRARY_CALL(&libnettle, function)

static void put_hex(const uint8_t *bytes, size_t n, char *out)
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = hex[bytes[i] >> 4];
        out[2 * i + 1] = hex[bytes[i] & 15];
    }
    out[2 * n] = '\0';
}

static void sha256(struct str bytes, uint8_t digest[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx ctx;
    NETTLE(nettle_sha256_init)(&ctx);
    NETTLE(nettle_sha256_update)(&ctx, bytes.n, (const uint8_t *)bytes.p);
    NETTLE(nettle_sha256_digest)(&ctx, SHA256_DIGEST_SIZE, digest);
}

void hash_sha256(struct str bytes, char out[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256(bytes, digest);
    put_hex(digest, sizeof digest, out);
}

void hash_sha256_base64(struct str bytes, char out[HASH_BASE64])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256(bytes, digest);
    NETTLE(nettle_base64_encode_raw)(out, sizeof digest, digest);
    out[HASH_BASE64 - 1] = '\0';
}

void hash_quick(struct str bytes, char out[HASH_QUICK])
{
    uint64_t one = hash_words(HASH_START ^ bytes.n, bytes), two = hash_words(one, bytes);
    uint8_t digest[16];
    for (int i = 0; i < 8; i++) {
        digest[i] = (uint8_t)(one >> 8 * i);
        digest[8 + i] = (uint8_t)(two >> 8 * i);
    }
    put_hex(digest, sizeof digest, out);
}
