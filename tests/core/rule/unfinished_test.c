/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that had a provisional response, and then nothing. */

#include "exchanges.h"

static void ringing_without_an_end_is_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "100 Trying", "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    assert_null(later(1, 181000));
    const struct result *open = later(1, 182001);
    assert_findings(open, "final-missing");
    assert_text(open, "After the 180, first in frame 3, the capture has no final response to this "
                      "INVITE, although it goes on for more than 3 min.");
}

static void trying_alone_is_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "100 Trying", "INVITE", 1, "");
    assert_findings(later(1, 181000), "final-missing-trying");
}

static void an_invite_that_was_answered_has_its_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    response(2000, "200 OK", "INVITE", 1, "");
    assert_null(later(1, 200000));
}

/* The final response came at another hop, so it may have passed this one unseen. */
static void one_that_was_answered_elsewhere_has_its_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b SIP/2.0", .method = "INVITE", .number = 1, .branch = "2",
         .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n");
    SEND(.at = 2, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1, .branch = "2",
         .to = "1");
    assert_null(later(1, 200000));
}

/* Of which a lossy capture has no response. */
static void an_invite_that_was_acknowledged_has_its_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    SEND(.at = 2000, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1,
         .branch = "ack", .to = "1");
    assert_null(later(1, 200000));
}

static void a_pause_of_the_capture_hides_the_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1000, "180 Ringing", "INVITE", 1, "");
    request(3600 * 1000, "OPTIONS", 2, "");
    assert_null(later(1, 3601 * 1000));
}

static void a_cancel_that_brings_no_487_is_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(5000, "CANCEL", 1, "");
    response(5010, "200 OK", "CANCEL", 1, "");
    assert_null(later(1, 36000));
    const struct result *open = later(1, 38000);
    assert_findings(open, "final-missing-cancelled");
    assert_text(open, "The CANCEL of frame 3 came 5.0 s after this INVITE. In the 32 s since then "
                      "the capture has no 487 and no other final response.");
    response(38500, "487 Request Terminated", "INVITE", 1, "");
    assert_null(later(1, 40000));
}

static void other_requests_are_awaited_for_32_s(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(10, "100 Trying", "REGISTER", 1, "");
    assert_null(later(1, 31000));
    assert_findings(later(1, 33000), "final-missing-timeout");
    response(34000, "200 OK", "REGISTER", 1, "");
    assert_null(later(1, 36000));
}

static void unread_messages_may_be_the_end(void **state)
{
    (void)state;
    diagnosis_note_unread(diagnosis);
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    assert_null(later(1, 200000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(ringing_without_an_end_is_told),
        EXCHANGE(trying_alone_is_told),
        EXCHANGE(an_invite_that_was_answered_has_its_end),
        EXCHANGE(one_that_was_answered_elsewhere_has_its_end),
        EXCHANGE(an_invite_that_was_acknowledged_has_its_end),
        EXCHANGE(a_pause_of_the_capture_hides_the_end),
        EXCHANGE(a_cancel_that_brings_no_487_is_told),
        EXCHANGE(other_requests_are_awaited_for_32_s),
        EXCHANGE(unread_messages_may_be_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
