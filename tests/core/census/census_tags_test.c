/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which INVITEs with one Call-ID are one attempt. */

#include "censuses.h"

static void invite_with(int at, unsigned number, const char *tag, const char *headers)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = number,
         .branch = tag, .from = tag, .headers = headers, .source = PHONE, .destination = SERVER);
}

static void reply_with(int at, const char *line, const char *method, unsigned number,
                       const char *tag, const char *headers)
{
    SEND(.at = at, .line = line, .method = method, .number = number, .branch = tag, .from = tag,
         .to = "1", .headers = headers, .source = SERVER, .destination = PHONE);
}

static void bye_with(int at, const char *tag)
{
    g_autofree char *branch = g_strdup_printf("bye%s", tag);

    SEND(.at = at, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 9, .from = tag,
         .branch = branch, .to = "1", .source = PHONE, .destination = SERVER);
    SEND(.at = at + 10, .line = "SIP/2.0 200 OK", .method = "BYE", .number = 9, .from = tag,
         .branch = branch, .to = "1", .source = SERVER, .destination = PHONE);
}

/* As dialers do that have one Call-ID for all. */
static void another_from_tag_is_another_attempt(void **state)
{
    (void)state;
    invite_with(0, 1, "x", "");
    reply_with(10, "SIP/2.0 486 Busy Here", "INVITE", 1, "x", "");
    invite_with(1000, 1, "y", "");
    reply_with(2000, "SIP/2.0 200 OK", "INVITE", 1, "y", "Contact: <sip:b@host>\r\n");
    sum_up(60);
    assert_int_equal(summary->counts.attempts, 2);
    assert_call(call_at(0), "busy", "486", SERVER);
    assert_call(call_at(1), "answered", NULL, SERVER);
    assert_int_equal(summary_peer(summary, "192.0.2.1", SERVER)->counts.attempts, 2);
}

static void calls_at_once_keep_their_own_end(void **state)
{
    (void)state;
    invite_with(0, 1, "x", "");
    reply_with(1000, "SIP/2.0 200 OK", "INVITE", 1, "x", "Contact: <sip:b@host>\r\n");
    invite_with(2000, 1, "y", "");
    reply_with(3000, "SIP/2.0 200 OK", "INVITE", 1, "y", "Contact: <sip:b@host>\r\n");
    bye_with(11000, "x");
    bye_with(33000, "y");
    sum_up(60);
    assert_int_equal(summary->counts.attempts, 2);
    assert_int_equal(call_at(0)->duration, 10 * SECOND);
    assert_int_equal(call_at(1)->duration, 30 * SECOND);
}

static void a_retry_with_credentials_and_a_new_tag_is_the_same_attempt(void **state)
{
    (void)state;
    invite_with(0, 1, "x", "");
    reply_with(10, "SIP/2.0 401 Unauthorized", "INVITE", 1, "x", WWW);
    invite_with(30, 2, "y", AUTHORIZATION);
    reply_with(50, "SIP/2.0 486 Busy Here", "INVITE", 2, "y", "");
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
}

/* A B2BUA that keeps the Call-ID, and has a tag and an address of its own. */
static void what_a_host_sends_on_meanwhile_is_no_attempt(void **state)
{
    (void)state;
    invite_with(0, 1, "x", "");
    SEND(.at = 10, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE", .number = 7,
         .branch = "leg", .from = "leg", .source = "192.0.2.22:5060", .destination = OTHER);
    SEND(.at = 900, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 7,
         .branch = "leg", .from = "leg", .to = "2", .source = OTHER,
         .destination = "192.0.2.22:5060");
    reply_with(910, "SIP/2.0 486 Busy Here", "INVITE", 1, "x", "");
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_int_equal(summary_peer(summary, "192.0.2.22", OTHER)->counts.attempts, 1);
}

static void a_response_that_was_captured_before_its_request_counts(void **state)
{
    (void)state;
    reply_with(10, "SIP/2.0 503 Service Unavailable", "INVITE", 1, "x", "");
    invite_with(0, 1, "x", "");
    sum_up(60);
    assert_call(only_call(), "failed", "503", SERVER);
    assert_int_equal(only_call()->code, 503);
    assert_int_equal(summary_peer(summary, "192.0.2.1", SERVER)->counts.outcomes[OUTCOME_FAILED],
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(another_from_tag_is_another_attempt),
        CENSUS(calls_at_once_keep_their_own_end),
        CENSUS(a_retry_with_credentials_and_a_new_tag_is_the_same_attempt),
        CENSUS(what_a_host_sends_on_meanwhile_is_no_attempt),
        CENSUS(a_response_that_was_captured_before_its_request_counts),
    };

    return cmocka_run_group_tests_name("census_tags", tests, NULL, NULL);
}
