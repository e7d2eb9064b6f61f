/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Findings: their texts with the values, and which of them explains the response. */

#include "exchanges.h"

static void a_summary_is_shorter_than_a_text(void **state)
{
    g_autofree char *user = g_strnfill(300, 'u');
    g_autofree char *headers = g_strdup_printf(
        "Authorization: Digest username=\"%s\", realm=\"example.com\", nonce=\"n\"\r\n", user);

    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, headers);
    const struct result *refused = response(3, "401 Unauthorized", "REGISTER", 2,
                                            "WWW-Authenticate: Digest realm=\"example.com\", "
                                            "nonce=\"m\"\r\n");
    assert_findings(refused, "auth-rejected");
    g_autofree char *summary = finding_render(refused->findings, FINDING_SUMMARY);
    assert_int_equal(strlen(summary), CODE_SUMMARY_MAX);
}

static void the_first_of_the_gravest_explains_and_the_gravest_of_all_counts(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Max-Forwards: 0\r\n");
    const struct result *looped =
        response(1, "483 Too Many Hops", "INVITE", 1, "v: x p, x p, x a\r\n");
    assert_findings(looped, "loop hops-used-up");
    assert_ptr_equal(result_explaining(looped), &looped->findings[0]);

    request(2, "INVITE", 2, "");
    const struct result *late = response(40000, "200 OK", "INVITE", 2, "");
    assert_findings(late, "slow-timeout");
    assert_null(result_explaining(late));
    assert_int_equal(late->severity, CODE_WARN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_summary_is_shorter_than_a_text),
        EXCHANGE(the_first_of_the_gravest_explains_and_the_gravest_of_all_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
