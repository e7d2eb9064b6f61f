/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding what a rule found. */

#include "exchanges.h"
#include "rule.h"

static void eight_findings_are_kept(void **state)
{
    static const char *const names[] = {"slow",          "forked",          "early-media",
                                        "loop",          "redirected",      "retry-after",
                                        "refer-refused", "cause-disagrees", "cancelled"};
    struct evidence evidence = {0};

    (void)state;
    finding_add(&evidence, "no-such-finding", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        finding_add(&evidence, names[i], NULL);
    assert_int_equal(evidence.count, FINDINGS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(eight_findings_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
