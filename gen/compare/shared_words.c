/* Plain words: see shared_words.h. */
#include "compare/shared_words.h"

#include <stdlib.h>

#include "base/mem.h"

static int by_key(const void *a, const void *b)
{
    uint32_t l = *(const uint32_t *)a, r = *(const uint32_t *)b;
    return (l > r) - (l < r);
}

static uint32_t *sorted_keys(const struct side *s, const struct clause *c)
{
    uint32_t *key = mem_alloc((c->word_count + 1ull) * sizeof *key);
    for (uint32_t i = 0; i < c->word_count; i++)
        key[i] = s->words.at[c->first_word + i].key;
    array_sort(key, c->word_count, by_key);
    return key;
}

uint32_t shared_words(const struct side *a, const struct clause *x, const struct side *b,
                      const struct clause *y)
{
    uint32_t *l = sorted_keys(a, x), *r = sorted_keys(b, y), n = 0;
    for (uint32_t i = 0, k = 0; i < x->word_count && k < y->word_count;) {
        n += l[i] == r[k];
        uint32_t left = l[i];
        i += left <= r[k];
        k += r[k] <= left;
    }
    free(l);
    free(r);
    return n;
}
