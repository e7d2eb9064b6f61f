/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the report says, that it says no more than there is, and that nothing from a packet gets out
 * of its place. */

#include "columns.h"
#include "language.h"
#include "report_texts.h"

#define PEERS 50000

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" in:\n%s", part, text);
}

static void a_report_says_what_failed_where_and_since_when(void **state)
{
    (void)state;
    g_autofree char *text = report_of(mixed_summary(), 0);
    assert_has(text, "SIP report: trunk.pcapng\n");
    assert_has(text, "Calls: 41. Answered: 26 (63 %), failed: 12 (29 %), "
                     "busy, no answer or given up: 2 (5 %), unknown: 1 (2 %).\n");
    assert_has(text, "Main cause of failure, 9 of 12: No response [request-unanswered].\n");
    assert_has(text, "Host 192.0.2.20:5060. First call 2026-11-28 10:04:37.000 +00:00, "
                     "decided in frame 265; last 2026-11-28 10:04:45.000 +00:00.\n");
    assert_has(text, "First step: See whether the host runs");
    assert_has(text, "cut off by the end of the capture: 1.");
    assert_has(text, "  2. Wrong credentials [auth-rejected]: 3 of 12\n");
    assert_has(text, "     Response: 403 Forbidden.\n");
    assert_has(text, "  1. No ACK for the answer [ack-missing]: 2 of 26\n");
    assert_has(text, "  - Busy Here [486]: 2 of 2\n");
    assert_has(text, "  2026-11-28 10:04:46    351  +4930123456  2001    403   auth-rejected  ");
    assert_has(text, "  486 Busy Here          2\n");
}

/* Each line is true of all calls that it counts. */
static void forms_of_a_cause_have_lines_of_their_own(void **state)
{
    static const struct summary_cause rung = {.cause = "cancelled", .label = "While it rang"};
    static const struct summary_cause unrung = {.cause = "cancelled", .label = "Without a 180"};
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    add_calls(summary, 0, 2, OUTCOME_CANCELLED, 487, &rung);
    add_calls(summary, 2, 1, OUTCOME_CANCELLED, 487, &unrung);
    g_autofree char *text = report_of(summary, 0);
    assert_has(text, "  - While it rang [cancelled]: 2 of 3\n");
    assert_has(text, "  - Without a 180 [cancelled]: 1 of 3\n");
}

static void peers_have_ratios_with_their_population(void **state)
{
    (void)state;
    g_autofree char *text = report_of(mixed_summary(), 80);
    assert_has(text, "  192.0.2.1 -> 192.0.2.20:5060\n"
                     "    Calls: 41   ASR: 26/40 (65 %)   NER: 28/40 (70 %)   "
                     "SEER: 28/40 (70 %)\n"
                     "    ISA: 9/40 (23 %)   PDD p50/p95: 250 ms/250 ms   Mean duration: 65 s\n"
                     "    Repeated INVITEs: 54   Main cause: request-unanswered (9)\n");
    assert_has(text, "RFC 6076 section 4.7");
}

static void the_order_is_that_of_questions(void **state)
{
    static const char *const headings[] = {
        "\nVerdict\n",           "\nCan this capture",
        "\nCalls over time\n",   "\nFailures by cause\n",
        "\nAnswered calls with", "\nBusy, no answer",
        "\nOutcomes\n",          "\nPeers\n",
        "\nFailed calls\n",      "\nRegistr",
        "\nKeep-alives",         "\nScans and guesses\n  - 2",
        "\nResponses by code\n",
    };
    struct summary *summary = mixed_summary();

    (void)state;
    summary->registrations = (struct summary_registrations){.clients = 1, .attempts = 1};
    summary_keepalive(summary, "192.0.2.1", "192.0.2.20:5060")->asked = 1;
    summary_scan(summary, "203.0.113.9", "scan")->count = 7;
    g_autofree char *text = report_of(summary, 80);
    const char *at = text;
    for (unsigned i = 0; i < G_N_ELEMENTS(headings); i++) {
        const char *next = strstr(at, headings[i]);

        if (!next)
            fail_msg("no %s there:\n%s", headings[i], text);
        at = next ? next : at;
    }
}

static void calls_over_time_are_a_few_lines(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 40, OUTCOME_ANSWERED, 200, NULL);
    add_calls(summary, 40, 3, OUTCOME_UNANSWERED, 0, &silent_hop);
    add_calls(summary, 40, 3, OUTCOME_UNANSWERED, 0, &silent_hop);
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "Calls over time\n"
                     "  Start                Calls  Failed\n"
                     "  2026-11-28 10:04:10      4       0  ====\n"
                     "  2026-11-28 10:04:15      5       0  =====\n");
    assert_has(text,
               "  2026-11-28 10:04:50      7       6  ######=\n"
               "  Each line stands for 5.0 s. In the bars # are calls that failed, and = all\n"
               "  others.\n");
}

static void few_calls_have_no_percentages(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 1, OUTCOME_REFUSED, 403, &wrong_password);
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "Calls: 1. Answered: 0, failed: 1,");
    assert_has(text, "[auth-rejected]: 1 of 1\n");
    assert_has(text, "ASR: 0/1");
    assert_lacks(text, " %");
    assert_lacks(text, "Calls over time");
}

static void a_ratio_of_nothing_is_none(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 1, OUTCOME_UNKNOWN, 0, NULL);
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "ASR: -");
    assert_has(text, "PDD p50/p95: -");
}

static void what_is_unknown_has_not_failed_and_is_counted(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 2, OUTCOME_UNKNOWN, 0, NULL);
    add_calls(summary, 0, 1, OUTCOME_ANSWERED, 200, NULL);
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "No call is known to have failed. Calls whose outcome is unknown: 2.");
    assert_lacks(text, "No call failed.");
}

