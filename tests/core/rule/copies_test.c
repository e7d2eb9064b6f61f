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
    assert_findings(response(1000501, "200 OK", "INVITE", 1, ""), "response-repeated-early");
}

static void a_repeated_request_is_counted_until_the_first_response(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(500, "INVITE", 1, "");
    request(1500, "INVITE", 1, "");
    const struct response *trying = response(1600, "100 Trying", "INVITE", 1, "");
    assert_findings(trying, "request-repeated");
    assert_text(
        trying,
        "The request was sent 3 times before this first response came, 1.6 s after the first "
        "copy: packets got lost, or the server was slow.");
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
    assert_findings(response(501, "200 OK", "INVITE", 1, ""), "response-repeated-early");
    assert_findings(response(1501, "200 OK", "INVITE", 1, ""), "response-repeated-unacknowledged");
    request(1600, "ACK", 1, "");
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
    assert_findings(response(501, "200 OK", "INVITE", 1, ""), "response-repeated-early");
    response(600, "200 OK", "INVITE", 1, "X: another branch\r\n");
    assert_findings(response(1100, "200 OK", "INVITE", 1, "X: another branch\r\n"),
                    "response-repeated-early");
}

static void copies_of_a_flood_are_all_counted(void **state)
{
    const struct response *again = NULL;

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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
