/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why calls end: what BYE says, and what its time does. */

#include "calls.h"
#include "hops.h"

#define TIMER "Session-Expires: 1800;refresher=uac\r\n"

static void a_reason_is_told(void **state)
{
    (void)state;
    open_call("", true);
    const struct result *bye = hang_up(1020, false, "Reason: SIP ;cause=488; text=\"Not\"\r\n");
    assert_findings(bye, "call-ended-reason");
    assert_text(bye, "The caller ended the call 20 ms after its answer, with the BYE of frame 4, "
                     "whose Reason is SIP cause 488 \"Not\".");
    assert_findings(answer_bye(1100, "SIP/2.0 200 OK", false), "call-ended-reason");
}

/* Preemption cause 1 is no hanging up, though the number is small; nor is a text alone. */
static void a_reason_of_another_protocol_is_told(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(MINUTE, true, "Reason: Preemption;cause=1\r\n"),
                    "call-ended-callee-reason");
}

static void a_reason_without_cause_is_told(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(MINUTE, true, "Reason: SIP;text=\"Media timeout\"\r\n"),
                    "call-ended-callee-reason");
}

static void a_call_may_end_at_once(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(1200, false, ""), "call-ended-at-once");
}

#define AUDIO(profile)                                                                             \
    "Content-Type: application/sdp\r\n\r\nv=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 " profile      \
    " 0\r\n"

static void answer_with(const char *answer)
{
    request(0, "INVITE", 1, AUDIO("RTP/SAVP"));
    response(1000, "200 OK", "INVITE", 1, answer);
    SEND(.at = 1010, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1,
         .branch = "ack", .to = "1");
}

static void a_cancel_that_came_too_late_ends_the_call(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 990, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1);
    response(1000, "200 OK", "INVITE", 1, "");
    const struct result *bye = hang_up(1020, false, "");
    assert_findings(bye, "call-ended-cancelled");
    assert_text(bye, "The CANCEL of frame 2 crossed the answer, so the caller's side ended the "
                     "call with BYE, 20 ms after the answer (RFC 3261 section 13.2.2.4).");
}

/* The proxy had the answer, so it did not send the CANCEL on. */
static void a_cancel_that_the_callee_never_got_ends_the_call(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(1000, "SIP/2.0 200 OK", "2");
    cancel(1001, "1", ALICE, PROXY, "");
    reply(1002, "SIP/2.0 200 OK", "1");
    assert_findings(hang_up(1020, false, ""), "call-ended-cancelled");
}

/* The callee does not hang up for that, and a transfer ends the call as well. */
static void a_cancel_is_no_reason_of_the_callee(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 990, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1);
    response(1000, "200 OK", "INVITE", 1, "");
    assert_findings(hang_up(1020, true, ""), "call-ended-callee-at-once");
}

static void who_transfers_hangs_up_soon(void **state)
{
    (void)state;
    open_call("", true);
    SEND(.at = 1100, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 5, .to = "1",
         .headers = "Refer-To: <sip:c@host>\r\n");
    assert_findings(hang_up(1500, false, ""), "call-ended");
}

static void refer(int at, const char *answer)
{
    SEND(.at = at, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 5, .to = "1",
         .headers = "Refer-To: <sip:c@host>\r\n");
    SEND(.at = at + 10, .line = answer, .method = "REFER", .number = 5, .to = "1");
}

static void a_call_that_was_to_be_transferred_does_not_tell_who_hung_up(void **state)
{
    (void)state;
    open_call("", true);
    refer(MINUTE, "SIP/2.0 202 Accepted");
    const struct result *bye = hang_up(2 * MINUTE, true, "");
    assert_findings(bye, "call-ended-transferred");
    assert_text(bye, "The REFER of frame 4 asked for a transfer and was accepted, and this call "
                     "ended, 119 s after its answer.");
}

static void a_transfer_that_was_refused_or_is_long_over_ends_nothing(void **state)
{
    (void)state;
    open_call("", true);
    refer(MINUTE, "SIP/2.0 603 Decline");
    assert_findings(hang_up(2 * MINUTE, true, ""), "call-ended-callee");
    end(state);
    start(state);
    open_call("", true);
    refer(MINUTE, "SIP/2.0 202 Accepted");
    assert_findings(hang_up(5 * MINUTE, true, ""), "call-ended-callee");
}

/* The INVITE of another call, whose Replaces names a dialog. */
static void replace(const char *replaces, const char *answer)
{
    SEND(.at = MINUTE, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .call = "other", .from = "c", .branch = "other", .headers = replaces);
    SEND(.at = MINUTE + 10, .line = answer, .method = "INVITE", .number = 1, .call = "other",
         .from = "c", .to = "d", .branch = "other");
}

static void a_call_that_another_replaced_does_not_tell_who_hung_up(void **state)
{
    (void)state;
    open_call("", true);
    replace("Replaces: a;to-tag=1;from-tag=a\r\n", "SIP/2.0 200 OK");
    const struct result *bye = hang_up(MINUTE + 100, true, "");
    assert_findings(bye, "call-ended-replaced");
    assert_text(bye, "The INVITE of frame 4 asked to replace this call and was accepted, so this "
                     "one ended, 59 s after its answer (RFC 3891).");
}

