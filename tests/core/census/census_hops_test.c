/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts over several hosts. */

#include "censuses.h"

static const struct summary_peer *only_peer(const char *source, const char *destination)
{
    unsigned peers = g_hash_table_size(summary->peers);
    const struct summary_peer *peer = summary_peer(summary, source, destination);

    assert_int_equal(g_hash_table_size(summary->peers), peers);
    assert_int_equal(peer->counts.attempts, 1);
    return peer;
}

static void each_hop_has_what_came_back_there(void **state)
{
    (void)state;
    invite(0, 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n",
         .source = SERVER, .destination = OTHER);
    reply(5000, "503 Service Unavailable", "INVITE", 1, "");
    sum_up(60);
    assert_int_equal(g_hash_table_size(summary->peers), 2);
    assert_int_equal(only_peer("192.0.2.1", SERVER)->counts.outcomes[OUTCOME_FAILED], 1);
    assert_int_equal(only_peer("192.0.2.2", OTHER)->counts.outcomes[OUTCOME_UNANSWERED], 1);
    assert_int_equal(only_peer("192.0.2.2", OTHER)->requests, 1);
    assert_int_equal(summary->counts.attempts, 1);
}

/* The proxy SERVER sends it on to OTHER. */
static void send_on(int at, const char *code)
{
    g_autofree char *line = g_strdup_printf("SIP/2.0 %s", code);

    invite(at, 1, "");
    SEND(.at = at + 1, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n",
         .source = SERVER, .destination = OTHER);
    SEND(.at = at + 10, .line = line, .method = "INVITE", .number = 1, .branch = "2",
         .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .to = "1",
         .source = OTHER, .destination = SERVER);
    reply(at + 11, code, "INVITE", 1, "");
}

static void hops_are_one_attempt_and_who_refused_is_told(void **state)
{
    (void)state;
    send_on(0, "500 Server Internal Error");
    sum_up(60);
    assert_call(only_call(), "failed", "500", OTHER);
    assert_int_equal(only_call()->decided_frame, 4);
    assert_string_equal(only_call()->destination, SERVER);
    assert_int_equal(summary->codes[500], 2);
    assert_int_equal(summary->requests, 2);
    assert_int_equal(summary->responses, 2);
}

static void the_last_host_on_the_way_that_is_silent_is_told(void **state)
{
    (void)state;
    invite(0, 1, "");
    SEND(.at = 1, .line = "INVITE sip:b@192.0.2.3 SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "2", .sent_by = "proxy", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n",
         .source = SERVER, .destination = OTHER);
    reply(5000, "408 Request Timeout", "INVITE", 1, "");
    sum_up(60);
    assert_string_equal(outcome_words[only_call()->outcome], "unanswered");
    assert_string_equal(only_call()->host, OTHER);
    assert_int_equal(only_call()->code, 408);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(each_hop_has_what_came_back_there),
        CENSUS(hops_are_one_attempt_and_who_refused_is_told),
        CENSUS(the_last_host_on_the_way_that_is_silent_is_told),
    };

    return cmocka_run_group_tests_name("census", tests, NULL, NULL);
}
