/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What cancelled, ringing, repeated and late exchanges show. */

#include "exchanges.h"

static void a_cancelled_call_tells_how_long_it_rang(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(2000, "180 Ringing", "INVITE", 1, "");
    response(2500, "180 Ringing", "INVITE", 1, "X: y\r\n");
    request(22000, "CANCEL", 1, "");
    assert_findings(response(22001, "200 OK", "CANCEL", 1, ""), "");
    const struct response *terminated = response(22002, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(terminated, "cancelled");
    assert_int_equal(finding_severity(terminated), CODE_CHAT);
    assert_text(terminated,
                "The CANCEL of frame 4, from ?, ended this INVITE after 22 s, 20 s after its first "
                "180: the calling side gave up.");
}

static void clocks_that_go_backwards_make_no_negative_time(void **state)
{
    (void)state;
    request(1000, "INVITE", 1, "");
    request(900, "CANCEL", 1, "");
    assert_text(response(901, "487 Request Terminated", "INVITE", 1, ""),
                "The CANCEL of frame 2, from ?, ended this INVITE after 0 ms, and no 180 had come "
                "by then.");
}

static void a_487_without_cancel_was_not_cancelled(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(5, "CANCEL", 2, "");
    assert_findings(response(10, "487 Request Terminated", "INVITE", 1, ""), "");
    request(20, "INVITE", 3, "");
    request(30, "CANCEL", 3, "");
    assert_findings(response(40, "487 Request Terminated", "INVITE", 3, ""), "cancelled-unrung");
    request(50, "INVITE", 4, "");
    request(60, "CANCEL", 4, "");
    assert_findings(response(70, "486 Busy Here", "INVITE", 4, ""), "");
}

static void a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct response *reported =
        request(2, "CANCEL", 1, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n");
    assert_findings(reported, "answered-elsewhere-cancel");
    assert_true(reported->is_reported);
    assert_int_equal(reported->code, 200);
    assert_findings(response(3, "487 Request Terminated", "INVITE", 1, ""), "answered-elsewhere");
    request(4, "INVITE", 2, "");
    response(5, "180 Ringing", "INVITE", 2, "");
    assert_null(request(6, "CANCEL", 2, "Reason: Q.850;cause=16, SIP;cause=487\r\n"));
    assert_findings(response(7, "487 Request Terminated", "INVITE", 2, ""), "cancelled-reason");
}

static void the_first_reason_of_a_cancel_is_told_in_words(void **state)
{
    static const struct {
        const char *headers, *reason;
    } rows[] = {
        {"Reason: Q.850;cause=16;text=\"Normal\"\r\nReason: SIP;cause=487\r\n",
         "Q.850 cause 16 \"Normal\""},
        {"Reason: SIP;cause=600\r\n", "SIP cause 600"},
        {"Reason: X\r\n", "X"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        request(2, "CANCEL", i, rows[i].headers);
        assert_findings(response(3, "180 Ringing", "INVITE", i, ""), "ringing-local");
        const struct response *ended = response(4, "487 Request Terminated", "INVITE", i, "");
        assert_findings(ended, "cancelled-reason");
        g_autofree char *summary =
            finding_render(&ended->findings[0], ended->findings[0].text->summary);
        assert_non_null(strstr(summary, rows[i].reason));
    }
}

static void an_answer_after_the_cancel_crossed_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n"),
                    "answered-despite-cancel");
    request(4, "INVITE", 2, "");
    assert_findings(response(5, "200 OK", "INVITE", 2, ""), "");
    request(6, "CANCEL", 2, "");
    assert_findings(response(7, "200 OK", "CANCEL", 2, ""), "");
}

static void progress_tells_what_the_caller_hears(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "100 Trying", "INVITE", 1, ""), "");
    assert_findings(response(2, "180 Ringing", "INVITE", 1, ""), "ringing-local");
    assert_findings(response(3, "183 Session Progress", "INVITE", 1, ""), "");
    assert_findings(response(4, "183 Session Progress", "INVITE", 1, SDP), "early-media");
    assert_findings(response(5, "180 Ringing", "INVITE", 1, ""), "");
    assert_findings(response(6, "200 OK", "INVITE", 1, SDP), "");
}

static void several_to_tags_are_a_fork(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct response *second =
        SEND(.at = 2, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
             .to = "2", .headers = "Contact: <sip:c@host>\r\n");
    assert_findings(second, "forked");
    assert_int_equal(second->findings[0].values[0].number, 2);
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1,
                         .to = "2", .headers = "Contact: <sip:c@host>\r\n"),
                    "forked-won");
    request(4, "INVITE", 2, "");
    response(5, "180 Ringing", "INVITE", 2, "");
    assert_findings(SEND(.at = 6, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
                         .number = 2, .to = "9"),
                    "");
}

static void session_descriptions_are_found_in_multipart_bodies(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "180 Ringing", "INVITE", 1,
                             "Content-Type: multipart/mixed;boundary=b\r\n\r\n"
                             "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--b--"),
                    "early-media");
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

static void a_datagram_captured_twice_is_not_repeated(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "200 OK", "INVITE", 1, "");
    frame--; /* and with it the IP identification */
    assert_findings(response(1, "200 OK", "INVITE", 1, ""), "");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_cancelled_call_tells_how_long_it_rang),
        EXCHANGE(clocks_that_go_backwards_make_no_negative_time),
        EXCHANGE(a_487_without_cancel_was_not_cancelled),
        EXCHANGE(a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel),
        EXCHANGE(the_first_reason_of_a_cancel_is_told_in_words),
        EXCHANGE(an_answer_after_the_cancel_crossed_it),
        EXCHANGE(progress_tells_what_the_caller_hears),
        EXCHANGE(several_to_tags_are_a_fork),
        EXCHANGE(session_descriptions_are_found_in_multipart_bodies),
        EXCHANGE(a_repeated_request_is_counted_until_the_first_response),
        EXCHANGE(a_repeated_response_wants_its_ack),
        EXCHANGE(a_datagram_captured_twice_is_not_repeated),
        EXCHANGE(a_late_response_is_slow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
