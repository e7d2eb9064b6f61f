/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that were pending when a BYE ended their dialog. */

#include "dialogs.h"

static void a_bye_ends_what_is_pending(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    ask(20, "BYE", 2, NULL, "1");
    assert_findings(answer(21, "SIP/2.0 200 OK", "BYE", 2, NULL, "1"), "");
    const struct result *ended = response(22, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "terminated-by-bye");
    assert_int_equal(ended->findings[0].values[0].number, 3);
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

static void a_bye_before_or_without_the_request_ended_nothing(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 2, NULL, "1");
    assert_findings(answer(31, "SIP/2.0 404 Not Found", "INFO", 2, NULL, "1"), "address-refused");
    ask(35, "INFO", 3, NULL, "1");
    ask(40, "BYE", 4, NULL, "1");
    assert_findings(answer(41, "SIP/2.0 500 Server Internal Error", "INFO", 3, NULL, "1"),
                    "terminated-by-bye-pending");
    assert_findings(answer(42, "SIP/2.0 500 Server Internal Error", "BYE", 4, NULL, "1"), "");
    ask(50, "INFO", 5, NULL, "1");
    assert_findings(answer(51, "SIP/2.0 500 Server Internal Error", "INFO", 5, NULL, "1"), "");
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

static void what_was_answered_before_the_bye_was_not_pending(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    answer(31, "SIP/2.0 488 Not Acceptable Here", "INVITE", 2, NULL, "1");
    ask(40, "BYE", 3, NULL, "1");
    assert_findings(answer(540, "SIP/2.0 488 Not Acceptable Here", "INVITE", 2, NULL, "1"),
                    "offer-refused-none ack-missing-refusal-early");
}

static void what_was_answered_at_the_next_hop_was_not_pending(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 2, NULL, "1");
    SEND(.at = 31, .line = "INFO sip:b@host SIP/2.0", .method = "INFO", .number = 2,
         .branch = "next", .to = "1");
    SEND(.at = 32, .line = "SIP/2.0 500 Server Internal Error", .method = "INFO", .number = 2,
         .branch = "next", .to = "1");
    ask(33, "BYE", 7, "1", "a");
    assert_findings(answer(34, "SIP/2.0 500 Server Internal Error", "INFO", 2, NULL, "1"), "");
}

static void a_bye_ends_the_call_only(void **state)
{
    static const struct {
        const char *method, *findings;
    } rows[] = {
        {"UPDATE", "terminated-by-bye-pending"},
        {"PRACK", "terminated-by-bye-pending"},
        {"INFO", "terminated-by-bye-pending"},
        {"REFER", ""},
        {"SUBSCRIBE", ""},
        {"NOTIFY", ""},
        {"MESSAGE", ""},
        {"OPTIONS", ""},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        open_call();
        ask(30, rows[i].method, 2, NULL, "1");
        ask(31, "BYE", 7, "1", "a");
        assert_findings(
            answer(32, "SIP/2.0 500 Server Internal Error", rows[i].method, 2, NULL, "1"),
            rows[i].findings);
    }
}

static void a_cancel_is_the_stronger_evidence(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(20, "CANCEL", 1, "");
    ask(30, "BYE", 2, NULL, "1");
    assert_findings(response(40, "487 Request Terminated", "INVITE", 1, ""), "cancelled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_bye_ends_what_is_pending),
        EXCHANGE(a_bye_ends_only_what_then_failed),
        EXCHANGE(a_bye_before_or_without_the_request_ended_nothing),
        EXCHANGE(a_challenged_bye_is_not_ended_by_the_next),
        EXCHANGE(what_was_answered_before_the_bye_was_not_pending),
        EXCHANGE(what_was_answered_at_the_next_hop_was_not_pending),
        EXCHANGE(a_bye_ends_the_call_only),
        EXCHANGE(a_cancel_is_the_stronger_evidence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
