/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Offers that cross, and how long each side waits. */

#include "dialogs.h"

static void crossing_offers_are_glare_and_each_side_has_its_wait(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 9, "1", "a");
    const struct result *caller = answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1");
    assert_findings(caller, "glare");
    assert_int_equal(caller->severity, CODE_CHAT);
    assert_int_equal(caller->findings[0].values[1].number, 5);
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 9, "1", "a"),
                    "glare-callee");
}

static void a_491_without_a_crossing_offer_is_no_glare(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 9, "1", "a");
    answer(31, "SIP/2.0 200 OK", "INVITE", 9, "1", "a");
    SEND(.at = 32, .line = "ACK sip:a@host SIP/2.0", .method = "ACK", .number = 9, .branch = "ack9",
         .from = "1", .to = "a");
    ask(40, "INVITE", 2, NULL, "1");
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"), "");
}

static void a_2xx_without_its_ack_is_still_open(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 9, "1", "a");
    answer(31, "SIP/2.0 200 OK", "INVITE", 9, "1", "a");
    ask(40, "INVITE", 2, NULL, "1");
    const struct result *refused =
        answer(41, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1");
    assert_findings(refused, "request-pending-unacknowledged");
    assert_text(refused, "The INVITE of frame 4 got 200 in frame 5, and no ACK for it is in the "
                         "capture before this request: that change of the session was still open.");
    end(state);
    start(state);
    open_call();
    ask(30, "INVITE", 9, "1", "a"); /* a refusal is over, and UPDATE has no ACK */
    answer(31, "SIP/2.0 488 Not Acceptable Here", "INVITE", 9, "1", "a");
    ask(40, "INVITE", 2, NULL, "1");
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"), "");
    ask(50, "UPDATE", 10, "1", "a");
    answer(51, "SIP/2.0 200 OK", "UPDATE", 10, "1", "a");
    ask(60, "INVITE", 3, NULL, "1");
    assert_findings(answer(61, "SIP/2.0 491 Request Pending", "INVITE", 3, NULL, "1"), "");
}

/* An offer of the side with that tag. */
static void offer(int at, const char *method, unsigned number, const char *from, const char *to)
{
    g_autofree char *line = g_strdup_printf("%s sip:x@host SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("%s%u", from, number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .from = from,
         .to = to, .headers = SDP "\r\nm=audio 1 RTP/AVP 0\r\n");
}

static void what_came_a_round_trip_before_did_not_cross(void **state)
{
    static const struct {
        int at;
        const char *findings;
    } rows[] = {{530, "request-pending-unanswered"}, {529, "glare"}};

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        open_call();
        offer(30, "INVITE", 9, "1", "a");
        offer(rows[i].at, "INVITE", 2, "a", "1");
        assert_findings(answer(540, "SIP/2.0 491 Request Pending", "INVITE", 2, "a", "1"),
                        rows[i].findings);
    }
    end(state);
    start(state);
    open_call();
    ask(30, "INVITE", 9, "1", "a"); /* without an offer nothing is to be answered */
    offer(1000, "INVITE", 2, "a", "1");
    assert_findings(answer(1001, "SIP/2.0 491 Request Pending", "INVITE", 2, "a", "1"), "");
}

static void the_first_invite_crosses_nothing(void **state)
{
    static const struct {
        const char *ringing, *findings;
    } rows[] = {{"", "request-pending-unanswered"},
                {SDP "\r\nm=audio 1 RTP/AVP 0\r\n", ""}}; /* may be the answer */

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
             .branch = "a1", .headers = SDP "\r\nm=audio 1 RTP/AVP 0\r\n");
        SEND(.at = 10, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
             .branch = "a1", .to = "1", .headers = rows[i].ringing);
        offer(20, "UPDATE", 7, "1", "a");
        assert_findings(answer(30, "SIP/2.0 491 Request Pending", "UPDATE", 7, "1", "a"),
                        rows[i].findings);
    }
}

