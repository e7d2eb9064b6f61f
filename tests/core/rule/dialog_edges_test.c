/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialogs at the edges of their rules: each test is one that a small mistake in a rule would break.
 */

#include "dialogs.h"

#define UNKNOWN "SIP/2.0 481 Call/Transaction Does Not Exist"

static void a_response_without_a_to_tag_makes_no_dialog(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1);
    ask(4, "BYE", 3, "c", "9");
    assert_findings(answer(5, UNKNOWN, "BYE", 3, "c", "9"), "dialog-unknown");
}

static void sixteen_dialogs_of_a_call_are_kept(void **state)
{
    for (unsigned count = 16; count <= 17; count++) {
        end(state);
        start(state);
        request(0, "INVITE", 1, "");
        for (unsigned i = 0; i < count; i++) {
            g_autofree char *tag = g_strdup_printf("fork%u", i);
            SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = tag);
        }
        ask(2, "INFO", 2, NULL, "fork0");
        assert_findings(answer(3, UNKNOWN, "INFO", 2, NULL, "fork0"),
                        count == 16 ? "dialog-unknown-alive" : "");
    }
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

static void only_what_needs_a_dialog_lacks_a_to_tag(void **state)
{
    static const char *const rows[][2] = {
        {"BYE", "dialog-unknown-tagless"},
        {"INFO", "dialog-unknown-tagless"},
        {"PRACK", "dialog-unknown-tagless"},
        {"UPDATE", "dialog-unknown-tagless"},
        {"MESSAGE", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        ask(0, rows[i][0], 1 + i, NULL, NULL);
        assert_findings(answer(1, UNKNOWN, rows[i][0], 1 + i, NULL, "9"), rows[i][1]);
    }
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

static void a_call_of_before_the_capture_is_alive_with_its_first_answer(void **state)
{
    (void)state;
    ask(0, "INFO", 2, NULL, "1"); /* of a call from before the capture */
    answer(1, "SIP/2.0 200 OK", "INFO", 2, NULL, "1");
    ask(2, "INFO", 3, NULL, "1");
    answer(3, "SIP/2.0 200 OK", "INFO", 3, NULL, "1");
    ask(4, "BYE", 4, NULL, "1");
    const struct response *refused = answer(5, UNKNOWN, "BYE", 4, NULL, "1");
    assert_findings(refused, "dialog-unknown-alive");
    assert_int_equal(refused->findings[0].values[2].number, 2);
}

static void a_subscription_is_alive_with_its_200(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    response(1, "200 OK", "SUBSCRIBE", 1, "Expires: 60\r\n");
    ask(2, "SUBSCRIBE", 2, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "SUBSCRIBE", 2, NULL, "1"), "dialog-unknown-subscription");
}

static void what_opens_no_dialog_shows_none_alive(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    response(1, "200 OK", "OPTIONS", 1, ""); /* its To tag makes no dialog */
    request(2, "INVITE", 2, "");
    response(3, "100 Trying", "INVITE", 2, ""); /* nor does that of a 100 */
    ask(4, "BYE", 3, NULL, "1");
    answer(5, "SIP/2.0 200 OK", "BYE", 3, NULL, "1"); /* the end of a call shows none */
    ask(6, "BYE", 4, NULL, "9");
    assert_findings(answer(7, UNKNOWN, "BYE", 4, NULL, "9"), "dialog-unknown");
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

static void a_refused_cancel_looks_for_an_invite_that_was_sent(void **state)
{
    (void)state;
    response(0, "180 Ringing", "INVITE", 1, "");
    SEND(.at = 1, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "other");
    assert_findings(SEND(.at = 2, .line = UNKNOWN, .method = "CANCEL", .number = 1,
                         .branch = "other", .to = "1"),
                    "");
    request(10, "INVITE", 2, "");
    response(11, "180 Ringing", "INVITE", 2, "");
    request(12, "CANCEL", 2, "");
    assert_findings(response(13, "481 Gone", "CANCEL", 2, ""), "dialog-unknown-pending");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_response_without_a_to_tag_makes_no_dialog),
        EXCHANGE(sixteen_dialogs_of_a_call_are_kept),
        EXCHANGE(only_a_terminated_subscription_is_over),
        EXCHANGE(a_challenge_of_a_bye_may_come_twice),
        EXCHANGE(only_what_needs_a_dialog_lacks_a_to_tag),
        EXCHANGE(of_two_byes_that_cross_the_first_ended_the_dialog),
        EXCHANGE(byes_of_both_sides_with_one_number_are_two),
        EXCHANGE(a_call_of_before_the_capture_is_alive_with_its_first_answer),
        EXCHANGE(a_subscription_is_alive_with_its_200),
        EXCHANGE(what_opens_no_dialog_shows_none_alive),
        EXCHANGE(only_a_final_failure_of_the_first_invite_ends_its_dialog),
        EXCHANGE(what_came_later_did_not_end_the_dialog_before),
        EXCHANGE(a_refused_cancel_looks_for_an_invite_that_was_sent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
