/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which host made a response. */

#include "hops.h"

#define OK "SIP/2.0 200 OK"
#define RINGING "SIP/2.0 180 Ringing"
#define BUSY "SIP/2.0 486 Busy Here"
#define TIMEOUT "SIP/2.0 408 Request Timeout"
#define ERROR "SIP/2.0 500 Server Internal Error"

/* As a filter sees it: "passed-on 3". */
static void assert_origin(const struct result *response, const char *expected)
{
    g_autofree char *frame_of = g_strdup_printf(" %u", response->origin_frame);
    g_autofree char *text = g_strconcat(response_origin_words[response->origin],
                                        response->origin_frame ? frame_of : "", NULL);

    assert_string_equal(text, expected);
}

/* From the host `source`, with that Contact. */
static const struct result *answer(int at, const char *line, const char *branch, const char *source,
                                   const char *contact)
{
    g_autofree char *header = contact ? g_strdup_printf("Contact: <%s>\r\n", contact) : NULL;

    return SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = branch,
                .to = "1", .headers = header, .source = source);
}

static void a_response_is_followed_back_to_who_made_it(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", INSIDE, CAROL);
    send_on(2, "3", "2", CAROL, BOB);
    assert_origin(reply(3, "SIP/2.0 100 Trying", "1"), "self");
    assert_origin(reply(4, RINGING, "3"), "self");
    assert_origin(reply(5, RINGING, "2"), "passed-on 5");
    assert_origin(reply(6, RINGING, "1"), "passed-on 6");
    assert_origin(reply(7, BUSY, "3"), "self");
    assert_origin(reply(8, BUSY, "2"), "passed-on 8");
    assert_origin(reply(9, BUSY, "1"), "passed-on 9");
    assert_origin(reply(600, BUSY, "1"), "passed-on 9"); /* again */
}

static void one_hop_shows_nothing_but_by_its_contact(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    assert_origin(answer(1, BUSY, "1", PROXY, NULL), "unknown");
    forward(0, "2", ALICE, PROXY);
    assert_origin(answer(2, RINGING, "2", PROXY, "sip:b@192.0.2.1;x"), "self");
    assert_origin(answer(3, BUSY, "2", PROXY, NULL), "self"); /* as it is a user agent */
    forward(0, "3", ALICE, PROXY);
    assert_origin(answer(4, RINGING, "3", PROXY, "sip:b@192.0.2.1:5080"), "unknown");
    assert_origin(answer(5, BUSY, "3", PROXY, NULL), "unknown");
    forward(0, "4", ALICE, PROXY);
    assert_origin(answer(6, OK, "4", PROXY, "sip:b@example.com"), "unknown");
    forward(0, "5", ALICE, "[2001:db8::1]:5061");
    assert_origin(answer(6, OK, "5", "[2001:db8::1]:5061", "sips:[2001:db8::1]"), "self");
}

static void the_last_host_may_have_another_behind_it(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    assert_origin(answer(2, RINGING, "2", BOB, "sip:b@10.0.0.7"), "unknown");
    assert_origin(answer(3, BUSY, "2", BOB, NULL), "unknown");
}

static void a_response_to_register_has_contacts_of_others(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:h SIP/2.0", .method = "REGISTER", .number = 1);
    assert_origin(SEND(.at = 1, .line = OK, .method = "REGISTER", .number = 1, .source = PROXY,
                       .headers = "Contact: <sip:a@192.0.2.1:5060>\r\n"),
                  "unknown");
}

static void without_any_request_nothing_is_shown(void **state)
{
    (void)state;
    assert_origin(reply(0, BUSY, "1"), "unknown");
}

