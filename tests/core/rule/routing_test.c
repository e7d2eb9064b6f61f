/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the way of a request shows: circles, two ways to one host, next hops that say nothing. */

#include "exchanges.h"

#define ALICE "192.0.2.10:5060"
#define PROXY "192.0.2.1:5060"
#define OUTSIDE "192.0.2.1:40000" /* the proxy as a client over TCP */
#define BOB "192.0.2.20:5060"
#define CAROL "192.0.2.30:5060"

/* One copy of the call's INVITE, from host to host. */
static void forward(int at, const char *branch, const char *source, const char *destination)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = branch, .source = source, .destination = destination,
         .headers = "Max-Forwards: 9\r\n");
}

static const struct response *reply(int at, const char *line, const char *branch)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = branch,
                .to = "1");
}

static const char *text_value(const struct response *response, const char *name)
{
    const struct finding_value *value = response->findings[0].values;

    while (value->name && strcmp(value->name, name) != 0)
        value++;
    assert_non_null(value->name);
    assert_int_equal(value->kind, FINDING_TEXT);
    return value->text;
}

static void a_next_hop_that_does_not_answer_is_named(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", OUTSIDE, BOB);
    forward(501, "2", OUTSIDE, BOB);
    const struct response *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "1");
    assert_findings(timeout, "next-hop-silent");
    assert_string_equal(text_value(timeout, "hop"), BOB);
    assert_int_equal(timeout->findings[0].values[2].number, 2);
}

static void several_silent_next_hops_are_counted(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, CAROL);
    assert_findings(reply(2000, "SIP/2.0 480 Temporarily Unavailable", "1"), "next-hop-silent-all");
}

static void a_next_hop_that_said_anything_is_not_silent(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, CAROL);
    reply(3, "SIP/2.0 180 Ringing", "2");
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "1"), "");
}

static void only_the_own_copies_of_the_host_count(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", CAROL, BOB);
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "1"), "");
    SEND(.at = 3000, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2,
         .branch = "4", .source = PROXY, .destination = BOB);
    assert_findings(reply(4000, "SIP/2.0 503 Service Unavailable", "1"), "");
}

static void other_codes_blame_no_next_hop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    assert_findings(reply(2000, "SIP/2.0 403 Forbidden", "1"), "");
}

static void a_request_that_comes_back_is_a_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, CAROL);
    forward(2, "3", CAROL, PROXY);
    const struct response *looped = reply(3, "SIP/2.0 482 Loop Detected", "3");
    assert_findings(looped, "loop");
    assert_string_equal(text_value(looped, "host"), PROXY);
    assert_findings(reply(4, "SIP/2.0 483 Too Many Hops", "1"), "loop hops-used-up");
}

static void a_host_that_sends_to_itself_is_a_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, PROXY);
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "loop");
}

static void via_tells_a_loop_of_before_the_capture_but_not_of_the_client(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 482 Loop Detected", .method = "INVITE",
                         .number = 1, .branch = "1", .to = "1",
                         .via = "Via: SIP/2.0/UDP p:5060;branch=x, SIP/2.0/TCP q\r\n"
                                "Via: SIP/2.0/UDP P:5060;branch=y\r\nVia: SIP/2.0/UDP a\r\n"),
                    "loop");
    forward(10, "2", ALICE, PROXY);
    assert_findings(SEND(.at = 11, .line = "SIP/2.0 483 Too Many Hops", .method = "INVITE",
                         .number = 1, .branch = "2", .to = "1",
                         .via = "Via: SIP/2.0/UDP q\r\nVia: SIP/2.0/UDP host\r\n"),
                    "hops-used-up");
}

static void one_request_by_two_ways_is_merged(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, BOB);
    const struct response *merged = reply(3, "SIP/2.0 482 Request Merged", "3");
    assert_findings(merged, "merged-request");
    assert_int_equal(merged->findings[0].values[1].number, 2);
    assert_int_equal(merged->findings[0].values[2].number, 3);
}

