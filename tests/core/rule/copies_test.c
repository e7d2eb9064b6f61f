/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was sent again, what came late, what the capture does not have. */

#include "exchanges.h"

static void a_response_without_its_request_is_called_so(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    assert_findings(response(1, "200 OK", "OPTIONS", 2, ""), "request-not-captured");
    assert_findings(response(1, "401 Unauthorized", "OPTIONS", 3, WWW), "request-not-captured");
}

static void a_request_captured_after_its_response_is_not_a_new_one(void **state)
{
    (void)state;
    response(1000000, "200 OK", "INVITE", 1, "");
    request(1000001, "INVITE", 1, "");
    assert_findings(response(1000501, "200 OK", "INVITE", 1, ""), "ack-missing-early");
}

static void a_repeated_request_is_counted_until_the_first_response(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(500, "INVITE", 1, "");
    request(1500, "INVITE", 1, "");
    const struct result *trying = response(1600, "100 Trying", "INVITE", 1, "");
    assert_findings(trying, "request-repeated");
    assert_text(
        trying,
        "The request was sent 3 times before this first response came, 1.6 s after the first "
        "copy.");
    assert_findings(response(1700, "183 Session Progress", "INVITE", 1, ""), "");
}

static void a_request_sent_twice_is_repeated(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(500, "INVITE", 1, "");
    assert_findings(response(600, "100 Trying", "INVITE", 1, ""), "request-repeated");
}

static void a_repeated_response_wants_its_ack(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "200 OK", "INVITE", 1, ""), "");
    assert_findings(response(501, "200 OK", "INVITE", 1, ""), "ack-missing-early");
    assert_findings(response(1501, "200 OK", "INVITE", 1, ""), "ack-missing");
    SEND(.at = 1600, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .to = "1");
    assert_findings(response(3501, "200 OK", "INVITE", 1, ""), "response-repeated");
    assert_findings(response(3502, "200 OK", "INVITE", 1, "X: another branch\r\n"), "");
    request(4000, "BYE", 2, "");
    response(4001, "200 OK", "BYE", 2, "");
    assert_findings(response(4501, "200 OK", "BYE", 2, ""), "response-repeated");
}

static void an_ack_at_any_hop_acknowledges_at_all(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "next");
    SEND(.at = 2, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .branch = "next",
         .to = "1");
    response(3, "200 OK", "INVITE", 1, "");
    SEND(.at = 4, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .branch = "ack",
         .to = "1");
    assert_findings(response(503, "200 OK", "INVITE", 1, ""), "response-repeated");
}

static void a_datagram_captured_twice_is_not_repeated(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "200 OK", "INVITE", 1, "");
    frame--; /* and with it the IP identification */
    assert_findings(response(1, "200 OK", "INVITE", 1, ""), "");
}

static void copies_of_each_final_response_are_counted_apart(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "200 OK", "INVITE", 1, "");
    frame--; /* the same datagram at another interface */
    response(2, "200 OK", "INVITE", 1, "");
    assert_findings(response(501, "200 OK", "INVITE", 1, ""), "ack-missing-early");
    response(600, "200 OK", "INVITE", 1, "X: another branch\r\n");
    assert_findings(response(1100, "200 OK", "INVITE", 1, "X: another branch\r\n"),
                    "ack-missing-early");
}

static void copies_of_a_flood_are_all_counted(void **state)
{
    const struct result *again = NULL;

    (void)state;
    request(0, "OPTIONS", 1, "");
    for (int i = 0; i < UINT16_MAX + 3; i++)
        again = response(1 + i, "200 OK", "OPTIONS", 1, "");
    assert_findings(again, "response-repeated");
    assert_int_equal(again->findings[0].values[0].number, UINT16_MAX + 3);
}

static void a_late_response_is_slow(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    assert_findings(response(3999, "200 OK", "OPTIONS", 1, ""), "");
    request(0, "OPTIONS", 2, "");
    assert_findings(response(4001, "200 OK", "OPTIONS", 2, ""), "slow");
    request(0, "INVITE", 3, "");
    assert_findings(response(20000, "200 OK", "INVITE", 3, ""), "");
    request(0, "INVITE", 4, "");
    assert_findings(response(33000, "200 OK", "INVITE", 4, ""), "slow-timeout");
    request(0, "INVITE", 5, "");
    response(10, "180 Ringing", "INVITE", 5, "");
    assert_findings(response(40000, "200 OK", "INVITE", 5, ""), "");
}

static void only_the_first_final_response_is_slow(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    response(100, "200 OK", "OPTIONS", 1, "");
    assert_findings(response(5000, "200 OK", "OPTIONS", 1, ""), "response-repeated");
    request(0, "OPTIONS", 2, "");
    assert_findings(response(5000, "100 Trying", "OPTIONS", 2, ""), "");
}

