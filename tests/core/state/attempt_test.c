/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "quotes.h"

/* What a response tells of the attempt: its outcome, and post-dial delay in milliseconds. */
static void assert_told(const struct result *result, const char *expected)
{
    g_autofree char *delay =
        result->has_delay ? g_strdup_printf("%" G_GINT64_FORMAT, result_delay(result) / MILLISECOND)
                          : g_strdup("-");
    const char *outcome = result->outcome ? outcome_words[result->outcome] : "-";
    g_autofree char *told = g_strdup_printf("%s %s", outcome, delay);

    assert_string_equal(told, expected);
}

static void an_answer_is_told_once_and_its_delay_with_the_ringing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_told(response(10, "100 Trying", "INVITE", 1, ""), "- -");
    assert_told(response(900, "180 Ringing", "INVITE", 1, ""), "- 900");
    assert_told(response(950, "183 Session Progress", "INVITE", 1, ""), "- -");
    assert_told(response(5000, "200 OK", "INVITE", 1, ""), "answered -");
    assert_told(response(5500, "200 OK", "INVITE", 1, ""), "- -");
}

static void a_challenge_and_a_redirection_are_part_of_an_attempt(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_told(response(100, "407 Proxy Authentication Required", "INVITE", 1,
                         "Proxy-Authenticate: " CHALLENGE "\r\n"),
                "- -");
    request(200, "INVITE", 2, "Proxy-" AUTHORIZATION);
    assert_told(response(300, "302 Moved Temporarily", "INVITE", 2, ""), "- -");
    request(400, "INVITE", 3, "");
    assert_told(response(500, "486 Busy Here", "INVITE", 3, ""), "busy 500");
    /* The next one is another attempt: nobody sends the same again for this one. */
    request(600, "INVITE", 4, "");
    assert_told(response(700, "404 Not Found", "INVITE", 4, ""), "refused 100");
}

static void a_session_interval_that_is_too_small_is_asked_for_again(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_told(response(100, "422 Session Interval Too Small", "INVITE", 1, "Min-SE: 90\r\n"),
                "- -");
    request(200, "INVITE", 2, "");
    assert_told(response(300, "200 OK", "INVITE", 2, ""), "answered 300");
}

/* Via rewritten by an ALG: one request, captured on both sides. */
static void an_attempt_on_both_sides_of_a_nat_is_told_on_the_first(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .sent_by = "203.0.113.7");
    assert_told(SEND(.at = 50, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
                     .sent_by = "203.0.113.7", .to = "1"),
                "- -");
    assert_told(response(51, "486 Busy Here", "INVITE", 1, ""), "busy 51");
}

static void a_login_that_is_refused_ends_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(100, "401 Unauthorized", "INVITE", 1, WWW);
    request(200, "INVITE", 2, AUTHORIZATION);
    assert_told(response(300, "401 Unauthorized", "INVITE", 2,
                         "WWW-Authenticate: " CHALLENGE ", stale=true\r\n"),
                "- -");
    request(400, "INVITE", 3, AUTHORIZATION);
    assert_told(response(500, "401 Unauthorized", "INVITE", 3, NEW_NONCE), "refused -");
}

