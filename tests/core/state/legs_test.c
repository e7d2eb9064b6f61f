/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that are legs of one. */

#include "exchanges.h"

#define CALLER "192.0.2.1:5060"
#define SERVER "192.0.2.2:5060"
#define CALLEE "192.0.2.3:5060"

static void invite(int at, const char *call, bool is_sent_on, const char *headers)
{
    SEND(.at = at, .line = "INVITE sip:+33123456789@example.com SIP/2.0", .method = "INVITE",
         .number = 1, .call = call, .branch = call, .source = is_sent_on ? SERVER : CALLER,
         .destination = is_sent_on ? CALLEE : SERVER, .headers = headers);
}

static const struct result *answer(int at, const char *call)
{
    return SEND(.at = at, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
                .call = call, .branch = call, .to = "1");
}

/* The legs that a response tells, with their proofs. */
static void assert_legs(const struct result *result, const char *expected)
{
    const struct call_legs *legs = result->rare->legs;
    GString *told = g_string_new(NULL);

    for (unsigned i = 0; legs && i < legs->count; i++) {
        if (i > 0)
            g_string_append_printf(told, " %s ", leg_proof_words[legs->legs[i].proof]);
        g_string_append(told, legs->legs[i].call_id);
    }
    assert_string_equal(told->str, expected);
    g_string_free(told, TRUE);
}

static void assert_joined(const char *first, const char *second, const char *expected)
{
    diagnosis_free(diagnosis);
    diagnosis = diagnosis_new();
    frame = 0;
    invite(0, "a", false, first);
    invite(60 * 1000, "b", true, second);
    assert_legs(answer(61 * 1000, "b"), expected);
    assert_legs(answer(61 * 1000, "a"), expected);
}

static void legs_are_joined_by_what_their_invites_say(void **state)
{
    (void)state;
    assert_joined("Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=0000\r\n",
                  "Session-ID: ab30317f1a784dc48ff824d0d3715d86\r\n", "a session-id b");
    assert_joined("P-Charging-Vector: icid-value=\"1234567890\";orig-ioi=x\r\n",
                  "P-Charging-Vector: orig-ioi=y; icid-value=1234567890\r\n", "a icid b");
    assert_joined("Cisco-Guid: 1-2-3-4-5\r\n", "Cisco-Guid: 1-2-3-4-5\r\n", "a guid b");
    assert_joined("Session-ID: ab30317f1a784dc48ff824d0d3715d86\r\n",
                  "Session-ID: ab30317f1a784dc48ff824d0d3715d87\r\n", "");
    assert_joined("Session-ID: 00000000000000000000000000000000\r\n",
                  "Session-ID: 00000000000000000000000000000000\r\n", "");
    assert_joined("P-Charging-Vector: icid-value=0;orig-ioi=x\r\n",
                  "P-Charging-Vector: icid-value=0;orig-ioi=x\r\n", "");
    assert_joined("Session-ID: 1234567890\r\n", "P-Charging-Vector: icid-value=1234567890\r\n", "");
}

static void a_leg_may_name_the_other_one(void **state)
{
    (void)state;
    invite(0, "other@192.0.2.1", false, "");
    invite(60 * 1000, "b", true, "X-CID: other@192.0.2.1\r\n");
    assert_legs(answer(61 * 1000, "b"), "other@192.0.2.1 call-id b");
    invite(61 * 1000, "c", true, "X-CID: unseen@192.0.2.1\r\n");
    assert_legs(answer(61 * 1000 + 10, "c"), "unseen@192.0.2.1 call-id c");
    invite(62 * 1000, "named@192.0.2.1", true, "X-Call-ID: named@192.0.2.1\r\n");
    assert_legs(answer(63 * 1000, "named@192.0.2.1"), "");
}

/* Some put numbers of customers there. */
static void what_names_no_call_joins_none(void **state)
{
    (void)state;
    invite(0, "a", false, "X-CID: 0012345678\r\n");
    invite(60 * 1000, "b", true, "X-CID: 0012345678\r\n");
    assert_legs(answer(61 * 1000, "a"), "");
    assert_legs(answer(61 * 1000, "b"), "");
    invite(62 * 1000, "no-host-in-it", false, "");
    invite(90 * 1000, "c", true, "X-CID: no-host-in-it\r\n");
    assert_legs(answer(91 * 1000, "c"), "no-host-in-it call-id c");
}

static void a_leg_is_guessed_by_numbers_and_time(void **state)
{
    (void)state;
    invite(0, "a", false, "");
    assert_legs(answer(10, "a"), "");
    invite(100, "b", true, "");
    assert_legs(answer(200, "b"), "a guess b");
    assert_legs(answer(210, "a"), "a guess b");
    /* What was told before does not change. */
    invite(300, "c", true, "");
    const struct call_legs *two = diagnosis_legs(diagnosis, "a");
    assert_int_equal(two->count, 3);
}

