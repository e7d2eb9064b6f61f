/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ladders: all messages of a call. */

#include "censuses.h"

static const struct summary_ladder *ladder_at(unsigned place)
{
    assert_true(place < summary->ladders->len);
    return g_ptr_array_index(summary->ladders, place);
}

static const struct summary_step *step_at(unsigned place)
{
    return &g_array_index(ladder_at(0)->steps, struct summary_step, place);
}

static bool climb(const char *call_id)
{
    struct census_scope scope = scope_until(100);

    if (!summary)
        summary = summary_new();
    return diagnosis_ladder(diagnosis, &scope, call_id, summary);
}

static void a_ladder_has_the_messages_of_a_call_in_their_order(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "100 Trying", "INVITE", 1, "");
    reply(500, "180 Ringing now", "INVITE", 1, "");
    reply(2000, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    ack(2010, 1);
    SEND(.at = 61000, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .to = "1",
         .source = PHONE, .destination = SERVER);
    reply(61010, "200 OK", "BYE", 2, "");
    assert_true(climb("a"));
    assert_steps(ladder_at(0), "INVITE 100 180 200 ACK BYE 200");
    assert_int_equal(step_at(4)->time, 2010 * MILLISECOND);
    assert_int_equal(step_at(4)->frame, 5);
    assert_string_equal(step_at(4)->source, PHONE);
    assert_string_equal(step_at(2)->label, "180 Ringing now");
    assert_string_equal(step_at(2)->source, SERVER);
    assert_int_equal(step_at(2)->time, 500 * MILLISECOND);
    assert_non_null(step_at(2)->text);
    assert_null(step_at(0)->text);
    assert_false(climb("b"));
}

static void copies_are_one_step(void **state)
{
    (void)state;
    invite(0, 1, "");
    invite(500, 1, "");
    invite(1500, 1, "");
    reply(2000, "486 Busy Here", "INVITE", 1, "");
    reply(2500, "486 Busy Here", "INVITE", 1, "");
    climb("a");
    assert_steps(ladder_at(0), "INVITE 486");
    assert_int_equal(step_at(0)->copies, 3);
    assert_int_equal(step_at(0)->last, 1500 * MILLISECOND);
    assert_int_equal(step_at(1)->copies, 2);
    assert_int_equal(step_at(1)->last, 2500 * MILLISECOND);
}

static void a_request_that_shows_something_has_its_sentence(void **state)
{
    (void)state;
    invite(0, 1, "");
    climb("a");
    assert_steps(ladder_at(0), "INVITE");
    assert_string_equal(step_at(0)->text, "No response from 192.0.2.2:5060");
    assert_int_equal(step_at(0)->severity, CODE_WARN);
}

static void a_response_without_its_request_stands_where_it_came(void **state)
{
    (void)state;
    SEND(.at = 1000, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1, .branch = "x",
         .to = "1", .source = SERVER, .destination = PHONE);
    SEND(.at = 2000, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .to = "1",
         .source = PHONE, .destination = SERVER);
    SEND(.at = 3000, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE", .number = 1,
         .branch = "x", .to = "1", .source = SERVER, .destination = PHONE);
    climb("a");
    assert_steps(ladder_at(0), "180 BYE 487");
}

static void legs_of_a_call_are_in_its_ladder_guessed_ones_too(void **state)
{
    static const char session[] = "Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=0\r\n";

    (void)state;
    SEND(.at = 0, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .headers = session, .source = PHONE, .destination = SERVER);
    SEND(.at = 10, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "b", .call = "leg", .headers = session, .source = SERVER, .destination = OTHER);
    SEND(.at = 20, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "c", .call = "guess", .source = SERVER, .destination = OTHER);
    climb("a");
    assert_steps(ladder_at(0), "INVITE INVITE INVITE");
    climb("leg");
    assert_steps(ladder_at(1), "INVITE INVITE INVITE");
    sum_up(60);
    assert_null(call_at(0)->leg);
    assert_string_equal(call_at(1)->leg, "a");
    assert_null(call_at(2)->leg);
}

static void long_ladders_say_what_they_left_out(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 205; i++)
        invite((int)i, i + 1, "");
    climb("a");
    assert_int_equal(ladder_at(0)->steps->len, 200);
    assert_int_equal(ladder_at(0)->left_out, 5);
    assert_int_equal(step_at(199)->frame, 200);
}

static void each_cause_has_a_ladder_of_its_first_example(void **state)
{
    static const char *const codes[] = {"486 Busy Here", "500 Server Internal Error",
                                        "486 Busy Here"};
    static const char *const calls[] = {"first", "second", "third"};

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        g_autofree char *line = g_strdup_printf("SIP/2.0 %s", codes[i]);

        SEND(.at = (int)i * 100, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
             .number = i + 1, .call = calls[i], .source = PHONE, .destination = SERVER);
        SEND(.at = (int)i * 100 + 10, .line = line, .method = "INVITE", .number = i + 1, .to = "1",
             .call = calls[i], .source = SERVER, .destination = PHONE);
    }
    struct census_scope scope = scope_until(60);
    scope.wants_ladders = true;
    summary = summary_new();
    diagnosis_summarize(diagnosis, &scope, summary);
    assert_int_equal(summary->ladders->len, 2);
    assert_string_equal(ladder_at(0)->call_id, "first");
    assert_string_equal(ladder_at(0)->cause, "486");
    assert_string_equal(ladder_at(1)->call_id, "second");
    assert_steps(ladder_at(1), "INVITE 500");
}

static void frames_tell_the_order_where_the_clock_was_set_back(void **state)
{
    (void)state;
    invite(100000, 1, "");
    reply(100010, "180 Ringing", "INVITE", 1, "");
    reply(5000, "486 Busy Here", "INVITE", 1, "");
    ack(5010, 1);
    climb("a");
    assert_steps(ladder_at(0), "INVITE 180 486 ACK");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_ladder_has_the_messages_of_a_call_in_their_order),
        CENSUS(copies_are_one_step),
        CENSUS(a_request_that_shows_something_has_its_sentence),
        CENSUS(a_response_without_its_request_stands_where_it_came),
        CENSUS(legs_of_a_call_are_in_its_ladder_guessed_ones_too),
        CENSUS(long_ladders_say_what_they_left_out),
        CENSUS(each_cause_has_a_ladder_of_its_first_example),
        CENSUS(frames_tell_the_order_where_the_clock_was_set_back),
    };

    return cmocka_run_group_tests_name("census_ladder", tests, NULL, NULL);
}
