/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that nothing answers. */

#include "exchanges.h"

#define SERVER "192.0.2.1:5060"

/* A copy of a request to the server. */
static const struct result *ask(int at, const char *method, unsigned number)
{
    return SEND(.at = at, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = method,
                .number = number, .destination = SERVER);
}

static void a_copy_without_response_says_so(void **state)
{
    (void)state;
    assert_null(ask(0, "INVITE", 1));
    assert_findings(ask(500, "INVITE", 1), "request-unanswered-copy");
    const struct result *third = ask(1500, "INVITE", 1);
    assert_findings(third, "request-unanswered-copy");
    assert_text(third, "This is copy 3 of the request of frame 1. No response to it came in the "
                       "1.5 s since then.");
    assert_true(result_is_request(third));
    assert_string_equal(third->method, "INVITE");
    assert_int_equal(third->severity, CODE_WARN);
}

static void a_copy_after_a_response_says_nothing(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    response(100, "100 Trying", "INVITE", 1, "");
    assert_null(ask(500, "INVITE", 1));
}

/* The same datagram, as captured at two interfaces. */
static void a_datagram_captured_twice_is_no_copy(void **state)
{
    (void)state;
    ask(0, "INVITE", 1);
    frame--;
    assert_null(ask(1, "INVITE", 1));
}

static void silence_is_told_when_the_capture_was_read(void **state)
{
    (void)state;
    ask(0, "OPTIONS", 1);
    assert_null(later(1, 31 * 1000));
    ask(10, "OPTIONS", 2);
    response(20, "200 OK", "OPTIONS", 2, "");
    const struct result *silent = later(1, 33 * 1000);
    assert_findings(silent, "request-unanswered-once");
    assert_string_equal(silent->method, "OPTIONS");
    assert_string_equal(silent->call_id, "a");
    assert_int_equal(silent->frame, 1);
    assert_null(silent->rare->next);
    assert_null(later(2, 33 * 1000));
}

/* The capture may end before the client gives up. */
static void many_copies_tell_it_earlier(void **state)
{
    static const int times[] = {0, 500, 1500};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(times); i++)
        ask(times[i], "INVITE", 1);
    assert_null(later(1, 1600));
    ask(3500, "INVITE", 1);
    assert_findings(later(1, 3600), "request-unanswered");
}

/* What could not be read may have been the answer. */
static void nothing_is_told_after_unread_messages(void **state)
{
    (void)state;
    diagnosis_note_unread(diagnosis);
    ask(0, "OPTIONS", 1);
    assert_null(ask(500, "OPTIONS", 1));
    assert_null(later(1, 33 * 1000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_copy_without_response_says_so),
        EXCHANGE(a_copy_after_a_response_says_nothing),
        EXCHANGE(a_datagram_captured_twice_is_no_copy),
        EXCHANGE(silence_is_told_when_the_capture_was_read),
        EXCHANGE(many_copies_tell_it_earlier),
        EXCHANGE(nothing_is_told_after_unread_messages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
