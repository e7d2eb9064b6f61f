/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls as lines, and as values for spreadsheets. */

#include "report.h"
#include "summaries.h"

static void a_call_is_a_line(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    add_calls(summary, 3, 1, OUTCOME_ANSWERED, 200, NULL);
    g_autofree char *text = report_calls(summary, 0);
    assert_non_null(strstr(text, "\n  2026-11-28 10:04:14.000 +00:00  "
                                 "sip:+4930123456@example.com;user=phone  sip:2001@example.net  "
                                 "answered  200          250 ms      65 s  callee       31  "
                                 "call-3@192.0.2.1\n"));
    summary_free(summary);
}

static void several_files_are_named(void **state)
{
    struct summary *summary = summary_of("one.pcap");

    (void)state;
    g_ptr_array_add(summary->files, (gpointer)summary_text(summary, "two.pcap"));
    add_calls(summary, 3, 1, OUTCOME_FAILED, 503, &silent_hop);
    g_autofree char *text = report_calls(summary, 0);
    assert_non_null(strstr(text, "Call-ID           File\n"));
    assert_non_null(strstr(text, "call-3@192.0.2.1  one.pcap\n"));
    g_autofree char *report = report_text(summary, 0);
    assert_non_null(strstr(report, "in frame 35 of one.pcap; last "));
    summary_free(summary);
}

static void calls_that_were_not_kept_are_said(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    g_autofree char *none = report_calls(summary, 80);
    assert_string_equal(none, "No attempt to call is in what was counted.\n");
    add_calls(summary, 0, 1, OUTCOME_ANSWERED, 200, NULL);
    summary->calls_left_out = 7;
    g_autofree char *text = report_calls(summary, 80);
    assert_non_null(strstr(text, "  Calls that are counted but not listed: 7.\n"));
    summary_free(summary);
}

static void a_program_reads_names_of_fields_and_words_of_filters(void **state)
{
    struct summary *summary = summary_of("x.pcap");

    (void)state;
    add_calls(summary, 3, 1, OUTCOME_ANSWERED, 200, NULL);
    g_autofree char *text = report_calls_csv(summary);
    assert_true(g_str_has_prefix(text, "sipcode.call.start,sipcode.call.caller,"));
    assert_non_null(strstr(text, "\r\n2026-11-28T10:04:14.000000000Z,"
                                 "\"sip:+4930123456@example.com;user=phone\","
                                 "sip:2001@example.net,192.0.2.1:5060,192.0.2.20:5060,answered,200,"
                                 ",,0.250000000,65.000000000,callee,31,35,call-3@192.0.2.1,,"
                                 "x.pcap\r\n"));
    summary_free(summary);
}

static void assert_cell(const char *caller, const char *cell)
{
    struct summary *summary = summary_of("x");
    struct summary_call call = call_of(0, OUTCOME_FAILED, 503, NULL);
    g_autofree char *wanted = g_strdup_printf("Z,%s,sip:2001", cell);

    call.caller = caller;
    add_call(summary, &call, NULL);
    g_autofree char *text = report_calls_csv(summary);
    if (!strstr(text, wanted))
        fail_msg("no %s in %s", wanted, text);
    summary_free(summary);
}

static void no_cell_is_a_formula(void **state)
{
    (void)state;
    assert_cell("=1+1", "'=1+1");
    assert_cell("+49", "'+49");
    assert_cell("-1", "'-1");
    assert_cell("@SUM(A1)", "'@SUM(A1)");
    assert_cell("\t=1", "'\\x09=1");
    assert_cell("\r=1", "'\\x0d=1");
    assert_cell("\xef\xbc\x9d"
                "1",
                "'\xef\xbc\x9d"
                "1");
    assert_cell("a=1", "a=1");
}

static void a_cell_keeps_to_its_place(void **state)
{
    (void)state;
    assert_cell("a,b", "\"a,b\"");
    assert_cell("a\"b", "\"a\"\"b\"");
    assert_cell("=\"a\"", "\"'=\"\"a\"\"\"");
    assert_cell("a\r\nb", "a\\x0d\\x0ab");
    assert_cell(NULL, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_is_a_line),
        cmocka_unit_test(several_files_are_named),
        cmocka_unit_test(calls_that_were_not_kept_are_said),
        cmocka_unit_test(a_program_reads_names_of_fields_and_words_of_filters),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(a_cell_keeps_to_its_place),
    };

    return cmocka_run_group_tests(tests, use_utc, NULL);
}
