/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How calls end. */

#include "calls.h"

static void who_hung_up_is_told(void **state)
{
    (void)state;
    open_call("", true);
    const struct result *bye = hang_up(1000 + MINUTE, false, "");
    assert_findings(bye, "call-ended");
    assert_text(bye, "The caller ended the call 60 s after its answer, with the BYE of frame 4.");
    assert_int_equal(bye->severity, CODE_CHAT);
    assert_findings(answer_bye(1100 + MINUTE, "SIP/2.0 200 OK", false), "call-ended");
}

static void the_callee_may_hang_up(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(1000 + MINUTE, true, "Reason: Q.850;cause=16\r\n"),
                    "call-ended-callee");
    assert_findings(answer_bye(1100 + MINUTE, "SIP/2.0 200 OK", true), "call-ended-callee");
}

/* Only what answers it tells whether it ended anything. */
static void a_bye_says_nothing_before_all_was_read(void **state)
{
    (void)state;
    open_call("", true);
    assert_null(SEND(.at = MINUTE, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9,
                     .to = "1"));
}

static void a_bye_that_is_challenged_ends_no_call(void **state)
{
    (void)state;
    open_call("", true);
    send_bye(MINUTE, true, "");
    answer_bye(MINUTE + 50, "SIP/2.0 401 Unauthorized", true);
    assert_null(later(4, 2 * MINUTE));
    SEND(.at = 2 * MINUTE, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 10,
         .from = "1", .to = "a");
    assert_null(later(4, 3 * MINUTE));
    const struct result *bye = later(6, 3 * MINUTE);
    assert_findings(bye, "call-ended-callee");
    assert_text(bye, "The callee ended the call 119 s after its answer, with the BYE of frame 6.");
}

/* It comes again with credentials under the same number. */
static void a_challenged_bye_of_the_same_number_ends_nothing(void **state)
{
    (void)state;
    open_call("", true);
    send_bye(MINUTE, false, "");
    answer_bye(MINUTE + 50, "SIP/2.0 407 Proxy Authentication Required", false);
    SEND(.at = MINUTE + 100, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9,
         .branch = "again", .to = "1");
    assert_null(later(4, 2 * MINUTE));
    assert_findings(later(6, 2 * MINUTE), "call-ended");
}

/* RFC 3261 section 15.1.1: for its sender it ends with whatever comes, or with nothing. */
static void a_refused_bye_ends_the_call(void **state)
{
    (void)state;
    open_call("", true);
    send_bye(MINUTE, false, "");
    answer_bye(MINUTE + 50, "SIP/2.0 481 Gone", false);
    assert_findings(later(4, 2 * MINUTE), "call-ended");
}

/* A proxy sends it on: the words are the same, and so is the frame. */
static void a_bye_is_told_alike_at_each_hop(void **state)
{
    (void)state;
    open_call("", true);
    send_bye(1000 + MINUTE, false, "");
    SEND(.at = 1900 + MINUTE, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9,
         .branch = "hop", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bKbye\r\n",
         .to = "1");
    const char *expected =
        "The caller ended the call 60 s after its answer, with the BYE of frame 4.";
    assert_text(later(4, 2 * MINUTE), expected);
    assert_text(later(5, 2 * MINUTE), expected);
    assert_text(answer_bye(1950 + MINUTE, "SIP/2.0 200 OK", false), expected);
}

static void an_answer_without_ack_ends_the_call(void **state)
{
    (void)state;
    open_call("", false);
    const struct result *bye = hang_up(33200, true, "");
    assert_findings(bye, "call-ended-callee-unacknowledged");
    assert_text(
        bye, "The callee sent BYE 32 s after its answer of frame 2, for which no ACK that fits was "
             "captured. Who gets none for 32 s is to end the call (RFC 3261 section 13.3.1.4).");
    assert_findings(answer_bye(33300, "SIP/2.0 200 OK", true), "call-ended-callee-unacknowledged");
}

