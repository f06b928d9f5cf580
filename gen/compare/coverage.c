/* Coverage: see compare_int.h. */
#include "compare/compare_int.h"

#include <string.h>

#include "base/map.h"
#include "base/sequence.h"

/* Places of the other text by their first COVERAGE_MOVED words. */
struct places {
    struct map words;
    uint32_t *first, *next; /* place + 1: the first by number of the words, the next of the same */
};

static struct str words_at(const uint32_t *w)
{
    return (struct str){(const char *)w, COVERAGE_MOVED * sizeof *w};
}

static struct places places_of(struct arena *a, const uint32_t *b, size_t m)
{
    struct places p = {{.arena = a}, arena_array(a, m, sizeof *b), arena_array(a, m, sizeof *b)};
    for (size_t i = m < COVERAGE_MOVED ? 0 : m - COVERAGE_MOVED + 1; i-- > 0;) {
        uint32_t *first = &p.first[map_add(&p.words, words_at(b + i))];
        p.next[i] = *first; /* from the end, so that places ascend */
        *first = (uint32_t)i + 1;
    }
    return p;
}

static size_t common_length(const uint32_t *a, size_t n, const unsigned char *in_a,
                            const uint32_t *b, size_t m, const unsigned char *in_b)
{
    size_t k = 0;
    while (k < n && k < m && a[k] == b[k] && !in_a[k] && !in_b[k])
        k++;
    return k;
}

/* Stretches in another order, the longest first at each place; few tries for each. */
static void cover_moved(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                        unsigned char *in_a, unsigned char *in_b)
{
    enum { TRIES = 64 };
    struct arena *scratch = arena_new();
    struct places p = places_of(scratch, b, m);
    for (size_t i = 0; i + COVERAGE_MOVED <= n; i++) {
        size_t best = 0, at = 0, tries = 0;
        uint32_t words = in_a[i] ? MAP_NONE : map_find(&p.words, words_at(a + i));
        for (uint32_t k = words == MAP_NONE ? 0 : p.first[words]; k && tries < TRIES;
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
    arena_free(scratch);
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
