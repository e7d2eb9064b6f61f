/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hashes: the same of the same bytes, another of any others. */

#include "hash.h"
#include "slices.h"

#define LONGEST 40 /* more than is mixed at a time, twice */

static void remember(GHashTable *seen, uint64_t hash)
{
    assert_true(g_hash_table_add(seen, g_memdup2(&hash, sizeof(hash))));
}

/* Bytes of every length, and those with one of them changed. */
static void every_byte_counts_and_so_does_their_number(void **state)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    char bytes[LONGEST] = {0};

    (void)state;
    for (size_t length = 0; length <= LONGEST; length++) {
        remember(seen, hash_of(0, (struct slice){bytes, length}));
        for (size_t i = 0; i < length; i++) {
            bytes[i] = 'a';
            remember(seen, hash_of(0, (struct slice){bytes, length}));
            bytes[i] = 0;
        }
    }
}

static void equal_bytes_have_equal_hashes_wherever_they_are(void **state)
{
    static const char text[] = "xz9hG4bK776asdhds z9hG4bK776asdhds";
    const struct slice first = {text + 1, 16}, second = {text + 18, 16};

    (void)state;
    assert_true(hash_of(7, first) == hash_of(7, second));
    assert_true(hash_of(7, first) != hash_of(8, second));
    assert_true(hash_of(7, slice_of("a")) != hash_of(7, slice_of("A")));
}

static void a_number_is_mixed_in(void **state)
{
    uint64_t hash = hash_of(0, slice_of("a"));

    (void)state;
    assert_true(hash_mix(hash, 1) == hash_mix(hash, 1));
    assert_true(hash_mix(hash, 1) != hash_mix(hash, 2));
    assert_true(hash_mix(hash, 1) != hash_mix(hash_of(0, slice_of("b")), 1));
}

/* What strangers choose alike, Call-ID and From tag, meets nothing of others. */
static void a_hash_and_its_complement_are_no_constant(void **state)
{
    uint64_t a = hash_of(0, slice_of("a")), b = hash_of(0, slice_of("b"));

    (void)state;
    assert_true(hash_mix(a, ~a) != hash_mix(b, ~b));
    assert_true(hash_mix(a, b) != hash_mix(b, a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_counts_and_so_does_their_number),
        cmocka_unit_test(equal_bytes_have_equal_hashes_wherever_they_are),
        cmocka_unit_test(a_number_is_mixed_in),
        cmocka_unit_test(a_hash_and_its_complement_are_no_constant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
