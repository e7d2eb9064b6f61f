/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retry-After: seconds, comment, duration. */

#include "retry_after.h"
#include "slices.h"

static void retry_after_has_comment_and_duration(void **state)
{
    static const struct {
        const char *value, *comment;
        uint32_t seconds, duration;
        bool is_number;
    } rows[] = {
        {"120", "", 120, 0, true},
        {"18000;duration=3600", "", 18000, 3600, true},
        {"120 (I'm in a meeting; duration=5)", "I'm in a meeting; duration=5", 120, 0, true},
        {"5 ( soon ) ; duration = 7", "soon", 5, 7, true},
        {"5(soon)", "soon", 5, 0, true},
        {"5;duration=x", "", 5, 0, true},
        {"5 (never closed", "", 5, 0, true},
        {"soon", "", 0, 0, false},
        {"", "", 0, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct retry_after retry;

        retry_after_parse(slice_of(rows[i].value), &retry);
        assert_int_equal(retry.is_number, rows[i].is_number);
        if (retry.is_number)
            assert_int_equal(retry.seconds, rows[i].seconds);
        assert_int_equal(retry.duration, rows[i].duration);
        assert_slice(retry.comment, rows[i].comment);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(retry_after_has_comment_and_duration),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