/* The caller answered the last INVITE. */
static void a_re_invite_without_ack_ends_the_call(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 5, true);
    SEND(.at = MINUTE + 10, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 5, .from = "1",
         .to = "a");
    assert_findings(hang_up(MINUTE + 32010, false, ""), "call-ended-unacknowledged");
}

static void a_call_that_ends_sooner_was_not_given_up(void **state)
{
    (void)state;
    open_call("", false);
    assert_findings(hang_up(20000, true, ""), "call-ended-callee");
}

/* It is not the caller who waits for the ACK. */
static void the_caller_does_not_wait_for_its_own_ack(void **state)
{
    (void)state;
    open_call("", false);
    assert_findings(hang_up(33200, false, ""), "call-ended");
}

static void what_cannot_be_read_may_be_the_ack(void **state)
{
    (void)state;
    open_call("", false);
    diagnosis_note_unread(diagnosis);
    assert_findings(hang_up(33200, true, ""), "call-ended-callee");
}

/* A BYE of the other side comes too late, and without the answer nothing is known. */
static void nothing_is_told_of_what_is_no_end(void **state)
{
    (void)state;
    request(10, "BYE", 5, "");
    assert_null(later(1, 100));
    open_call("", true);
    hang_up(1000 + MINUTE, false, "");
    SEND(.at = 1050 + MINUTE, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9,
         .branch = "other", .from = "1", .to = "a");
    assert_null(later(frame, 2 * MINUTE));
    assert_findings(SEND(.at = 1060 + MINUTE, .line = "SIP/2.0 200 OK", .method = "BYE",
                         .number = 9, .branch = "other", .from = "1", .to = "a"),
                    "");
}

/* Who called is unknown where its INVITE is. */
static void half_a_call_tells_nothing(void **state)
{
    (void)state;
    response(1000, "200 OK", "INVITE", 1, "");
    send_bye(MINUTE, true, "");
    assert_null(later(2, 2 * MINUTE));
    assert_findings(answer_bye(MINUTE + 10, "SIP/2.0 200 OK", true), "");
}

/* Two devices answered, and the caller ends both calls with BYEs of one number. */
static void byes_of_a_forked_call_are_told_apart(void **state)
{
    (void)state;
    open_call("", true);
    SEND(.at = 1200, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "2");
    SEND(.at = 1300, .line = "BYE sip:y@host SIP/2.0", .method = "BYE", .number = 9,
         .branch = "other", .to = "2");
    send_bye(1000 + MINUTE, false, "");
    SEND(.at = 1900 + MINUTE, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9,
         .branch = "hop", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bKbye\r\n",
         .to = "1");
    const char *expected =
        "The caller ended the call 60 s after its answer, with the BYE of frame 6.";
    assert_text(later(6, 2 * MINUTE), expected);
    assert_text(later(7, 2 * MINUTE), expected);
    assert_findings(later(5, 2 * MINUTE), "call-ended-at-once");
}

/* What answers a later INVITE does not tell when the call was answered. */
static void an_answer_that_is_absent_tells_nothing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    SEND(.at = MINUTE, .line = "INVITE sip:x@host SIP/2.0", .method = "INVITE", .number = 5,
         .to = "1");
    response(100 + MINUTE, "200 OK", "INVITE", 5, "");
    send_bye(500 + MINUTE, false, "");
    assert_null(later(5, 2 * MINUTE));
}

static void a_bye_before_the_answer_tells_nothing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    send_bye(500, false, "");
    response(1000, "200 OK", "INVITE", 1, "");
    assert_null(later(3, 2 * MINUTE));
}

#define PROXY "192.0.2.5:5060"
#define BELOW "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n"

/* Through a proxy, both hops of it. */
static void open_by_proxy(void)
{
    SEND(.at = 0, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .source = CALLER, .destination = PROXY);
    SEND(.at = 1, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "hop", .sent_by = "proxy", .via = BELOW, .source = PROXY, .destination = CALLEE);
    SEND(.at = 1000, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .branch = "hop",
         .sent_by = "proxy", .via = BELOW, .to = "1", .source = CALLEE, .destination = PROXY);
    SEND(.at = 1001, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "1",
         .source = PROXY, .destination = CALLER);
    SEND(.at = 1002, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1,
         .branch = "ack", .to = "1", .source = CALLER, .destination = PROXY);
}

