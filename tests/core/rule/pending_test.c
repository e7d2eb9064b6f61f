/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests of a dialog that were pending when another came: BYE, crossing offers, overtaken ones.
 */

#include "dialogs.h"

static void a_bye_ends_what_is_pending(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    ask(20, "BYE", 2, NULL, "1");
    assert_findings(answer(21, "SIP/2.0 200 OK", "BYE", 2, NULL, "1"), "");
    const struct response *ended = response(22, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "terminated-by-bye");
    assert_int_equal(ended->findings[0].values[0].number, 3);
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

static void a_cancel_is_the_stronger_evidence(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(20, "CANCEL", 1, "");
    ask(30, "BYE", 2, NULL, "1");
    assert_findings(response(40, "487 Request Terminated", "INVITE", 1, ""), "cancelled");
}

static void crossing_offers_are_glare_and_each_side_has_its_wait(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 9, "1", "a");
    const struct response *caller =
        answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1");
    assert_findings(caller, "glare");
    assert_int_equal(finding_severity(caller), CODE_CHAT);
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

static void glare_in_a_call_from_before_the_capture_knows_no_owner(void **state)
{
    (void)state;
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "UPDATE", 9, "1", "a");
    assert_findings(answer(40, "SIP/2.0 491 Request Pending", "INVITE", 2, NULL, "1"),
                    "glare-unowned");
}

static void a_lower_cseq_is_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 5, NULL, "1");
    ask(31, "INFO", 4, NULL, "1");
    const struct response *refused =
        answer(32, "SIP/2.0 500 Server Internal Error", "INFO", 4, NULL, "1");
    assert_findings(refused, "out-of-order");
    assert_text(refused, "CSeq number 4 is lower than that of an earlier request of the same side "
                         "in this dialog, frame 4: such a request must be refused with 500.");
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "INFO", 5, NULL, "1"), "");
    ask(40, "INFO", 2, "1", "a"); /* each side counts for itself */
    assert_findings(answer(41, "SIP/2.0 500 Server Internal Error", "INFO", 2, "1", "a"), "");
}

static void the_same_request_at_the_next_hop_is_neither_late_nor_pending(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    SEND(.at = 31, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2,
         .branch = "next", .to = "1");
    assert_findings(SEND(.at = 32, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE",
                         .number = 2, .branch = "next", .to = "1"),
                    "");
    ask(33, "INFO", 1, NULL, "1");
    const struct response *late =
        answer(34, "SIP/2.0 500 Server Internal Error", "INFO", 1, NULL, "1");
    assert_findings(late, "out-of-order");
    assert_int_equal(late->findings[0].values[0].number, 4);
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

static void an_update_does_not_wait_for_the_invite(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "UPDATE", 2, NULL, "1");
    assert_findings(answer(21, "SIP/2.0 500 Server Internal Error", "UPDATE", 2, NULL, "1"), "");
    ask(30, "UPDATE", 3, NULL, "1");
    ask(31, "UPDATE", 4, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", "UPDATE", 4, NULL, "1"),
                    "out-of-order-pending header-missing-answer");
}

static void an_offer_over_an_unanswered_one_is_refused(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 3, NULL, "1");
    assert_findings(SEND(.at = 32, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE",
                         .number = 3, .branch = "a3", .to = "1", .headers = "Retry-After: 5\r\n"),
                    "out-of-order-pending retry-after");
    answer(33, "SIP/2.0 200 OK", "INVITE", 2, NULL, "1");
    ask(40, "INVITE", 4, NULL, "1");
    answer(41, "SIP/2.0 200 OK", "INVITE", 4, NULL, "1");
    ask(50, "INVITE", 5, NULL, "1");
    assert_findings(answer(51, "SIP/2.0 500 Server Internal Error", "INVITE", 5, NULL, "1"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_bye_ends_what_is_pending),
        EXCHANGE(a_bye_before_or_without_the_request_ended_nothing),
        EXCHANGE(a_cancel_is_the_stronger_evidence),
        EXCHANGE(crossing_offers_are_glare_and_each_side_has_its_wait),
        EXCHANGE(a_491_without_a_crossing_offer_is_no_glare),
        EXCHANGE(glare_in_a_call_from_before_the_capture_knows_no_owner),
        EXCHANGE(a_lower_cseq_is_out_of_order),
        EXCHANGE(the_same_request_at_the_next_hop_is_neither_late_nor_pending),
        EXCHANGE(who_answers_a_later_offer_did_not_choose_the_call_id),
        EXCHANGE(the_caller_is_known_whoever_was_seen_first),
        EXCHANGE(an_update_does_not_wait_for_the_invite),
        EXCHANGE(an_offer_over_an_unanswered_one_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
