/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Callees who cannot be reached. */

#include "exchanges.h"

static void a_callee_who_did_not_ring_is_told_by_the_address_called(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(3, "100 Trying", "INVITE", 1, "");
    const struct result *refused = response(20, "480 Temporarily Unavailable", "INVITE", 1, "");
    assert_findings(refused, "callee-unreachable");
    assert_text(refused,
                "The 480 came 20 ms after the INVITE to sip:b@example.com, and the capture "
                "has no 180 before it.");
    assert_ptr_equal(result_explaining(refused), &refused->findings[0]);
}

static void how_long_it_rang_is_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    const struct result *refused = response(21000, "480 Temporarily Unavailable", "INVITE", 1, "");
    assert_findings(refused, "callee-unreachable-rung");
    assert_text(refused, "The INVITE to sip:b@example.com rang from frame 2 on, and 20 s later the "
                         "480 came.");
}

static void ringing_that_a_timer_ended_is_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    const struct result *ended = response(121000, "408 Request Timeout", "INVITE", 1, "");
    assert_findings(ended, "callee-unreachable-timer");
    assert_text(ended, "The INVITE to sip:b@example.com rang from frame 2 on, and 120 s later "
                       "the 408 came, with no CANCEL from the caller.");
    assert_ptr_equal(result_explaining(ended), &ended->findings[0]);
    assert_int_equal(ended->severity, CODE_NOTE);
}

static void a_timeout_without_ringing_or_with_a_cancel_is_another_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(3, "100 Trying", "INVITE", 1, "");
    assert_findings(response(30000, "408 Request Timeout", "INVITE", 1, ""), "");
    request(0, "INVITE", 2, "");
    response(1000, "180 Ringing", "INVITE", 2, "");
    request(5000, "CANCEL", 2, "");
    response(5001, "200 OK", "CANCEL", 2, "");
    assert_findings(response(5010, "408 Request Timeout", "INVITE", 2, ""), "");
}

static void only_a_480_to_a_call_tells_of_the_callee(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    assert_findings(response(1, "480 Temporarily Unavailable", "SUBSCRIBE", 1, ""), "");
    request(0, "INVITE", 2, "");
    assert_findings(response(1, "486 Busy Here", "INVITE", 2, ""), "");
    request(0, "INVITE", 4, "");
    assert_findings(response(1, "480 Temporarily Unavailable", "INVITE", 4,
                             "Warning: 381 a.example \"SIPS Required\"\r\n"),
                    "");
    SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 3, .to = "2");
    assert_findings(response(1, "480 Temporarily Unavailable", "INVITE", 3, ""), "");
}

static void what_knows_more_or_got_further_speaks_for_itself(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(
        response(1, "480 Temporarily Unavailable", "INVITE", 1, "Reason: Q.850;cause=19\r\n"), "");
    request(0, "INVITE", 2, "");
    response(1, "183 Session Progress", "INVITE", 2, "");
    assert_findings(response(2, "480 Temporarily Unavailable", "INVITE", 2, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_callee_who_did_not_ring_is_told_by_the_address_called),
        EXCHANGE(how_long_it_rang_is_told),
        EXCHANGE(ringing_that_a_timer_ended_is_told),
        EXCHANGE(a_timeout_without_ringing_or_with_a_cancel_is_another_one),
        EXCHANGE(only_a_480_to_a_call_tells_of_the_callee),
        EXCHANGE(what_knows_more_or_got_further_speaks_for_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
