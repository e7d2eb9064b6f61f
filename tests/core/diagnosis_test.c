/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is said of a response by all that came before it. */

#include "exchanges.h"

static void request_and_time_are_found(void **state)
{
    (void)state;
    request(100, "OPTIONS", 1, "");
    const struct response *answer = response(350, "200 OK", "OPTIONS", 1, "");
    assert_int_equal(answer->request_frame, 1);
    assert_int_equal(answer->response_time, 250 * MILLISECOND);
    assert_findings(answer, "");
}

static void a_message_alone_tells_nothing_of_others(void **state)
{
    static const char text[] =
        "SIP/2.0 487 Request Terminated\r\nCall-ID: a\r\nCSeq: 1 INVITE\r\n\r\n";
    struct message message;

    (void)state;
    assert_true(message_parse(text, strlen(text), &message));
    const struct response *alone =
        diagnosis_read_alone(diagnosis, &message, &(const struct origin){.frame = 1});
    assert_int_equal(alone->code, 487);
    assert_int_equal(alone->finding_count, 0);
}

static void what_belongs_to_no_transaction_is_no_fault(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        unsigned code = i / 2;
        g_autofree char *text =
            g_strdup_printf("SIP/2.0 %03u Any\r\nWWW-Authenticate: " CHALLENGE "\r\n%s\r\n", code,
                            i % 2 ? "CSeq: 1 INVITE\r\n" : "");
        struct origin origin = {.frame = code};
        struct message message;

        assert_true(message_parse(text, strlen(text), &message));
        assert_non_null(diagnosis_read(diagnosis, &message, &origin));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(request_and_time_are_found),
        EXCHANGE(a_message_alone_tells_nothing_of_others),
        EXCHANGE(what_belongs_to_no_transaction_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
