/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 487 to an INVITE that nothing in the capture ended. */

#include "exchanges.h"

static void without_cancel_or_bye_something_is_missing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(100, "180 Ringing", "INVITE", 1, "");
    const struct result *ended = response(30000, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "cancel-not-captured");
    assert_text(ended, "The capture has no CANCEL and no BYE that ended this INVITE, 30 s after it "
                       "was sent: a part of the traffic is missing, or a timer ended it.");
    assert_ptr_equal(result_explaining(ended), &ended->findings[0]);
}

static void expires_is_named_where_its_time_fits(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Expires: 60\r\n");
    response(10, "183 Session Progress", "INVITE", 1, "");
    const struct result *ended = response(60400, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "cancel-not-captured-expired");
    assert_text(ended,
                "The INVITE was valid for 60 s (Expires). The 487 came 60 s after it, and the "
                "capture has no CANCEL and no BYE.");
    request(61000, "INVITE", 2, "Expires: 60\r\n");
    assert_findings(response(81000, "487 Request Terminated", "INVITE", 2, ""),
                    "cancel-not-captured");
}

static void a_cancel_explains_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Expires: 60\r\n");
    response(10, "183 Session Progress", "INVITE", 1, "");
    request(60000, "CANCEL", 1, "");
    assert_findings(response(60010, "487 Request Terminated", "INVITE", 1, ""), "cancelled-unrung");
}

/* Captured where it came in, and not where it went out. */
static void a_cancel_at_another_hop_explains_it_too(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b SIP/2.0", .method = "INVITE", .number = 1, .branch = "2",
         .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n");
    request(3000, "CANCEL", 1, "");
    assert_findings(SEND(.at = 3010, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
                         .number = 1, .branch = "2", .to = "1"),
                    "");
}

static void of_other_methods_or_with_a_reason_nothing_is_told(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    assert_findings(response(10, "487 Request Terminated", "SUBSCRIBE", 1, ""), "");
    request(12, "INVITE", 3, "");
    assert_findings(
        response(13, "487 Request Terminated", "INVITE", 3, "Reason: Q.850;cause=16\r\n"), "");
    diagnosis_note_unread(diagnosis);
    request(20, "INVITE", 2, "");
    assert_findings(response(30, "487 Request Terminated", "INVITE", 2, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(without_cancel_or_bye_something_is_missing),
        EXCHANGE(expires_is_named_where_its_time_fits),
        EXCHANGE(a_cancel_explains_it),
        EXCHANGE(a_cancel_at_another_hop_explains_it_too),
        EXCHANGE(of_other_methods_or_with_a_reason_nothing_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
