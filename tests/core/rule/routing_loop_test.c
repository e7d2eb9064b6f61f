/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that come back, that come twice, and that may not go on. */

#include "hops.h"
#include "refusals.h"

static void a_request_that_comes_back_is_a_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, CAROL);
    forward(2, "3", CAROL, PROXY);
    const struct result *looped = reply(3, "SIP/2.0 482 Loop Detected", "3");
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

static void a_loop_is_told_after_the_request_went_on(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, CAROL);
    forward(2, "3", CAROL, PROXY);
    forward(3, "4", PROXY, BOB);
    assert_findings(reply(4, "SIP/2.0 482 Loop Detected", "4"), "loop");
}

static void who_calls_himself_is_in_no_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, ALICE);
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "");
}

static void one_request_by_two_ways_is_merged(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, BOB);
    const struct result *merged = reply(3, "SIP/2.0 482 Request Merged", "3");
    assert_findings(merged, "merged-request");
    assert_int_equal(merged->findings[0].values[1].number, 2);
    assert_int_equal(merged->findings[0].values[2].number, 3);
}

static void a_request_from_where_it_was_not_sent_to_is_merged(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", CAROL, PROXY);
    assert_findings(reply(3, "SIP/2.0 482 Request Merged", "3"), "merged-request");
}

static void a_482_to_a_request_seen_once_is_neither(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "");
}

static void what_was_seen_by_its_response_alone_is_no_copy_to_compare_with(void **state)
{
    (void)state;
    reply(0, "SIP/2.0 100 Trying", "1");
    forward(1, "2", PROXY, BOB);
    cancel(100, "2", PROXY, BOB, "");
    assert_findings(reply(101, "SIP/2.0 487 Request Terminated", "2"), "cancelled-unrung");
    forward(200, "3", PROXY, CAROL);
    assert_findings(reply(201, "SIP/2.0 482 Request Merged", "3"), "");
}

/* RFC 3261 section 20.22: from 0 to 255; section 16.6: a proxy adds it. */
static void hops_are_told_where_max_forwards_is_there_and_valid(void **state)
{
    static const struct {
        const char *headers, *findings, *text;
    } rows[] = {
        {"Max-Forwards: 0\r\n", "hops-used-up",
         "At this point of the capture Max-Forwards was 0, and the number of Via header fields 1."},
        {"Max-Forwards: 255\r\n", "hops-used-up", NULL},
        {"", "hops-used-up-unsaid",
         "At this point of the capture the request has no valid Max-Forwards, and the number of "
         "Via header fields is 1."},
        {"Max-Forwards:\r\n", "hops-used-up-unsaid", NULL},
        {"Max-Forwards: 256\r\n", "hops-used-up-unsaid", NULL},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, rows[i].headers);
        const struct result *refused = response(1, "483 Too Many Hops", "INVITE", i, "");
        assert_findings(refused, rows[i].findings);
        if (rows[i].text)
            assert_text(refused, rows[i].text);
    }
}

static void used_up_hops_are_told_with_the_number_of_via_fields(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "Max-Forwards: 0\r\n", "483 Too Many Hops",
         "Via: SIP/2.0/UDP b, SIP/2.0/UDP c\r\n", "hops-used-up",
         "At this point of the capture Max-Forwards was 0, and the number of Via header fields 3."},
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

static void servers_that_share_an_address_are_no_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, "192.0.2.1:5080");
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "");
    assert_findings(reply(3, "SIP/2.0 482 Loop Detected", "1"), "");
}

static void phones_behind_one_nat_are_two_hosts(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, "198.51.100.9:1024");
    send_on(2, "3", "1", PROXY, "198.51.100.9:1025");
    assert_findings(reply(3, "SIP/2.0 482 Request Merged", "3"), "");
}

static void a_request_that_comes_back_by_another_address_is_a_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", INSIDE, CAROL);
    send_on(2, "3", "2", "192.0.2.31:5060", PROXY);
    assert_findings(reply(3, "SIP/2.0 482 Loop Detected", "3"), "loop");
}

static void a_nat_that_rewrites_via_makes_no_second_request(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "1", .sent_by = "nat", .source = "198.51.100.77:5060", .destination = PROXY);
    assert_findings(reply(2, "SIP/2.0 482 Request Merged", "1"), "");
}

static void a_try_after_the_first_had_ended_is_no_copy(void **state)
{
    (void)state;
    forward(0, "1", PROXY, BOB);
    reply(15000, "SIP/2.0 487 Request Terminated", "1");
    forward(15050, "2", PROXY, BOB);
    const struct result *merged = reply(15060, "SIP/2.0 482 Request Merged", "2");
    assert_findings(merged, "merged-request-ended");
    assert_text(merged, "Frame 1 brought 192.0.2.20:5060 this request before, but 487 had ended it "
                        "in frame 2: so this one is a new try and no copy.");
}

static void a_first_that_ended_later_was_running_then(void **state)
{
    (void)state;
    forward(0, "1", PROXY, BOB);
    forward(50, "2", PROXY, BOB);
    reply(51, "SIP/2.0 200 OK", "1");
    assert_findings(reply(60, "SIP/2.0 482 Request Merged", "2"), "merged-request");
}

static void a_host_that_leaves_its_own_route_on_top_makes_a_circle(void **state)
{
    static const struct {
        const char *headers, *findings;
    } rows[] = {
        {"Route: <sip:192.0.2.1;lr>, <sip:192.0.2.30;lr>\r\n", "loop-route"},
        {"Route: <sip:x@192.0.2.1:5060;lr>\r\n", "loop-route"},
        {"Route: <sip:192.0.2.30;lr>, <sip:192.0.2.1;lr>\r\n", "loop"},
        {"Route: <sip:192.0.2.1:5080;lr>\r\n", "loop"},
        {"Route: ,\r\n", "loop"},
        {"", "loop"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        forward(0, "1", ALICE, PROXY);
        SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
             .branch = "2", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n",
             .headers = rows[i].headers, .source = PROXY, .destination = CAROL);
        send_on(2, "3", "2", CAROL, PROXY);
        assert_findings(reply(3, "SIP/2.0 482 Loop Detected", "3"), rows[i].findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_that_comes_back_is_a_loop),
        EXCHANGE(a_host_that_sends_to_itself_is_a_loop),
        EXCHANGE(via_tells_a_loop_of_before_the_capture_but_not_of_the_client),
        EXCHANGE(a_loop_is_told_after_the_request_went_on),
        EXCHANGE(who_calls_himself_is_in_no_loop),
        EXCHANGE(one_request_by_two_ways_is_merged),
        EXCHANGE(a_request_from_where_it_was_not_sent_to_is_merged),
        EXCHANGE(a_482_to_a_request_seen_once_is_neither),
        EXCHANGE(what_was_seen_by_its_response_alone_is_no_copy_to_compare_with),
        EXCHANGE(hops_are_told_where_max_forwards_is_there_and_valid),
        EXCHANGE(used_up_hops_are_told_with_the_number_of_via_fields),
        EXCHANGE(servers_that_share_an_address_are_no_loop),
        EXCHANGE(phones_behind_one_nat_are_two_hosts),
        EXCHANGE(a_request_that_comes_back_by_another_address_is_a_loop),
        EXCHANGE(a_nat_that_rewrites_via_makes_no_second_request),
        EXCHANGE(a_try_after_the_first_had_ended_is_no_copy),
        EXCHANGE(a_first_that_ended_later_was_running_then),
        EXCHANGE(a_host_that_leaves_its_own_route_on_top_makes_a_circle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