static void all_well_is_said(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 2, OUTCOME_ANSWERED, 200, NULL);
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "No call failed.\n");
    assert_has(text, "Nothing speaks against it.\n");
    assert_lacks(text, "Failures by cause");
    assert_lacks(text, "First step");
}

static void trouble_in_answered_calls_is_told_where_none_failed(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 0, 2, OUTCOME_ANSWERED, 200, &no_ack);
    g_autofree char *text = report_of(summary, 0);
    assert_has(text,
               "Main trouble of answered calls, 2 of 2: No ACK for the answer [ack-missing].");
    assert_has(text, "First step: Follow the ACK");
}

static void an_empty_summary_is_one_line(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    g_autofree char *text = report_of(summary, 80);
    assert_string_equal(text, "  The capture has no SIP messages.\n");
}

static void registrations_alone_make_a_verdict(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    summary->requests = 9;
    summary->registrations = (struct summary_registrations){.clients = 5,
                                                            .attempts = 9,
                                                            .registered = 6,
                                                            .refused = 2,
                                                            .unknown = 1,
                                                            .never_registered = 2,
                                                            .shortest = 60};
    spread_add_times(&summary->registrations.delay, 30, 1);
    g_autofree char *text = report_of(summary, 0);
    assert_has(text, "No attempt to call is in what was counted.\n");
    assert_has(text, "Clients that never registered: 2. \"Registrations\" below");
    assert_has(text, "section 4.2): 2 of 8 refused");
    assert_has(text, "p50 30 ms, p95 30 ms.");
}

static void who_never_registered_and_who_is_silent_is_named(void **state)
{
    (void)state;
    struct summary *summary = summary_of("x");
    struct summary_client *client = summary_client(summary, "192.0.2.8", "sip:1001@example.com");
    struct summary_keepalive *options = summary_keepalive(summary, "192.0.2.2", "192.0.2.9:5060");

    summary->requests = summary->registrations.attempts = 6;
    summary->registrations.never_registered = 1;
    client->count = 6;
    client->frame = 50;
    client->first = client->last = START;
    spread_add_times(&client->codes, 403, 5);
    spread_add_times(&client->codes, 0, 1);
    options->asked = 9;
    options->silent = 3;
    options->silent_frame = 77;
    options->first = START + 2 * SECONDS;
    options->last = START + 60 * SECONDS;
    client->remedy = "Set its password again.";
    g_autofree char *text = report_of(summary, 0);
    assert_has(text,
               "  - sip:1001@example.com at 192.0.2.8, attempts: 6, from 2026-11-28 10:04:11");
    assert_has(text, "first in frame 50. Came back: no response: 1, 403 Forbidden: 5.");
    assert_has(text, "OPTIONS without a response: 1. Most often 192.0.2.9:5060: 3 of 9 from ");
    assert_has(text, "192.0.2.2, first in frame 77.");
    assert_has(text, "  3  2026-11-28 10:04:13.000 +00:00, frame 77  "
                     "2026-11-28 10:05:11.000 +00:00\n");
    assert_has(text, "\n  First step: Set its password again.\n  Hosts that left OPTIONS");
    assert_has(text, "403 Forbidden: 5.\n    First step: Set its password again.\n");
}

static void the_rest_of_many_peers_and_causes_is_said(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    for (unsigned i = 0; i < PEERS; i++) {
        g_autofree char *name = g_strdup_printf("2001:db8::%x", i);
        struct summary_cause cause = {.cause = i < 30 ? name : "503",
                                      .host = name,
                                      .outcome = OUTCOME_FAILED,
                                      .first = START};

        summary_peer(summary, name, "192.0.2.20:5060")->counts.attempts = 1;
        summary_cause(summary, &cause)->count = 1;
    }
    summary->counts.attempts = summary->counts.outcomes[OUTCOME_FAILED] = PEERS;
    summary->requests = PEERS;
    g_autofree char *text = report_of(summary, 80);
    assert_has(text, "Shown: 10 of 50000, those with the most calls. The report as HTML or ");
    assert_has(text, "Shown: 20 of 31.\n");
    assert_has(text, "(1), ....");
    assert_true(strlen(text) < 20000);
}

static void examples_of_failed_calls_are_called_so(void **state)
{
    struct summary *summary = mixed_summary();

    (void)state;
    g_autofree char *text = report_of(summary, 200);
    assert_has(text, "Failed calls\n  Examples, 7 of 12: the first ones of each cause. ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_says_what_failed_where_and_since_when),
        cmocka_unit_test(forms_of_a_cause_have_lines_of_their_own),
        cmocka_unit_test(peers_have_ratios_with_their_population),
        cmocka_unit_test(the_order_is_that_of_questions),
        cmocka_unit_test(calls_over_time_are_a_few_lines),
        cmocka_unit_test(few_calls_have_no_percentages),
        cmocka_unit_test(a_ratio_of_nothing_is_none),
        cmocka_unit_test(what_is_unknown_has_not_failed_and_is_counted),
        cmocka_unit_test(all_well_is_said),
        cmocka_unit_test(trouble_in_answered_calls_is_told_where_none_failed),
        cmocka_unit_test(an_empty_summary_is_one_line),
        cmocka_unit_test(registrations_alone_make_a_verdict),
        cmocka_unit_test(who_never_registered_and_who_is_silent_is_named),
        cmocka_unit_test(examples_of_failed_calls_are_called_so),
        cmocka_unit_test(the_rest_of_many_peers_and_causes_is_said),
    };

    return cmocka_run_group_tests(tests, use_utc, NULL);
}
