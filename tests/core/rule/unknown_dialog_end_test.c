/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests refused with 481: what ended their dialog before, and what did not. */

#include "dialogs.h"

/* Of the request of a caller, below that of the proxy. */
#define FIRST_VIA "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n"

static void a_dialog_that_ended_is_told_with_its_end(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 7, "1", "a");
    answer(31, "SIP/2.0 200 OK", "BYE", 7, "1", "a");
    ask(32, "INFO", 2, NULL, "1");
    const struct result *refused = answer(33, UNKNOWN, "INFO", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
    assert_text(refused, "The BYE of frame 4 ended the call before the INFO was sent: the two "
                         "crossed, or its sender did not know of the BYE.");
}

static void what_came_later_did_not_end_the_dialog_before(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "UPDATE", 2, NULL, "1");
    response(21, "486 Busy Here", "INVITE", 1, "");
    assert_findings(answer(22, UNKNOWN, "UPDATE", 2, NULL, "1"), "");

    end(state);
    start(state);
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "CANCEL", 2, NULL, "1");
    ask(32, "BYE", 3, NULL, "1");
    assert_findings(answer(33, UNKNOWN, "INVITE", 2, NULL, "1"), "");
}

static void of_two_byes_the_first_ended_the_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    ask(31, "BYE", 7, "1", "a");
    ask(32, "INFO", 3, NULL, "1");
    const struct result *refused = answer(33, UNKNOWN, "INFO", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-own");
    assert_int_equal(refused->findings[0].values[1].number, 4);
}

static void of_two_byes_that_cross_the_first_ended_the_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, "1", "a"); /* each side has its own CSeq numbers */
    ask(31, "BYE", 2, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 407 Proxy Authentication Required", "BYE", 2, NULL, "1"),
                    "auth-no-challenge");
    ask(33, "BYE", 3, NULL, "1");
    const struct result *refused = answer(34, UNKNOWN, "BYE", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-both");
    assert_int_equal(refused->findings[0].values[1].number, 4);
}

static void byes_of_both_sides_with_one_number_are_two(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, "1", "a");
    ask(31, "BYE", 2, NULL, "1");
    const struct result *refused = answer(32, UNKNOWN, "BYE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-both");
    assert_int_equal(refused->findings[0].values[1].number, 4);
}

static void a_bye_refused_as_unknown_did_not_end_its_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    assert_findings(answer(31, UNKNOWN, "BYE", 2, NULL, "1"), "dialog-unknown-alive");
    /* the same BYE as a proxy sent it on */
    SEND(.at = 32, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .branch = "next",
         .to = "1");
    assert_findings(
        SEND(.at = 33, .line = UNKNOWN, .method = "BYE", .number = 2, .branch = "next", .to = "1"),
        "dialog-unknown-alive");
}

static void a_challenged_bye_ends_nothing(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    answer(31, "SIP/2.0 407 Proxy Authentication Required", "BYE", 2, NULL, "1");
    ask(32, "INFO", 3, NULL, "1");
    const struct result *refused = answer(33, UNKNOWN, "INFO", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-alive");
    assert_int_equal(refused->findings[0].values[3].number, 2);
}

static void a_challenge_of_a_bye_may_come_twice(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    answer(31, "SIP/2.0 407 Proxy Authentication Required", "BYE", 2, NULL, "1");
    answer(531, "SIP/2.0 407 Proxy Authentication Required", "BYE", 2, NULL, "1");
    ask(600, "INFO", 3, NULL, "1");
    assert_findings(answer(601, UNKNOWN, "INFO", 3, NULL, "1"), "dialog-unknown-alive");
}

static void a_failed_call_ends_its_early_dialog(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    response(20, "486 Busy Here", "INVITE", 1, "");
    ask(30, "UPDATE", 2, NULL, "1");
    const struct result *refused = answer(31, UNKNOWN, "UPDATE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-failed");
    assert_int_equal(refused->findings[0].values[1].number, 3);
}

static void only_a_final_failure_of_the_first_invite_ends_its_dialog(void **state)
{
    static const struct {
        const char *first, *second, *findings;
    } rows[] = {
        {"183 Session Progress", "100 Trying", "dialog-unknown-alive"},
        {"183 Session Progress", "300 Multiple Choices", "dialog-unknown-failed"},
        {"183 Session Progress", "486 Busy Here", "dialog-unknown-failed"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        request(0, "INVITE", 1, "");
        response(10, rows[i].first, "INVITE", 1, "");
        response(20, rows[i].second, "INVITE", 1, "");
        ask(30, "UPDATE", 2, NULL, "1");
        response(31, rows[i].second, "INVITE", 1, ""); /* again */
        assert_findings(answer(32, UNKNOWN, "UPDATE", 2, NULL, "1"), rows[i].findings);
    }
    end(state);
    start(state);
    open_call();
    answer(30, "SIP/2.0 488 Not Acceptable Here", "INVITE", 2, NULL, "1"); /* its INVITE is lost */
    ask(31, "OPTIONS", 3, NULL, NULL);
    answer(32, "SIP/2.0 404 Not Found", "OPTIONS", 3, NULL, "1");
    ask(40, "INFO", 4, NULL, "1");
    assert_findings(answer(41, UNKNOWN, "INFO", 4, NULL, "1"), "dialog-unknown-alive");
}

static void a_failed_reinvite_does_not_end_the_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    answer(31, "SIP/2.0 488 Not Acceptable Here", "INVITE", 2, NULL, "1");
    ask(40, "INFO", 3, NULL, "1");
    assert_findings(answer(41, UNKNOWN, "INFO", 3, NULL, "1"), "dialog-unknown-alive");
}

static void an_early_dialog_ends_with_the_failure_that_the_caller_got(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .source = "192.0.2.10:5060", .destination = "192.0.2.1:5060");
    SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "fork1", .via = FIRST_VIA, .source = "192.0.2.1:5060",
         .destination = "192.0.2.20:5060");
    SEND(.at = 2, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "fork2", .via = FIRST_VIA, .source = "192.0.2.1:5060",
         .destination = "192.0.2.30:5060");
    SEND(.at = 3, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
         .branch = "fork2", .to = "2", .headers = "Contact: <sip:b@host>\r\n");
    SEND(.at = 4, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
         .branch = "fork1", .to = "1");
    ask(5, "UPDATE", 2, NULL, "2");
    assert_findings(answer(6, UNKNOWN, "UPDATE", 2, NULL, "2"), "dialog-unknown-alive");
    SEND(.at = 7, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1, .to = "1");
    ask(8, "UPDATE", 3, NULL, "2");
    const struct result *refused = answer(9, UNKNOWN, "UPDATE", 3, NULL, "2");
    assert_findings(refused, "dialog-unknown-failed");
    assert_int_equal(refused->findings[0].values[1].number, 8);
}

