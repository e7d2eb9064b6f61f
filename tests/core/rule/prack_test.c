/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Provisional responses that are sent again or want a PRACK. */

#include "exchanges.h"

#define DIRECT "Require: 100rel\r\nRSeq: 7\r\n"
#define RELIABLE DIRECT "Record-Route: <sip:proxy.example.com;lr>\r\n"

static void prack(int at, const char *rack)
{
    g_autofree char *header = g_strdup_printf("RAck: %s\r\n", rack);

    SEND(.at = at, .line = "PRACK sip:b@host SIP/2.0", .method = "PRACK", .number = 2, .to = "1",
         .headers = header);
}

static void a_reliable_response_wants_its_prack(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "183 Session Progress", "INVITE", 1, RELIABLE), "");
    const struct result *again = response(501, "183 Session Progress", "INVITE", 1, RELIABLE);
    assert_findings(again, "prack-missing");
    assert_text(again,
                "This reliable response, RSeq 7, has been sent 2 times, first in frame 2; the "
                "capture has no PRACK for it.");
    const struct result *final = response(9001, "504 Server Time-out", "INVITE", 1, "");
    assert_findings(final, "prack-missing-final");
    assert_text(final, "The reliable response of frame 2, RSeq 7, was 9.0 s old when this final "
                       "response came, and the capture has no PRACK for it.");
}

static void a_response_with_its_prack_lacks_nothing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
    prack(2, "7 1 INVITE");
    assert_findings(response(501, "183 Session Progress", "INVITE", 1, RELIABLE),
                    "response-repeated-confirmed");
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "");
}

static void a_prack_for_another_response_does_not_count(void **state)
{
    static const char *const racks[] = {"6 1 INVITE", "7 9 INVITE", "7 1 UPDATE",
                                        "7 INVITE",   "x 1 INVITE", ""};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(racks); i++) {
        end(state);
        start(state);
        request(0, "INVITE", 1, "");
        response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
        prack(2, racks[i]);
        assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "prack-missing-final");
    }
}

static void a_final_response_may_come_soon_after_a_reliable_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
    assert_findings(response(400, "200 OK", "INVITE", 1, ""), "");
}

static void a_final_response_later_than_t1_is_told(void **state)
{
    for (unsigned late = 0; late < 2; late++) {
        end(state);
        start(state);
        request(0, "INVITE", 1, "");
        response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
        assert_findings(response(501 + (int)late, "200 OK", "INVITE", 1, ""),
                        late ? "prack-missing-final" : "");
    }
}

static void devices_of_a_fork_number_their_responses_apart(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
    SEND(.at = 2, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
         .to = "2", .headers = "Contact: <sip:c@host>\r\nRequire: 100rel\r\nRSeq: 90\r\n");
    prack(3, "90 1 INVITE");
    prack(4, "7 1 INVITE");
    assert_findings(response(900, "183 Session Progress", "INVITE", 1, RELIABLE), "");
    assert_findings(response(1400, "183 Session Progress", "INVITE", 1, RELIABLE), "");
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "forked-won");
}

static void devices_of_a_fork_may_be_confirmed_in_any_order(void **state)
{
    static const char *const racks[] = {"RAck: 90 1 INVITE\r\n", "RAck: 7 1 INVITE\r\n"};

    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, RELIABLE);
    SEND(.at = 2, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
         .to = "2", .headers = "Contact: <sip:c@host>\r\nRequire: 100rel\r\nRSeq: 90\r\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(racks); i++)
        SEND(.at = 3, .line = "PRACK sip:b@host SIP/2.0", .method = "PRACK", .number = 2 + i,
             .to = i ? "1" : "2", .headers = racks[i]);
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "forked-won");
}

static void a_repeated_provisional_response_is_counted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct result *again = response(60001, "180 Ringing", "INVITE", 1, "");
    assert_findings(again, "ringing-local response-repeated-provisional");
    assert_int_equal(again->findings[1].values[0].number, 2);
    assert_int_equal(again->findings[1].values[1].number, 2);
    frame--; /* the same datagram at another interface */
    assert_findings(response(60001, "180 Ringing", "INVITE", 1, ""), "ringing-local");
    assert_findings(response(60002, "180 Ringing", "INVITE", 1, "X: y\r\n"), "ringing-local");
}

static void copies_of_each_provisional_response_are_counted_apart(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    response(2, "183 Session Progress", "INVITE", 1, "");
    frame--; /* the same datagram at another interface */
    response(3, "183 Session Progress", "INVITE", 1, "");
    const struct result *again = response(60002, "183 Session Progress", "INVITE", 1, "");
    assert_findings(again, "response-repeated-provisional");
    assert_int_equal(again->findings[0].values[0].number, 2);
    assert_int_equal(again->findings[0].values[2].number, 60000 * MILLISECOND);
}