/* The answer to the INVITE of branch 1, to this address. */
static const struct result *answer(int at, const char *destination)
{
    return SEND(.at = at, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
                .to = "1", .source = "192.0.2.1:5060", .destination = destination);
}

#define INSIDE "10.0.0.5:5060"
#define OUTSIDE "198.51.100.77:5060"

static void copies_count_between_the_same_two_addresses(void **state)
{
    (void)state;
    for (int at = 0; at <= 500; at += 500) {
        SEND(.at = at, .line = "INVITE sip:b@h SIP/2.0", .method = "INVITE", .number = 1,
             .source = INSIDE, .destination = "192.0.2.1:5060");
        SEND(.at = at + 1, .line = "INVITE sip:b@h SIP/2.0", .method = "INVITE", .number = 1,
             .source = OUTSIDE, .destination = "192.0.2.1:5060");
    }
    const struct result *first = answer(600, OUTSIDE);
    assert_findings(first, "request-repeated");
    assert_int_equal(first->findings[0].values[0].number, 2);
    assert_findings(answer(601, INSIDE), "");
    assert_findings(answer(1100, OUTSIDE), "ack-missing-refusal-early");
    assert_findings(answer(1101, INSIDE), "ack-missing-refusal-early");
    assert_findings(answer(2100, OUTSIDE), "ack-missing-refusal");
    const struct result *last = answer(2101, INSIDE);
    assert_findings(last, "ack-missing-refusal");
    assert_int_equal(last->findings[0].values[0].number, 3);
    assert_int_equal(last->findings[0].values[1].number, 6);
}

static void any_number_of_final_responses_is_no_fault(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    for (int i = 0; i < 20; i++) {
        g_autofree char *header = g_strdup_printf("X: %d\r\n", i);
        assert_findings(response(1, "200 OK", "OPTIONS", 1, header), "");
    }
    assert_findings(response(600, "200 OK", "OPTIONS", 1, "X: 19\r\n"), "response-repeated");
    assert_findings(response(601, "200 OK", "OPTIONS", 1, "X: 0\r\n"), "response-repeated");
    assert_findings(response(602, "200 OK", "OPTIONS", 1, "X: 5\r\n"), ""); /* forgotten */
}

static void an_ack_of_a_refusal_belongs_to_its_hop(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "next");
    SEND(.at = 2, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
         .branch = "next", .to = "1");
    SEND(.at = 3, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .branch = "next",
         .to = "1");
    response(4, "486 Busy Here", "INVITE", 1, "");
    assert_findings(response(504, "486 Busy Here", "INVITE", 1, ""), "ack-missing-refusal-early");
    assert_findings(response(1504, "486 Busy Here", "INVITE", 1, ""), "ack-missing-refusal");
    SEND(.at = 1505, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .to = "1");
    assert_findings(response(3504, "486 Busy Here", "INVITE", 1, ""), "response-repeated");
}

static void copies_whose_request_is_not_captured_are_repeated_all_the_same(void **state)
{
    (void)state;
    response(0, "200 OK", "INVITE", 1, "");
    assert_findings(response(500, "200 OK", "INVITE", 1, ""),
                    "request-not-captured response-repeated");
    assert_findings(response(1500, "200 OK", "INVITE", 1, ""),
                    "request-not-captured response-repeated");
}

static void a_last_copy_that_was_answered_at_once_met_no_slow_server(void **state)
{
    (void)state;
    for (unsigned number = 1; number <= 2; number++) {
        int after = number == 1 ? 99 : 101;

        request(0, "OPTIONS", number, "");
        request(500, "OPTIONS", number, "");
        request(8000, "OPTIONS", number, "");
        assert_findings(response(8000 + after, "200 OK", "OPTIONS", number, ""),
                        number == 1 ? "request-repeated" : "request-repeated slow");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_response_without_its_request_is_called_so),
        EXCHANGE(a_request_captured_after_its_response_is_not_a_new_one),
        EXCHANGE(a_repeated_request_is_counted_until_the_first_response),
        EXCHANGE(a_request_sent_twice_is_repeated),
        EXCHANGE(a_repeated_response_wants_its_ack),
        EXCHANGE(an_ack_at_any_hop_acknowledges_at_all),
        EXCHANGE(a_datagram_captured_twice_is_not_repeated),
        EXCHANGE(copies_of_each_final_response_are_counted_apart),
        EXCHANGE(copies_of_a_flood_are_all_counted),
        EXCHANGE(a_late_response_is_slow),
        EXCHANGE(only_the_first_final_response_is_slow),
        EXCHANGE(copies_count_between_the_same_two_addresses),
        EXCHANGE(any_number_of_final_responses_is_no_fault),
        EXCHANGE(an_ack_of_a_refusal_belongs_to_its_hop),
        EXCHANGE(copies_whose_request_is_not_captured_are_repeated_all_the_same),
        EXCHANGE(a_last_copy_that_was_answered_at_once_met_no_slow_server),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
