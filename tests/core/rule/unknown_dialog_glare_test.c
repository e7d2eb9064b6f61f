/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Offers that cross, and how long each side waits. */

#include "dialogs.h"

static void crossing_offers_are_glare_and_each_side_has_its_wait(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 9, "1", "a");
    const struct response *caller =
        answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1");
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
    ask(40, "INVITE", 2, NULL, "1");
    assert_findings(answer(41, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"), "");
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
        EXCHANGE(a_491_outside_a_dialog_crossed_nothing_that_is_known),
        EXCHANGE(glare_in_a_call_from_before_the_capture_knows_no_owner),
        EXCHANGE(who_answers_a_later_offer_did_not_choose_the_call_id),
        EXCHANGE(a_reinvite_does_not_tell_who_owns_the_dialog),
        EXCHANGE(the_caller_is_known_whoever_was_seen_first),
        EXCHANGE(the_caller_owns_the_dialog_whoever_is_seen_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