static void outcomes_are_told_by_code_and_ringing(void **state)
{
    static const struct {
        const char *line;
        const char *told;
        const char *told_after_ringing;
    } rows[] = {
        {"600 Busy Everywhere", "busy 10", "busy -"},
        {"480 Temporarily Unavailable", "refused 10", "no-answer -"},
        {"408 Request Timeout", "unanswered 10", "no-answer -"},
        {"487 Request Terminated", "unknown 10", "no-answer -"},
        {"503 Service Unavailable", "failed 10", "failed -"},
        {"603 Decline", "refused 10", "refused -"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        int at = (int)i * 1000;

        request(at, "INVITE", 2 * i + 1, "");
        assert_told(response(at + 10, rows[i].line, "INVITE", 2 * i + 1, ""), rows[i].told);
        request(at + 500, "INVITE", 2 * i + 2, "");
        response(at + 510, "180 Ringing", "INVITE", 2 * i + 2, "");
        assert_told(response(at + 520, rows[i].line, "INVITE", 2 * i + 2, ""),
                    rows[i].told_after_ringing);
    }
    (void)state;
}

/* A 183 may have an announcement, or the ringing of a gateway: its cause tells. */
static void progress_is_no_ringing(void **state)
{
    static const struct {
        const char *line;
        const char *headers;
        const char *told;
    } rows[] = {
        {"480 Temporarily Unavailable", "Reason: Q.850;cause=20\r\n", "refused -"},
        {"480 Temporarily Unavailable", "Reason: SIP;cause=19\r\n", "refused -"},
        {"480 Temporarily Unavailable", "Reason: Q.850;cause=19\r\n", "no-answer -"},
        {"408 Request Timeout", "", "unanswered -"},
        {"408 Request Timeout", "Reason: Q.850;cause=18\r\n", "no-answer -"},
        {"487 Request Terminated", "", "unknown -"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request((int)i * 1000, "INVITE", i + 1, "");
        response((int)i * 1000 + 10, "183 Session Progress", "INVITE", i + 1, "");
        assert_told(response((int)i * 1000 + 20, rows[i].line, "INVITE", i + 1, rows[i].headers),
                    rows[i].told);
    }
}

static void a_caller_who_gives_up_cancels(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(5000, "CANCEL", 1, "");
    assert_told(response(5010, "200 OK", "CANCEL", 1, ""), "- -");
    assert_told(response(5020, "487 Request Terminated", "INVITE", 1, ""), "cancelled -");
}

/* A proxy passes on the best code of all branches. What came before the CANCEL was accepted may
 * have crossed it. */
static void a_caller_who_gives_up_cancels_whatever_code_comes(void **state)
{
    (void)state;
    static const struct {
        const char *code, *told;
    } rows[] = {
        {"480 Temporarily Unavailable", "cancelled 502"},
        {"486 Busy Here", "cancelled 502"},
        {"603 Decline", "cancelled 502"},
        {"503 Service Unavailable", "failed 502"},
        {"407 Proxy Authentication Required", "- -"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request((int)i * 1000, "INVITE", i + 1, "");
        request((int)i * 1000 + 500, "CANCEL", i + 1, "");
        response((int)i * 1000 + 501, "200 OK", "CANCEL", i + 1, "");
        assert_told(response((int)i * 1000 + 502, rows[i].code, "INVITE", i + 1, ""), rows[i].told);
    }
    request(9000, "INVITE", 9, "");
    request(9500, "CANCEL", 9, "");
    assert_told(response(9501, "486 Busy Here", "INVITE", 9, ""), "busy 501");
    response(9502, "200 OK", "CANCEL", 9, "");
}

static void what_is_in_a_dialog_or_unseen_is_no_attempt(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1, .to = "1");
    assert_told(response(10, "488 Not Acceptable Here", "INVITE", 1, ""), "- -");
    assert_told(response(20, "486 Busy Here", "INVITE", 2, ""), "- -");
    request(30, "OPTIONS", 3, "");
    assert_told(response(40, "404 Not Found", "OPTIONS", 3, ""), "- -");
}

#define BELOW(branch) "Via: SIP/2.0/UDP host;branch=z9hG4bK" branch "\r\n"

/* The proxy's own hop tells nothing more. */
static void an_attempt_is_told_at_its_first_hop(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@192.0.2.9 SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "x", .sent_by = "proxy", .via = BELOW("1"));
    assert_told(SEND(.at = 50, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
                     .branch = "x", .sent_by = "proxy", .via = BELOW("1"), .to = "1"),
                "- -");
    assert_told(response(60, "486 Busy Here", "INVITE", 1, ""), "busy 60");
}

/* Whatever the branches get, the proxy that is not seen may have answered otherwise. */
static void branches_of_a_proxy_that_is_not_seen_tell_nothing(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2; i++)
        SEND(.at = 1, .line = "INVITE sip:b@192.0.2.9 SIP/2.0", .method = "INVITE", .number = 1,
             .branch = i ? "x" : "y", .sent_by = "proxy", .via = BELOW("1"));
    assert_told(SEND(.at = 50, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1,
                     .branch = "x", .sent_by = "proxy", .via = BELOW("1"), .to = "1"),
                "- -");
}

