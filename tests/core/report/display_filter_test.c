/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A filter finds the call, whatever its Call-ID holds. */

#include "check.h"
#include "display_filter.h"

static void assert_filter(const char *call_id, const char *expected)
{
    g_autofree char *filter = display_filter_of_call(call_id);

    assert_string_equal(filter, expected);
}

static void call_ids_cannot_leave_their_quotes(void **state)
{
    (void)state;
    assert_filter("a84b4c76e66710@pc33", "sip.Call-ID == \"a84b4c76e66710@pc33\"");
    assert_filter("a\" || sip || \"\\", "sip.Call-ID == \"a\\\" || sip || \\\"\\\\\"");
    assert_filter("a\nb\xff", "sip.Call-ID == \"a\\x0ab\\xff\"");
    assert_filter(NULL, "sip.Call-ID == \"\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(call_ids_cannot_leave_their_quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
