/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A final response after another one. */

#include "exchanges.h"

#define CLIENT "192.0.2.10:5060"
#define SERVER "192.0.2.1:5060"

static const struct result *ask(int at, const char *method)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);

    return SEND(.at = at, .line = line, .method = method, .number = 1, .source = CLIENT,
                .destination = SERVER);
}

static const struct result *tell(int at, const char *line, const char *method)
{
    return SEND(.at = at, .line = line, .method = method, .number = 1, .to = "1", .source = SERVER,
                .destination = CLIENT, .headers = "Contact: <sip:b@host>\r\n");
}

static void a_second_final_response_is_too_late(void **state)
{
    (void)state;
    ask(0, "INVITE");
    tell(10, "SIP/2.0 486 Busy Here", "INVITE");
    const struct result *late = tell(20, "SIP/2.0 503 Service Unavailable", "INVITE");
    assert_findings(late, "late-response");
    assert_text(late,
                "The request had its final response, 486, in frame 2: this one comes from " SERVER
                " all the same, and the client no longer waits for any.");
    assert_int_equal(late->severity, CODE_NOTE);
}

static void a_copy_is_no_second_response(void **state)
{
    (void)state;
    ask(0, "INVITE");
    tell(10, "SIP/2.0 486 Busy Here", "INVITE");
    assert_findings(tell(510, "SIP/2.0 486 Busy Here", "INVITE"), "ack-missing-refusal-early");
}

/* As clients do that answer a challenge with the branch that they had. */
static void another_copy_of_the_request_has_an_answer_of_its_own(void **state)
{
    (void)state;
    ask(0, "OPTIONS");
    tell(10, "SIP/2.0 503 Service Unavailable", "OPTIONS");
    ask(20, "OPTIONS");
    assert_findings(tell(30, "SIP/2.0 500 Server Internal Error", "OPTIONS"), "");
}

/* Another host may answer the same request that a client sent to both. */
static void a_response_of_another_host_is_not_late(void **state)
{
    (void)state;
    ask(0, "INVITE");
    tell(10, "SIP/2.0 486 Busy Here", "INVITE");
    assert_findings(SEND(.at = 20, .line = "SIP/2.0 503 Service Unavailable", .method = "INVITE",
                         .number = 1, .to = "1", .source = "192.0.2.2:5060", .destination = CLIENT),
                    "");
}

/* Each device that the call was forked to may answer. */
static void a_second_answer_of_a_fork_is_not_late(void **state)
{
    (void)state;
    ask(0, "INVITE");
    tell(10, "SIP/2.0 486 Busy Here", "INVITE");
    assert_findings(tell(20, "SIP/2.0 200 OK", "INVITE"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_second_final_response_is_too_late),
        EXCHANGE(a_copy_is_no_second_response),
        EXCHANGE(another_copy_of_the_request_has_an_answer_of_its_own),
        EXCHANGE(a_response_of_another_host_is_not_late),
        EXCHANGE(a_second_answer_of_a_fork_is_not_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
