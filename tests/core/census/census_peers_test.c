/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pairs of hosts: each has what came back there, whatever became of the call. */

#include "censuses.h"

static const struct summary_peer *peer(const char *source, const char *destination)
{
    unsigned peers = g_hash_table_size(summary->peers);
    const struct summary_peer *row = summary_peer(summary, source, destination);

    assert_int_equal(g_hash_table_size(summary->peers), peers);
    return row;
}

/* One attempt went there, and ended so. */
static void assert_peer(const char *source, const char *destination, enum call_outcome outcome,
                        unsigned requests)
{
    const struct summary_peer *row = peer(source, destination);

    assert_int_equal(row->counts.attempts, 1);
    assert_int_equal(row->counts.outcomes[outcome], 1);
    assert_int_equal(row->requests, requests);
}

/* From the phone to another server than SERVER, and back. */
static void invite_other(int at, unsigned number, const char *branch)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = number,
         .branch = branch, .source = PHONE, .destination = OTHER);
}

static void reply_other(int at, const char *line, unsigned number, const char *branch)
{
    SEND(.at = at, .line = line, .method = "INVITE", .number = number, .branch = branch, .to = "2",
         .headers = "Contact: <sip:b@host>\r\n", .source = OTHER, .destination = PHONE);
}

static void a_client_that_tries_another_server_has_a_row_for_each(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "");
    invite_other(100, 2, NULL);
    reply_other(1100, "SIP/2.0 180 Ringing", 2, NULL);
    reply_other(3000, "SIP/2.0 200 OK", 2, NULL);
    SEND(.at = 63000, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 3, .to = "2",
         .source = PHONE, .destination = OTHER);
    SEND(.at = 63010, .line = "SIP/2.0 200 OK", .method = "BYE", .number = 3, .to = "2",
         .source = OTHER, .destination = PHONE);
    sum_up(100);
    assert_peer("192.0.2.1", SERVER, OUTCOME_FAILED, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_ANSWERED, 1);
    assert_int_equal(peer("192.0.2.1", SERVER)->counts.delay.count, 0);
    assert_int_equal(peer("192.0.2.1", SERVER)->counts.ineffective, 1);
    assert_int_equal(peer("192.0.2.1", SERVER)->counts.ended, 0);
    assert_int_equal(spread_percentile(&peer("192.0.2.1", OTHER)->counts.delay, 50), 1000);
    assert_int_equal(peer("192.0.2.1", OTHER)->counts.duration, 60000);
    assert_call(only_call(), "answered", NULL, OTHER);
    assert_int_equal(only_call()->delay, 1100 * MILLISECOND);
    assert_int_equal(summary->counts.attempts, 1);
}

/* RFC 3263 section 4.3: it is the same request, with a branch of its own. */
static void the_same_request_to_another_server_is_one_try_more(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "");
    invite_other(100, 1, "2");
    reply_other(110, "SIP/2.0 486 Busy Here", 1, "2");
    sum_up(60);
    assert_peer("192.0.2.1", SERVER, OUTCOME_FAILED, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_BUSY, 1);
    assert_call(only_call(), "busy", "486", OTHER);
}

static void a_server_that_was_silent_has_its_own_row(void **state)
{
    (void)state;
    invite(0, 1, "");
    invite(500, 1, "");
    invite_other(5000, 1, "2");
    reply_other(5010, "SIP/2.0 486 Busy Here", 1, "2");
    sum_up(60);
    assert_peer("192.0.2.1", SERVER, OUTCOME_UNANSWERED, 1);
    assert_int_equal(peer("192.0.2.1", SERVER)->repeated, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_BUSY, 1);
    assert_call(only_call(), "busy", "486", OTHER);
}

static void all_servers_are_silent(void **state)
{
    (void)state;
    invite(0, 1, "");
    invite_other(5000, 1, "2");
    sum_up(60);
    assert_peer("192.0.2.1", SERVER, OUTCOME_UNANSWERED, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_UNANSWERED, 1);
    assert_call(only_call(), "unanswered", "request-unanswered", OTHER);
    assert_int_equal(summary->doubts[DOUBT_NO_RESPONSES], 0);
}

static void a_redirection_is_of_the_host_that_sent_it(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "302 Moved Temporarily", "INVITE", 1, "Contact: <sip:c@192.0.2.3>\r\n");
    invite_other(20, 2, NULL);
    reply_other(1020, "SIP/2.0 180 Ringing", 2, NULL);
    reply_other(1030, "SIP/2.0 486 Busy Here", 2, NULL);
    sum_up(60);
    assert_peer("192.0.2.1", SERVER, OUTCOME_UNKNOWN, 1);
    assert_int_equal(peer("192.0.2.1", SERVER)->counts.redirected, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_BUSY, 1);
    assert_int_equal(spread_percentile(&peer("192.0.2.1", OTHER)->counts.delay, 50), 1000);
}

