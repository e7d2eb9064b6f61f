/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts over time, whatever their order and however they are cut into files. */

#include "check.h"
#include "timeline.h"

static void add(struct timeline *timeline, int64_t time)
{
    timeline_add(timeline, time, (struct timeline_part){1, time % 2 != 0});
}

static uint32_t total(const struct timeline *timeline)
{
    uint32_t sum = 0;

    for (unsigned i = 0; i < timeline->count; i++)
        sum += timeline->parts[i].attempts;
    return sum;
}

static void a_short_capture_has_seconds(void **state)
{
    struct timeline timeline = {0};

    (void)state;
    add(&timeline, 1000);
    add(&timeline, 1007);
    assert_int_equal(timeline.start, 1000);
    assert_int_equal(timeline.width, 1);
    assert_int_equal(timeline.count, 8);
    assert_int_equal(timeline.parts[7].failures, 1);
}

static void parts_grow_with_what_they_hold(void **state)
{
    struct timeline timeline = {0};

    (void)state;
    add(&timeline, 86400 + 3601);
    add(&timeline, 86400);
    assert_int_equal(timeline.width, 60);
    assert_int_equal(timeline.start, 86400);
    assert_int_equal(timeline.count, 61);
    assert_int_equal(total(&timeline), 2);
}

static void any_clock_fits(void **state)
{
    struct timeline timeline = {0};

    (void)state;
    add(&timeline, 0);
    add(&timeline, INT64_C(4000000000));
    assert_true(timeline.count <= TIMELINE_MAX);
    assert_int_equal(total(&timeline), 2);
}

static void fewer_parts_are_longer_and_lose_nothing(void **state)
{
    struct timeline timeline = {0};

    (void)state;
    for (int64_t time = 1003; time < 1063; time++)
        add(&timeline, time);
    timeline_shorten(&timeline, 12);
    assert_int_equal(timeline.width, 10);
    assert_int_equal(timeline.start, 1000);
    assert_int_equal(timeline.count, 7);
    assert_int_equal(timeline.parts[0].attempts, 7);
    assert_int_equal(timeline.parts[0].failures, 4);
    assert_int_equal(total(&timeline), 60);
}

static void cut_into_files_it_is_the_same(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (unsigned round = 0; round < 200; round++) {
        struct timeline whole = {0}, first = {0}, second = {0};
        unsigned span = 1U << (round % 20);

        for (unsigned i = 0; i < 30; i++) {
            seed = seed * 1103515245U + 12345U;
            int64_t time = 1700000000 + (seed >> 8) % span;

            add(&whole, time);
            add(i % 3 ? &first : &second, time);
        }
        timeline_merge(&first, &second);
        assert_memory_equal(&first, &whole, sizeof(whole));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_capture_has_seconds),
        cmocka_unit_test(parts_grow_with_what_they_hold),
        cmocka_unit_test(any_clock_fits),
        cmocka_unit_test(fewer_parts_are_longer_and_lose_nothing),
        cmocka_unit_test(cut_into_files_it_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
