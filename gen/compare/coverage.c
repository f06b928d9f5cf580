/* Coverage: see coverage.h. */
#include "compare/coverage.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "compare/sequence.h"

/* Places of the other text by their first COVERAGE_MOVED words: chains in a hash table. */
struct places {
    uint32_t *head, *next; /* place + 1 */
    size_t slots;
};

static size_t slot_of(const uint32_t *w, size_t slots)
{
    uint64_t h = 0;
    for (int i = 0; i < COVERAGE_MOVED; i++)
        h = (h ^ w[i]) * 0x9E3779B97F4A7C15u;
    return (h ^ h >> 32) & (slots - 1);
}

static void places_fill(struct places *p, const uint32_t *b, size_t m)
{
    for (p->slots = 64; p->slots < 2 * m;)
        p->slots *= 2;
    p->head = mem_zalloc(p->slots * sizeof *p->head);
    p->next = mem_zalloc((m + 1) * sizeof *p->next);
    for (size_t i = m; i-- > 0;) { /* from the end, so that chains ascend */
        if (i + COVERAGE_MOVED > m)
            continue;
        size_t h = slot_of(b + i, p->slots);
        p->next[i] = p->head[h];
        p->head[h] = (uint32_t)i + 1;
    }
}

static size_t common_length(const uint32_t *a, size_t n, const unsigned char *in_a,
                            const uint32_t *b, size_t m, const unsigned char *in_b)
{
    size_t k = 0;
    while (k < n && k < m && a[k] == b[k] && !in_a[k] && !in_b[k])
        k++;
    return k;
}

/* Stretches that stand in another order, longest first at each place; few tries for each. */
static void cover_moved(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                        unsigned char *in_a, unsigned char *in_b)
{
    enum { TRIES = 64 };
    struct places p;
    places_fill(&p, b, m);
    for (size_t i = 0; i + COVERAGE_MOVED <= n; i++) {
        size_t best = 0, at = 0, tries = 0;
        for (uint32_t k = in_a[i] ? 0 : p.head[slot_of(a + i, p.slots)]; k && tries < TRIES;
             k = p.next[k - 1], tries++) {
            size_t length =
                common_length(a + i, n - i, in_a + i, b + k - 1, m - (k - 1), in_b + k - 1);
            if (length > best) {
                best = length;
                at = k - 1;
            }
        }
        if (best < COVERAGE_MOVED)
            continue;
        memset(in_a + i, 1, best);
        memset(in_b + at, 1, best);
        i += best - 1;
    }
    free(p.head);
    free(p.next);
}

void coverage_words(const uint32_t *a, size_t n, const uint32_t *b, size_t m, const uint32_t *match,
                    unsigned char *in_a, unsigned char *in_b)
{
    memset(in_a, 0, n);
    memset(in_b, 0, m);
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        if (match[i] == SEQUENCE_NONE)
            continue;
        while (end < n && match[end] == match[end - 1] + 1)
            end++;
        for (size_t k = i; end - i >= COVERAGE_STRETCH && k < end; k++)
            in_a[k] = in_b[match[k]] = 1;
    }
    if (n == 1 && m == 1 && a[0] == b[0])
        in_a[0] = in_b[0] = 1;
    cover_moved(a, n, b, m, in_a, in_b);
}
