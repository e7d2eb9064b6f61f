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

/* As load generators do whose processes have one number, each in a container of its own. */
static void call_at_once(int at, const char *tag, const char *source, const char *destination,
                         const char *user)
{
    g_autofree char *line = g_strdup_printf("INVITE sip:%s@example.com SIP/2.0", user);

    SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = tag, .from = tag,
         .source = source, .destination = destination);
}

static void end_at_once(int at, const char *line, const char *tag, const char *source,
                        const char *destination)
{
    SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = tag, .from = tag,
         .to = tag, .source = destination, .destination = source);
}

static void two_clients_that_call_at_once_are_two_calls(void **state)
{
    (void)state;
    call_at_once(0, "x", PHONE, SERVER, "b");
    call_at_once(10, "y", OTHER, SERVER, "b");
    end_at_once(20, "SIP/2.0 180 Ringing", "x", PHONE, SERVER);
    end_at_once(500, "SIP/2.0 486 Busy Here", "y", OTHER, SERVER);
    end_at_once(900, "SIP/2.0 603 Decline", "x", PHONE, SERVER);
    sum_up(60);
    assert_int_equal(summary->counts.attempts, 2);
    assert_call(call_at(0), "refused", "603", SERVER);
    assert_string_equal(call_at(0)->source, PHONE);
    assert_int_equal(call_at(0)->delay, 20 * MILLISECOND);
    assert_call(call_at(1), "busy", "486", SERVER);
    assert_string_equal(call_at(1)->source, OTHER);
    assert_int_equal(call_at(1)->delay, -1);
}

static void what_is_sent_on_of_two_calls_is_of_the_one_to_the_same_callee(void **state)
{
    (void)state;
    call_at_once(0, "x", PHONE, SERVER, "b");
    call_at_once(10, "y", OTHER, SERVER, "c");
    call_at_once(20, "z", SERVER, "192.0.2.5:5060", "b");
    end_at_once(500, "SIP/2.0 486 Busy Here", "z", SERVER, "192.0.2.5:5060");
    end_at_once(510, "SIP/2.0 486 Busy Here", "x", PHONE, SERVER);
    end_at_once(600, "SIP/2.0 603 Decline", "y", OTHER, SERVER);
    sum_up(60);
    assert_int_equal(summary->counts.attempts, 2);
    assert_string_equal(call_at(0)->source, PHONE);
    assert_call(call_at(0), "busy", "486", SERVER);
    assert_call(call_at(1), "refused", "603", SERVER);
}

/* A B2BUA that keeps the Call-ID, captured at two points. */
static void a_leg_that_was_captured_before_its_call_is_none(void **state)
{
    (void)state;
    call_at_once(10, "leg", SERVER, OTHER, "b");
    call_at_once(0, "x", PHONE, SERVER, "b");
    end_at_once(100, "SIP/2.0 180 Ringing", "leg", SERVER, OTHER);
    end_at_once(110, "SIP/2.0 180 Ringing", "x", PHONE, SERVER);
    end_at_once(500, "SIP/2.0 486 Busy Here", "leg", SERVER, OTHER);
    end_at_once(510, "SIP/2.0 486 Busy Here", "x", PHONE, SERVER);
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_string_equal(only_call()->source, PHONE);
    assert_int_equal(only_call()->frame, 2);
    assert_int_equal(only_call()->delay, 110 * MILLISECOND);
    assert_int_equal(summary_peer(summary, "192.0.2.2", OTHER)->counts.attempts, 1);
}

/* An INVITE for each word, "b 401": who is called, and what comes back. */
static void dial(const char *const *tries, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_auto(GStrv) words = g_strsplit(tries[i], " ", 2);
        g_autofree char *line = g_strdup_printf("INVITE sip:%s@example.com SIP/2.0", words[0]);
        g_autofree char *status = g_strdup_printf("SIP/2.0 %s X", words[1]);

        SEND(.at = (int)i * 1000, .line = line, .method = "INVITE", .number = i + 1,
             .source = PHONE, .destination = SERVER);
        SEND(.at = (int)i * 1000 + 100, .line = status, .method = "INVITE", .number = i + 1,
             .to = "1", .source = SERVER, .destination = PHONE);
    }
}

static void assert_attempts(const char *tries, unsigned expected)
{
    g_auto(GStrv) all = g_strsplit(tries, ", ", -1);

    end(NULL);
    start(NULL);
    dial((const char *const *)all, g_strv_length(all));
    sum_up(60);
    if (summary->counts.attempts != expected)
        fail_msg("%s: %u attempts", tries, (unsigned)summary->counts.attempts);
}

static void who_is_refused_and_calls_again_makes_another_attempt(void **state)
{
    (void)state;
    assert_attempts("b 486, b 200", 2);
    assert_attempts("b 486, b 486, b 603", 3);
    assert_attempts("b 404, c 200", 2);
    assert_attempts("b 401, b 486, b 486", 2);
    assert_call(call_at(0), "busy", "486", SERVER);
    assert_int_equal(call_at(0)->frame, 1);
    assert_int_equal(call_at(1)->frame, 5);
    assert_attempts("b 200, b 200", 2);
}

static void who_changes_what_the_response_says_tries_again(void **state)
{
    (void)state;
    assert_attempts("b 302, c 486", 1);
    assert_attempts("b 401, b 407, b 422, b 200", 1);
    assert_attempts("b 488, b 200", 1);
    assert_attempts("b 503, b 408, b 200", 1);
    assert_attempts("b 420, b 415, b 486", 1);
    assert_attempts("123 484, 1234 484, 12345 200", 1);
}

/* Behind a proxy that forks: what either branch tells first is heard. */
static void a_call_that_went_several_ways_has_its_delay(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2; i++)
        SEND(.at = (int)i, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE",
             .number = 1, .branch = i == 0 ? "x" : "y", .sent_by = "proxy",
             .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .source = SERVER,
             .destination = i == 0 ? OTHER : "192.0.2.4:5060");
    SEND(.at = 300, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1, .branch = "y",
         .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .to = "1",
         .source = "192.0.2.4:5060", .destination = SERVER);
    sum_up(60);
    assert_int_equal(only_call()->delay, 300 * MILLISECOND);
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
        CENSUS(two_clients_that_call_at_once_are_two_calls),
        CENSUS(what_is_sent_on_of_two_calls_is_of_the_one_to_the_same_callee),
        CENSUS(a_leg_that_was_captured_before_its_call_is_none),
        CENSUS(who_is_refused_and_calls_again_makes_another_attempt),
        CENSUS(who_changes_what_the_response_says_tries_again),
        CENSUS(a_call_that_went_several_ways_has_its_delay),
        CENSUS(a_response_that_was_captured_before_its_request_counts),
    };

    return cmocka_run_group_tests_name("census_tags", tests, NULL, NULL);
}
