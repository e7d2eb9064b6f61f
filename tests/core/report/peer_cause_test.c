/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is named as the cause of a pair of hosts came back there. */

#include "peer_cause.h"

#include "check.h"

static struct summary *summary;

static void add_call(const char *destination, const char *cause, const char *host)
{
    const struct summary_call call = {.call_id = "a",
                                      .source = "192.0.2.1:5060",
                                      .destination = destination,
                                      .cause = cause,
                                      .host = host,
                                      .delay = -1,
                                      .duration = -1,
                                      .code = 503,
                                      .outcome = OUTCOME_FAILED};

    summary_add_call(summary, &call, NULL);
}

static void assert_cause(const char *destination, const char *expected)
{
    struct summary_peer *peer = summary_peer(summary, "192.0.2.1", destination);
    g_autoptr(GPtrArray) peers = summary_peers(summary);
    g_autoptr(GPtrArray) causes = peer_causes(summary, peers, peers->len);
    guint place = 0;

    assert_true(g_ptr_array_find(peers, peer, &place));
    if (expected)
        assert_string_equal(causes->pdata[place], expected);
    else
        assert_null(causes->pdata[place]);
}

static void a_cause_is_of_the_second_server_where_that_one_gave_it(void **state)
{
    (void)state;
    summary = summary_new();
    summary_peer(summary, "192.0.2.1", "192.0.2.8:5060");
    summary_peer(summary, "192.0.2.1", "192.0.2.9:5060");
    add_call("192.0.2.8:5060", "request-unanswered", "192.0.2.9:5060");
    assert_cause("192.0.2.8:5060", NULL);
    assert_cause("192.0.2.9:5060", "request-unanswered (1)");
    summary_free(summary);
}

static void a_cause_of_a_host_behind_is_of_the_first_hop_too(void **state)
{
    (void)state;
    summary = summary_new();
    summary_peer(summary, "192.0.2.1", "192.0.2.8:5060");
    add_call("192.0.2.8:5060", "503", "192.0.2.77:5060");
    assert_cause("192.0.2.8:5060", "503 (1)");
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cause_is_of_the_second_server_where_that_one_gave_it),
        cmocka_unit_test(a_cause_of_a_host_behind_is_of_the_first_hop_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
