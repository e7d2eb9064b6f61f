/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Responses that stand for another one. */

#include "hops.h"

static void a_500_that_hides_a_408_names_it(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB); /* by a B2BUA that keeps the identifiers of the call */
    reply(1000, "SIP/2.0 408 Request Timeout", "2");
    const struct result *hiding =
        SEND(.at = 1001, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE",
             .number = 1, .branch = "1", .to = "1", .source = PROXY, .destination = ALICE);
    assert_findings(hiding, "response-changed");
    assert_int_equal(hiding->severity, CODE_ERROR);
    assert_text(hiding, "192.0.2.1:5060 had got 408 from 192.0.2.20:5060 in frame 3, and made this "
                        "response of it: so that code tells why the request failed.");
}

static void a_code_that_is_passed_on_hides_nothing(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    reply(1000, "SIP/2.0 408 Request Timeout", "2");
    assert_findings(reply(1001, "SIP/2.0 408 Request Timeout", "1"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_500_that_hides_a_408_names_it),
        EXCHANGE(a_code_that_is_passed_on_hides_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