static void a_482_to_a_request_seen_once_is_neither(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "");
}

static void who_cancelled_is_told_by_the_first_hop_that_did(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    SEND(.at = 9000, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "2", .source = PROXY, .destination = BOB);
    assert_findings(reply(9001, "SIP/2.0 487 Request Terminated", "2"), "cancelled-proxy");
    SEND(.at = 9002, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "1", .source = ALICE, .destination = PROXY);
    assert_findings(SEND(.at = 9003, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
                         .number = 1, .branch = "2", .to = "2"),
                    "cancelled-unrung");
    assert_findings(reply(9004, "SIP/2.0 487 Request Terminated", "1"), "cancelled-unrung");
}

static void a_branch_cancelled_as_another_answered_is_told(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 200 OK", "1");
    SEND(.at = 101, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "2", .source = PROXY, .destination = BOB);
    const struct response *terminated = reply(102, "SIP/2.0 487 Request Terminated", "2");
    assert_findings(terminated, "answered-elsewhere-forked");
    assert_text(terminated, "The call was answered on another branch: 192.0.2.1:5060 passed that "
                            "2xx on in frame 3 and ended this branch with the CANCEL of frame 4.");
}

static void a_branch_cancelled_after_a_refusal_was_not_answered(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 603 Decline", "1");
    SEND(.at = 101, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "2", .source = PROXY, .destination = BOB);
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-proxy");
}

static void any_number_of_branches_is_no_fault(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    for (unsigned i = 0; i < 200; i++) {
        g_autofree char *branch = g_strdup_printf("b%u", i);
        forward(1, branch, PROXY, BOB);
    }
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "first"), "");
}

static void as_many_branches_as_are_kept_are_counted(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    for (unsigned i = 0; i < 15; i++) {
        g_autofree char *branch = g_strdup_printf("b%u", i);
        forward(1, branch, PROXY, BOB);
    }
    const struct response *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "first");
    assert_findings(timeout, "next-hop-silent-all");
    assert_int_equal(timeout->findings[0].values[5].number, 15);
}

static void hosts_are_told_apart_by_their_whole_address(void **state)
{
    (void)state;
    forward(0, "1", ALICE, "[2001:db8::1]:5060");
    forward(1, "2", "[2001:db8::2]:5060", BOB);
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "1"), "");
    forward(3000, "3", ALICE, "192.0.2.1:5060");
    forward(3001, "4", "192.0.2.11:5060", BOB);
    assert_findings(reply(5000, "SIP/2.0 408 Request Timeout", "3"), "");
    forward(6000, "5", ALICE, "[2001:db8::1]:5060");
    forward(6001, "6", "[2001:db8::1]:9", BOB);
    assert_findings(reply(8000, "SIP/2.0 408 Request Timeout", "5"), "next-hop-silent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_next_hop_that_does_not_answer_is_named),
        EXCHANGE(several_silent_next_hops_are_counted),
        EXCHANGE(a_next_hop_that_said_anything_is_not_silent),
        EXCHANGE(only_the_own_copies_of_the_host_count),
        EXCHANGE(other_codes_blame_no_next_hop),
        EXCHANGE(a_request_that_comes_back_is_a_loop),
        EXCHANGE(a_host_that_sends_to_itself_is_a_loop),
        EXCHANGE(via_tells_a_loop_of_before_the_capture_but_not_of_the_client),
        EXCHANGE(one_request_by_two_ways_is_merged),
        EXCHANGE(a_482_to_a_request_seen_once_is_neither),
        EXCHANGE(who_cancelled_is_told_by_the_first_hop_that_did),
        EXCHANGE(a_branch_cancelled_as_another_answered_is_told),
        EXCHANGE(a_branch_cancelled_after_a_refusal_was_not_answered),
        EXCHANGE(any_number_of_branches_is_no_fault),
        EXCHANGE(as_many_branches_as_are_kept_are_counted),
        EXCHANGE(hosts_are_told_apart_by_their_whole_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
