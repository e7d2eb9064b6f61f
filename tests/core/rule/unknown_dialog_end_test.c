/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests refused with 481: what ended their dialog before, and what did not. */

#include "dialogs.h"

static void a_dialog_that_ended_is_told_with_its_end(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 7, "1", "a");
    answer(31, "SIP/2.0 200 OK", "BYE", 7, "1", "a");
    ask(32, "INFO", 2, NULL, "1");
    const struct response *refused = answer(33, UNKNOWN, "INFO", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
    assert_text(refused, "Frame 4 ended this dialog before the INFO was sent: its sender did not "
                         "know or did not heed that.");
}

static void what_came_later_did_not_end_the_dialog_before(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "UPDATE", 2, NULL, "1");
    response(21, "486 Busy Here", "INVITE", 1, "");
    assert_findings(answer(22, UNKNOWN, "UPDATE", 2, NULL, "1"), "dialog-unknown-alive");

    end(state);
    start(state);
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "CANCEL", 2, NULL, "1");
    ask(32, "BYE", 3, NULL, "1");
    assert_findings(answer(33, UNKNOWN, "INVITE", 2, NULL, "1"), "dialog-unknown-alive");
}

static void of_two_byes_the_first_ended_the_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, "1");
    ask(31, "BYE", 7, "1", "a");
    ask(32, "INFO", 3, NULL, "1");
    const struct response *refused = answer(33, UNKNOWN, "INFO", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
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
    const struct response *refused = answer(34, UNKNOWN, "BYE", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
    assert_int_equal(refused->findings[0].values[1].number, 4);
}

static void byes_of_both_sides_with_one_number_are_two(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, "1", "a");
    ask(31, "BYE", 2, NULL, "1");
    const struct response *refused = answer(32, UNKNOWN, "BYE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
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
    const struct response *refused = answer(33, UNKNOWN, "INFO", 3, NULL, "1");
    assert_findings(refused, "dialog-unknown-alive");
    assert_int_equal(refused->findings[0].values[2].number, 2);
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
    const struct response *refused = answer(31, UNKNOWN, "UPDATE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-ended");
    assert_int_equal(refused->findings[0].values[1].number, 3);
}

static void only_a_final_failure_of_the_first_invite_ends_its_dialog(void **state)
{
    static const struct {
        const char *first, *second, *findings;
    } rows[] = {
        {"183 Session Progress", "100 Trying", "dialog-unknown-alive"},
        {"183 Session Progress", "300 Multiple Choices", "dialog-unknown-ended"},
        {"183 Session Progress", "486 Busy Here", "dialog-unknown-ended"},
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

static void a_terminated_subscription_is_over_and_a_call_with_one_is_not(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    response(1, "200 OK", "SUBSCRIBE", 1, "Expires: 60\r\n");
    SEND(.at = 2, .line = "NOTIFY sip:a@host SIP/2.0", .method = "NOTIFY", .number = 1,
         .branch = "n1", .from = "1", .to = "a",
         .headers = "Subscription-State: terminated;reason=timeout\r\n");
    ask(3, "SUBSCRIBE", 2, NULL, "1");
    assert_findings(answer(4, UNKNOWN, "SUBSCRIBE", 2, NULL, "1"), "dialog-unknown-ended");

    SEND(.at = 10, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1,
         .from = "c", .branch = "i");
    SEND(.at = 11, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .from = "c",
         .to = "2", .branch = "i");
    SEND(.at = 12, .line = "NOTIFY sip:a@host SIP/2.0", .method = "NOTIFY", .number = 1,
         .branch = "n2", .from = "2", .to = "c",
         .headers = "Subscription-State: terminated;reason=noresource\r\n");
    ask(13, "INFO", 2, "c", "2");
    assert_findings(answer(14, UNKNOWN, "INFO", 2, "c", "2"), "dialog-unknown-alive");
}

static void only_a_terminated_subscription_is_over(void **state)
{
    static const char *const states[] = {"Subscription-State: active;expires=60\r\n",
                                         "Subscription-State:\r\n", ""};

    for (unsigned i = 0; i < G_N_ELEMENTS(states); i++) {
        end(state);
        start(state);
        request(0, "SUBSCRIBE", 1, "");
        response(1, "200 OK", "SUBSCRIBE", 1, "Expires: 60\r\n");
        SEND(.at = 2, .line = "NOTIFY sip:a@host SIP/2.0", .method = "NOTIFY", .number = 1,
             .branch = "n1", .from = "1", .to = "a", .headers = states[i]);
        ask(3, "SUBSCRIBE", 2, NULL, "1");
        assert_findings(answer(4, UNKNOWN, "SUBSCRIBE", 2, NULL, "1"),
                        "dialog-unknown-subscription");
    }
}

static void an_active_subscription_goes_on(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    response(1, "200 OK", "SUBSCRIBE", 1, "Expires: 60\r\n");
    SEND(.at = 2, .line = "NOTIFY sip:a@host SIP/2.0", .method = "NOTIFY", .number = 1,
         .branch = "n1", .from = "1", .to = "a",
         .headers = "Subscription-State: active;expires=60\r\n");
    ask(3, "SUBSCRIBE", 2, NULL, "1");
    const struct response *refused = answer(4, UNKNOWN, "SUBSCRIBE", 2, NULL, "1");
    assert_findings(refused, "dialog-unknown-subscription");
    assert_int_equal(refused->findings[0].values[2].number, 2);
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
        EXCHANGE(a_terminated_subscription_is_over_and_a_call_with_one_is_not),
        EXCHANGE(only_a_terminated_subscription_is_over),
        EXCHANGE(an_active_subscription_goes_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
