/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls at the edges of their rules: each test is one that a small mistake in a rule would break.
 */

#include "exchanges.h"

#define RELIABLE "Require: 100rel\r\nRSeq: 7\r\n"

static void a_request_captured_after_its_response_is_not_a_new_one(void **state)
{
    (void)state;
    response(1000000, "200 OK", "INVITE", 1, "");
    request(1000001, "INVITE", 1, "");
    assert_findings(response(1000501, "200 OK", "INVITE", 1, ""), "response-repeated-early");
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

static void only_a_cancel_reports_an_answer_by_its_reason(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(request(1, "CANCEL", 1, "Reason: Q.850;cause=16, SIP;cause=200\r\n"),
                    "answered-elsewhere-cancel");
    assert_null(request(2, "CANCEL", 2, "Reason: X;cause=200\r\n"));
    assert_null(request(3, "CANCEL", 3, "Reason: SIP\r\n"));
    assert_null(request(4, "BYE", 4, "Reason: SIP;cause=200\r\n"));
}

static void only_a_180_rings(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "180 Ringing", "INVITE", 1, ""), "ringing-local"); /* crossed it */
    end(state);
    start(state);
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "487 Request Terminated", "INVITE", 1, ""), "cancelled-unrung");
}

static void an_invite_of_before_the_capture_is_not_told_as_cancelled(void **state)
{
    (void)state;
    response(1, "180 Ringing", "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "487 Request Terminated", "INVITE", 1, ""), "request-not-captured");
}

static void the_first_capture_of_a_cancel_counts(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(1000, "CANCEL", 1, "");
    frame--; /* the same datagram at another interface */
    request(2000, "CANCEL", 1, "");
    const struct response *terminated = response(2001, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(terminated, "cancelled-unrung");
    assert_int_equal(terminated->findings[0].values[1].number, 1000 * MILLISECOND);
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

static void what_is_no_progress_tells_nothing_of_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "100 Trying", "INVITE", 1, SDP), "");
    assert_findings(response(2, "180 Ringing", "INVITE", 1, "Content-Length: 9\r\n"), ""); /* cut */
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1),
                    "ringing-local header-missing-tag");
}

static void the_winner_of_a_fork_is_told_once(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1, .to = "2");
    assert_findings(response(2, "200 OK", "INVITE", 1, ""), "forked-won");
    assert_findings(response(502, "200 OK", "INVITE", 1, ""), "response-repeated-early");
}

static const struct response *from_device(unsigned device, const char *line)
{
    g_autofree char *tag = g_strdup_printf("%u", device);

    return SEND(.at = (int)device, .line = line, .method = "INVITE", .number = 1, .to = tag,
                .headers = "Contact: <sip:b@host>\r\n");
}

/* Four tags are kept. */
static void more_devices_of_a_fork_than_are_kept_are_not_counted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    for (unsigned device = 1; device < 4; device++)
        from_device(device, "SIP/2.0 180 Ringing");
    assert_text(from_device(4, "SIP/2.0 183 Session Progress"),
                "Responses to this INVITE have 4 different To tags by now: each is of a device, a "
                "voicemail or an announcement that has responded.");
    assert_text(from_device(9, "SIP/2.0 183 Session Progress"),
                "Responses to this INVITE have at least 4 different To tags by now: each is of a "
                "device, a voicemail or an announcement that has responded.");
    assert_text(from_device(1, "SIP/2.0 200 OK"),
                "Responses to this INVITE had at least 4 different To tags, each of a device, a "
                "voicemail or an announcement; the one of this 2xx took the call.");
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

static void early_media_stays_until_the_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 100 Trying", .method = "INVITE", .number = 1, .to = "9");
    assert_findings(response(2, "183 Session Progress", "INVITE", 1, SDP), "early-media");
    assert_findings(response(3, "183 Session Progress", "INVITE", 1, ""), "");
    assert_findings(response(4, "180 Ringing", "INVITE", 1, ""), "");
    request(10, "INVITE", 2, "");
    response(12, "200 OK", "INVITE", 2, SDP);
    assert_findings(response(11, "180 Ringing", "INVITE", 2, ""), "ringing-local"); /* overtaken */
    request(20, "INVITE", 3, "");
    SEND(.at = 21, .line = "SIP/2.0 408 Request Timeout", .method = "INVITE", .number = 3,
         .to = "9");
    assert_findings(response(22, "200 OK", "INVITE", 3, ""), "");
    assert_findings(response(30, "183 Session Progress", "INVITE", 4, SDP), "request-not-captured");
}

static void a_request_sent_twice_is_repeated(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(500, "INVITE", 1, "");
    assert_findings(response(600, "100 Trying", "INVITE", 1, ""), "request-repeated");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_captured_after_its_response_is_not_a_new_one),
        EXCHANGE(an_ack_at_any_hop_acknowledges_at_all),
        EXCHANGE(only_a_cancel_reports_an_answer_by_its_reason),
        EXCHANGE(only_a_180_rings),
        EXCHANGE(an_invite_of_before_the_capture_is_not_told_as_cancelled),
        EXCHANGE(the_first_capture_of_a_cancel_counts),
        EXCHANGE(a_final_response_later_than_t1_is_told),
        EXCHANGE(what_is_no_progress_tells_nothing_of_it),
        EXCHANGE(the_winner_of_a_fork_is_told_once),
        EXCHANGE(more_devices_of_a_fork_than_are_kept_are_not_counted),
        EXCHANGE(devices_of_a_fork_may_be_confirmed_in_any_order),
        EXCHANGE(early_media_stays_until_the_end),
        EXCHANGE(a_request_sent_twice_is_repeated),
        EXCHANGE(only_the_first_final_response_is_slow),
        EXCHANGE(copies_of_each_final_response_are_counted_apart),
        EXCHANGE(copies_of_a_flood_are_all_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
