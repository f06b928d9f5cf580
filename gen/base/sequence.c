/* Sequences: see sequence.h. */

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/sequence.h"

/* By new element; of one new element the later old one first, so that two never chain. */
static int by_new(const void *a, const void *b)
{
    const struct sequence_link *l = a, *r = b;
    if (l->new != r->new)
        return l->new < r->new ? -1 : 1;
    return (l->old < r->old) - (l->old > r->old);
}

/* Fenwick tree over the old elements from the first that is linked to the last: the heaviest chain
 * that ends at or before one. */
struct chains {
    struct chain_end {
        uint64_t weight;
        uint32_t last; /* link + 1 */
    } * at;
    size_t n;
};

size_t sequence_chain(struct sequence_link *links, size_t n)
{
    struct chains c = {NULL, 0};
    struct chain_end best = {0};
    size_t least = n ? links[0].old : 0, most = least;
    for (size_t i = 1; i < n; i++) {
        least = links[i].old < least ? links[i].old : least;
        most = links[i].old > most ? links[i].old : most;
    }
    c.n = most - least + 1;
    c.at = mem_zalloc((c.n + 1) * sizeof *c.at);
    uint32_t *before = mem_alloc((n + 1) * sizeof *before);
    array_sort(links, n, by_new);
    for (uint32_t i = 0; i < n; i++) {
        struct chain_end end = {0}; /* of links before, parts of one element ascend */
        for (size_t k = links[i].old - least + 1; k; k &= k - 1)
            if (c.at[k].weight > end.weight)
                end = c.at[k];
        before[i] = end.last;
        end = (struct chain_end){end.weight + links[i].weight + 1, i + 1};
        for (size_t k = links[i].old - least + 1; k <= c.n; k += k & -k)
            if (end.weight > c.at[k].weight)
                c.at[k] = end;
        if (end.weight > best.weight)
            best = end;
    }
    size_t length = 0;
    for (uint32_t i = best.last; i; i = before[i - 1])
        before[n - length++] = i; /* filled from the end: places after i are no longer read */
    for (size_t k = 0; k < length; k++)
        links[k] = links[before[n - length + 1 + k] - 1];
    free(before);
    free(c.at);
    return length;
}

/* Edits of a shortest script that are searched for from either end before a split is taken. */
enum { SEARCH_LIMIT = 256 };

/* The way along a diagonal has left the square; far enough below 0 to stay there. */
#define OUTSIDE (PTRDIFF_MIN / 2)

struct range { /* a[a_from .. a_to) against b[b_from .. b_to) */
    size_t a_from, a_to, b_from, b_to;
};

struct matcher {
    const uint32_t *a, *b;
    uint32_t *in_b;
    ptrdiff_t *forward, *backward; /* farthest x on each diagonal */
    size_t reach;                  /* diagonals on either side of 0 */
};

static int by_number(const void *x, const void *y)
{
    return mem_order(*(const uint64_t *)x, *(const uint64_t *)y);
}

/* Values that occur once in each of the two ranges. */
static size_t unique_points(const struct matcher *m, const struct range *r,
                            struct sequence_link *points)
{
    const uint64_t in_b = UINT32_C(1) << 31; /* below the value, above the place */
    size_t n = 0, count = 0, total = r->a_to - r->a_from + r->b_to - r->b_from;
    uint64_t *list = mem_alloc((total + 1) * sizeof *list);
    for (size_t i = r->a_from; i < r->a_to; i++)
        list[n++] = (uint64_t)m->a[i] << 32 | i;
    for (size_t i = r->b_from; i < r->b_to; i++)
        list[n++] = (uint64_t)m->b[i] << 32 | in_b | i;
    array_sort(list, n, by_number);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && list[end] >> 32 == list[i] >> 32; end++)
            ;
        if (end - i == 2 && !(list[i] & in_b) && (list[i + 1] & in_b))
            points[count++] =
                (struct sequence_link){(uint32_t)list[i], (uint32_t)(list[i + 1] & (in_b - 1)), 0};
    }
    free(list);
    return count;
}

/*
 * One more edit from either end; true when the ways from both ends meet, at *x, *y. From the back
 * all is counted from the ends of the range, and diagonal k is diagonal `delta - k` of the other
 * way.
 */
