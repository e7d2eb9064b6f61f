/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What limits what can be said of a capture. */

#include "censuses.h"

/* All doubts that are not 0: "cut 1". */
static void assert_doubts(const char *expected)
{
    g_autoptr(GString) doubts = g_string_new(NULL);

    for (unsigned i = 0; i < DOUBTS; i++) {
        if (summary->doubts[i] > 0)
            g_string_append_printf(doubts, "%s%s %u", doubts->len > 0 ? " " : "", doubt_words[i],
                                   (unsigned)summary->doubts[i]);
    }
    assert_string_equal(doubts->str, expected);
}

static void hang_up(int at)
{
    SEND(.at = at, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .to = "1",
         .source = PHONE, .destination = SERVER);
}

static void a_whole_call_leaves_no_doubt(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    ack(20, 1);
    hang_up(5000);
    reply(5010, "200 OK", "BYE", 2, "");
    sum_up(60);
    assert_doubts("");
    assert_int_equal(summary->first, 0);
    assert_int_equal(summary->last, 5010 * MILLISECOND);
    assert_int_equal(summary->frames, 5);
    assert_int_equal(summary->requests, 3);
    assert_int_equal(summary->responses, 2);
}

static void a_call_that_was_up_when_the_capture_began_is_told(void **state)
{
    (void)state;
    hang_up(0);
    reply(10, "200 OK", "BYE", 2, "");
    SEND(.at = 20, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 9, .call = "other",
         .to = "1", .source = SERVER, .destination = PHONE);
    sum_up(60);
    assert_doubts("began_before 2");
    assert_int_equal(summary->counts.attempts, 0);
}

/* More than RFC 3261 allows, and more than fits into 32 bits. */
static void a_number_that_is_too_large_does_not_put_a_call_before_the_capture(void **state)
{
    (void)state;
    invite(0, UINT32_MAX, "");
    reply(10, "200 OK", "INVITE", UINT32_MAX, "Contact: <sip:b@host>\r\n");
    ack(20, UINT32_MAX);
    SEND(.at = 30, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .call = "b", .cseq = "4294967296 INVITE", .source = PHONE, .destination = OTHER);
    SEND(.at = 40, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .call = "b",
         .to = "1", .cseq = "4294967296 INVITE", .source = OTHER, .destination = PHONE);
    sum_up(60);
    assert_doubts("");
    assert_int_equal(summary->counts.outcomes[OUTCOME_ANSWERED], 1);
}

static void requests_without_any_response_show_one_direction(void **state)
{
    (void)state;
    invite(0, 1, "");
    ack(20, 1);
    hang_up(5000);
    sum_up(60);
    assert_doubts("no_responses 1");
}

static void a_silent_host_is_no_doubt(void **state)
{
    (void)state;
    invite(0, 1, "");
    sum_up(60);
    assert_doubts("");
}

static void responses_without_any_request_show_one_direction(void **state)
{
    (void)state;
    reply(0, "200 OK", "OPTIONS", 1, "");
    reply(10, "200 OK", "OPTIONS", 2, "");
    sum_up(60);
    assert_doubts("no_requests 1");
}

/* Snap length 200: Call-ID and CSeq of requests are cut off, those of short responses are not. */
static void a_request_whose_head_was_cut_was_captured(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "OPTIONS sip:b SIP/2.0", .method = "OPTIONS", .number = 1, .cseq = "x",
         .is_cut = true, .source = PHONE, .destination = SERVER);
    reply(10, "200 OK", "OPTIONS", 1, "");
    sum_up(60);
    assert_doubts("cut 1 unread 1");
}

static void a_response_whose_head_was_cut_was_captured(void **state)
{
    (void)state;
    invite(0, 1, "");
    SEND(.at = 10, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .cseq = "x",
         .is_cut = true, .source = SERVER, .destination = PHONE);
    ack(20, 1);
    hang_up(5000);
    sum_up(60);
    assert_doubts("cut 1 unread 1");
}

static void messages_that_were_cut_or_not_read_are_counted(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "OPTIONS sip:b SIP/2.0", .method = "OPTIONS", .number = 1,
         .is_cut = true);
    diagnosis_note_unread(diagnosis);
    sum_up(10);
    assert_doubts("cut 1 unread 2");
}

static void a_clock_that_goes_back_is_told(void **state)
{
    (void)state;
    request(5000, "OPTIONS", 1, "");
    request(4500, "OPTIONS", 2, "");
    request(3000, "OPTIONS", 3, "");
    sum_up(10);
    assert_doubts("clock_steps 1");
    assert_int_equal(summary->first, 3 * SECOND);
    assert_int_equal(summary->last, 5 * SECOND);
}

static void what_was_captured_twice_is_counted(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        invite((int)i, 1, "");
        frame--;
    }
    for (unsigned i = 0; i < 2; i++) {
        reply(10 + (int)i, "180 Ringing", "INVITE", 1, "");
        frame--;
    }
    for (unsigned i = 0; i < 2; i++) {
        reply(20 + (int)i, "486 Busy Here", "INVITE", 1, "");
        frame--;
    }
    sum_up(60);
    assert_doubts("captured_twice 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_whole_call_leaves_no_doubt),
        CENSUS(a_call_that_was_up_when_the_capture_began_is_told),
        CENSUS(a_number_that_is_too_large_does_not_put_a_call_before_the_capture),
        CENSUS(requests_without_any_response_show_one_direction),
        CENSUS(a_silent_host_is_no_doubt),
        CENSUS(responses_without_any_request_show_one_direction),
        CENSUS(a_request_whose_head_was_cut_was_captured),
        CENSUS(a_response_whose_head_was_cut_was_captured),
        CENSUS(messages_that_were_cut_or_not_read_are_counted),
        CENSUS(a_clock_that_goes_back_is_told),
        CENSUS(what_was_captured_twice_is_counted),
    };

    return cmocka_run_group_tests_name("census_doubts", tests, NULL, NULL);
}
