/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the way of a request shows: next hops that say nothing, circles, two ways to one host. */

#include "hops.h"

static void a_next_hop_that_does_not_answer_is_named(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", OUTSIDE, BOB);
    forward(501, "2", OUTSIDE, BOB);
    const struct result *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "1");
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

static void all_codes_of_a_silent_next_hop_name_it(void **state)
{
    static const char *const lines[] = {
        "SIP/2.0 408 Request Timeout", "SIP/2.0 480 Temporarily Unavailable",
        "SIP/2.0 503 Service Unavailable", "SIP/2.0 504 Server Time-out"};

    for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++) {
        end(state);
        start(state);
        forward(0, "1", ALICE, PROXY);
        forward(1, "2", OUTSIDE, BOB);
        forward(501, "2", OUTSIDE, BOB);
        const struct result *refused = reply(2000, lines[i], "1");
        assert_findings(refused, "next-hop-silent");
        assert_string_equal(text_value(refused, "hop"), BOB);
        assert_string_equal(text_value(refused, "host"), OUTSIDE);
    }
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

static void a_copy_sent_before_the_request_came_is_not_its(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, CAROL);
    forward(2, "3", CAROL, PROXY);
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "3"), "");
    forward(3000, "4", BOB, BOB); /* to itself */
    assert_findings(reply(4000, "SIP/2.0 408 Request Timeout", "4"), "");
}

static void other_codes_blame_no_next_hop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    assert_findings(reply(2000, "SIP/2.0 403 Forbidden", "1"), "caller-refused");
}

static void as_many_branches_as_are_kept_are_counted(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    for (unsigned i = 0; i < 15; i++) {
        g_autofree char *branch = g_strdup_printf("b%u", i);
        forward(1, branch, PROXY, BOB);
    }
    const struct result *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "first");
    assert_findings(timeout, "next-hop-silent-all");
    assert_int_equal(timeout->findings[0].values[5].number, 15);
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

/* Longer than what is kept of a text. */
#define T32 "METHODMETHODMETHODMETHODMETHODME"

#define LONG_METHOD T32 T32 T32 T32 T32

static void a_method_of_any_length_can_time_out(void **state)
{
    (void)state;
    request(0, LONG_METHOD, 1, "");
    const struct result *found = response(10, "408 Request Timeout", LONG_METHOD, 1, "");
    assert_int_equal(found->request_frame, 1);
}

static void a_proxy_with_several_addresses_is_one(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", INSIDE, "[2001:db8::2]:5060");
    send_on(501, "2", "1", INSIDE, "[2001:db8::2]:5060");
    const struct result *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "1");
    assert_findings(timeout, "next-hop-silent");
    assert_string_equal(text_value(timeout, "hop"), "[2001:db8::2]:5060");
    assert_string_equal(text_value(timeout, "host"), INSIDE);
}

static void hops_between_two_addresses_alone_are_told_by_via(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", ALICE, PROXY);
    send_on(501, "2", "1", ALICE, PROXY);
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "1"), "next-hop-silent");
}

static void a_neighbour_on_another_port_is_another_host(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .sent_by = "p:5080", .source = "192.0.2.1:5080", .destination = BOB);
    assert_findings(reply(2000, "SIP/2.0 408 Request Timeout", "1"), "");
}

static void nobody_waits_less_than_t1_for_an_answer(void **state)
{
    static const struct {
        const char *line, *findings;
        int after;
    } rows[] = {
        {"SIP/2.0 503 Service Unavailable", "next-hop-silent-unreached", 3},
        {"SIP/2.0 503 Service Unavailable", "next-hop-silent-unreached", 499},
        {"SIP/2.0 503 Service Unavailable", "next-hop-silent", 500},
        /* of a phone whose answers are unseen */
        {"SIP/2.0 480 Temporarily Unavailable", "callee-unreachable", 10},
        {"SIP/2.0 480 Temporarily Unavailable", "callee-unreachable", 9000},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        forward(0, "1", ALICE, PROXY);
        send_on(1, "2", "1", PROXY, BOB);
        assert_findings(reply(1 + rows[i].after, rows[i].line, "1"), rows[i].findings);
    }
}

static void a_host_that_passed_a_180_on_had_an_answer(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    send_on(501, "2", "1", PROXY, BOB);
    reply(600, "SIP/2.0 180 Ringing", "1");
    assert_findings(reply(25000, "SIP/2.0 408 Request Timeout", "1"), "callee-unreachable-timer");
}

static void the_last_of_several_next_hops_is_named(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    send_on(500, "3", "1", PROXY, CAROL);
    const struct result *timeout = reply(2000, "SIP/2.0 408 Request Timeout", "1");
    assert_findings(timeout, "next-hop-silent-all");
    assert_string_equal(text_value(timeout, "hop"), CAROL);
}

static void a_next_hop_that_got_fragments_is_told_so(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    SEND(.at = 10, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .source = PROXY,
         .destination = BOB, .is_fragmented = true);
    const struct result *timeout = reply(8000, "SIP/2.0 408 Request Timeout", "1");
    assert_findings(timeout, "next-hop-silent-fragmented");
    assert_text(timeout, PROXY " sent the request on to " BOB " in frame 2, 200 bytes in IP "
                               "fragments; the capture has no response from there.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_next_hop_that_got_fragments_is_told_so),
        EXCHANGE(a_next_hop_that_does_not_answer_is_named),
        EXCHANGE(several_silent_next_hops_are_counted),
        EXCHANGE(all_codes_of_a_silent_next_hop_name_it),
        EXCHANGE(a_next_hop_that_said_anything_is_not_silent),
        EXCHANGE(only_the_own_copies_of_the_host_count),
        EXCHANGE(a_copy_sent_before_the_request_came_is_not_its),
        EXCHANGE(other_codes_blame_no_next_hop),
        EXCHANGE(as_many_branches_as_are_kept_are_counted),
        EXCHANGE(any_number_of_branches_is_no_fault),
        EXCHANGE(hosts_are_told_apart_by_their_whole_address),
        EXCHANGE(a_method_of_any_length_can_time_out),
        EXCHANGE(a_proxy_with_several_addresses_is_one),
        EXCHANGE(hops_between_two_addresses_alone_are_told_by_via),
        EXCHANGE(a_neighbour_on_another_port_is_another_host),
        EXCHANGE(nobody_waits_less_than_t1_for_an_answer),
        EXCHANGE(a_host_that_passed_a_180_on_had_an_answer),
        EXCHANGE(the_last_of_several_next_hops_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