static void a_retry_with_credentials_stays_one_row(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "401 Unauthorized", "INVITE", 1, WWW);
    ack(20, 1);
    invite(30, 2, AUTHORIZATION);
    reply(40, "180 Ringing", "INVITE", 2, "");
    reply(50, "486 Busy Here", "INVITE", 2, "");
    sum_up(60);
    assert_int_equal(g_hash_table_size(summary->peers), 1);
    assert_peer("192.0.2.1", SERVER, OUTCOME_BUSY, 2);
    assert_int_equal(spread_percentile(&peer("192.0.2.1", SERVER)->counts.delay, 50), 40);
}

/* The proxy SERVER sends it on to a next hop, whose answer has that To tag. */
static void send_on(int at, unsigned number, const char *branch, const char *destination)
{
    g_autofree char *via = g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%u\r\n", number);

    SEND(.at = at, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE", .number = number,
         .branch = branch, .sent_by = "proxy", .via = via, .source = SERVER,
         .destination = destination);
}

static void answer_proxy(int at, const char *line, unsigned number, const char *branch,
                         const char *source)
{
    g_autofree char *via = g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%u\r\n", number);

    SEND(.at = at, .line = line, .method = "INVITE", .number = number, .branch = branch,
         .sent_by = "proxy", .via = via, .to = branch, .source = source, .destination = SERVER);
}

/* The proxy passes it on and tells nothing of its own. */
static void a_refusal_is_explained_where_it_was_made(void **state)
{
    (void)state;
    invite(0, 1, "");
    send_on(100, 1, "2", OTHER);
    SEND(.at = 200, .line = "SIP/2.0 403 Forbidden", .method = "INVITE", .number = 1, .branch = "2",
         .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .to = "1",
         .source = OTHER, .destination = SERVER);
    reply(210, "403 Forbidden", "INVITE", 1, "");
    sum_up(60);
    assert_call(only_call(), "refused", "caller-refused", OTHER);
}

static void a_hop_behind_has_its_own_delay(void **state)
{
    (void)state;
    invite(0, 1, "");
    send_on(100, 1, "2", OTHER);
    answer_proxy(400, "SIP/2.0 183 Session Progress", 1, "2", OTHER);
    answer_proxy(500, "SIP/2.0 180 Ringing", 1, "2", OTHER);
    reply(600, "180 Ringing", "INVITE", 1, "");
    answer_proxy(900, "SIP/2.0 486 Busy Here", 1, "2", OTHER);
    reply(910, "486 Busy Here", "INVITE", 1, "");
    sum_up(60);
    assert_peer("192.0.2.2", OTHER, OUTCOME_BUSY, 1);
    assert_int_equal(spread_percentile(&peer("192.0.2.1", SERVER)->counts.delay, 50), 600);
    assert_int_equal(spread_percentile(&peer("192.0.2.2", OTHER)->counts.delay, 50), 300);
}

