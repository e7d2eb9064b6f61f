/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that nothing answers. */

#include "exchanges.h"

#define SERVER "192.0.2.1:5060"
#define CLIENT "192.0.2.10:5060"

/* A copy of a request to the server. */
static const struct result *ask(int at, const char *method, unsigned number)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);

    return SEND(.at = at, .line = line, .method = method, .number = number, .destination = SERVER);
}

static void a_copy_without_response_says_so(void **state)
{
    (void)state;
    assert_null(ask(0, "INVITE", 1));
    assert_findings(ask(500, "INVITE", 1), "request-unanswered-copy");
    const struct result *third = ask(1500, "INVITE", 1);
    assert_findings(third, "request-unanswered-copy");
    assert_text(third, "This is copy 3 of the request of frame 1. No response to it came in the "
                       "1.5 s since then.");
    assert_true(result_is_request(third));
    assert_string_equal(third->method, "INVITE");
    assert_int_equal(third->severity, CODE_WARN);
}

static void a_copy_after_a_response_says_nothing(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    response(100, "100 Trying", "INVITE", 1, "");
    assert_null(ask(500, "INVITE", 1));
}

/* The same datagram, as captured at two interfaces. */
static void a_datagram_captured_twice_is_no_copy(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    frame--;
    assert_null(ask(1, "INVITE", 1));
}

static void silence_is_told_when_the_capture_was_read(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    assert_null(later(1, 31 * 1000));
    ask(10, "OPTIONS", 2);
    response(20, "200 OK", "OPTIONS", 2, "");
    const struct result *silent = later(1, 33 * 1000);
    assert_findings(silent, "request-unanswered-alone");
    assert_string_equal(silent->method, "OPTIONS");
    assert_string_equal(silent->call_id, "a");
    assert_int_equal(silent->frame, 1);
    assert_null(silent->rare->next);
    assert_null(later(2, 33 * 1000));
}

/* Half of a capture: the client had an answer, or it would send no ACK. */
static void an_ack_tells_of_a_response_that_was_not_captured(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .source = CLIENT, .destination = SERVER);
    SEND(.at = 3000, .line = "ACK sip:b@example.com SIP/2.0", .method = "ACK", .number = 1,
         .branch = "other", .to = "1", .source = CLIENT, .destination = SERVER);
    assert_null(later(1, 60 * 1000));
    ask(70 * 1000, "INVITE", 2);
    assert_null(later(3, 110 * 1000));
    SEND(.at = 120 * 1000, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
         .number = 3, .source = CLIENT, .destination = "192.0.2.9:5060");
    assert_findings(later(4, 160 * 1000), "request-unanswered-once");
}

/* The capture may end before the client gives up. */
static void many_copies_tell_it_earlier(void **state)
{
    static const int times[] = {0, 500, 1500};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(times); i++)
        ask(times[i], "INVITE", 1);
    assert_null(later(1, 1600));
    ask(3500, "INVITE", 1);
    assert_findings(later(1, 3600), "request-unanswered");
}

/* What could not be read may have been the answer. */
static void nothing_is_told_after_unread_messages(void **state)
{
    (void)state;
    diagnosis_note_unread(diagnosis);
    ask(0, "OPTIONS", 1);
    assert_null(ask(500, "OPTIONS", 1));
    assert_null(later(1, 33 * 1000));
}

/* A keep-alive to a host that had answered before. */
static void a_host_that_fell_silent_is_named_with_its_last_answer(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    response(20, "200 OK", "OPTIONS", 1, "");
    ask(60000, "OPTIONS", 2);
    const struct result *silent = later(3, 93000);
    assert_findings(silent, "request-unanswered-since");
    assert_text(silent, "The capture has no response to this OPTIONS. " SERVER
                        " last answered in frame 2, 60 s before it, and nothing since then.");
}

static void a_request_that_alone_gets_no_answer_is_told_so(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    ask(10, "OPTIONS", 2);
    response(20, "200 OK", "OPTIONS", 2, "");
    const struct result *silent = later(1, 33000);
    assert_findings(silent, "request-unanswered-alone");
    assert_text(silent, "The capture has no response to this request. " SERVER
                        " answered 1 of 2 requests, one of them later, in frame 3.");
}

static void a_host_that_answers_nothing_is_told_by_how_many_requests(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    ask(60000, "OPTIONS", 2);
    ask(60100, "OPTIONS", 2);
    const struct result *silent = later(2, 93000);
    assert_findings(silent, "request-unanswered-host");
    assert_text(silent, "The capture has no response to any of the 2 requests that went to " SERVER
                        " within 60 s; this OPTIONS is one of them.");
    SEND(.at = 60200, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS", .number = 3,
         .destination = "192.0.2.2:5060");
    assert_findings(later(4, 94000), "request-unanswered-once");
}

static void over_a_connection_nothing_is_sent_again(void **state)
{
    struct message message;
    const struct origin origin = {.frame = 1, .destination = endpoint(SERVER)};
    static const char text[] = "OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/TLS h;branch=z9hG4bK1\r\n"
                               "Call-ID: a\r\nCSeq: 1 OPTIONS\r\n\r\n";

    (void)state;
    assert_true(message_parse(text, strlen(text), &message));
    frames_note_time(diagnosis_frames(diagnosis), 1, 0);
    frame = 1;
    diagnosis_read(diagnosis, &message, &origin);
    assert_findings(later(1, 33000), "request-unanswered-stream");
}

static void a_registration_says_what_it_means_for_calls(void **state)
{
    (void)state;
    ask(0, "REGISTER", 1);
    SEND(.at = 10, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 2,
         .destination = SERVER, .headers = "Expires: 0\r\n");
    assert_findings(later(1, 33000), "request-unanswered-register");
    assert_findings(later(2, 33000), "request-unanswered-host");
}