static void a_code_that_was_made_of_another_is_changed(void **state)
{
    static const struct {
        const char *got, *sent, *origin, *findings;
        int after;
    } rows[] = {
        {TIMEOUT, ERROR, "changed 3", "response-changed", 0},
        {"SIP/2.0 407 Proxy Authentication Required\r\nProxy-Authenticate: " CHALLENGE,
         "SIP/2.0 403 Forbidden", "changed 3", "response-changed", 1},
        {TIMEOUT, ERROR, "unknown", "", 500}, /* another next hop may have said it */
        {"SIP/2.0 302 Moved Temporarily", BUSY, "unknown", "", 1}, /* of the new target */
        {"SIP/2.0 407 Proxy Authentication Required\r\nProxy-Authenticate: " CHALLENGE, BUSY,
         "unknown", "", 1}, /* may have answered the challenge */
        {"SIP/2.0 487 Request Terminated", TIMEOUT, "self", "", 1},
        {BUSY, OK, "unknown", "header-missing-route", 1},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        forward(0, "1", ALICE, PROXY);
        send_on(1, "2", "1", PROXY, BOB);
        answer(1000, rows[i].got, "2", BOB, NULL);
        const struct result *sent = answer(1000 + rows[i].after, rows[i].sent, "1", PROXY, NULL);
        assert_origin(sent, rows[i].origin);
        assert_findings(sent, rows[i].findings);
    }
}

static void what_no_next_hop_said_is_made_here(void **state)
{
    static const struct {
        const char *heard, *sent, *origin;
    } rows[] = {
        {NULL, TIMEOUT, "self"},
        {NULL, BUSY, "unknown"}, /* the answer of the next hop may not be captured */
        {NULL, OK, "unknown"},
        {"SIP/2.0 100 Trying", BUSY, "self"},
        {"SIP/2.0 100 Trying", OK, "unknown"},
        {"SIP/2.0 100 Trying", RINGING, "unknown"},
        {RINGING, "SIP/2.0 480 Temporarily Unavailable", "self"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        forward(0, "1", ALICE, PROXY);
        send_on(1, "2", "1", PROXY, BOB);
        if (rows[i].heard)
            reply(2, rows[i].heard, "2");
        assert_origin(reply(3000, rows[i].sent, "1"), rows[i].origin);
    }
}

static void of_several_branches_the_one_with_the_code_counts(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    send_on(2, "3", "1", PROXY, CAROL);
    reply(3, BUSY, "2");
    reply(4, "SIP/2.0 480 Temporarily Unavailable", "3");
    assert_origin(reply(5, BUSY, "1"), "passed-on 4");
    end(state);
    start(state);
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    send_on(2, "3", "1", PROXY, CAROL);
    reply(3, BUSY, "2");
    assert_origin(reply(5, "SIP/2.0 480 Temporarily Unavailable", "1"), "unknown");
}

static void each_host_answers_a_cancel_itself(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    cancel(2, "1", ALICE, PROXY, "");
    cancel(3, "2", PROXY, BOB, "");
    assert_origin(SEND(.at = 4, .line = OK, .method = "CANCEL", .number = 1, .branch = "2"),
                  "self");
    assert_origin(SEND(.at = 5, .line = OK, .method = "CANCEL", .number = 1, .branch = "1"),
                  "self");
}

static void who_forwards_without_transactions_passes_a_100_on(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    reply(2, "SIP/2.0 100 Trying", "2");
    assert_origin(reply(3, "SIP/2.0 100 Trying", "1"), "unknown");
}

static void forgotten_branches_may_have_said_it(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    for (unsigned i = 0; i < 20; i++) {
        g_autofree char *branch = g_strdup_printf("b%u", i);
        send_on(1, branch, "first", PROXY, BOB);
    }
    reply(2, RINGING, "b19");
    assert_origin(reply(3, TIMEOUT, "first"), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_response_is_followed_back_to_who_made_it),
        EXCHANGE(one_hop_shows_nothing_but_by_its_contact),
        EXCHANGE(the_last_host_may_have_another_behind_it),
        EXCHANGE(a_response_to_register_has_contacts_of_others),
        EXCHANGE(without_any_request_nothing_is_shown),
        EXCHANGE(a_code_that_was_made_of_another_is_changed),
        EXCHANGE(what_no_next_hop_said_is_made_here),
        EXCHANGE(of_several_branches_the_one_with_the_code_counts),
        EXCHANGE(each_host_answers_a_cancel_itself),
        EXCHANGE(who_forwards_without_transactions_passes_a_100_on),
        EXCHANGE(forgotten_branches_may_have_said_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
