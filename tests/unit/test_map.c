/* Map: numbers for keys; binary search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/search.h"

/* Hashes as published with FNV-1a, 64 bits. */
static void test_hash(void **state)
{
    (void)state;
    assert_true(hash_bytes(HASH_START, STR("")) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_bytes(HASH_START, STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_bytes(HASH_START, STR("foobar")) == UINT64_C(0x85944171f73967e8));
    uint64_t foo = hash_bytes(HASH_START, STR("foo"));
    assert_true(hash_bytes(foo, STR("bar")) == UINT64_C(0x85944171f73967e8));
}

static struct str key_of(unsigned i, char out[16])
{
    return (struct str){out, (size_t)snprintf(out, 16, "key %u", i)};
}

/* Few keys without a table and many with one are found alike; numbers go by order. */
static void test_numbers(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    char text[16];
    struct arena *a = arena_new();
    struct map m = {.arena = a};
    assert_int_equal(map_find(&m, STR("key 0")), MAP_NONE);
    for (unsigned i = 0; i < MANY; i++) {
        assert_int_equal(map_find(&m, key_of(i, text)), MAP_NONE);
        assert_int_equal(map_add(&m, key_of(i, text)), i);
        assert_int_equal(map_add(&m, key_of(i / 2, text)), i / 2);
        assert_int_equal(map_find(&m, key_of(0, text)), 0);
    }
    assert_int_equal(m.keys.n, MANY);
    for (unsigned i = 0; i < MANY; i++) {
        assert_int_equal(map_find(&m, key_of(i, text)), i);
        assert_true(str_eq(m.keys.at[i], key_of(i, text)));
    }
    arena_free(a);
}

/* Pairs of numbers: those that differ in one, or have them exchanged, are different keys. */
static void test_pairs(void **state)
{
    (void)state;
    enum { MANY = 100 };
    struct arena *a = arena_new();
    struct number_map m = {.arena = a};
    assert_int_equal(number_map_find(&m, PAIR(0, 0)), MAP_NONE);
    for (uint32_t i = 0; i < MANY * MANY; i++) {
        assert_int_equal(number_map_find(&m, PAIR(i / MANY, i % MANY)), MAP_NONE);
        assert_int_equal(number_map_add(&m, PAIR(i / MANY, i % MANY)), i);
        assert_int_equal(number_map_add(&m, PAIR(i / MANY, i % MANY)), i);
    }
    for (uint32_t i = 0; i < MANY * MANY; i++)
        assert_int_equal(number_map_find(&m, PAIR(i / MANY, i % MANY)), i);
    assert_int_equal(number_map_find(&m, PAIR(UINT32_MAX, 0)), MAP_NONE);
    assert_int_equal(m.n, MANY * MANY);
    arena_free(a);
}

/* Of bytes that differ anywhere, in each half of the digest. */
static void test_quick(void **state)
{
    (void)state;
    enum { LONGEST = 40 };
    char bytes[LONGEST] = {0}, digest[HASH_QUICK], other[HASH_QUICK];
    for (size_t n = 1; n <= LONGEST; n++) {
        hash_quick((struct str){bytes, n}, digest);
        assert_int_equal(strlen(digest), HASH_QUICK - 1);
        for (size_t i = 0; i < n; i++) {
            bytes[i] = 1;
            hash_quick((struct str){bytes, n}, other);
            assert_true(memcmp(digest, other, 16) && memcmp(digest + 16, other + 16, 16));
            bytes[i] = 0;
        }
        hash_quick((struct str){bytes, n - 1}, other);
        assert_true(memcmp(digest, other, 16) && memcmp(digest + 16, other + 16, 16));
    }
}

/* Keys are bytes: the empty one, and numbers with zero bytes, are keys like others. */
static void test_keys(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map m = {.arena = a};
    uint32_t zero[] = {0, 0}, one[] = {0, 1};
    assert_int_equal(map_add(&m, MAP_KEY(zero)), 0);
    assert_int_equal(map_add(&m, MAP_KEY(one)), 1);
    assert_int_equal(map_add(&m, STR("")), 2);
    one[1] = 0;
    assert_int_equal(map_find(&m, MAP_KEY(one)), 0);
    assert_int_equal(map_find(&m, STR_NONE), 2);
    assert_int_equal(map_find(&m, STR("\0")), MAP_NONE);
    arena_free(a);
}

/* For each length and each value: as walking from the front finds it. */
static void test_search(void **state)
{
    (void)state;
    const int list[] = {1, 3, 3, 3, 7, 9, 9};
    for (size_t n = 0; n <= sizeof list / sizeof *list; n++)
        for (int value = 0; value <= 10; value++) {
            size_t i, walked = 0;
            while (walked < n && list[walked] < value)
                walked++;
            search_first(i, n, list[i] < value);
            assert_int_equal(i, walked);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash),  cmocka_unit_test(test_numbers), cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_quick), cmocka_unit_test(test_keys),    cmocka_unit_test(test_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
