/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs that a CANCEL was to end, and who sent it. */

#include "timers.h"
#include "hops.h"

static void a_cancelled_call_tells_how_long_it_rang(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(2000, "180 Ringing", "INVITE", 1, "");
    response(2500, "180 Ringing", "INVITE", 1, "X: y\r\n");
    request(22000, "CANCEL", 1, "");
    assert_findings(response(22001, "200 OK", "CANCEL", 1, ""), "");
    const struct result *terminated = response(22002, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(terminated, "cancelled");
    assert_int_equal(terminated->severity, CODE_CHAT);
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

static void a_487_without_cancel_was_not_cancelled(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(5, "CANCEL", 2, "");
    assert_findings(response(10, "487 Request Terminated", "INVITE", 1, ""), "cancel-not-captured");
    request(20, "INVITE", 3, "");
    request(30, "CANCEL", 3, "");
    assert_findings(response(40, "487 Request Terminated", "INVITE", 3, ""), "cancelled-unrung");
    request(50, "INVITE", 4, "");
    request(60, "CANCEL", 4, "");
    assert_findings(response(70, "486 Busy Here", "INVITE", 4, ""), "");
}

static void an_invite_of_before_the_capture_is_cancelled_all_the_same(void **state)
{
    (void)state;
    response(1, "180 Ringing", "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "487 Request Terminated", "INVITE", 1, ""),
                    "cancelled-unseen request-not-captured");
    request(4, "CANCEL", 2, "");
    assert_text(
        response(5, "487 Request Terminated", "INVITE", 2, ""),
        "The CANCEL of frame 4, from ?, ended this INVITE, which the capture does not have.");
    request(6, "CANCEL", 3, "Reason: SIP;cause=200\r\n");
    assert_findings(response(7, "487 Request Terminated", "INVITE", 3, ""),
                    "answered-elsewhere request-not-captured");
    assert_findings(response(8, "487 Request Terminated", "INVITE", 4, ""), "request-not-captured");
}

static void a_caller_had_given_up_whatever_code_comes(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(2000, "CANCEL", 1, "");
    response(2001, "200 OK", "CANCEL", 1, "");
    const struct result *other = response(2002, "480 Temporarily Unavailable", "INVITE", 1, "");
    assert_findings(other, "cancelled-other-code");
    assert_text(other,
                "The CANCEL of frame 3, from ?, was accepted 2.0 s after this INVITE. After a "
                "fork a proxy may pass on another code than 487.");
    request(5000, "INVITE", 2, "");
    response(5010, "180 Ringing", "INVITE", 2, "");
    request(7000, "CANCEL", 2, "");
    assert_findings(response(7001, "480 Temporarily Unavailable", "INVITE", 2, ""),
                    "callee-unreachable-rung");
}

static void a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct result *reported =
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

static void the_reasons_of_a_cancel_are_told_in_words(void **state)
{
    static const struct {
        const char *headers, *reason;
    } rows[] = {
        {"Reason: Q.850;cause=16;text=\"Normal\"\r\nReason: SIP;cause=487\r\n",
         "Q.850 cause 16 \"Normal\", SIP cause 487 (Request Terminated)"},
        {"Reason: SIP;cause=603, Q.850;cause=21;text=\"No\"\r\n",
         "SIP cause 603 (Decline), Q.850 cause 21 \"No\""},
        {"Reason: Q.850;cause=102\r\n", "Q.850 cause 102 (Recovery on timer expiry)"},
        {"Reason: EMM;cause=1\r\n", "EMM cause 1"},
        {"Reason: X\r\n", "X"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        request(2, "CANCEL", i, rows[i].headers);
        assert_findings(response(3, "180 Ringing", "INVITE", i, ""), "ringing-local");
        const struct result *ended = response(4, "487 Request Terminated", "INVITE", i, "");
        assert_findings(ended, "cancelled-reason");
        g_autofree char *summary = finding_render(&ended->findings[0], FINDING_SUMMARY);
        assert_non_null(strstr(summary, rows[i].reason));
    }
}

static void cause_26_in_a_cancel_is_an_answer_elsewhere(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(2, "CANCEL", 1, "Reason: Q.850;cause=26\r\n");
    assert_findings(response(4, "487 Request Terminated", "INVITE", 1, ""),
                    "answered-elsewhere-cause");
    request(10, "INVITE", 2, "");
    request(12, "CANCEL", 2, "Reason: EMM;cause=26\r\n");
    assert_findings(response(14, "487 Request Terminated", "INVITE", 2, ""), "cancelled-reason");
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

static void the_first_capture_of_a_cancel_counts(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(1000, "CANCEL", 1, "");
    frame--; /* the same datagram at another interface */
    request(2000, "CANCEL", 1, "");
    const struct result *terminated = response(2001, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(terminated, "cancelled-unrung");
    assert_int_equal(terminated->findings[0].values[1].number, 1000 * MILLISECOND);
}

static void the_first_cancel_of_an_invite_counts_however_late_another_comes(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(1000, "CANCEL", 1, "");
    request(ELEVEN_MINUTES + 1000, "CANCEL", 1, "");
    const struct result *ended =
        response(ELEVEN_MINUTES + 1001, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "cancelled-unrung slow-timeout");
    assert_int_equal(ended->findings[0].values[0].number, 2);
}

static void who_cancelled_is_told_by_the_first_hop_that_did(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    cancel(9000, "2", PROXY, BOB, "");
    assert_findings(reply(9001, "SIP/2.0 487 Request Terminated", "2"), "cancelled-proxy");
    cancel(9002, "1", ALICE, PROXY, "");
    assert_findings(SEND(.at = 9003, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
                         .number = 1, .branch = "2", .to = "2"),
                    "cancelled-unrung");
    assert_findings(reply(9004, "SIP/2.0 487 Request Terminated", "1"), "cancelled-unrung");
}

static void a_branch_cancelled_as_another_answered_is_told(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 200 OK", "1");
    cancel(101, "2", PROXY, BOB, "");
    const struct result *terminated = reply(102, "SIP/2.0 487 Request Terminated", "2");
    assert_findings(terminated, "answered-elsewhere-forked");
    assert_text(terminated, "The call was answered on another branch, with the 2xx of frame 3: "
                            "192.0.2.1:5060 ended this branch with the CANCEL of frame 4.");
}

static void a_branch_cancelled_after_a_refusal_by_all_was_not_answered(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 603 Decline", "1");
    cancel(101, "2", PROXY, BOB, "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-refused");
}

static void a_proxy_passes_a_cancel_on_to_all_its_branches(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    forward(2, "3", PROXY, CAROL);
    cancel(100, "1", ALICE, PROXY, "");
    cancel(101, "3", PROXY, CAROL, "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "3"), "cancelled-unrung");
}

static void a_proxy_that_gave_up_and_cancelled_was_not_answered(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    reply(100, "SIP/2.0 408 Request Timeout", "1");
    cancel(101, "2", PROXY, BOB, "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-proxy");
}

static void the_reason_of_a_proxy_is_told_before_the_proxy(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    forward(1, "2", PROXY, BOB);
    cancel(101, "2", PROXY, BOB, "Reason: SIP;cause=487\r\n");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "cancelled-reason");
}

/* Forked, and captured behind the proxy alone. */
static const struct result *end_branch(const char *other, int answered, int cancelled)
{
    send_on(0, "1", "alice", INSIDE, BOB);
    send_on(1, "2", "alice", PROXY, CAROL);
    reply(100, "SIP/2.0 180 Ringing", "2");
    if (answered < cancelled)
        reply(answered, other, "1");
    cancel(cancelled, "2", PROXY, CAROL, "");
    if (answered > cancelled)
        reply(answered, other, "1");
    return reply(cancelled + 10, "SIP/2.0 487 Request Terminated", "2");
}

static void what_ended_another_branch_before_the_cancel_is_told(void **state)
{
    static const struct {
        const char *other, *findings;
        int answered;
    } rows[] = {
        {"SIP/2.0 200 OK", "answered-elsewhere-forked", 5000},
        {"SIP/2.0 603 Decline", "cancelled-refused", 5000},
        {"SIP/2.0 486 Busy Here", "cancelled-relayed", 5000}, /* ends its own branch only */
        {"SIP/2.0 200 OK", "cancelled-relayed", 6001},        /* crossed the CANCEL */
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        assert_findings(end_branch(rows[i].other, rows[i].answered, 6000), rows[i].findings);
    }
}

static void a_branch_of_another_call_ends_none(void **state)
{
    (void)state;
    send_on(0, "1", "bob", PROXY, BOB);
    send_on(1, "2", "alice", PROXY, CAROL);
    reply(100, "SIP/2.0 200 OK", "1");
    cancel(200, "2", PROXY, CAROL, "");
    assert_findings(reply(300, "SIP/2.0 487 Request Terminated", "2"), "cancelled-relayed");
}

static void a_proxy_with_several_addresses_is_known_by_via(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", INSIDE, "[2001:db8::2]:5060");
    reply(100, "SIP/2.0 200 OK", "1");
    cancel(101, "2", INSIDE, "[2001:db8::2]:5060", "");
    assert_findings(reply(102, "SIP/2.0 487 Request Terminated", "2"), "answered-elsewhere-forked");
}

/* What went one way only was captured: the responses to the caller, but nothing from there. */
static void who_cancelled_is_not_told_where_the_way_in_is_not_captured(void **state)
{
    (void)state;
    reply(0, "SIP/2.0 100 Trying", "1");
    send_on(1, "2", "1", PROXY, BOB);
    cancel(5000, "2", PROXY, BOB, "");
    assert_findings(reply(5001, "SIP/2.0 487 Request Terminated", "2"), "cancelled-relayed");
}

static void a_cancel_that_is_passed_on_is_told_of_who_sent_it_first(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", INSIDE, CAROL);
    send_on(2, "3", "2", CAROL, BOB);
    cancel(9000, "2", INSIDE, CAROL, "");
    cancel(9001, "3", CAROL, BOB, "");
    const struct result *ended = reply(9002, "SIP/2.0 487 Request Terminated", "3");
    assert_findings(ended, "cancelled-proxy");
    assert_string_equal(text_value(ended, "host"), INSIDE);
}

static void a_change_inside_a_call_is_withdrawn(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2, .to = "1");
    request(8000, "CANCEL", 2, "");
    assert_findings(response(8001, "487 Request Terminated", "INVITE", 2, ""),
                    "cancelled-reinvite");
    SEND(.at = 9000, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 3,
         .to = "1");
    request(9100, "CANCEL", 3, "Reason: SIP;cause=487\r\n");
    assert_findings(response(9101, "487 Request Terminated", "INVITE", 3, ""), "cancelled-reason");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_cancelled_call_tells_how_long_it_rang),
        EXCHANGE(clocks_that_go_backwards_make_no_negative_time),
        EXCHANGE(only_a_180_rings),
        EXCHANGE(a_487_without_cancel_was_not_cancelled),
        EXCHANGE(an_invite_of_before_the_capture_is_cancelled_all_the_same),
        EXCHANGE(a_caller_had_given_up_whatever_code_comes),
        EXCHANGE(a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel),
        EXCHANGE(the_reasons_of_a_cancel_are_told_in_words),
        EXCHANGE(cause_26_in_a_cancel_is_an_answer_elsewhere),
        EXCHANGE(an_answer_after_the_cancel_crossed_it),
        EXCHANGE(the_first_capture_of_a_cancel_counts),
        EXCHANGE(the_first_cancel_of_an_invite_counts_however_late_another_comes),
        EXCHANGE(who_cancelled_is_told_by_the_first_hop_that_did),
        EXCHANGE(a_branch_cancelled_as_another_answered_is_told),
        EXCHANGE(a_branch_cancelled_after_a_refusal_by_all_was_not_answered),
        EXCHANGE(a_proxy_passes_a_cancel_on_to_all_its_branches),
        EXCHANGE(a_proxy_that_gave_up_and_cancelled_was_not_answered),
        EXCHANGE(the_reason_of_a_proxy_is_told_before_the_proxy),
        EXCHANGE(what_ended_another_branch_before_the_cancel_is_told),
        EXCHANGE(a_branch_of_another_call_ends_none),
        EXCHANGE(a_proxy_with_several_addresses_is_known_by_via),
        EXCHANGE(who_cancelled_is_not_told_where_the_way_in_is_not_captured),
        EXCHANGE(a_cancel_that_is_passed_on_is_told_of_who_sent_it_first),
        EXCHANGE(a_change_inside_a_call_is_withdrawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