static inline bool step(struct matcher *m, const struct range *r, ptrdiff_t d, bool back,
                        ptrdiff_t *x, ptrdiff_t *y)
{
    ptrdiff_t n = (ptrdiff_t)(r->a_to - r->a_from), height = (ptrdiff_t)(r->b_to - r->b_from);
    ptrdiff_t delta = n - height, *v = (back ? m->backward : m->forward) + m->reach;
    const ptrdiff_t *w = (back ? m->forward : m->backward) + m->reach;
    const ptrdiff_t done = back ? d : d - 1; /* edits of the other way so far */
    const uint32_t *a = back ? m->a + r->a_to - 1 : m->a + r->a_from;
    const uint32_t *b = back ? m->b + r->b_to - 1 : m->b + r->b_from;
    const ptrdiff_t next = back ? -1 : 1;
    for (ptrdiff_t k = -d; k <= d; k += 2) {
        ptrdiff_t u = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
        ptrdiff_t t = u - k, other = delta - k;
        if (u < 0 || u > n || t < 0 || t > height) {
            v[k] = OUTSIDE;
            continue;
        }
        while (u < n && t < height && a[next * u] == b[next * t])
            u++, t++;
        v[k] = u;
        *x = back ? n - u : u;
        *y = back ? height - t : t;
        if ((delta & 1) == !back && other >= -done && other <= done && u + w[other] >= n)
            return true;
    }
    return false;
}

/* The farthest point reached forward: where the search stops when it has become too long. */
static void farthest(const struct matcher *m, ptrdiff_t d, ptrdiff_t *x, ptrdiff_t *y)
{
    ptrdiff_t best = -1;
    for (ptrdiff_t k = -d; k <= d; k += 2) {
        ptrdiff_t at = m->forward[(ptrdiff_t)m->reach + k];
        if (at >= 0 && 2 * at - k > best) {
            best = 2 * at - k;
            *x = at;
            *y = at - k;
        }
    }
}

/* A point on a shortest way through the range (or a good one): splits it in two. */
static void split_point(struct matcher *m, const struct range *r, size_t *a, size_t *b)
{
    ptrdiff_t x = 0, y = 0, *v = m->forward + m->reach, *w = m->backward + m->reach;
    v[1] = w[1] = 0;
    for (ptrdiff_t d = 0;; d++) {
        if (step(m, r, d, false, &x, &y) || step(m, r, d, true, &x, &y))
            break;
        if (d == SEARCH_LIMIT) {
            farthest(m, d, &x, &y);
            break;
        }
    }
    *a = r->a_from + (size_t)x;
    *b = r->b_from + (size_t)y;
}

static void match_range(struct matcher *m, struct range r, bool anchors);

/* Between anchors; false when there are none. */
static bool match_by_anchors(struct matcher *m, const struct range *r)
{
    size_t shorter =
        r->a_to - r->a_from < r->b_to - r->b_from ? r->a_to - r->a_from : r->b_to - r->b_from;
    struct sequence_link *p = mem_alloc((shorter + 1) * sizeof *p);
    size_t n = sequence_chain(p, unique_points(m, r, p));
    struct range gap = *r;
    for (size_t i = 0; i < n; i++) {
        gap.a_to = p[i].old;
        gap.b_to = p[i].new;
        m->in_b[p[i].old] = p[i].new;
        match_range(m, gap, false);
        gap = (struct range){p[i].old + 1u, r->a_to, p[i].new + 1u, r->b_to};
    }
    if (n)
        match_range(m, gap, false);
    free(p);
    return n > 0;
}

static void match_range(struct matcher *m, struct range r, bool anchors)
{
    for (;;) {
        while (r.a_from < r.a_to && r.b_from < r.b_to && m->a[r.a_from] == m->b[r.b_from])
            m->in_b[r.a_from++] = (uint32_t)r.b_from++;
        while (r.a_from < r.a_to && r.b_from < r.b_to && m->a[r.a_to - 1] == m->b[r.b_to - 1])
            m->in_b[--r.a_to] = (uint32_t)--r.b_to;
        if (r.a_from == r.a_to || r.b_from == r.b_to || (anchors && match_by_anchors(m, &r)))
            return;
        size_t a, b;
        split_point(m, &r, &a, &b);
        if ((a == r.a_from && b == r.b_from) || (a == r.a_to && b == r.b_to))
            return; /* nothing in common */
        match_range(m, (struct range){r.a_from, a, r.b_from, b}, false);
        r.a_from = a;
        r.b_from = b;
        anchors = false;
    }
}

void sequence_match(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *in_b)
{
    size_t reach = (n > m ? n : m) + 2;
    reach = reach < SEARCH_LIMIT + 2 ? reach : SEARCH_LIMIT + 2;
    struct matcher x = {a,
                        b,
                        in_b,
                        mem_zalloc((2 * reach + 1) * sizeof *x.forward),
                        mem_zalloc((2 * reach + 1) * sizeof *x.backward),
                        reach};
    for (size_t i = 0; i < n; i++)
        in_b[i] = SEQUENCE_NONE;
    match_range(&x, (struct range){0, n, 0, m}, true);
    free(x.forward);
    free(x.backward);
}
