/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ways of a request at the edges of their rules: each test is one that a small mistake in a rule
 * would break. */

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

static void cancel(int at, const char *branch, const char *source, const char *destination,
                   const char *headers)
{
    SEND(.at = at, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = branch, .source = source, .destination = destination, .headers = headers);
}

static void a_proxy_passes_a_cancel_on_to_all_its_branches(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, CAROL);
    cancel(100, "1", ALICE, PROXY, "");
    cancel(101, "3", PROXY, CAROL, "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "3"), "cancelled-unrung");
}

static void a_proxy_that_gave_up_and_cancelled_was_not_answered(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 408 Request Timeout", "1");
    cancel(101, "2", PROXY, BOB, "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-proxy");
}

static void the_reason_of_a_proxy_is_told_before_the_proxy(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    cancel(101, "2", PROXY, BOB, "Reason: SIP;cause=487\r\n");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-reason");
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
        const struct response *refused = reply(2000, lines[i], "1");
        assert_findings(refused, "next-hop-silent");
        assert_string_equal(text_value(refused, "hop"), BOB);
        assert_string_equal(text_value(refused, "host"), OUTSIDE);
    }
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

static void who_calls_himself_is_in_no_loop(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, ALICE);
    assert_findings(reply(2, "SIP/2.0 482 Loop Detected", "2"), "");
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

static void a_request_from_where_it_was_not_sent_to_is_merged(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", CAROL, PROXY);
    assert_findings(reply(3, "SIP/2.0 482 Request Merged", "3"), "merged-request");
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
        const struct response *refused = response(1, "483 Too Many Hops", "INVITE", i, "");
        assert_findings(refused, rows[i].findings);
        if (rows[i].text)
            assert_text(refused, rows[i].text);
    }
}

static void hosts_are_compared_without_their_ports(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"192.0.2.1:5060", "192.0.2.1:40000", true},
        {"192.0.2.1:5060", "192.0.2.10:5060", false},
        {"192.0.2.10:5060", "192.0.2.1:5060", false},
        {"192.0.2.1:5060", "192.0.2.2:5060", false},
        {"[2001:db8::1]:5060", "[2001:db8::1]:5061", true},
        {"[2001:db8::1]:5060", "[2001:db8::2]:5060", false},
        {"192.0.2.1:5060", NULL, false},
        {NULL, "192.0.2.1:5060", false},
        {NULL, NULL, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(origin_same_host(rows[i].a, rows[i].b), rows[i].same);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_proxy_passes_a_cancel_on_to_all_its_branches),
        EXCHANGE(a_proxy_that_gave_up_and_cancelled_was_not_answered),
        EXCHANGE(the_reason_of_a_proxy_is_told_before_the_proxy),
        EXCHANGE(all_codes_of_a_silent_next_hop_name_it),
        EXCHANGE(a_copy_sent_before_the_request_came_is_not_its),
        EXCHANGE(who_calls_himself_is_in_no_loop),
        EXCHANGE(a_loop_is_told_after_the_request_went_on),
        EXCHANGE(a_request_from_where_it_was_not_sent_to_is_merged),
        EXCHANGE(hops_are_told_where_max_forwards_is_there_and_valid),
        cmocka_unit_test(hosts_are_compared_without_their_ports),
        EXCHANGE(what_was_seen_by_its_response_alone_is_no_copy_to_compare_with),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
