/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the dialog of a request tells of its refusal. */

#include "dialogs.h"

#define UNKNOWN "SIP/2.0 481 Call/Transaction Does Not Exist"

static void a_dialog_that_the_capture_has_not_is_called_so(void **state)
{
    (void)state;
    ask(0, "BYE", 2, NULL, "1");
    assert_findings(answer(1, UNKNOWN, "BYE", 2, NULL, "1"), "dialog-unknown");
    ask(2, "INFO", 3, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "INFO", 3, NULL, "1"), "dialog-unknown-ended");
}

static void a_request_without_its_to_tag_belongs_to_no_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, NULL);
    const struct response *refused = answer(31, UNKNOWN, "BYE", 2, NULL, "9");
    assert_findings(refused, "dialog-unknown-tagless");
    assert_int_equal(finding_severity(refused), CODE_WARN);
    ask(32, "INFO", 3, NULL, ""); /* ";tag=" is none either */
    assert_findings(answer(33, UNKNOWN, "INFO", 3, NULL, "9"), "dialog-unknown-tagless");
}

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

static void a_missing_from_tag_is_a_null_tag(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1, .from = "");
    SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .from = "", .to = "1");
    SEND(.at = 2, .line = "INFO sip:b@host SIP/2.0", .method = "INFO", .number = 2, .from = "",
         .to = "1");
    assert_findings(
        SEND(.at = 3, .line = UNKNOWN, .method = "INFO", .number = 2, .from = "", .to = "1"),
        "dialog-unknown-alive");
}

static void a_response_outside_a_dialog_shows_none(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    response(1, "200 OK", "OPTIONS", 1, "");
    ask(2, "INFO", 2, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "INFO", 2, NULL, "1"), "dialog-unknown");
}

static void a_wrong_tag_is_told_with_the_dialog_that_there_is(void **state)
{
    static const struct {
        const char *from, *to, *wrong;
    } rows[] = {{"a", "9", "To"},
                {"1", "7", "To"},
                {"9", "1", "From"},
                {"8", "a", "From"},
                {"8", "9", "From + To"}};

    (void)state;
    open_call();
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        ask(30, "BYE", 2 + i, rows[i].from, rows[i].to);
        const struct response *refused =
            answer(31, UNKNOWN, "BYE", 2 + i, rows[i].from, rows[i].to);
        assert_findings(refused, "dialog-unknown-tag");
        assert_string_equal(refused->findings[0].values[4].text, rows[i].wrong);
        assert_int_equal(refused->findings[0].values[3].number, 2);
    }
}

static void what_a_dialog_does_not_know_is_told_by_the_method(void **state)
{
    static const struct {
        const char *method, *findings;
    } rows[] = {
        {"PRACK", "dialog-unknown-rack"},
        {"NOTIFY", "dialog-unknown-subscription"},
        {"SUBSCRIBE", "dialog-unknown-subscription"},
        {"INFO", "dialog-unknown-alive"},
    };

    (void)state;
    open_call();
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        ask(30, rows[i].method, 2 + i, NULL, "1");
        assert_findings(answer(31, UNKNOWN, rows[i].method, 2 + i, NULL, "1"), rows[i].findings);
    }
}

static void a_request_outside_a_dialog_is_told_by_what_it_names(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Replaces: x;to-tag=1;from-tag=2\r\n");
    assert_findings(response(1, "481 Gone", "INVITE", 1, ""), "dialog-unknown-replaces");
    request(2, "INVITE", 2, "Join: x;to-tag=1;from-tag=2\r\n");
    assert_findings(response(3, "481 Gone", "INVITE", 2, ""), "dialog-unknown-replaces");
    request(4, "NOTIFY", 3, "Event: message-summary\r\n");
    assert_findings(response(5, "481 Gone", "NOTIFY", 3, ""), "dialog-unknown-unsolicited");
    request(6, "INVITE", 4, "");
    assert_findings(response(7, "481 Gone", "INVITE", 4, ""), "");
}

static void more_dialogs_of_one_call_than_are_kept_are_no_fault(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    for (unsigned i = 0; i < 100; i++) {
        g_autofree char *tag = g_strdup_printf("fork%u", i);
        SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = tag);
    }
    ask(2, "BYE", 2, NULL, "fork99");
    assert_findings(answer(3, UNKNOWN, "BYE", 2, NULL, "fork99"), "dialog-unknown-alive");
    ask(4, "BYE", 3, NULL, "fork0");
    assert_findings(answer(5, UNKNOWN, "BYE", 3, NULL, "fork0"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_dialog_that_the_capture_has_not_is_called_so),
        EXCHANGE(a_request_without_its_to_tag_belongs_to_no_dialog),
        EXCHANGE(a_dialog_that_ended_is_told_with_its_end),
        EXCHANGE(a_bye_refused_as_unknown_did_not_end_its_dialog),
        EXCHANGE(a_challenged_bye_ends_nothing),
        EXCHANGE(a_failed_call_ends_its_early_dialog),
        EXCHANGE(a_failed_reinvite_does_not_end_the_dialog),
        EXCHANGE(a_terminated_subscription_is_over_and_a_call_with_one_is_not),
        EXCHANGE(an_active_subscription_goes_on),
        EXCHANGE(of_two_byes_the_first_ended_the_dialog),
        EXCHANGE(a_missing_from_tag_is_a_null_tag),
        EXCHANGE(a_response_outside_a_dialog_shows_none),
        EXCHANGE(a_wrong_tag_is_told_with_the_dialog_that_there_is),
        EXCHANGE(what_a_dialog_does_not_know_is_told_by_the_method),
        EXCHANGE(a_request_outside_a_dialog_is_told_by_what_it_names),
        EXCHANGE(more_dialogs_of_one_call_than_are_kept_are_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
