/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts in manual pages. */

#include "check.h"
#include "roff.h"

static void assert_roff(void (*append)(GString *, const char *), const char *text,
                        const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);

    append(out, text);
    assert_string_equal(out->str, expected);
}

static void roff_shows_a_text_as_it_is(void **state)
{
    (void)state;
    assert_roff(roff_append, "a-b \\c *d* _e_", "a\\-b \\ec *d* _e_\n");
    assert_roff(roff_append, ".a", "\\&.a\n");
    assert_roff(roff_append, "'a", "\\&'a\n");
    assert_roff(roff_append_marked, "Use *--a_b* _C_.", "Use \\fB\\-\\-a_b\\fR \\fIC\\fR.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roff_shows_a_text_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