static const struct result *one_way(int at, const char *line, const char *branch, const char *to)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = branch, .to = to,
                .destination = strcmp(branch, "x") == 0 ? "192.0.2.1:5060" : "192.0.2.2:5060");
}

/* A client that sends its request to two hosts: what one of them does is no outcome. */
static void a_way_that_fails_beside_another_tells_nothing(void **state)
{
    (void)state;
    one_way(0, "INVITE sip:b@example.com SIP/2.0", "x", NULL);
    one_way(1, "INVITE sip:b@example.com SIP/2.0", "y", NULL);
    assert_told(one_way(10, "SIP/2.0 503 Service Unavailable", "x", "1"), "- -");
    assert_told(one_way(20, "SIP/2.0 200 OK", "y", "1"), "answered -");
}

static void a_challenge_with_another_nonce_ends_nothing(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(100, "401 Unauthorized", "INVITE", 1, WWW);
    request(200, "INVITE", 2, AUTHORIZATION);
    response(300, "486 Busy Here", "INVITE", 2, "");
    request(60 * 1000, "INVITE", 3, AUTHORIZATION);
    assert_told(response(60 * 1000 + 100, "401 Unauthorized", "INVITE", 3, NEW_NONCE), "- -");
}

static void a_cause_of_the_telephone_network_tells_more_than_480(void **state)
{
    static const struct {
        const char *reason;
        const char *told;
    } rows[] = {
        {"Reason: Q.850;cause=17\r\n", "busy -"},
        {"Reason: Q.850;cause=19\r\n", "no-answer -"},
        {"Reason: q.850;cause=21\r\n", "refused -"},
        {"Reason: SIP;cause=480\r\n", "no-answer -"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        response(10, "180 Ringing", "INVITE", i, "");
        assert_told(response(20, "480 Temporarily Unavailable", "INVITE", i, rows[i].reason),
                    rows[i].told);
    }
}

static void a_call_that_another_device_answered_is_not_cancelled(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "180 Ringing", "INVITE", 1, "");
    request(5000, "CANCEL", 1, "Reason: SIP;cause=200\r\n");
    assert_told(response(5020, "487 Request Terminated", "INVITE", 1, ""), "- -");
}

static void an_attempt_that_nobody_answers_is_told_at_the_end(void **state)
{
    (void)state;
    SEND(.line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .destination = "192.0.2.1:5060");
    SEND(.at = 10, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2,
         .call = "b", .to = "1", .destination = "192.0.2.1:5060");
    assert_told(later(1, 40000), "unanswered -");
    assert_told(later(2, 40000), "- -"); /* in a dialog */
}

#define ONE "192.0.2.2:5060"
#define TWO "192.0.2.3:5060"
#define THREE "192.0.2.4:5060"

static struct sent call_at(int at, const char *branch, const char *server)
{
    return (struct sent){.at = at,
                         .line = "INVITE sip:b@example.com SIP/2.0",
                         .method = "INVITE",
                         .number = 1,
                         .branch = branch,
                         .source = "192.0.2.1:5060",
                         .destination = server};
}

static const struct result *answer_of(int at, const char *server, const char *line,
                                      const char *branch)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = branch,
                .to = "1", .source = server, .destination = "192.0.2.1:5060");
}

