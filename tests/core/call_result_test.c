/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who ended a call, and how long it lasted. */

#include "exchanges.h"

static void assert_end(const struct result *result, const char *ender, int seconds)
{
    assert_non_null(result);
    assert_int_equal(result->outcome, OUTCOME_ENDED);
    assert_string_equal(ender_words[result->ended_by], ender);
    assert_int_equal(result->rare->call_time, seconds * SECOND);
}

static void answer_call(void)
{
    request(0, "INVITE", 1, "");
    assert_int_equal(response(1000, "200 OK", "INVITE", 1, "")->outcome, OUTCOME_ANSWERED);
    SEND(.at = 1010, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .to = "1",
         .branch = "ack");
}

static void hang_up(int at, unsigned number)
{
    SEND(.at = at, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = number, .to = "1");
}

static void the_answer_to_bye_tells_who_ended_the_call(void **state)
{
    (void)state;
    answer_call();
    hang_up(61 * 1000, 2);
    assert_end(response(61 * 1000 + 10, "200 OK", "BYE", 2, ""), "caller", 60);
    assert_int_equal(response(61 * 1000 + 20, "200 OK", "BYE", 2, "")->outcome, OUTCOME_NONE);
}

static void the_callee_ends_it_by_a_bye_of_its_own(void **state)
{
    (void)state;
    answer_call();
    SEND(.at = 11 * 1000, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 7,
         .from = "1", .to = "a", .branch = "bye");
    assert_end(SEND(.at = 11 * 1000 + 10, .line = "SIP/2.0 481 Call/Transaction Does Not Exist",
                    .method = "BYE", .number = 7, .from = "1", .to = "a", .branch = "bye"),
               "callee", 10);
}

static void a_bye_that_is_challenged_tells_no_end(void **state)
{
    (void)state;
    answer_call();
    hang_up(11 * 1000, 2);
    assert_int_equal(
        response(11 * 1000 + 10, "407 Proxy Authentication Required", "BYE", 2, "")->outcome,
        OUTCOME_NONE);
    hang_up(12 * 1000, 3);
    assert_end(response(12 * 1000 + 10, "200 OK", "BYE", 3, ""), "caller", 11);
}

static void a_bye_without_answer_tells_at_the_end(void **state)
{
    (void)state;
    answer_call();
    hang_up(11 * 1000, 2);
    assert_end(later(4, 60 * 1000), "caller", 10);
}

static void a_bye_while_it_rings_gives_the_call_up(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    hang_up(5000, 2);
    response(5010, "200 OK", "BYE", 2, "");
    const struct result *ended = response(5020, "487 Request Terminated", "INVITE", 1, "");
    assert_int_equal(ended->outcome, OUTCOME_CANCELLED);
}

static void a_call_whose_answer_was_not_seen_has_no_duration(void **state)
{
    (void)state;
    hang_up(11 * 1000, 2);
    assert_int_equal(response(11 * 1000 + 10, "200 OK", "BYE", 2, "")->outcome, OUTCOME_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(the_answer_to_bye_tells_who_ended_the_call),
        EXCHANGE(the_callee_ends_it_by_a_bye_of_its_own),
        EXCHANGE(a_bye_that_is_challenged_tells_no_end),
        EXCHANGE(a_bye_without_answer_tells_at_the_end),
        EXCHANGE(a_bye_while_it_rings_gives_the_call_up),
        EXCHANGE(a_call_whose_answer_was_not_seen_has_no_duration),
    };

    return cmocka_run_group_tests_name("call_result", tests, NULL, NULL);
}
