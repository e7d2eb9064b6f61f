/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call: each counts once, with its outcome. */

#include "censuses.h"

static void answer(int at, unsigned number)
{
    reply(at, "200 OK", "INVITE", number, "Contact: <sip:b@host>\r\n");
    ack(at + 10, number);
}

static void an_answered_call_has_no_cause(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "100 Trying", "INVITE", 1, "");
    reply(500, "180 Ringing", "INVITE", 1, "");
    answer(2000, 1);
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
    assert_string_equal(call->caller, "sip:a@example.com");
    assert_string_equal(call->callee, "sip:b@example.com");
    assert_string_equal(call->source, PHONE);
    assert_string_equal(call->destination, SERVER);
    assert_int_equal(summary->counts.attempts, 1);
    assert_int_equal(g_hash_table_size(summary->causes), 0);
}

static void a_call_has_a_duration_and_who_ended_it(void **state)
{
    (void)state;
    invite(0, 1, "");
    answer(1000, 1);
    SEND(.at = 61000, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .to = "1",
         .source = PHONE, .destination = SERVER);
    reply(61010, "200 OK", "BYE", 2, "");
    sum_up(100);
    assert_call(only_call(), "answered", NULL, SERVER);
    assert_int_equal(only_call()->duration, 60 * SECOND);
    assert_int_equal(only_call()->ended_by, ENDED_BY_CALLER);
}

static void a_retry_with_credentials_is_the_same_attempt(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "401 Unauthorized", "INVITE", 1, WWW);
    ack(20, 1);
    invite(30, 2, AUTHORIZATION);
    reply(40, "180 Ringing", "INVITE", 2, "");
    reply(50, "486 Busy Here", "INVITE", 2, "");
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_int_equal(only_call()->delay, 40 * MILLISECOND);
    assert_int_equal(only_call()->frame, 1);
    assert_int_equal(only_call()->decided_frame, 6);
}

static void a_refusal_ends_no_post_dial_delay(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(40, "486 Busy Here", "INVITE", 1, "");
    sum_up(60);
    assert_int_equal(only_call()->delay, -1);
    assert_int_equal(summary->counts.delay.count, 0);
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
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 1);
    sum_up(33);
    assert_call(only_call(), "refused", "401", SERVER);
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 0);
}

static void a_redirection_that_is_not_followed_is_unknown(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "302 Moved Temporarily", "INVITE", 1, "Contact: <sip:c@192.0.2.9>\r\n");
    sum_up(60);
    assert_call(only_call(), "unknown", "redirected", SERVER);
    assert_int_equal(only_call()->code, 302);
    assert_int_equal(summary->counts.redirected, 1);
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 0);
}

static void a_redirected_call_is_the_same_attempt(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "302 Moved Temporarily", "INVITE", 1, "Contact: <sip:c@192.0.2.3>\r\n");
    SEND(.at = 20, .line = "INVITE sip:c@192.0.2.3 SIP/2.0", .method = "INVITE", .number = 2,
         .source = PHONE, .destination = OTHER);
    SEND(.at = 30, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 2, .to = "2",
         .source = OTHER, .destination = PHONE);
    sum_up(60);
    assert_call(only_call(), "answered", NULL, OTHER);
    assert_string_equal(only_call()->destination, SERVER);
    assert_int_equal(summary_peer(summary, "192.0.2.1", SERVER)->requests, 1);
    assert_int_equal(summary_peer(summary, "192.0.2.1", OTHER)->requests, 1);
    assert_int_equal(summary_peer(summary, "192.0.2.1", OTHER)->counts.attempts, 1);
}

static void another_server_after_a_failure_is_the_same_attempt(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "");
    invite(100, 2, "");
    reply(105, "180 Ringing", "INVITE", 2, "");
    reply(110, "486 Busy Here", "INVITE", 2, "");
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_int_equal(only_call()->delay, 105 * MILLISECOND);
}