static void a_proxy_may_end_the_call(void **state)
{
    (void)state;
    open_by_proxy();
    SEND(.at = MINUTE, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 9, .from = "1",
         .to = "a", .sent_by = "proxy", .source = PROXY, .destination = CALLER);
    SEND(.at = MINUTE, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 10, .to = "1",
         .sent_by = "proxy", .source = PROXY, .destination = CALLEE);
    const struct result *bye = later(6, MINUTE + 1000);
    assert_findings(bye, "call-ended-between");
    assert_text(bye, PROXY " passed the call on, and ended it 59 s after the answer: the capture "
                           "has no BYE that came to it before that of frame 6.");
    assert_null(later(7, MINUTE + 1000));
    assert_findings(SEND(.at = MINUTE + 10, .line = "SIP/2.0 200 OK", .method = "BYE", .number = 9,
                         .from = "1", .to = "a", .sent_by = "proxy"),
                    "call-ended-between");
}

static void a_proxy_may_say_why(void **state)
{
    (void)state;
    open_by_proxy();
    SEND(.at = MINUTE, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 9, .from = "1",
         .to = "a", .sent_by = "proxy", .source = PROXY, .destination = CALLER,
         .headers = "Reason: SIP;cause=408;text=\"No media\"\r\n");
    assert_findings(later(6, MINUTE + 1000), "call-ended-between-reason");
}

/* Also where the hop before was not captured: its Via is there. */
static void a_proxy_that_sends_a_bye_on_ends_nothing(void **state)
{
    (void)state;
    open_by_proxy();
    SEND(.at = MINUTE, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 9, .from = "1",
         .to = "a", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP callee;branch=z9hG4bK7\r\n",
         .source = PROXY, .destination = CALLER);
    assert_findings(later(6, MINUTE + 1000), "call-ended-callee");
}

/* It hides the Via of the callee, whose BYE came before. */
static void a_proxy_that_hides_via_ends_nothing(void **state)
{
    (void)state;
    open_by_proxy();
    SEND(.at = MINUTE, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 9, .from = "1",
         .to = "a", .branch = "callee", .source = CALLEE, .destination = PROXY);
    SEND(.at = MINUTE, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 9, .from = "1",
         .to = "a", .sent_by = "proxy", .source = PROXY, .destination = CALLER);
    assert_findings(later(6, MINUTE + 1000), "call-ended-callee");
    assert_findings(later(7, MINUTE + 1000), "call-ended-callee");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(who_hung_up_is_told),
        EXCHANGE(the_callee_may_hang_up),
        EXCHANGE(a_bye_says_nothing_before_all_was_read),
        EXCHANGE(a_bye_that_is_challenged_ends_no_call),
        EXCHANGE(a_challenged_bye_of_the_same_number_ends_nothing),
        EXCHANGE(a_refused_bye_ends_the_call),
        EXCHANGE(a_bye_is_told_alike_at_each_hop),
        EXCHANGE(an_answer_without_ack_ends_the_call),
        EXCHANGE(a_re_invite_without_ack_ends_the_call),
        EXCHANGE(a_call_that_ends_sooner_was_not_given_up),
        EXCHANGE(the_caller_does_not_wait_for_its_own_ack),
        EXCHANGE(what_cannot_be_read_may_be_the_ack),
        EXCHANGE(nothing_is_told_of_what_is_no_end),
        EXCHANGE(half_a_call_tells_nothing),
        EXCHANGE(a_bye_before_the_answer_tells_nothing),
        EXCHANGE(a_proxy_may_end_the_call),
        EXCHANGE(a_proxy_may_say_why),
        EXCHANGE(a_proxy_that_sends_a_bye_on_ends_nothing),
        EXCHANGE(a_proxy_that_hides_via_ends_nothing),
        EXCHANGE(an_answer_that_is_absent_tells_nothing),
        EXCHANGE(byes_of_a_forked_call_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
