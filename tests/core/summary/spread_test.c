/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Percentiles of times, to the millisecond. */

#include "check.h"
#include "spread.h"

#define MILLISECONDS INT64_C(1000000)

static void percentiles_are_by_nearest_rank(void **state)
{
    struct spread spread = {0};

    (void)state;
    for (int64_t i = 20; i >= 1; i--)
        spread_add(&spread, i * 100 * MILLISECONDS + 999999);
    assert_int_equal(spread_percentile(&spread, 50), 1000);
    assert_int_equal(spread_percentile(&spread, 95), 1900);
    assert_int_equal(spread_percentile(&spread, 100), 2000);
    assert_int_equal(spread.count, 20);
    spread_clear(&spread);
}

static void none_and_too_long_are_known(void **state)
{
    struct spread spread = {0};

    (void)state;
    spread_add(&spread, -1);
    assert_int_equal(spread.count, 0);
    spread_add(&spread, INT64_MAX);
    assert_int_equal(spread_percentile(&spread, 50), SPREAD_MAX);
    spread_clear(&spread);
}

static void spreads_add_up(void **state)
{
    struct spread into = {0}, from = {0};

    (void)state;
    spread_merge(&into, &from);
    spread_add(&into, 5 * MILLISECONDS);
    spread_add(&from, 5 * MILLISECONDS);
    spread_add(&from, 9 * MILLISECONDS);
    spread_merge(&into, &from);
    assert_int_equal(into.count, 3);
    assert_int_equal(spread_count_of(&into, 5), 2);
    assert_int_equal(spread_percentile(&into, 95), 9);
    spread_clear(&into);
    spread_clear(&from);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_are_by_nearest_rank),
        cmocka_unit_test(none_and_too_long_are_known),
        cmocka_unit_test(spreads_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
