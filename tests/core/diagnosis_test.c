/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is said of a response by all that came before it. */

#include "exchanges.h"

static void request_and_time_are_found(void **state)
{
    (void)state;
    request(100, "OPTIONS", 1, "");
    const struct result *answer = response(350, "200 OK", "OPTIONS", 1, "");
    assert_int_equal(answer->request_frame, 1);
    assert_int_equal(answer->response_time, 250 * MILLISECOND);
    assert_findings(answer, "");
}

static void no_time_is_told_where_the_clock_was_set_meanwhile(void **state)
{
    static const int hour = 3600 * 1000;

    (void)state;
    request(5000, "OPTIONS", 1, "");
    assert_false(response(4000, "200 OK", "OPTIONS", 1, "")->has_time);
    request(5000, "OPTIONS", 2, "");
    const struct result *answer = response(25 * hour, "200 OK", "OPTIONS", 2, "");
    assert_false(answer->has_time);
    assert_int_equal(answer->response_time, 0);
    assert_findings(answer, "");
    request(26 * hour, "OPTIONS", 3, "");
    assert_true(response(27 * hour, "200 OK", "OPTIONS", 3, "")->has_time);
}

static void what_a_read_filter_leaves_out_is_read_and_has_no_number(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    frames_leave_out(diagnosis_frames(diagnosis), frame);
    const struct result *answer = response(100, "200 OK", "OPTIONS", 1, "");
    assert_int_equal(answer->request_frame, 0);
    assert_true(answer->has_time);
    assert_text(response(600, "200 OK", "OPTIONS", 1, ""),
                "This final response has been sent 2 times, first in frame 1: the client repeated "
                "its request, or its ACK to an INVITE did not arrive.");

    request(1000, "OPTIONS", 2, "");
    response(1100, "200 OK", "OPTIONS", 2, "");
    frames_leave_out(diagnosis_frames(diagnosis), frame);
    answer = response(1600, "200 OK", "OPTIONS", 2, "");
    assert_int_equal(answer->request_frame, 3);
    assert_text(answer, "This final response has been sent 2 times, first in frame 5 of the file: "
                        "the client repeated its request, or its ACK to an INVITE did not arrive.");
}

static void nothing_follows_from_the_absence_of_what_could_not_be_read(void **state)
{
    (void)state;
    assert_findings(response(0, "200 OK", "OPTIONS", 1, ""), "request-not-captured");
    request(0, "OPTIONS", 2, "");
    SEND(.at = 1, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS", .number = 3,
         .is_cut = true);
    assert_findings(response(2, "200 OK", "OPTIONS", 4, ""), "");
    response(2, "200 OK", "OPTIONS", 2, "");
    assert_findings(response(502, "200 OK", "OPTIONS", 2, ""), "response-repeated");
}

static void nothing_follows_from_absence_once_a_frame_is_unread(void **state)
{
    (void)state;
    diagnosis_note_unread(diagnosis);
    assert_findings(response(0, "200 OK", "OPTIONS", 1, ""), "");
}

static void a_message_alone_tells_nothing_of_others(void **state)
{
    static const char text[] =
        "SIP/2.0 487 Request Terminated\r\nCall-ID: a\r\nCSeq: 1 INVITE\r\n\r\n";
    struct message message;

    (void)state;
    assert_true(message_parse(text, strlen(text), &message));
    const struct result *alone =
        diagnosis_read_alone(diagnosis, &message, &(const struct origin){.frame = 1});
    assert_int_equal(alone->code, 487);
    assert_int_equal(alone->finding_count, 0);
}

static void what_belongs_to_no_transaction_is_no_fault(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        unsigned code = i / 2;
        g_autofree char *text =
            g_strdup_printf("SIP/2.0 %03u Any\r\nWWW-Authenticate: " CHALLENGE "\r\n%s\r\n", code,
                            i % 2 ? "CSeq: 1 INVITE\r\n" : "");
        struct origin origin = {.frame = code};
        struct message message;

        assert_true(message_parse(text, strlen(text), &message));
        assert_non_null(diagnosis_read(diagnosis, &message, &origin));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(request_and_time_are_found),
        EXCHANGE(no_time_is_told_where_the_clock_was_set_meanwhile),
        EXCHANGE(what_a_read_filter_leaves_out_is_read_and_has_no_number),
        EXCHANGE(nothing_follows_from_the_absence_of_what_could_not_be_read),
        EXCHANGE(nothing_follows_from_absence_once_a_frame_is_unread),
        EXCHANGE(a_message_alone_tells_nothing_of_others),
        EXCHANGE(what_belongs_to_no_transaction_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
