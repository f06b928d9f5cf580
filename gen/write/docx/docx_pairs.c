/* Pairs of old and new items: see docx_pairs.h. */
#include "write/docx/docx_pairs.h"

#include "base/mem.h"
#include "base/sequence.h"

enum { SURE = 100, LIKELY = 10 }; /* weights: by the comparison, by equal text */

struct pairing {
    const struct docx_item *old, *new;
    size_t m;
    bool *taken; /* by new item: it has a pair */
};

/* The new item of that text that is nearest to its place, not taken yet. */
static uint32_t same_text(const struct pairing *p, size_t i)
{
    uint32_t best = DOCX_NONE;
    size_t distance = (size_t)-1;
    for (size_t k = 0; k < p->m; k++) {
        size_t d = k > i ? k - i : i - k;
        if (!p->taken[k] && p->new[k].text == p->old[i].text &&
            p->new[k].shape == p->old[i].shape &&d < distance) {
            best = (uint32_t)k;
            distance = d;
        }
    }
    return best;
}

/* Items of one shape between two pairs, in order. */
static void fill_gap(struct pairing *p, size_t from, size_t to, size_t low, size_t high,
                     uint32_t *in_new)
{
    for (size_t i = from, k = low; i < to && k < high; i++) {
        if (p->old[i].alone || in_new[i] != DOCX_NONE)
            continue;
        size_t at = k;
        while (at < high &&
               (p->taken[at] || p->new[at].alone || p->new[at].shape != p->old[i].shape))
            at++;
        if (at == high)
            continue;
        in_new[i] = (uint32_t)at;
        p->taken[at] = true;
        k = at + 1;
    }
}

void docx_pair(struct arena *a, const struct docx_item *old, size_t n, const struct docx_item *new,
               size_t m, uint32_t *in_new, uint32_t *moved_to)
{
    struct pairing p = {old, new, m, arena_array(a, m, sizeof *p.taken)};
    struct sequence_link *links = arena_array(a, n, sizeof *links);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        in_new[i] = moved_to[i] = DOCX_NONE;
        uint32_t k = old[i].partner;
        if (k != DOCX_NONE && !p.taken[k] && new[k].shape == old[i].shape) {
            links[count++] = (struct sequence_link){(uint32_t)i, k, SURE};
            p.taken[k] = true;
            moved_to[i] = k;
        }
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t k = moved_to[i] == DOCX_NONE ? same_text(&p, i) : DOCX_NONE;
        if (k == DOCX_NONE)
            continue;
        links[count++] = (struct sequence_link){(uint32_t)i, k, LIKELY};
        p.taken[k] = true;
        moved_to[i] = k;
    }
    count = sequence_chain(links, count);
    for (size_t i = 0; i < count; i++) {
        in_new[links[i].old] = links[i].new;
        moved_to[links[i].old] = DOCX_NONE;
    }
    for (size_t i = 0; i < n; i++) /* what moved and changed is deleted here and put in there */
        if (moved_to[i] != DOCX_NONE && new[moved_to[i]].core != old[i].core) {
            p.taken[moved_to[i]] = false;
            moved_to[i] = DOCX_NONE;
        }
    for (size_t i = 0, low = 0; i <= n;) {
        size_t end = i;
        while (end < n && in_new[end] == DOCX_NONE)
            end++;
        fill_gap(&p, i, end, low, end < n ? in_new[end] : m, in_new);
        low = end < n ? in_new[end] + 1 : m;
        i = end + 1;
    }
}
