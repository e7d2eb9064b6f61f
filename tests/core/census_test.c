/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call: each counts once, with its outcome. */

#include "censuses.h"

static void an_answered_call_has_no_cause(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "100 Trying", "INVITE", 1, "");
    reply(500, "180 Ringing", "INVITE", 1, "");
    reply(2000, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    ack(2010, 1);
    sum_up(60);
    const struct summary_call *call = only_call();
    assert_call(call, "answered", NULL, SERVER);
    assert_int_equal(call->delay, 500 * MILLISECOND);
    assert_int_equal(call->duration, -1);
    assert_int_equal(call->code, 200);
    assert_int_equal(call->frame, 1);
    assert_int_equal(call->decided_frame, 4);
    assert_true(call->has_rung);
    assert_string_equal(call->call_id, "a");
    assert_string_equal(call->source, PHONE);
    assert_string_equal(call->destination, SERVER);
    assert_int_equal(summary->counts.attempts, 1);
}

static void a_retry_with_credentials_is_the_same_attempt(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "401 Unauthorized", "INVITE", 1, WWW);
    ack(20, 1);
    invite(30, 2, AUTHORIZATION);
    reply(40, "486 Busy Here", "INVITE", 2, "");
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_int_equal(only_call()->delay, 40 * MILLISECOND);
    assert_int_equal(only_call()->frame, 1);
}

static void a_challenge_that_is_not_followed_refuses(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "401 Unauthorized", "INVITE", 1, WWW);
    ack(20, 1);
    sum_up(32);
    assert_call(only_call(), "unknown", NULL, NULL);
    assert_int_equal(only_call()->code, 401);
    sum_up(33);
    assert_call(only_call(), "refused", "401", SERVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(an_answered_call_has_no_cause),
        CENSUS(a_retry_with_credentials_is_the_same_attempt),
        CENSUS(a_challenge_that_is_not_followed_refuses),
    };

    return cmocka_run_group_tests_name("census", tests, NULL, NULL);
}
