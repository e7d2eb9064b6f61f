/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding what a rule found. */

#include "exchanges.h"
#include "rule.h"

static void eight_findings_are_kept(void **state)
{
    static const enum finding_form forms[] = {
        FINDING_SLOW,          FINDING_FORKED,          FINDING_EARLY_MEDIA,
        FINDING_LOOP,          FINDING_REDIRECTED,      FINDING_RETRY_AFTER,
        FINDING_REFER_REFUSED, FINDING_CAUSE_DISAGREES, FINDING_CANCELLED};
    struct evidence evidence = {0};

    (void)state;
    assert_null(finding_add(&evidence, FINDING_NONE, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        finding_add(&evidence, forms[i], NULL);
    assert_int_equal(evidence.count, FINDINGS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(eight_findings_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