/* What came between two captures that were joined was not captured. */
static void nothing_is_told_across_a_pause_of_the_capture(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    request(2 * 3600 * 1000, "MESSAGE", 2, "");
    assert_null(later(1, 2 * 3600 * 1000 + 60000));
}

static void a_pause_backwards_is_one_too(void **state)
{
    (void)state;
    request(2 * 3600 * 1000, "MESSAGE", 2, "");
    ask(0, "OPTIONS", 1);
    assert_null(later(2, 1000));
    assert_findings(later(2, 33000), "request-unanswered-once");
}

static void a_cancel_is_no_matter_once_its_invite_has_ended(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    response(10, "180 Ringing", "INVITE", 1, "");
    ask(5000, "CANCEL", 1);
    assert_findings(ask(5500, "CANCEL", 1), "request-unanswered-copy");
    response(5600, "487 Request Terminated", "INVITE", 1, "");
    assert_null(ask(6500, "CANCEL", 1));
    assert_null(later(3, 60000));
}

static void a_cancel_that_comes_after_the_end_is_none_either(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    response(10, "486 Busy Here", "INVITE", 1, "");
    ask(20, "CANCEL", 1);
    assert_null(ask(520, "CANCEL", 1));
    assert_null(later(3, 60000));
}

static void a_client_that_gives_up_waits_no_longer(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    ask(500, "INVITE", 1);
    ask(3500, "CANCEL", 1);
    response(3510, "481 Unknown", "CANCEL", 1, "");
    const struct result *silent = later(1, 3510);
    assert_findings(silent, "request-unanswered-cancelled");
    assert_text(silent,
                "3.5 s after this request, in frame 3, the client sent a CANCEL: no response "
                "to the request had come by then.");
}

static void one_that_gives_up_at_once_tells_nothing(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    ask(400, "CANCEL", 1);
    assert_null(later(1, 3510));
}

/* An INVITE of over 1000 bytes more, in fragments or in a packet of its own. */
static const struct result *ask_long(int at, unsigned number, unsigned length, bool is_fragmented)
{
    g_autofree char *pad = g_strnfill(length, 'x');
    g_autofree char *headers = g_strdup_printf("Subject: %s\r\n", pad);

    return SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
                .number = number, .destination = SERVER, .headers = headers,
                .is_fragmented = is_fragmented);
}

static void a_request_in_fragments_is_told_so(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    response(20, "200 OK", "OPTIONS", 1, "");
    assert_null(ask_long(100, 2, 1000, true));
    const struct result *copy = ask_long(600, 2, 1000, true);
    assert_findings(copy, "request-unanswered-fragments");
    assert_text(copy, "This is copy 2 of the request of frame 3, 1172 bytes in IP fragments. No "
                      "response came in the 500 ms since then.");
    const struct result *silent = later(3, 33000);
    assert_findings(silent, "request-unanswered-fragmented");
    assert_text(silent, "The capture has no response to 1172 bytes in IP fragments. " SERVER
                        " answered 1 of 2 requests, none of that length.");
}

/* A sender's own capture may have it before it is divided. */
static void a_request_longer_than_a_packet_is_told_where_others_are_answered(void **state)
{
    (void)state;
    ask_long(0, 1, 1400, false);
    ask(10, "OPTIONS", 2);
    assert_findings(later(1, 33000), "request-unanswered-host");
    response(33020, "200 OK", "OPTIONS", 2, "");
    const struct result *silent = later(1, 35000);
    assert_findings(silent, "request-unanswered-large");
    assert_text(silent, "The capture has no response to 1572 bytes over UDP. " SERVER
                        " answered 1 of 2 requests, each in one packet.");
}

/* As long a one was answered, or it fits into a packet. */
static void length_is_no_matter_where_as_long_a_request_was_answered(void **state)
{
    (void)state;
    ask_long(0, 1, 1400, true);
    ask_long(10, 2, 1400, true);
    response(20, "486 Busy Here", "INVITE", 2, "");
    ask_long(30, 3, 1200, false);
    assert_findings(later(1, 33000), "request-unanswered-alone");
    assert_findings(later(4, 33000), "request-unanswered-since");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_copy_without_response_says_so),
        EXCHANGE(a_copy_after_a_response_says_nothing),
        EXCHANGE(a_datagram_captured_twice_is_no_copy),
        EXCHANGE(silence_is_told_when_the_capture_was_read),
        EXCHANGE(an_ack_tells_of_a_response_that_was_not_captured),
        EXCHANGE(many_copies_tell_it_earlier),
        EXCHANGE(nothing_is_told_after_unread_messages),
        EXCHANGE(a_host_that_fell_silent_is_named_with_its_last_answer),
        EXCHANGE(a_request_that_alone_gets_no_answer_is_told_so),
        EXCHANGE(a_host_that_answers_nothing_is_told_by_how_many_requests),
        EXCHANGE(over_a_connection_nothing_is_sent_again),
        EXCHANGE(a_registration_says_what_it_means_for_calls),
        EXCHANGE(nothing_is_told_across_a_pause_of_the_capture),
        EXCHANGE(a_pause_backwards_is_one_too),
        EXCHANGE(a_cancel_is_no_matter_once_its_invite_has_ended),
        EXCHANGE(a_cancel_that_comes_after_the_end_is_none_either),
        EXCHANGE(a_client_that_gives_up_waits_no_longer),
        EXCHANGE(one_that_gives_up_at_once_tells_nothing),
        EXCHANGE(a_request_in_fragments_is_told_so),
        EXCHANGE(a_request_longer_than_a_packet_is_told_where_others_are_answered),
        EXCHANGE(length_is_no_matter_where_as_long_a_request_was_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