static void half_a_reliable_response_wants_no_prack(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, "RSeq: 7\r\n");
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "");
    request(0, "INVITE", 2, "");
    response(1, "183 Session Progress", "INVITE", 2, "Require: 100rel\r\n");
    assert_findings(response(501, "183 Session Progress", "INVITE", 2, "Require: 100rel\r\n"),
                    "response-repeated-provisional header-missing-answer");
    request(0, "INVITE", 3, "");
    response(1, "183 Session Progress", "INVITE", 3, "Require: 100rel\r\nRSeq: x\r\n");
    assert_findings(response(9001, "200 OK", "INVITE", 3, ""), "");
}

static void a_prack_for_a_response_of_before_the_capture_is_no_fault(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    prack(2, "7 1 INVITE");
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "");
}

static void a_missing_prack_is_told_of_copies_and_once_at_the_end(void **state)
{
    (void)state;
    request(5000, "INVITE", 1, "");
    response(5001, "183 Session Progress", "INVITE", 1, RELIABLE);
    frame--; /* the same datagram at another interface */
    assert_findings(response(5002, "183 Session Progress", "INVITE", 1, RELIABLE), "");
    assert_findings(response(5003, "180 Ringing", "INVITE", 1, ""), "ringing-local");
    const struct result *final = response(14001, "200 OK", "INVITE", 1, "");
    assert_findings(final, "prack-missing-final");
    assert_int_equal(final->findings[0].values[2].number, 9000 * MILLISECOND);
    assert_findings(response(14501, "200 OK", "INVITE", 1, ""), "ack-missing-early");
}

static void a_prack_at_any_hop_confirms_at_all(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "next");
    response(3, "183 Session Progress", "INVITE", 1, RELIABLE);
    prack(4, "7 1 INVITE");
    assert_findings(response(9001, "200 OK", "INVITE", 1, ""), "");
}

static void without_record_route_a_prack_goes_straight(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, DIRECT);
    assert_findings(response(501, "183 Session Progress", "INVITE", 1, DIRECT),
                    "prack-missing-direct");
    const struct result *final = response(9001, "200 OK", "INVITE", 1, "");
    assert_findings(final, "prack-missing-final-direct");
    assert_text(final, "The reliable response of frame 2, RSeq 7, was 9.0 s old when this final "
                       "response came. It has no Record-Route: a PRACK goes past all proxies.");
}

static const struct result *refuse_prack(int at, const char *line)
{
    return SEND(.at = at, .line = line, .method = "PRACK", .number = 2, .to = "1");
}

static void a_refused_prack_that_nothing_asked_for_is_told(void **state)
{
    static const struct {
        const char *provisional, *rack, *line, *findings;
    } rows[] = {
        {"", "undefined 1 INVITE", "SIP/2.0 400 Bad Request", "prack-unasked-numberless"},
        {"", "1 1 INVITE", "SIP/2.0 400 Bad Request", "prack-unasked"},
        {"RSeq: 1\r\n", "1 1 INVITE", "SIP/2.0 500 Server Internal Error", "prack-unasked"},
        {"", "1 1 INVITE", "SIP/2.0 200 OK", ""},
        {"", "1 1 INVITE", "SIP/2.0 481 Gone", "dialog-unknown-rack prack-unasked"},
        {RELIABLE, "undefined 1 INVITE", "SIP/2.0 400 Bad Request", ""},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        request(0, "INVITE", 1, "");
        response(1, "183 Session Progress", "INVITE", 1, rows[i].provisional);
        prack(2, rows[i].rack);
        assert_findings(refuse_prack(3, rows[i].line), rows[i].findings);
    }
}

static void a_prack_for_what_was_not_captured_may_have_been_asked_for(void **state)
{
    (void)state;
    prack(2, "1 1 INVITE");
    assert_findings(refuse_prack(3, "SIP/2.0 400 Bad Request"), "");
    end(state);
    start(state);
    request(0, "INVITE", 1, "");
    prack(2, "1 1 INVITE");
    assert_findings(refuse_prack(3, "SIP/2.0 400 Bad Request"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_reliable_response_wants_its_prack),
        EXCHANGE(a_response_with_its_prack_lacks_nothing),
        EXCHANGE(a_prack_for_another_response_does_not_count),
        EXCHANGE(a_final_response_may_come_soon_after_a_reliable_one),
        EXCHANGE(a_final_response_later_than_t1_is_told),
        EXCHANGE(devices_of_a_fork_number_their_responses_apart),
        EXCHANGE(devices_of_a_fork_may_be_confirmed_in_any_order),
        EXCHANGE(a_repeated_provisional_response_is_counted),
        EXCHANGE(copies_of_each_provisional_response_are_counted_apart),
        EXCHANGE(half_a_reliable_response_wants_no_prack),
        EXCHANGE(a_prack_for_a_response_of_before_the_capture_is_no_fault),
        EXCHANGE(a_missing_prack_is_told_of_copies_and_once_at_the_end),
        EXCHANGE(a_prack_at_any_hop_confirms_at_all),
        EXCHANGE(without_record_route_a_prack_goes_straight),
        EXCHANGE(a_refused_prack_that_nothing_asked_for_is_told),
        EXCHANGE(a_prack_for_what_was_not_captured_may_have_been_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