static void what_goes_on_when_the_capture_ends_is_unknown(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "");
    invite(100, 2, "");
    reply(110, "100 Trying", "INVITE", 2, "");
    sum_up(60);
    assert_call(only_call(), "unknown", NULL, NULL);
    assert_int_equal(only_call()->code, 0);
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 1);
}

static void silence_of_a_later_server_counts(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "");
    SEND(.at = 100, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2,
         .source = PHONE, .destination = OTHER);
    sum_up(60);
    assert_call(only_call(), "unanswered", "request-unanswered", OTHER);
    assert_int_equal(only_call()->decided_frame, 3);
    assert_int_equal(only_call()->code, 0);
}

static void silence_of_an_earlier_server_does_not(void **state)
{
    (void)state;
    invite(0, 1, "");
    SEND(.at = 5000, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2,
         .source = PHONE, .destination = OTHER);
    SEND(.at = 5010, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE", .number = 2,
         .to = "2", .source = OTHER, .destination = PHONE);
    sum_up(60);
    assert_call(only_call(), "failed", "500", OTHER);
}

static void a_call_that_was_answered_on_another_branch_was_answered(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "486 Busy Here", "INVITE", 1, "");
    SEND(.at = 20, .line = "INVITE sip:c@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .source = PHONE, .destination = OTHER);
    SEND(.at = 30, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .branch = "2",
         .to = "2", .source = OTHER, .destination = PHONE);
    sum_up(60);
    assert_call(only_call(), "answered", NULL, OTHER);
    assert_int_equal(summary->counts.attempts, 1);
}

static void an_invite_of_a_call_is_no_attempt(void **state)
{
    (void)state;
    invite(0, 1, "");
    answer(1000, 1);
    SEND(.at = 2000, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2,
         .to = "1", .source = PHONE, .destination = SERVER);
    reply(2010, "488 Not Acceptable Here", "INVITE", 2, "");
    sum_up(60);
    assert_call(only_call(), "answered", NULL, SERVER);
    assert_int_equal(summary_peer(summary, "192.0.2.1", SERVER)->requests, 1);
}

static void a_call_id_that_comes_again_later_is_another_attempt(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        invite((int)i * ELEVEN_MINUTES, i + 1, "");
        reply((int)i * ELEVEN_MINUTES + 10, i == 1 ? "200 OK" : "486 Busy Here", "INVITE", i + 1,
              "");
    }
    invite(2 * ELEVEN_MINUTES + 1000, 4, "");
    reply(2 * ELEVEN_MINUTES + 1010, "500 Server Internal Error", "INVITE", 4, "");
    sum_up(2000);
    assert_int_equal(summary->calls->len, 4);
    assert_call(call_at(0), "busy", "486", SERVER);
    assert_call(call_at(1), "answered", NULL, SERVER);
    assert_call(call_at(2), "busy", "486", SERVER);
    assert_call(call_at(3), "failed", "500", SERVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(an_answered_call_has_no_cause),
        CENSUS(a_call_has_a_duration_and_who_ended_it),
        CENSUS(a_retry_with_credentials_is_the_same_attempt),
        CENSUS(a_challenge_that_is_not_followed_refuses),
        CENSUS(a_redirection_that_is_not_followed_is_unknown),
        CENSUS(a_redirected_call_is_the_same_attempt),
        CENSUS(another_server_after_a_failure_is_the_same_attempt),
        CENSUS(what_goes_on_when_the_capture_ends_is_unknown),
        CENSUS(silence_of_a_later_server_counts),
        CENSUS(silence_of_an_earlier_server_does_not),
        CENSUS(a_call_that_was_answered_on_another_branch_was_answered),
        CENSUS(an_invite_of_a_call_is_no_attempt),
        CENSUS(a_refusal_ends_no_post_dial_delay),
        CENSUS(a_call_id_that_comes_again_later_is_another_attempt),
    };

    return cmocka_run_group_tests_name("census", tests, NULL, NULL);
}
