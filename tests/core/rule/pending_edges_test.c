/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that cross or overtake each other at the edges of their rules: each test is one that a
 * small mistake in a rule would break. */

#include "dialogs.h"

static const struct response *answer_next_hop(int at, const char *line, const char *method,
                                              unsigned number)
{
    return SEND(.at = at, .line = line, .method = method, .number = number, .branch = "next",
                .to = "1");
}

/* The request of `ask` as a proxy sent it on. */
static void ask_next_hop(int at, const char *method, unsigned number)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@host SIP/2.0", method);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = "next", .to = "1");
}

static void a_request_that_is_sent_on_is_not_its_own_predecessor(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 5, NULL, "1");
    ask_next_hop(31, "INVITE", 5);
    assert_findings(answer_next_hop(32, "SIP/2.0 500 Server Internal Error", "INVITE", 5), "");
    ask(40, "INFO", 4, NULL, "1");
    const struct response *refused =
        answer(41, "SIP/2.0 500 Server Internal Error", "INFO", 4, NULL, "1");
    assert_findings(refused, "out-of-order");
    assert_int_equal(refused->findings[0].values[0].number, 4);
}

static void a_datagram_captured_again_later_is_not_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 2, NULL, "1");
    ask(31, "INFO", 3, NULL, "1");
    frame = 3; /* and with it the IP identification: that of frame 4 at another interface */
    ask(32, "INFO", 2, NULL, "1");
    frame = 6;
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "INFO", 2, NULL, "1"), "");
}

static void a_cancel_has_the_number_of_its_invite_and_is_not_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INFO", 3, NULL, "1");
    ask(32, "CANCEL", 2, NULL, "1");
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "CANCEL", 2, NULL, "1"), "");
}

static void an_invite_is_not_overtaken_by_what_its_early_dialog_needs(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "PRACK", 2, NULL, "1");
    answer(21, "SIP/2.0 200 OK", "PRACK", 2, NULL, "1");
    response(30, "180 Ringing", "INVITE", 1, "");
    assert_findings(response(40, "500 Server Internal Error", "INVITE", 1, ""), "");
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

static void a_bye_ends_only_what_then_failed(void **state)
{
    static const struct {
        const char *line, *headers, *findings;
    } rows[] = {
        {"SIP/2.0 200 OK", "", ""},
        {"SIP/2.0 302 Moved Temporarily", "Contact: <sip:c@host>\r\n", "redirected"},
        {"SIP/2.0 401 Unauthorized", WWW, "auth-challenge"},
        {"SIP/2.0 407 Proxy Authentication Required", "Proxy-Authenticate: " CHALLENGE "\r\n",
         "auth-challenge"},
        {"SIP/2.0 403 Forbidden", "", "terminated-by-bye-pending"},
        {"SIP/2.0 481 Gone", "", "terminated-by-bye-pending"},
        {"SIP/2.0 487 Request Terminated", "", "terminated-by-bye"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        open_call();
        ask(30, "INVITE", 2, NULL, "1");
        ask(31, "BYE", 3, NULL, "1");
        assert_findings(SEND(.at = 32, .line = rows[i].line, .method = "INVITE", .number = 2,
                             .branch = "a2", .to = "1", .headers = rows[i].headers),
                        rows[i].findings);
    }
    assert_findings(answer(33, "SIP/2.0 403 Forbidden", "INFO", 9, NULL, "1"),
                    "request-not-captured");
}

static void a_challenged_bye_is_not_ended_by_the_next(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    answer(31, "SIP/2.0 401 Unauthorized", "BYE", 2, NULL, "1");
    ask(32, "BYE", 3, NULL, "1");
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "BYE", 2, NULL, "1"), "");
}

static void only_a_500_refuses_what_is_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 5, NULL, "1");
    ask(31, "INFO", 4, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 403 Forbidden", "INFO", 4, NULL, "1"), "");
}

static void an_overtaken_offer_needs_no_retry_after(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 4, NULL, "1");
    ask(31, "INVITE", 3, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", "INVITE", 3, NULL, "1"),
                    "out-of-order");
}

static void a_refusal_of_an_offer_over_another_wants_retry_after(void **state)
{
    static const char *const methods[] = {"INVITE", "UPDATE"};

    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        end(state);
        start(state);
        open_call();
        ask(30, methods[i], 2, NULL, "1");
        ask(31, methods[i], 3, NULL, "1");
        assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", methods[i], 3, NULL, "1"),
                        "out-of-order-pending header-missing-answer");
    }
}

static void a_491_outside_a_dialog_crossed_nothing_that_is_known(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "491 Request Pending", "INVITE", 1, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_that_is_sent_on_is_not_its_own_predecessor),
        EXCHANGE(a_datagram_captured_again_later_is_not_out_of_order),
        EXCHANGE(a_cancel_has_the_number_of_its_invite_and_is_not_out_of_order),
        EXCHANGE(an_invite_is_not_overtaken_by_what_its_early_dialog_needs),
        EXCHANGE(the_caller_owns_the_dialog_whoever_is_seen_first),
        EXCHANGE(a_reinvite_does_not_tell_who_owns_the_dialog),
        EXCHANGE(a_bye_ends_only_what_then_failed),
        EXCHANGE(a_challenged_bye_is_not_ended_by_the_next),
        EXCHANGE(only_a_500_refuses_what_is_out_of_order),
        EXCHANGE(an_overtaken_offer_needs_no_retry_after),
        EXCHANGE(a_refusal_of_an_offer_over_another_wants_retry_after),
        EXCHANGE(a_491_outside_a_dialog_crossed_nothing_that_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
