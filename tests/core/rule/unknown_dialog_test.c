/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests refused with 481: what in them is not known. */

#include "dialogs.h"

static void a_dialog_that_the_capture_has_not_is_called_so(void **state)
{
    (void)state;
    ask(0, "BYE", 2, NULL, "1");
    assert_findings(answer(1, UNKNOWN, "BYE", 2, NULL, "1"), "dialog-unknown");
    ask(2, "INFO", 3, NULL, "1");
    assert_findings(answer(3, UNKNOWN, "INFO", 3, NULL, "1"), "dialog-unknown-own");
}

static void a_request_without_its_to_tag_belongs_to_no_dialog(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, NULL, NULL);
    const struct result *refused = answer(31, UNKNOWN, "BYE", 2, NULL, "9");
    assert_findings(refused, "dialog-unknown-tagless");
    assert_int_equal(refused->severity, CODE_WARN);
    ask(32, "INFO", 3, NULL, ""); /* ";tag=" is none either */
    assert_findings(answer(33, UNKNOWN, "INFO", 3, NULL, "9"), "dialog-unknown-tagless");
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
        const struct result *refused = answer(31, UNKNOWN, "BYE", 2 + i, rows[i].from, rows[i].to);
        assert_findings(refused, "dialog-unknown-tag");
        assert_string_equal(refused->findings[0].values[2].text, rows[i].wrong);
        assert_int_equal(refused->findings[0].values[1].number, 2);
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

/* What the copy has in To is in no dialog that was noted. */
static void a_to_tag_in_the_copy_alone_is_of_no_dialog(void **state)
{
    (void)state;
    request(0, "BYE", 1, "");
    SEND(.at = 500, .line = "BYE sip:b@example.com SIP/2.0", .method = "BYE", .number = 1,
         .to = "1");
    assert_findings(response(600, "481 Call/Transaction Does Not Exist", "BYE", 1, ""),
                    "dialog-unknown request-repeated");
}

static void a_tag_that_is_absent_is_no_wrong_one(void **state)
{
    (void)state;
    open_call();
    ask(30, "BYE", 2, "", "a");
    const struct result *refused = answer(31, UNKNOWN, "BYE", 2, "", "a");
    assert_findings(refused, "dialog-unknown-fromless");
    assert_text(refused, "From of this BYE has no tag, so the dialog cannot be found; frame 2 has "
                         "the tags of both sides.");
    end(state);
    start(state);
    ask(30, "BYE", 2, "", "a");
    assert_findings(answer(31, UNKNOWN, "BYE", 2, "", "a"), "dialog-unknown");
}

static void refuse_with_tag(void)
{
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
}

static void acknowledge(int at, const char *branch, const char *to)
{
    SEND(.at = at, .line = "ACK sip:b@example.com SIP/2.0", .method = "ACK", .number = 1,
         .branch = branch, .to = to);
}

static void an_ack_without_the_to_tag_acknowledges_nothing(void **state)
{
    (void)state;
    refuse_with_tag();
    acknowledge(2, NULL, NULL);
    request(3, "INVITE", 2, AUTHORIZATION);
    const struct result *refused = response(4, "481 Gone", "INVITE", 2, "");
    assert_findings(refused, "dialog-unknown-ack");
    assert_text(refused,
                "The ACK of frame 3 has no tag in To, although the 401 of frame 2 has one: "
                "so it acknowledges nothing, and this INVITE came on top.");
}

static void other_acks_are_no_reason(void **state)
{
    static const struct {
        const char *branch, *to;
    } rows[] = {{NULL, "1"}, {"other", NULL}};

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        refuse_with_tag();
        acknowledge(2, rows[i].branch, rows[i].to);
        request(3, "INVITE", 2, AUTHORIZATION);
        assert_findings(response(4, "481 Gone", "INVITE", 2, ""), "");
    }
    end(state);
    start(state);
    request(0, "INVITE", 1, ""); /* the 401 has no To tag either */
    SEND(.at = 1, .line = "SIP/2.0 401 Unauthorized", .method = "INVITE", .number = 1,
         .headers = WWW);
    acknowledge(2, NULL, NULL);
    request(3, "INVITE", 2, AUTHORIZATION);
    assert_findings(response(4, "481 Gone", "INVITE", 2, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_dialog_that_the_capture_has_not_is_called_so),
        EXCHANGE(a_request_without_its_to_tag_belongs_to_no_dialog),
        EXCHANGE(only_what_needs_a_dialog_lacks_a_to_tag),
        EXCHANGE(a_wrong_tag_is_told_with_the_dialog_that_there_is),
        EXCHANGE(what_a_dialog_does_not_know_is_told_by_the_method),
        EXCHANGE(a_request_outside_a_dialog_is_told_by_what_it_names),
        EXCHANGE(a_to_tag_in_the_copy_alone_is_of_no_dialog),
        EXCHANGE(a_tag_that_is_absent_is_no_wrong_one),
        EXCHANGE(an_ack_without_the_to_tag_acknowledges_nothing),
        EXCHANGE(other_acks_are_no_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