static void another_branch_may_have_taken_the_call(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, "");
    SEND(.at = 2, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "2",
         .headers = "Contact: <sip:c@host>\r\n");
    ask(3, "UPDATE", 2, NULL, "1");
    const struct result *refused = answer(4, UNKNOWN, "UPDATE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-forked");
    assert_int_equal(refused->findings[0].values[4].number, 3);
    ask(5, "INFO", 3, NULL, "2");
    assert_findings(answer(6, UNKNOWN, "INFO", 3, NULL, "2"), "dialog-unknown-alive");
}

static void both_branches_may_have_taken_the_call(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "200 OK", "INVITE", 1, "");
    SEND(.at = 2, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "2",
         .headers = "Contact: <sip:c@host>\r\n");
    ask(3, "INFO", 2, NULL, "1");
    assert_findings(answer(4, UNKNOWN, "INFO", 2, NULL, "1"), "dialog-unknown-alive");
}

static void a_branch_that_was_taken_later_is_no_reason(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "183 Session Progress", "INVITE", 1, "");
    ask(2, "UPDATE", 2, NULL, "1");
    SEND(.at = 3, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "2",
         .headers = "Contact: <sip:c@host>\r\n");
    assert_findings(answer(4, UNKNOWN, "UPDATE", 2, NULL, "1"), "");
}

static void a_refused_bye_leaves_the_call_all_the_same(void **state)
{
    static const struct {
        const char *line, *findings;
    } rows[] = {
        {"SIP/2.0 200 OK", "dialog-unknown-own"},
        {"SIP/2.0 400 Bad Request", "dialog-unknown-refused"},
        {"SIP/2.0 403 Forbidden", "dialog-unknown-refused"},
        {"SIP/2.0 408 Request Timeout", "dialog-unknown-own"},
        {UNKNOWN, "dialog-unknown-own"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        open_call();
        ask(30, "BYE", 2, NULL, "1");
        answer(31, rows[i].line, "BYE", 2, NULL, "1");
        ask(40, "INVITE", 3, NULL, "1");
        assert_findings(answer(41, UNKNOWN, "INVITE", 3, NULL, "1"), rows[i].findings);
    }
}

static void a_request_that_is_sent_on_after_a_bye_was_sent_before_it(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 2, NULL, "1");
    ask(31, "BYE", 7, "1", "a");
    SEND(.at = 32, .line = "INFO sip:b@host SIP/2.0", .method = "INFO", .number = 2,
         .branch = "next", .to = "1");
    assert_findings(
        SEND(.at = 33, .line = UNKNOWN, .method = "INFO", .number = 2, .branch = "next", .to = "1"),
        "");
}

static void a_copy_of_what_was_accepted_ended_with_it(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    answer(31, "SIP/2.0 200 OK", "BYE", 2, NULL, "1");
    ask(531, "BYE", 2, NULL, "1");
    const struct result *refused = answer(532, UNKNOWN, "BYE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-again");
    assert_text(refused, "Frame 5 answered this BYE with 200 already. Its host has forgotten it "
                         "since, and refuses a later copy.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_dialog_that_ended_is_told_with_its_end),
        EXCHANGE(what_came_later_did_not_end_the_dialog_before),
        EXCHANGE(of_two_byes_the_first_ended_the_dialog),
        EXCHANGE(of_two_byes_that_cross_the_first_ended_the_dialog),
        EXCHANGE(byes_of_both_sides_with_one_number_are_two),
        EXCHANGE(a_bye_refused_as_unknown_did_not_end_its_dialog),
        EXCHANGE(a_challenged_bye_ends_nothing),
        EXCHANGE(a_challenge_of_a_bye_may_come_twice),
        EXCHANGE(a_failed_call_ends_its_early_dialog),
        EXCHANGE(only_a_final_failure_of_the_first_invite_ends_its_dialog),
        EXCHANGE(a_failed_reinvite_does_not_end_the_dialog),
        EXCHANGE(an_early_dialog_ends_with_the_failure_that_the_caller_got),
        EXCHANGE(another_branch_may_have_taken_the_call),
        EXCHANGE(both_branches_may_have_taken_the_call),
        EXCHANGE(a_branch_that_was_taken_later_is_no_reason),
        EXCHANGE(a_refused_bye_leaves_the_call_all_the_same),
        EXCHANGE(a_request_that_is_sent_on_after_a_bye_was_sent_before_it),
        EXCHANGE(a_copy_of_what_was_accepted_ended_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
