/* Sequences: matches ascend, are true, and as many as a plain table of lengths finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/sequence.h"

enum { LONGEST = 64 };

/* The length of a longest common subsequence, by the textbook. */
static size_t longest_common(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t row[LONGEST + 1] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t diagonal = 0;
        for (size_t j = 1; j <= m; j++) {
            size_t above = row[j];
            row[j] = a[i] == b[j - 1] ? diagonal + 1 : row[j - 1] > above ? row[j - 1] : above;
            diagonal = above;
        }
    }
    return row[m];
}

static size_t check(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    uint32_t *in_b = mem_alloc((n + 1) * sizeof *in_b);
    size_t matched = 0;
    int64_t last = -1;
    sequence_match(a, n, b, m, in_b);
    for (size_t i = 0; i < n; i++) {
        if (in_b[i] == SEQUENCE_NONE)
            continue;
        assert_true((int64_t)in_b[i] > last && in_b[i] < m);
        assert_int_equal(a[i], b[in_b[i]]);
        last = in_b[i];
        matched++;
    }
    free(in_b);
    return matched;
}

static uint32_t random_state = 43;

static uint32_t random_below(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

static void matches_are_longest_without_anchors(void **state)
{
    uint32_t a[LONGEST], b[LONGEST];
    (void)state;
    for (int round = 0; round < 4000; round++) {
        uint32_t letters = 1 + random_below(3); /* so few that hardly a value is unique */
        size_t n = random_below(LONGEST), m = random_below(LONGEST);
        for (size_t i = 0; i < LONGEST; i++) {
            a[i] = random_below(letters);
            b[i] = random_below(letters);
        }
        size_t matched = check(a, n, b, m), longest = longest_common(a, n, b, m);
        assert_true(matched <= longest);
        if (n > 12 && m > 12)
            assert_int_equal(matched, longest);
    }
}

static void matches_ascend_with_any_alphabet(void **state)
{
    uint32_t a[LONGEST], b[LONGEST];
    (void)state;
    for (int round = 0; round < 4000; round++) {
        size_t n = random_below(LONGEST), m = random_below(LONGEST);
        for (size_t i = 0; i < LONGEST; i++) {
            a[i] = random_below(40);
            b[i] = random_below(40);
        }
        check(a, n, b, m);
    }
}

static void far_apart_is_settled_in_time(void **state)
{
    enum { MANY = 200000 };
    uint32_t *a = mem_alloc(MANY * sizeof *a), *b = mem_alloc(MANY * sizeof *b);
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        a[i] = random_below(50);
        b[i] = random_below(50);
    }
    assert_true(check(a, MANY, b, MANY) > MANY / 6);
    free(a);
    free(b);
}

/* The heaviest chain by trying every subset. */
static uint64_t heaviest(const struct sequence_link *links, size_t n)
{
    uint64_t most = 0;
    for (unsigned set = 0; set < 1u << n; set++) {
        uint64_t weight = 0;
        bool chain = true;
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; set >> i & 1 && k < n; k++)
                if (set >> k & 1 && links[k].new >= links[i].new &&k != i)
                    chain &= links[k].new > links[i].new &&links[k].old >= links[i].old;
        for (size_t i = 0; i < n; i++)
            weight += set >> i & 1 ? links[i].weight + 1 : 0;
        most = chain && weight > most ? weight : most;
    }
    return most;
}

static void chains_are_the_heaviest(void **state)
{
    enum { LINKS = 9 };
    (void)state;
    assert_int_equal(sequence_chain(NULL, 0), 0);
    for (int round = 0; round < 300; round++) {
        struct sequence_link links[LINKS];
        size_t n = random_below(LINKS + 1);
        uint64_t weight = 0;
        for (size_t i = 0; i < n; i++) { /* no link twice */
            uint32_t place = (uint32_t)(4 * i) + random_below(4);
            links[i] = (struct sequence_link){place % 5, place / 5, random_below(4)};
            size_t other = random_below((uint32_t)i + 1);
            struct sequence_link link = links[other];
            links[other] = links[i];
            links[i] = link;
        }
        uint64_t most = heaviest(links, n);
        size_t length = sequence_chain(links, n);
        for (size_t i = 0; i < length; i++) {
            weight += links[i].weight + 1;
            if (i) {
                assert_true(links[i].new > links[i - 1].new);
                assert_true(links[i].old >= links[i - 1].old);
            }
        }
        assert_int_equal(weight, most);
    }
}

struct letters {
    const uint32_t *old, *new;
};

static uint32_t cost_of_both(const void *user, size_t old, size_t new)
{
    const struct letters *l = user;
    return l->old[old] == l->new[new] ? l->old[old] : SEQUENCE_NONE; /* letters differ in cost */
}

/* Of a gap: from one match to the next. */
static uint32_t gap_cost(const struct sequence_costs *c, size_t i, size_t to_i, size_t k,
                         size_t to_k)
{
    uint32_t old = 0, new = 0;
    if (i == to_i && k == to_k)
        return 0;
    for (; i < to_i; i++)
        old += c->old[i];
    for (; k < to_k; k++)
        new += c->new[k];
    return c->gap + new + (old < c->long_gap ? old : c->long_gap);
}

/* The least cost from old element i and new element k on, by trying every next match. */
static uint32_t least_cost(const struct sequence_costs *c, size_t i, size_t n, size_t k, size_t m)
{
    uint32_t least = gap_cost(c, i, n, k, m);
    for (size_t x = i; x < n; x++)
        for (size_t y = k; y < m; y++) {
            uint32_t both = c->both(c->user, x, y);
            if (both == SEQUENCE_NONE)
                continue;
            uint32_t cost = gap_cost(c, i, x, k, y) + both + least_cost(c, x + 1, n, y + 1, m);
            least = cost < least ? cost : least;
        }
    return least;
}

static void alignments_are_the_cheapest(void **state)
{
    enum { MOST = 6 };
    (void)state;
    for (int round = 0; round < 1500; round++) {
        uint32_t a[MOST], b[MOST], alone[2][MOST], in_new[MOST], paid = 0;
        size_t n = random_below(MOST + 1), m = random_below(MOST + 1), i = 0, k = 0;
        for (size_t x = 0; x < MOST; x++) {
            a[x] = random_below(3);
            b[x] = random_below(3);
            alone[0][x] = random_below(5);
            alone[1][x] = random_below(5);
        }
        struct letters letters = {a, b};
        struct sequence_costs c = {&letters, cost_of_both,    alone[0],
                                   alone[1], random_below(4), random_below(9)};
        uint32_t cost = sequence_align(&c, n, m, in_new);
        assert_int_equal(cost, least_cost(&c, 0, n, 0, m));
        for (size_t x = 0; x < n; x++) {
            if (in_new[x] == SEQUENCE_NONE)
                continue;
            assert_true(in_new[x] >= k && in_new[x] < m);
            paid += gap_cost(&c, i, x, k, in_new[x]) + cost_of_both(&letters, x, in_new[x]);
            i = x + 1;
            k = in_new[x] + 1;
        }
        assert_int_equal(paid + gap_cost(&c, i, n, k, m), cost);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_are_longest_without_anchors),
        cmocka_unit_test(matches_ascend_with_any_alphabet),
        cmocka_unit_test(far_apart_is_settled_in_time),
        cmocka_unit_test(chains_are_the_heaviest),
        cmocka_unit_test(alignments_are_the_cheapest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
