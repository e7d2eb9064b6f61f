/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that end by their session timer (RFC 4028). */

#include "calls.h"

#define BY_CALLER "Session-Expires: 1800;refresher=uac\r\n"
#define BY_CALLEE "Session-Expires: 1800;refresher=uas\r\n"
#define HALF (15 * MINUTE)
#define WHOLE (30 * MINUTE)

static void accept(int at, const char *method, unsigned number, const char *headers)
{
    SEND(.at = at, .line = "SIP/2.0 200 OK", .method = method, .number = number, .to = "1",
         .headers = headers, .source = CALLEE, .destination = CALLER);
}

static void assert_remedy(const struct result *result, const char *start)
{
    g_autofree char *text = finding_render(&result->findings[0], FINDING_REMEDY);

    assert_memory_equal(text, start, strlen(start));
}

static void a_session_that_nobody_refreshes_runs_out(void **state)
{
    (void)state;
    open_call(BY_CALLEE, true);
    const struct result *bye = hang_up(1000 + WHOLE, false, "");
    assert_findings(bye, "call-ended-expired-refresher");
    assert_text(bye, "BYE came 30 min after frame 2, which agreed on a session of 1800 s. No "
                     "re-INVITE or UPDATE refreshed it.");
    assert_remedy(bye, CALLEE ", or who is behind it, was to refresh it");
    assert_findings(answer_bye(1100 + WHOLE, "SIP/2.0 200 OK", false),
                    "call-ended-expired-refresher");
}

/* Who waits for the refresh ends it somewhat before. */
static void who_waits_ends_it_before(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    const struct result *bye = hang_up(1000 + WHOLE - 32000, true, "");
    assert_findings(bye, "call-ended-callee-expired-refresher");
    assert_remedy(bye, CALLER ", or who is behind it, was to refresh it");
}

static void a_short_session_ends_by_a_third_before(void **state)
{
    (void)state;
    open_call("Session-Expires: 90;refresher=uac\r\n", true);
    assert_findings(hang_up(1000 + 60 * 1000, true, ""), "call-ended-callee-expired-refresher");
}

static void an_answer_may_name_no_refresher(void **state)
{
    (void)state;
    open_call("Session-Expires: 1800\r\n", true);
    assert_findings(hang_up(1000 + WHOLE, true, ""), "call-ended-callee-expired");
}

/* RFC 4028 section 8.2: a proxy adds the timer on the way back. */
static void a_proxy_may_add_the_timer(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1);
    SEND(.at = 1, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "hop", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n");
    SEND(.at = 1000, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .branch = "hop",
         .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .to = "1");
    accept(1001, "INVITE", 1, BY_CALLER);
    SEND(.at = 1010, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1,
         .branch = "ack", .to = "1");
    assert_findings(hang_up(1000 + WHOLE, false, ""), "call-ended-expired-refresher");
}

static void a_session_that_was_refreshed_does_not_run_out(void **state)
{
    (void)state;
    open_call("Session-Expires: 1700;refresher=uac\r\n", true);
    refresh(1000 + 850 * 1000, "UPDATE", 7, false);
    accept(1010 + 850 * 1000, "UPDATE", 7, "Session-Expires: 1700;refresher=uac\r\n");
    assert_findings(hang_up(1000 + 1750 * 1000, false, ""), "call-ended");
}

/* Counted from the last refresh, however long the call was. */
static void a_session_runs_out_after_its_last_refresh(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, false);
    accept(1010 + HALF, "UPDATE", 7, BY_CALLER);
    const struct result *bye = hang_up(1010 + HALF + WHOLE, true, "");
    assert_findings(bye, "call-ended-callee-expired-refresher");
    assert_text(bye, "BYE came 30 min after frame 5, which agreed on a session of 1800 s. No "
                     "re-INVITE or UPDATE refreshed it.");
}

static void a_refresh_that_swaps_the_roles_is_told(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, false);
    accept(1010 + HALF, "UPDATE", 7, BY_CALLEE);
    const struct result *bye = hang_up(1010 + HALF + WHOLE - 32000, false, "");
    assert_findings(bye, "call-ended-expired-swapped");
    assert_remedy(bye, CALLEE ", or who is behind it, was to refresh from then on");
}

/* uas of a request of the callee is the caller, who was the refresher before as uac. */
static void a_refresh_of_the_other_side_that_keeps_the_roles_is_no_swap(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, true);
    SEND(.at = 1010 + HALF, .line = "SIP/2.0 200 OK", .method = "UPDATE", .number = 7, .from = "1",
         .to = "a", .headers = BY_CALLEE, .source = CALLER, .destination = CALLEE);
    const struct result *bye = hang_up(1010 + HALF + WHOLE - 32000, true, "");
    assert_findings(bye, "call-ended-callee-expired-refresher");
    assert_remedy(bye, CALLER ", or");
}

static void a_refresh_may_end_the_timer(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, false);
    accept(1010 + HALF, "UPDATE", 7, "");
    assert_findings(hang_up(1010 + HALF + WHOLE - 32000, false, ""), "call-ended");
}

static void a_call_may_end_where_a_refresh_was_due(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    const struct result *bye = hang_up(1900 + HALF, false, "");
    assert_findings(bye, "call-ended-due");
    assert_text(bye, "BYE came 15 min after frame 2, half of the session of 1800 s, when a "
                     "refresh was due. No re-INVITE or UPDATE came.");
    assert_remedy(bye, CALLER ", or who is behind it, was to send the refresh");
}

/* A short session is half over soon: that is no reason by itself. */
static void who_hangs_up_about_then_was_not_cut_off(void **state)
{
    (void)state;
    open_call("Session-Expires: 90;refresher=uac\r\n", true);
    assert_findings(hang_up(1900 + 45 * 1000, false, ""), "call-ended");
}

