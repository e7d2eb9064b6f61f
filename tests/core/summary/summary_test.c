/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A summary counts attempts, and summaries of parts add up to that of the whole. */

#include "added_calls.h"
#include "check.h"

#define SECONDS INT64_C(1000000000)

static const struct summary_call answered = {
    .start = 100 * SECONDS,
    .delay = 250 * SECONDS / 1000,
    .duration = 60 * SECONDS,
    .call_id = "a",
    .source = "192.0.2.1:5060",
    .destination = "192.0.2.9:5060",
    .frame = 1,
    .code = 200,
    .outcome = OUTCOME_ANSWERED,
};

static const struct summary_call failed = {
    .start = 130 * SECONDS,
    .delay = -1,
    .duration = -1,
    .call_id = "b",
    .source = "192.0.2.1:40000",
    .destination = "192.0.2.9:5060",
    .cause = "503",
    .host = "192.0.2.9:5060",
    .frame = 7,
    .decided_frame = 8,
    .code = 503,
    .outcome = OUTCOME_FAILED,
};

static struct summary_call busy(void)
{
    struct summary_call call = failed;

    call.code = 486;
    call.cause = "486";
    call.outcome = OUTCOME_BUSY;
    return call;
}

static struct summary *make(const struct summary_call *calls, unsigned count)
{
    struct summary *summary = summary_new();

    g_ptr_array_add(summary->files, (void *)summary_text(summary, "x.pcap"));
    for (unsigned i = 0; i < count; i++)
        add_call(summary, &calls[i], NULL);
    return summary;
}

static void assert_ratio(const struct counts *counts, enum ratio ratio, unsigned part,
                         unsigned whole)
{
    struct share share = counts_ratio(counts, ratio);

    assert_int_equal(share.part, part);
    assert_int_equal(share.whole, whole);
}

static void ratios_have_their_population(void **state)
{
    struct summary_call calls[] = {answered, failed, busy(), failed};

    (void)state;
    calls[3].outcome = OUTCOME_UNKNOWN;
    calls[3].code = 0;
    struct summary *summary = make(calls, 4);
    assert_int_equal(summary->counts.attempts, 4);
    assert_ratio(&summary->counts, RATIO_ASR, 1, 3);
    assert_ratio(&summary->counts, RATIO_SER, 1, 3);
    assert_ratio(&summary->counts, RATIO_NER, 2, 3);
    assert_ratio(&summary->counts, RATIO_SEER, 2, 3);
    assert_ratio(&summary->counts, RATIO_ISA, 1, 3);
    assert_int_equal(counts_failures(&summary->counts), 1);
    summary_free(summary);
}

static void peers_are_hosts_whatever_the_port_of_the_caller(void **state)
{
    struct summary_call calls[] = {answered, failed};

    (void)state;
    struct summary *summary = make(calls, 2);
    g_autoptr(GPtrArray) peers = summary_peers(summary);
    assert_int_equal(peers->len, 1);
    const struct summary_peer *peer = g_ptr_array_index(peers, 0);
    assert_string_equal(peer->source, "192.0.2.1");
    assert_string_equal(peer->destination, "192.0.2.9:5060");
    assert_int_equal(peer->counts.attempts, 2);
    assert_int_equal(peer->counts.ended, 1);
    assert_int_equal(peer->counts.duration, 60000);
    summary_free(summary);
}

static void passwords_of_uris_are_not_kept(void **state)
{
    struct summary *summary = summary_new();
    struct summary_call call = {.caller = "sip:a:secret@x", .callee = "sip:b@x"};

    (void)state;
    summary_add_call(summary, &call, NULL);
    assert_string_equal(g_array_index(summary->calls, struct summary_call, 0).caller, "sip:a@x");
    assert_string_equal(g_array_index(summary->calls, struct summary_call, 0).callee, "sip:b@x");
    assert_string_equal(summary_client(summary, "192.0.2.1", "sip:a:secret@x")->user, "sip:a@x");
    summary_free(summary);
}

static void scans_are_in_no_count(void **state)
{
    struct summary_call calls[] = {answered, failed};

    (void)state;
    calls[1].is_scan = true;
    struct summary *summary = make(calls, 2);
    assert_int_equal(summary->counts.attempts, 1);
    assert_int_equal(summary->scanned, 1);
    assert_int_equal(summary->calls->len, 1);
    summary_free(summary);
}

static void causes_are_ordered_by_their_count(void **state)
{
    struct summary_call calls[] = {busy(), failed, failed};

    (void)state;
    calls[1].start = 90 * SECONDS;
    struct summary *summary = make(calls, 3);
    g_autoptr(GPtrArray) causes = summary_causes(summary);
    assert_int_equal(causes->len, 2);
    const struct summary_cause *first = g_ptr_array_index(causes, 0);
    assert_string_equal(first->cause, "503");
    assert_int_equal(first->count, 2);
    assert_int_equal(first->frame, 8);
    assert_int_equal(first->first, 90 * SECONDS);
    assert_int_equal(first->last, 130 * SECONDS);
    summary_free(summary);
}

static void parts_add_up_to_the_whole(void **state)
{
    const struct summary_call calls[] = {answered, failed, busy(), failed, answered};

    (void)state;
    struct summary *whole = make(calls, 5);
    struct summary *sum = make(calls, 2);
    struct summary *part = make(calls + 2, 3);
    summary_merge(sum, part);
    assert_int_equal(sum->files->len, 2);
    assert_int_equal(g_array_index(sum->calls, struct summary_call, 4).file, 1);
    assert_int_equal(sum->counts.attempts, whole->counts.attempts);
    for (enum ratio ratio = 0; ratio < RATIOS; ratio++) {
        struct share share = counts_ratio(&whole->counts, ratio);

        assert_ratio(&sum->counts, ratio, (unsigned)share.part, (unsigned)share.whole);
    }
    assert_memory_equal(&sum->timeline, &whole->timeline, sizeof(sum->timeline));
    g_autoptr(GPtrArray) causes = summary_causes(sum);
    assert_int_equal(((struct summary_cause *)g_ptr_array_index(causes, 0))->count, 2);
    assert_int_equal(spread_percentile(&sum->counts.delay, 50), 250);
    summary_free(part);
    summary_free(sum);
    summary_free(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ratios_have_their_population),
        cmocka_unit_test(peers_are_hosts_whatever_the_port_of_the_caller),
        cmocka_unit_test(passwords_of_uris_are_not_kept),
        cmocka_unit_test(scans_are_in_no_count),
        cmocka_unit_test(causes_are_ordered_by_their_count),
        cmocka_unit_test(parts_add_up_to_the_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
