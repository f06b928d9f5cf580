/* Rebase: see rebase.h. */
#include "merge/rebase.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

void rebase_fingerprint(const struct node *n, char out[REBASE_DIGITS + 1])
{
    char digest[65];
    struct arena *a = arena_new();
    hash_sha256(node_text(a, n), digest);
    memcpy(out, digest, REBASE_DIGITS);
    out[REBASE_DIGITS] = '\0';
    arena_free(a);
}