static void a_refresh_without_answer_ends_the_call(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "INVITE", 7, false);
    const struct result *bye = hang_up(1000 + HALF + 32000, false, "");
    assert_findings(bye, "call-ended-refresh-lost");
    assert_text(bye, "The request of frame 4 came when a refresh of the session of 1800 s was due, "
                     "and got no final response. BYE came 32 s after that request.");
    assert_findings(answer_bye(1100 + HALF + 32000, "SIP/2.0 200 OK", false),
                    "call-ended-refresh-lost");
}

/* The answer that comes after the BYE, as 487 does, is none. */
static void an_answer_after_the_bye_is_none(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "INVITE", 7, false);
    send_bye(1000 + HALF + 32000, false, "");
    SEND(.at = 1010 + HALF + 32000, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
         .number = 7, .to = "1");
    assert_findings(later(5, 2 * WHOLE), "call-ended-refresh-lost");
}

/* The other side saw none, and ends it when the session does. */
static void who_did_not_get_the_refresh_ends_the_call(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, false);
    assert_findings(hang_up(1000 + WHOLE - 32000, true, ""), "call-ended-callee-refresh-lost");
}

static void a_refresh_that_is_refused_ends_the_call(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(1000 + HALF, "UPDATE", 7, false);
    SEND(.at = 1010 + HALF, .line = "SIP/2.0 481 Gone", .method = "UPDATE", .number = 7, .to = "1");
    const struct result *bye = hang_up(1020 + HALF, false, "");
    assert_findings(bye, "call-ended-refresh-refused");
    assert_text(bye, "Frame 4 came when a refresh of the session of 1800 s was due, "
                     "and got 481. BYE came 20 ms after that request.");
}

/* Somebody put the call on hold soon after the answer, and hung up. */
static void a_re_invite_that_is_no_refresh_says_nothing(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(MINUTE, "INVITE", 7, false);
    assert_findings(hang_up(2 * MINUTE, false, ""), "call-ended");
}

static void who_hangs_up_during_a_refresh_does_not_wait_for_it(void **state)
{
    (void)state;
    open_call(BY_CALLER, true);
    refresh(5000 + HALF, "INVITE", 7, false);
    assert_findings(hang_up(8900 + HALF, false, ""), "call-ended");
}

static void refuse(int at, unsigned number, const char *line)
{
    SEND(.at = at, .line = line, .method = "INVITE", .number = number, .to = "1");
}

/* Without any session timer. */
static void a_re_invite_without_answer_ends_the_call(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 7, false);
    const struct result *bye = hang_up(MINUTE + 32100, false, "");
    assert_findings(bye, "call-ended-request-lost");
    assert_text(bye, "A re-INVITE or UPDATE of the caller, frame 4, got no final response. The "
                     "caller gave up, and sent BYE 32 s after that request.");
}

/* Nor does who got it. */
static void who_hangs_up_long_after_did_not_give_up(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 7, false);
    assert_findings(hang_up(2 * MINUTE, false, ""), "call-ended");
}

static void the_other_side_does_not_give_up(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 7, false);
    assert_findings(hang_up(MINUTE + 32100, true, ""), "call-ended-callee");
}

static void a_re_invite_that_is_not_known_ends_the_call(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 7, false);
    refuse(MINUTE + 20, 7, "SIP/2.0 481 Gone");
    const struct result *bye = hang_up(MINUTE + 100, false, "");
    assert_findings(bye, "call-ended-request-failed");
    assert_text(bye, "A re-INVITE or UPDATE of the caller, frame 4, got 481: after that the caller "
                     "is to end the call. BYE came 100 ms after that request.");
}

static void a_re_invite_that_is_refused_does_not_end_the_call(void **state)
{
    (void)state;
    open_call("", true);
    refresh(MINUTE, "INVITE", 7, false);
    refuse(MINUTE + 20, 7, "SIP/2.0 488 Not Acceptable Here");
    assert_findings(hang_up(MINUTE + 100, false, ""), "call-ended");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_session_that_nobody_refreshes_runs_out),
        EXCHANGE(who_waits_ends_it_before),
        EXCHANGE(a_short_session_ends_by_a_third_before),
        EXCHANGE(an_answer_may_name_no_refresher),
        EXCHANGE(a_proxy_may_add_the_timer),
        EXCHANGE(a_session_that_was_refreshed_does_not_run_out),
        EXCHANGE(a_session_runs_out_after_its_last_refresh),
        EXCHANGE(a_refresh_that_swaps_the_roles_is_told),
        EXCHANGE(a_refresh_of_the_other_side_that_keeps_the_roles_is_no_swap),
        EXCHANGE(a_refresh_may_end_the_timer),
        EXCHANGE(a_call_may_end_where_a_refresh_was_due),
        EXCHANGE(who_hangs_up_about_then_was_not_cut_off),
        EXCHANGE(a_refresh_without_answer_ends_the_call),
        EXCHANGE(an_answer_after_the_bye_is_none),
        EXCHANGE(who_did_not_get_the_refresh_ends_the_call),
        EXCHANGE(a_refresh_that_is_refused_ends_the_call),
        EXCHANGE(a_re_invite_that_is_no_refresh_says_nothing),
        EXCHANGE(who_hangs_up_during_a_refresh_does_not_wait_for_it),
        EXCHANGE(a_re_invite_without_answer_ends_the_call),
        EXCHANGE(who_hangs_up_long_after_did_not_give_up),
        EXCHANGE(the_other_side_does_not_give_up),
        EXCHANGE(a_re_invite_that_is_not_known_ends_the_call),
        EXCHANGE(a_re_invite_that_is_refused_does_not_end_the_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