static void what_replaces_another_call_or_is_refused_ends_nothing(void **state)
{
    static const char *const others[][2] = {
        {"Replaces: a;to-tag=1;from-tag=a\r\n", "SIP/2.0 481 Gone"},
        {"Replaces: a;to-tag=2;from-tag=a\r\n", "SIP/2.0 200 OK"},
        {"Join: a;to-tag=1;from-tag=a\r\n", "SIP/2.0 200 OK"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(others); i++) {
        open_call("", true);
        replace(others[i][0], others[i][1]);
        assert_findings(hang_up(MINUTE + 100, true, ""), "call-ended-callee");
        end(state);
        start(state);
    }
}

static void an_answer_that_does_not_fit_ends_the_call(void **state)
{
    (void)state;
    answer_with(AUDIO("RTP/AVP"));
    const struct result *bye = hang_up(2500, false, "");
    assert_findings(bye, "call-ended-unfit");
    assert_text(bye, "The caller ended the call 1.5 s after its answer (BYE in frame 4). Offer and "
                     "answer do not fit: see frame 2, or its ACK.");
    assert_findings(answer_bye(2600, "SIP/2.0 200 OK", false), "call-ended-unfit");
}

static void an_answer_that_does_not_fit_and_a_reason(void **state)
{
    (void)state;
    answer_with(AUDIO("RTP/AVP"));
    assert_findings(hang_up(2500, false, "Reason: Q.850;cause=88\r\n"), "call-ended-unfit-reason");
}

static void an_answer_that_fits_ends_no_call(void **state)
{
    (void)state;
    answer_with(AUDIO("RTP/SAVP"));
    assert_findings(hang_up(2500, false, ""), "call-ended");
}

static void who_talks_on_does_not_end_it_for_the_answer(void **state)
{
    (void)state;
    answer_with(AUDIO("RTP/AVP"));
    assert_findings(hang_up(4100, false, ""), "call-ended");
}

static void a_round_time_is_told(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(1000 + 60 * MINUTE + 900, true, ""), "call-ended-callee-round");
}

static void a_time_that_is_nearly_round_is_none(void **state)
{
    (void)state;
    open_call("", true);
    assert_findings(hang_up(1000 + 60 * MINUTE + 1100, true, ""), "call-ended-callee");
}

/* Nobody waits that long for an ACK: it was not captured. */
static void a_call_that_went_on_had_its_ack(void **state)
{
    (void)state;
    open_call("", false);
    assert_findings(hang_up(1000 + 90 * 1000, true, ""), "call-ended-callee");
}

static void refuse_change(unsigned number, const char *line, const char *body)
{
    g_autofree char *headers = g_strdup_printf(
        "Content-Type: application/sdp\r\n\r\nv=0\r\nc=IN IP4 192.0.2.1\r\n%s", body);

    SEND(.at = 1000 + 15 * MINUTE, .line = "INVITE sip:x@host SIP/2.0", .method = "INVITE",
         .number = number, .to = "1", .headers = headers);
    SEND(.at = 1100 + 15 * MINUTE, .line = line, .method = "INVITE", .number = number, .to = "1");
}

/* A fax, a call put on hold, and what is tried again. */
static void a_change_that_is_refused_is_no_refresh(void **state)
{
    static const char *const bodies[] = {"m=image 4000 udptl t38\r\n",
                                         "m=audio 4000 RTP/AVP 0\r\na=sendonly\r\n"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(bodies); i++) {
        end(state);
        start(state);
        open_call(TIMER, true);
        refuse_change(5, "SIP/2.0 488 Not Acceptable Here", bodies[i]);
        assert_findings(hang_up(5000 + 15 * MINUTE, false, ""), "call-ended");
    }
    end(state);
    start(state);
    open_call(TIMER, true);
    refuse_change(5, "SIP/2.0 491 Request Pending", "m=audio 4000 RTP/AVP 0\r\n");
    assert_findings(hang_up(5000 + 15 * MINUTE, false, ""), "call-ended");
    end(state);
    start(state);
    open_call(TIMER, true);
    refuse_change(5, "SIP/2.0 488 Not Acceptable Here", "m=audio 4000 RTP/AVP 0\r\n");
    assert_findings(hang_up(5000 + 15 * MINUTE, false, ""), "call-ended-refresh-refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_reason_is_told),
        EXCHANGE(a_reason_of_another_protocol_is_told),
        EXCHANGE(a_reason_without_cause_is_told),
        EXCHANGE(a_call_may_end_at_once),
        EXCHANGE(a_cancel_that_came_too_late_ends_the_call),
        EXCHANGE(a_cancel_that_the_callee_never_got_ends_the_call),
        EXCHANGE(a_cancel_is_no_reason_of_the_callee),
        EXCHANGE(who_transfers_hangs_up_soon),
        EXCHANGE(a_call_that_was_to_be_transferred_does_not_tell_who_hung_up),
        EXCHANGE(a_transfer_that_was_refused_or_is_long_over_ends_nothing),
        EXCHANGE(a_call_that_another_replaced_does_not_tell_who_hung_up),
        EXCHANGE(what_replaces_another_call_or_is_refused_ends_nothing),
        EXCHANGE(an_answer_that_does_not_fit_ends_the_call),
        EXCHANGE(an_answer_that_does_not_fit_and_a_reason),
        EXCHANGE(an_answer_that_fits_ends_no_call),
        EXCHANGE(who_talks_on_does_not_end_it_for_the_answer),
        EXCHANGE(a_round_time_is_told),
        EXCHANGE(a_time_that_is_nearly_round_is_none),
        EXCHANGE(a_change_that_is_refused_is_no_refresh),
        EXCHANGE(a_call_that_went_on_had_its_ack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
