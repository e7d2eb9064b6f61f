/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times with their zone. */

#include "check.h"
#include "moment.h"

#include <glib.h>
#include <time.h>

#define TIME INT64_C(1795860251123456789) /* 2026-11-28 10:04:11.123456789 UTC */

static void a_time_has_its_zone(void **state)
{
    (void)state;
    g_setenv("TZ", "Asia/Kolkata", TRUE);
    tzset();
    g_autofree char *text = moment_render(TIME);
    assert_string_equal(text, "2026-11-28 15:34:11.123 +05:30");
    g_autofree char *brief = moment_render_brief(TIME);
    assert_string_equal(brief, "2026-11-28 15:34:11");
}

static void programs_get_all_of_it(void **state)
{
    (void)state;
    g_autofree char *text = moment_render_utc(TIME);
    assert_string_equal(text, "2026-11-28T10:04:11.123456789Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_has_its_zone),
        cmocka_unit_test(programs_get_all_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