/* Captures of two points that were merged, whose clocks differ. */
static void the_order_in_which_legs_were_captured_does_not_matter(void **state)
{
    (void)state;
    invite(100, "b", true, "");
    invite(0, "a", false, "");
    assert_legs(answer(200, "b"), "a guess b");
    invite(10 * 1000, "d", true, "");
    invite(10 * 1000 + 900, "c", false, "");
    assert_legs(answer(11 * 1000, "d"), "c guess d");
    invite(20 * 1000, "f", true, "");
    invite(20 * 1000 + 1100, "e", false, ""); /* another call, later on */
    assert_legs(answer(22 * 1000, "f"), "");
    invite(30 * 1000, "no-host-in-h", true, "X-CID: no-host-in-g\r\n");
    invite(60 * 1000, "no-host-in-g", false, "");
    assert_legs(answer(61 * 1000, "no-host-in-g"), "no-host-in-g call-id no-host-in-h");
}

/* As it would be in their order: a first one that comes last stands before those it was sent on to.
 */
static void the_first_leg_stands_first(void **state)
{
    (void)state;
    SEND(.at = 200, .line = "INVITE sip:+33123456789@192.0.2.4 SIP/2.0", .method = "INVITE",
         .number = 1, .call = "c", .branch = "c", .source = CALLEE,
         .destination = "192.0.2.4:5060");
    invite(100, "b", true, "");
    invite(0, "a", false, "");
    assert_legs(answer(300, "c"), "a guess b guess c");
}

static void nothing_is_guessed_where_it_may_be_wrong(void **state)
{
    (void)state;
    invite(0, "a", false, "");
    invite(0, "b", false, "");
    invite(100, "c", true, ""); /* of either */
    assert_legs(answer(200, "c"), "");
    invite(20 * 1000, "d", true, ""); /* too late */
    assert_legs(answer(21 * 1000, "d"), "");
    invite(30 * 1000, "e", false, "");
    SEND(.at = 30 * 1000 + 100, .line = "INVITE sip:+33123456780@example.com SIP/2.0",
         .method = "INVITE", .number = 1, .call = "f", .branch = "f", .source = SERVER,
         .destination = CALLEE, .to_field = "<sip:+33123456780@example.com>");
    assert_legs(answer(31 * 1000, "f"), "e guess f"); /* an extension that is dialled elsewhere */
    invite(32 * 1000, "e2", false, "");
    SEND(.at = 33 * 1000, .line = "INVITE sip:+33123456780@example.com SIP/2.0", .method = "INVITE",
         .number = 1, .call = "f2", .branch = "f2", .source = SERVER, .destination = CALLEE,
         .to_field = "<sip:+33123456780@example.com>");
    assert_legs(answer(34 * 1000, "f2"), ""); /* not at once */
    invite(40 * 1000, "g", false, "");
    invite(40 * 1000 + 100, "h", false, ""); /* the same caller once more */
    assert_legs(answer(41 * 1000, "h"), "");
}

static void numbers_are_compared_by_their_ends(void **state)
{
    (void)state;
    invite(0, "a", false, "");
    SEND(.at = 100, .line = "INVITE sip:0012-3456789@192.0.2.3 SIP/2.0", .method = "INVITE",
         .number = 1, .call = "b", .branch = "b", .source = SERVER, .destination = CALLEE,
         .to_field = "<sip:0012-3456789@192.0.2.3>");
    assert_legs(answer(200, "b"), "a guess b");
}

static void no_more_legs_are_joined_than_fit(void **state)
{
    static const char same[] = "Session-ID: ab30317f1a784dc48ff824d0d3715d86\r\n";
    static const char *const calls[] = {"a", "b", "c", "d", "e", "f"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(calls); i++)
        invite((int)i * 10000, calls[i], false, same);
    assert_legs(answer(90000, "a"), "a session-id b session-id c session-id d");
    assert_legs(answer(90000, "e"), "");
}

/* As where a request is selected that nothing is told of. */
static void the_call_of_a_request_is_found_by_its_frame(void **state)
{
    (void)state;
    invite(0, "a", false, "");
    invite(10000, "b", false, "");
    answer(20000, "b");
    assert_string_equal(diagnosis_call_in(diagnosis, 2), "b");
    assert_null(diagnosis_call_in(diagnosis, 3));
    assert_null(diagnosis_legs(diagnosis, "b"));
    assert_null(diagnosis_legs(diagnosis, "never seen"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(legs_are_joined_by_what_their_invites_say),
        EXCHANGE(a_leg_may_name_the_other_one),
        EXCHANGE(a_leg_is_guessed_by_numbers_and_time),
        EXCHANGE(the_order_in_which_legs_were_captured_does_not_matter),
        EXCHANGE(the_first_leg_stands_first),
        EXCHANGE(nothing_is_guessed_where_it_may_be_wrong),
        EXCHANGE(numbers_are_compared_by_their_ends),
        EXCHANGE(no_more_legs_are_joined_than_fit),
        EXCHANGE(the_call_of_a_request_is_found_by_its_frame),
        EXCHANGE(what_names_no_call_joins_none),
    };

    return cmocka_run_group_tests_name("legs", tests, NULL, NULL);
}