/* With a new branch, as RFC 3263 has it, or with the same. */
static void a_server_that_was_not_reached_leaves_the_outcome_to_the_next(void **state)
{
    static const char *const branches[] = {"y", "x"};
    static const struct {
        const char *line;
        const char *told;
    } rows[] = {
        {"SIP/2.0 486 Busy Here", "busy 200"},
        {"SIP/2.0 503 Service Unavailable", "failed 200"},
        {"SIP/2.0 200 OK", "answered 200"},
    };

    for (unsigned i = 0; i < 2 * G_N_ELEMENTS(rows); i++) {
        const char *branch = branches[i % 2];

        send_message(call_at(0, "x", ONE));
        quote_sent(call_at(1, "x", ONE));
        send_message(call_at(100, branch, TWO));
        const struct result *answer = answer_of(200, TWO, rows[i / 2].line, branch);
        assert_told(answer, rows[i / 2].told);
        assert_int_equal(answer->request_frame, 3);
        assert_told(later(1, 60 * 1000), "- -");
        end(state);
        start(state);
    }
}

static void the_last_of_several_servers_tells_the_outcome(void **state)
{
    (void)state;
    send_message(call_at(0, "x", ONE));
    quote_sent(call_at(1, "x", ONE));
    send_message(call_at(2, "x", TWO));
    quote_sent(call_at(3, "x", TWO));
    send_message(call_at(4, "x", THREE));
    assert_told(later(1, 60 * 1000), "- -");
    assert_told(later(3, 60 * 1000), "- -");
    assert_findings(later(3, 60 * 1000), "request-unreachable");
    assert_told(later(5, 60 * 1000), "unanswered -");
    assert_told(answer_of(61 * 1000, THREE, "SIP/2.0 404 Not Found", "x"), "refused 61000");
}

/* It went two ways before the error came. */
static void an_error_after_the_next_server_was_asked_tells_nothing(void **state)
{
    (void)state;
    send_message(call_at(0, "x", ONE));
    send_message(call_at(1, "y", TWO));
    quote_sent(call_at(2, "x", ONE));
    assert_told(answer_of(10, TWO, "SIP/2.0 486 Busy Here", "y"), "- -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(an_answer_is_told_once_and_its_delay_with_the_ringing),
        EXCHANGE(a_challenge_and_a_redirection_are_part_of_an_attempt),
        EXCHANGE(a_session_interval_that_is_too_small_is_asked_for_again),
        EXCHANGE(an_attempt_on_both_sides_of_a_nat_is_told_on_the_first),
        EXCHANGE(a_login_that_is_refused_ends_it),
        EXCHANGE(outcomes_are_told_by_code_and_ringing),
        EXCHANGE(progress_is_no_ringing),
        EXCHANGE(a_caller_who_gives_up_cancels),
        EXCHANGE(a_caller_who_gives_up_cancels_whatever_code_comes),
        EXCHANGE(what_is_in_a_dialog_or_unseen_is_no_attempt),
        EXCHANGE(an_attempt_is_told_at_its_first_hop),
        EXCHANGE(branches_of_a_proxy_that_is_not_seen_tell_nothing),
        EXCHANGE(a_way_that_fails_beside_another_tells_nothing),
        EXCHANGE(a_challenge_with_another_nonce_ends_nothing),
        EXCHANGE(a_cause_of_the_telephone_network_tells_more_than_480),
        EXCHANGE(a_call_that_another_device_answered_is_not_cancelled),
        EXCHANGE(an_attempt_that_nobody_answers_is_told_at_the_end),
        EXCHANGE(a_server_that_was_not_reached_leaves_the_outcome_to_the_next),
        EXCHANGE(the_last_of_several_servers_tells_the_outcome),
        EXCHANGE(an_error_after_the_next_server_was_asked_tells_nothing),
    };

    return cmocka_run_group_tests_name("attempt", tests, NULL, NULL);
}
