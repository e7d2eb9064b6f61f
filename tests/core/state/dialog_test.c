/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which dialogs there are, as the refusal of a request in them shows. */

#include "dialogs.h"

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

static void a_response_without_a_to_tag_makes_no_dialog(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1);
    ask(4, "BYE", 3, "c", "9");
    assert_findings(answer(5, UNKNOWN, "BYE", 3, "c", "9"), "dialog-unknown");
}

static void a_response_outside_a_dialog_shows_none(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    response(1, "200 OK", "OPTIONS", 1, "");
    ask(2, "INFO", 2, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "INFO", 2, NULL, "1"), "dialog-unknown");
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

static void a_call_of_before_the_capture_is_alive_with_its_first_answer(void **state)
{
    (void)state;
    ask(0, "INFO", 2, NULL, "1"); /* of a call from before the capture */
    answer(1, "SIP/2.0 200 OK", "INFO", 2, NULL, "1");
    ask(2, "INFO", 3, NULL, "1");
    answer(3, "SIP/2.0 200 OK", "INFO", 3, NULL, "1");
    ask(4, "BYE", 4, NULL, "1");
    const struct result *refused = answer(5, UNKNOWN, "BYE", 4, NULL, "1");
    assert_findings(refused, "dialog-unknown-alive");
    assert_int_equal(refused->findings[0].values[3].number, 2);
}

static void a_subscription_is_alive_with_its_200(void **state)
{
    (void)state;
    request(0, "SUBSCRIBE", 1, "");
    response(1, "200 OK", "SUBSCRIBE", 1, "Expires: 60\r\n");
    ask(2, "SUBSCRIBE", 2, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "SUBSCRIBE", 2, NULL, "1"), "dialog-unknown-subscription");
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
        EXCHANGE(a_missing_from_tag_is_a_null_tag),
        EXCHANGE(a_response_without_a_to_tag_makes_no_dialog),
        EXCHANGE(a_response_outside_a_dialog_shows_none),
        EXCHANGE(what_opens_no_dialog_shows_none_alive),
        EXCHANGE(a_call_of_before_the_capture_is_alive_with_its_first_answer),
        EXCHANGE(a_subscription_is_alive_with_its_200),
        EXCHANGE(sixteen_dialogs_of_a_call_are_kept),
        EXCHANGE(more_dialogs_of_one_call_than_are_kept_are_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
