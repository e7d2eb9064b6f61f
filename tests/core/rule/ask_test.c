/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When rules are asked: those here stand in place of those of rules.c. */

#include "exchanges.h"
#include "rule.h"

static GString *asked;

static void of_any(struct evidence *evidence)
{
    assert_non_null(evidence->response);
    g_string_append(asked, "any ");
}

static void of_transaction(struct evidence *evidence)
{
    assert_non_null(evidence->transaction);
    g_string_append(asked, "transaction ");
}

static void of_request(struct evidence *evidence)
{
    assert_non_null(evidence->request);
    g_string_append(asked, "request ");
}

static void of_report(struct evidence *evidence)
{
    assert_true(evidence->response->is_reported);
    g_string_append(asked, "report ");
}

static void of_sent(struct evidence *evidence)
{
    assert_null(evidence->response);
    g_string_append(asked, evidence->request ? "copy " : "sent ");
}

static void of_later(struct evidence *evidence)
{
    assert_null(evidence->message);
    assert_non_null(evidence->request);
    g_string_append(asked, "later ");
}

const struct rule *const *rules_all(size_t *count)
{
    static const struct rule any = {.on_response = of_any, .on_later = of_later};
    static const struct rule transaction = {.needs = NEEDS_TRANSACTION,
                                            .on_response = of_transaction};
    static const struct rule answer = {
        .needs = NEEDS_REQUEST, .on_response = of_request, .on_report = of_report};
    static const struct rule sent = {.on_request = of_sent};
    static const struct rule *const rules[] = {&answer, &transaction, &any, &sent};

    *count = G_N_ELEMENTS(rules);
    return rules;
}

static void assert_asked(const char *expected)
{
    assert_string_equal(asked->str, expected);
    g_string_truncate(asked, 0);
}

static void rules_are_asked_in_order_of_what_they_need(void **state)
{
    static const char keyless[] = "SIP/2.0 404 Not Found\r\n\r\n";
    const struct origin origin = {.frame = 1};
    struct message message;

    (void)state;
    asked = g_string_new(NULL);
    assert_true(message_parse(keyless, strlen(keyless), &message));
    diagnosis_read(diagnosis, &message, &origin);
    assert_asked("any ");
    response(1, "404 Not Found", "OPTIONS", 1, "");
    assert_asked("transaction any ");
    request(2, "OPTIONS", 2, "");
    assert_asked("sent ");
    request(2, "OPTIONS", 2, "");
    assert_asked("copy ");
    response(3, "404 Not Found", "OPTIONS", 2, "");
    assert_asked("request transaction any ");
    diagnosis_read_alone(diagnosis, &message, &origin);
    assert_asked("");
    request(4, "NOTIFY", 3, "Content-Type: message/sipfrag\r\n\r\nSIP/2.0 200 OK");
    assert_asked("sent report ");
    diagnosis_later(diagnosis, 1, 0);
    assert_asked("later later ");
    diagnosis_later(diagnosis, 1, SECOND - 1);
    assert_asked("");
    diagnosis_later(diagnosis, 1, SECOND);
    assert_asked("later later ");
    g_string_free(asked, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(rules_are_asked_in_order_of_what_they_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