static void many_491_in_a_row_are_no_glare(void **state)
{
    (void)state;
    open_call();
    for (unsigned i = 0; i < 4; i++) {
        int at = 30 + 3000 * (int)i;

        ask(at, "INVITE", 2 + i, NULL, "1");
        const struct result *refused =
            answer(at + 1, "SIP/2.0 491 Request Pending", "INVITE", 2 + i, NULL, "1");
        assert_findings(refused, i < 2 ? "" : "request-pending-nothing");
        if (i == 2)
            assert_text(refused,
                        "This is 491 number 3 in a row, 6.0 s after the first. The capture has "
                        "no request of the other side that is open: nothing crossed, waiting does "
                        "not help.");
        answer(at + 2, "SIP/2.0 491 Request Pending", "INVITE", 2 + i, NULL, "1"); /* a copy */
    }
    ask(20000, "INVITE", 9, NULL, "1");
    answer(20001, "SIP/2.0 200 OK", "INVITE", 9, NULL, "1");
    ask(20010, "INVITE", 10, NULL, "1");
    assert_findings(answer(20011, "SIP/2.0 491 Request Pending", "INVITE", 10, NULL, "1"), "");
}

static void a_491_outside_a_dialog_crossed_nothing_that_is_known(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "491 Request Pending", "INVITE", 1, ""), "");
}

static void glare_in_a_call_from_before_the_capture_knows_no_owner(void **state)
{
    (void)state;
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "UPDATE", 9, "1", "a");
    assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"),
                    "glare-unowned");
}

static void who_answers_a_later_offer_did_not_choose_the_call_id(void **state)
{
    (void)state;
    ask(0, "INVITE", 2, NULL, "1");
    answer(1, "SIP/2.0 200 OK", "INVITE", 2, NULL, "1");
    ask(30, "INVITE", 3, NULL, "1");
    ask(31, "INVITE", 9, "1", "a");
    assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 3, NULL, "1"),
                    "glare-unowned");
}

static void a_reinvite_does_not_tell_who_owns_the_dialog(void **state)
{
    for (unsigned has_request = 0; has_request < 2; has_request++) {
        end(state);
        start(state);
        if (has_request)
            ask(0, "INVITE", 8, "1", "a");
        answer(1, "SIP/2.0 200 OK", "INVITE", 8, "1", "a");
        ask(30, "INVITE", 2, NULL, "1");
        ask(31, "INVITE", 9, "1", "a");
        assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"),
                        "glare-unowned");
    }
}

static void the_caller_is_known_whoever_was_seen_first(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    ask(1, "UPDATE", 9, "1", "a"); /* captured before the 200 that opened the dialog */
    response(10, "200 OK", "INVITE", 1, "");
    ask(30, "INVITE", 10, "1", "a");
    ask(31, "INVITE", 2, NULL, "1");
    assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"), "glare");
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 10, "1", "a"),
                    "glare-callee");
}

static void the_caller_owns_the_dialog_whoever_is_seen_first(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    ask(1, "UPDATE", 8, "1", "a"); /* captured before the 183 that it came after */
    response(2, "183 Session Progress", "INVITE", 1, "");
    answer(3, "SIP/2.0 200 OK", "UPDATE", 8, "1", "a");
    response(4, "200 OK", "INVITE", 1, "");
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 9, "1", "a");
    assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"), "glare");
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 9, "1", "a"),
                    "glare-callee");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(crossing_offers_are_glare_and_each_side_has_its_wait),
        EXCHANGE(a_491_without_a_crossing_offer_is_no_glare),
        EXCHANGE(a_2xx_without_its_ack_is_still_open),
        EXCHANGE(what_came_a_round_trip_before_did_not_cross),
        EXCHANGE(the_first_invite_crosses_nothing),
        EXCHANGE(many_491_in_a_row_are_no_glare),
        EXCHANGE(a_491_outside_a_dialog_crossed_nothing_that_is_known),
        EXCHANGE(glare_in_a_call_from_before_the_capture_knows_no_owner),
        EXCHANGE(who_answers_a_later_offer_did_not_choose_the_call_id),
        EXCHANGE(a_reinvite_does_not_tell_who_owns_the_dialog),
        EXCHANGE(the_caller_is_known_whoever_was_seen_first),
        EXCHANGE(the_caller_owns_the_dialog_whoever_is_seen_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