static void cancel_hop(int at, const char *branch, const char *destination)
{
    SEND(.at = at, .line = "CANCEL sip:b@192.0.2.3 SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = branch, .sent_by = "proxy", .source = SERVER, .destination = destination);
}

/* A hunt group: the proxy gives a phone up, and tries the next one. */
static void a_try_that_was_given_up_before_the_answer_counts(void **state)
{
    (void)state;
    invite(0, 1, "");
    send_on(1, 1, "2", OTHER);
    answer_proxy(100, "SIP/2.0 180 Ringing", 1, "2", OTHER);
    cancel_hop(10000, "2", OTHER);
    answer_proxy(10010, "SIP/2.0 487 Request Terminated", 1, "2", OTHER);
    send_on(10020, 1, "3", "192.0.2.4:5060");
    answer_proxy(12000, "SIP/2.0 200 OK", 1, "3", "192.0.2.4:5060");
    reply(12001, "200 OK", "INVITE", 1, "");
    sum_up(60);
    assert_peer("192.0.2.1", SERVER, OUTCOME_ANSWERED, 1);
    assert_peer("192.0.2.2", OTHER, OUTCOME_CANCELLED, 1);
    assert_peer("192.0.2.2", "192.0.2.4:5060", OUTCOME_ANSWERED, 1);
}

static void a_branch_that_lost_counts_nothing(void **state)
{
    (void)state;
    invite(0, 1, "");
    send_on(1, 1, "2", OTHER);
    send_on(2, 1, "3", "192.0.2.4:5060");
    answer_proxy(12000, "SIP/2.0 200 OK", 1, "3", "192.0.2.4:5060");
    cancel_hop(12001, "2", OTHER);
    reply(12002, "200 OK", "INVITE", 1, "");
    answer_proxy(12010, "SIP/2.0 487 Request Terminated", 1, "2", OTHER);
    sum_up(60);
    assert_int_equal(peer("192.0.2.2", OTHER)->counts.attempts, 0);
    assert_int_equal(peer("192.0.2.2", OTHER)->requests, 1);
    assert_peer("192.0.2.2", "192.0.2.4:5060", OUTCOME_ANSWERED, 1);
}

static void a_challenge_by_the_next_hop_is_one_row_at_each(void **state)
{
    (void)state;
    for (unsigned i = 1; i < 3; i++) {
        int at = (int)i * 1000;
        g_autofree char *branch = g_strdup_printf("hop%u", i);

        invite(at, i, i == 2 ? AUTHORIZATION : "");
        send_on(at + 1, i, branch, OTHER);
        answer_proxy(at + 10, i == 1 ? "SIP/2.0 401 Unauthorized" : "SIP/2.0 603 Decline", i,
                     branch, OTHER);
        reply(at + 20, i == 1 ? "401 Unauthorized" : "603 Decline", "INVITE", i, i == 1 ? WWW : "");
    }
    sum_up(60);
    assert_int_equal(g_hash_table_size(summary->peers), 2);
    assert_peer("192.0.2.1", SERVER, OUTCOME_REFUSED, 2);
    assert_peer("192.0.2.2", OTHER, OUTCOME_REFUSED, 2);
}

/* More than are kept together: each has its row, and the last ones are not taken for the first. */
static void no_hop_of_a_long_way_is_lost(void **state)
{
    char hosts[25][20];

    (void)state;
    for (unsigned i = 0; i < 25; i++)
        g_snprintf(hosts[i], sizeof(hosts[i]), "198.51.100.%u:5060", i);
    for (unsigned i = 0; i < 24; i++) {
        g_autofree char *branch = g_strdup_printf("hop%u", i);
        g_autofree char *via =
            g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bKhop%u\r\n", i - 1);

        SEND(.at = (int)i, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
             .number = 1, .branch = branch, .via = i > 0 ? via : NULL, .source = hosts[i],
             .destination = hosts[i + 1]);
    }
    SEND(.at = 100, .line = "SIP/2.0 483 Too Many Hops", .method = "INVITE", .number = 1,
         .branch = "hop0", .to = "1", .source = hosts[1], .destination = hosts[0]);
    sum_up(60);
    assert_int_equal(g_hash_table_size(summary->peers), 24);
    assert_peer("198.51.100.0", hosts[1], OUTCOME_REFUSED, 1);
    assert_peer("198.51.100.23", hosts[24], OUTCOME_UNANSWERED, 1);
    assert_string_equal(only_call()->destination, hosts[1]);
    assert_int_equal(only_call()->code, 483);
    assert_null(only_call()->host);
    assert_int_equal(summary->doubts[DOUBT_HOPS_FORGOTTEN], 1);
}

static void a_dead_server_is_no_half_capture(void **state)
{
    (void)state;
    invite(0, 1, "");
    invite_other(5000, 1, "2");
    reply_other(6000, "SIP/2.0 200 OK", 1, "2");
    SEND(.at = 6010, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .branch = "3",
         .to = "2", .source = PHONE, .destination = OTHER);
    sum_up(60);
    assert_int_equal(summary->doubts[DOUBT_NO_RESPONSES], 0);
    assert_peer("192.0.2.1", SERVER, OUTCOME_UNANSWERED, 1);
    assert_peer("192.0.2.1", OTHER, OUTCOME_ANSWERED, 1);
}

static void credentials_for_another_server_are_no_half_capture(void **state)
{
    (void)state;
    invite_other(0, 1, NULL);
    SEND(.at = 10, .line = "SIP/2.0 401 Unauthorized", .method = "INVITE", .number = 1, .to = "2",
         .headers = WWW, .source = OTHER, .destination = PHONE);
    invite(20, 2, AUTHORIZATION);
    sum_up(60);
    assert_int_equal(summary->doubts[DOUBT_NO_RESPONSES], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_client_that_tries_another_server_has_a_row_for_each),
        CENSUS(the_same_request_to_another_server_is_one_try_more),
        CENSUS(a_server_that_was_silent_has_its_own_row),
        CENSUS(all_servers_are_silent),
        CENSUS(a_redirection_is_of_the_host_that_sent_it),
        CENSUS(a_retry_with_credentials_stays_one_row),
        CENSUS(a_refusal_is_explained_where_it_was_made),
        CENSUS(a_hop_behind_has_its_own_delay),
        CENSUS(a_try_that_was_given_up_before_the_answer_counts),
        CENSUS(a_branch_that_lost_counts_nothing),
        CENSUS(a_challenge_by_the_next_hop_is_one_row_at_each),
        CENSUS(no_hop_of_a_long_way_is_lost),
        CENSUS(a_dead_server_is_no_half_capture),
        CENSUS(credentials_for_another_server_are_no_half_capture),
    };

    return cmocka_run_group_tests_name("census_peers", tests, NULL, NULL);
}
