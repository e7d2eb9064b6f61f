/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Blocks that are found by a hash. */

#include "index.h"

#include "hash.h"
#include "slices.h"

#define BLOCKS 5000

struct block {
    uint32_t number;
    uint64_t hash;
};

static void all_are_found_and_no_others(void **state)
{
    struct index *index = index_new(offsetof(struct block, hash));
    g_autofree struct block *blocks = g_new(struct block, BLOCKS);

    (void)state;
    assert_null(index_find(index, hash_mix(0, 0)));
    for (uint32_t i = 0; i < BLOCKS; i++) {
        blocks[i] = (struct block){i, hash_mix(0, i)};
        index_add(index, &blocks[i]);
        assert_null(index_find(index, hash_mix(0, i + 1)));
    }
    for (uint32_t i = 0; i < BLOCKS; i++)
        assert_ptr_equal(index_find(index, hash_mix(0, i)), &blocks[i]);
    index_free(index);
}

/* The low bits tell where a block is looked for first. */
static void hashes_of_the_same_low_bits_are_told_apart(void **state)
{
    struct index *index = index_new(offsetof(struct block, hash));
    struct block blocks[3];

    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        blocks[i] = (struct block){i, UINT64_C(15) | (uint64_t)i << 32};
        index_add(index, &blocks[i]);
    }
    for (uint32_t i = 0; i < 3; i++)
        assert_ptr_equal(index_find(index, blocks[i].hash), &blocks[i]);
    assert_null(index_find(index, UINT64_C(3) << 32 | 15));
    index_free(index);
}

static void another_block_takes_the_place_of_one_with_its_hash(void **state)
{
    struct index *index = index_new(offsetof(struct block, hash));
    struct block blocks[] = {{1, 0}, {2, 0}};
    size_t position = 0;

    (void)state;
    index_add(index, &blocks[0]);
    index_add(index, &blocks[1]);
    assert_ptr_equal(index_find(index, 0), &blocks[1]);
    assert_ptr_equal(index_next(index, &position), &blocks[1]);
    assert_null(index_next(index, &position));
    index_free(index);
}

static void each_is_met_once(void **state)
{
    struct index *index = index_new(offsetof(struct block, hash));
    struct block blocks[100] = {{0}};
    struct block *block;
    size_t position = 0;

    (void)state;
    for (uint32_t i = 0; i < 100; i++) {
        blocks[i].hash = hash_mix(1, i);
        index_add(index, &blocks[i]);
    }
    while ((block = index_next(index, &position)))
        block->number++;
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(blocks[i].number, 1);
    index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_found_and_no_others),
        cmocka_unit_test(hashes_of_the_same_low_bits_are_told_apart),
        cmocka_unit_test(another_block_takes_the_place_of_one_with_its_hash),
        cmocka_unit_test(each_is_met_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
