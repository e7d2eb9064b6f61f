/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report as JSON has what the summary has, and stays bounded. What it says is read back by
 * report_read_test.c. */

#include "check.h"
#include "report_json.h"
#include "whole_summary.h"

#include <string.h>

static void assert_has(const struct summary *summary, const char *json)
{
    g_autofree char *text = report_json(summary);

    if (!strstr(text, json))
        fail_msg("no %s in %s", json, text);
}

static unsigned count_lines(const char *text, const char *key)
{
    g_autofree char *start = g_strdup_printf("\n\"%s\":[\n", key);
    const char *at = strstr(text, start);
    unsigned lines = 0;

    assert_non_null(at);
    for (at = strchr(at, '[') + 1; strncmp(at, "\n]", 2) != 0; at += 1 + strcspn(at + 1, "\n"))
        lines++;
    return lines;
}

static void members_stand_as_named(void **state)
{
    struct summary *summary = whole_summary("a \"b\".pcap");

    (void)state;
    assert_has(summary, "{\n\"schema_version\":1,\n\"files\":[\n\"a \\\"b\\\".pcap\"\n]");
    assert_has(summary, "\"first\":\"2026-11-28T10:04:11.123456788Z\"");
    assert_has(summary, "\"began_before\":0,");
    assert_has(summary, "\"attempts\":3,\n\"outcomes\":{\"answered\":1,\"busy\":0,");
    assert_has(summary, "\"asr\":{\"part\":1,\"whole\":3}");
    assert_has(summary, "\"delay_ms\":{\"1250\":1}");
    assert_has(summary, "\"delay_ms\":{\"20\":10,\"180\":5},\"delay_p50_ms\":20,"
                        "\"delay_p95_ms\":180");
    assert_has(summary, "\"call_id\":\"second\\\"<\\u001b[2J>\"");
    assert_has(summary, "\"delay_ms\":1250.123456,\"duration_ms\":61000.000001");
    assert_has(summary, "\"cause\":\"auth-rejected\",\"code\":403,\"outcome\":\"refused\","
                        "\"count\":2,\"host\":\"192.0.2.9:5060\",\"first_frame\":8");
    assert_has(summary, "\"codes\":{\"200\":1,\"403\":2,\"999\":1},");
    assert_has(summary, "\"severity\":\"warn\",\"frame\":8,\"copies\":1}");
    summary_free(summary);
}

static void of_nothing_there_is_still_all(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    assert_has(summary, "\"files\":[],\n\"frames\":0,");
    assert_has(summary, "\"timeline\":{\"width_s\":0,\"parts\":[]},\n\"causes\":[],");
    assert_has(summary, "\"delay_ms\":{},\n\"ratios\":{");
    summary_free(summary);
}

static void rows_beyond_the_limit_become_one(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    for (unsigned i = 0; i < REPORT_ROWS_MAX + 2; i++) {
        g_autofree char *host = g_strdup_printf("192.0.2.1:%u", i);

        summary_peer(summary, host, host)->requests = 3;
        summary_peer(summary, host, host)->repeated = 2;
        summary_keepalive(summary, host, host)->asked = 3;
        summary_scan(summary, host, "scan-numbers")->count = 3;
        summary_cause(
            summary,
            &(struct summary_cause){.cause = host, .first = WHOLE_START, .outcome = OUTCOME_FAILED})
            ->count = 3;
    }
    g_autofree char *text = report_json(summary);
    assert_int_equal(count_lines(text, "peers"), REPORT_ROWS_MAX + 1);
    assert_int_equal(count_lines(text, "keepalives"), REPORT_ROWS_MAX + 1);
    assert_int_equal(count_lines(text, "scans"), REPORT_ROWS_MAX + 1);
    assert_int_equal(count_lines(text, "causes"), REPORT_ROWS_MAX + 1);
    assert_non_null(strstr(text, "\n{\"source\":\"*\",\"destination\":\"*\",\"requests\":6,"
                                 "\"repeated\":4,"));
    assert_non_null(strstr(text, "\n{\"source\":\"*\",\"destination\":\"*\",\"asked\":6,"));
    assert_non_null(strstr(text, "\n{\"source\":\"*\",\"cause\":\"scan-numbers\",\"count\":6,"));
    assert_non_null(strstr(text, "\n{\"cause\":\"*\",\"outcome\":\"failed\",\"count\":6,"
                                 "\"first\":\"2026-11-28T10:04:11.123456789Z\","));
    summary_free(summary);
}

static void what_is_left_out_of_calls_and_ladders_is_counted(void **state)
{
    struct summary *summary = whole_summary("x");
    struct summary_ladder *ladder = g_ptr_array_index(summary->ladders, 0);
    const struct summary_call call = {.delay = -1, .duration = -1, .outcome = OUTCOME_BUSY};
    struct summary_step step = g_array_index(ladder->steps, struct summary_step, 0);

    (void)state;
    while (summary->calls->len < REPORT_CALLS_MAX + 5)
        g_array_append_val(summary->calls, call);
    while (ladder->steps->len < REPORT_STEPS_MAX + 5)
        g_array_append_val(ladder->steps, step);
    for (unsigned i = 0; i < REPORT_LADDERS_MAX; i++)
        summary_ladder(summary, "x");
    g_autofree char *text = report_json(summary);
    assert_int_equal(count_lines(text, "calls"), REPORT_CALLS_MAX);
    assert_int_equal(count_lines(text, "ladders"), REPORT_LADDERS_MAX);
    assert_non_null(strstr(text, "\"calls_left_out\":12,"));
    assert_non_null(strstr(text, "\"left_out\":8}"));
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_stand_as_named),
        cmocka_unit_test(of_nothing_there_is_still_all),
        cmocka_unit_test(rows_beyond_the_limit_become_one),
        cmocka_unit_test(what_is_left_out_of_calls_and_ladders_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
