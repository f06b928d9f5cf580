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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_are_longest_without_anchors),
        cmocka_unit_test(matches_ascend_with_any_alphabet),
        cmocka_unit_test(far_apart_is_settled_in_time),
        cmocka_unit_test(chains_are_the_heaviest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
