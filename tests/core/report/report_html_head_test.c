/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the page of a report is called, what it contains, and of which day its times are. */

#include "check.h"
#include "counted.h"
#include "report_html.h"
#include "summary_texts.h"

#include <time.h>

/* What the page is called. The caller frees it. */
static char *title_of(const struct summary *summary)
{
    g_autofree char *page = report_html(summary);
    g_auto(GStrv) before = g_strsplit(page, "<title>", 2);
    g_auto(GStrv) title = g_strsplit(before[1], "</title>", 2);

    return g_strdup(title[0]);
}

static void assert_title(const char *expected, const char *file, int64_t first, int64_t last)
{
    struct summary *summary = summary_new();

    if (file)
        g_ptr_array_add(summary->files, (void *)summary_text(summary, file));
    summary->first = first;
    summary->last = last;
    g_autofree char *title = title_of(summary);
    assert_string_equal(title, expected);
    summary_free(summary);
}

static void the_title_has_the_file_and_the_day(void **state)
{
    const int64_t day = INT64_C(86400000000000);

    (void)state;
    assert_title("SIP report: a.pcap, 2026-09-21 (sipcode)", "/srv/x/a.pcap", SUMMARY_START,
                 SUMMARY_START + 1);
    assert_title("SIP report: a.pcap, 2026-09-21/2026-09-22 (sipcode)", "C:\\x\\a.pcap",
                 SUMMARY_START, SUMMARY_START + day);
    assert_title("SIP report, 2026-09-21 (sipcode)", "", SUMMARY_START, SUMMARY_START);
    assert_title("SIP report, 2026-09-21 (sipcode)", "-", SUMMARY_START, SUMMARY_START);
    assert_title("SIP report: a.pcap", "a.pcap", 0, 0);
    assert_title("SIP report (sipcode)", "", 0, 0);
    assert_title("SIP report (sipcode)", NULL, 0, 0);
}

static void the_title_counts_several_files(void **state)
{
    struct summary *summary = summary_of_text("x");
    g_autofree char *title = title_of(summary);

    (void)state;
    assert_string_equal(title, "SIP report of several captures: 2, 2026-09-21 (sipcode)");
    summary->first = 0;
    g_autofree char *undated = title_of(summary);
    assert_string_equal(undated, "SIP report of several captures: 2");
    summary_free(summary);
}

/* That a part of the page is there, of a capture from then on for that many nanoseconds. */
static void assert_times(const char *part, int64_t first, int64_t lasting)
{
    struct summary *summary = summary_of_text("x");

    summary->first = first;
    summary->last = first + lasting;
    g_autofree char *page = report_html(summary);
    if (!strstr(page, part))
        fail_msg("%s", part);
    summary_free(summary);
}

/* Where clocks change on 2026-10-25. */
static void tables_say_the_day_and_the_zone_of_their_times(void **state)
{
    const int64_t hour = INT64_C(3600000000000);

    (void)state;
    g_setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
    tzset();
    assert_times("class=\"number\">Start<small>2026-09-21 +02:00</small>\n</th>", SUMMARY_START, 1);
    assert_times(">16:13:20</time>", SUMMARY_START, 1);
    assert_times("class=\"number\">Start<small>+02:00</small>\n</th>", SUMMARY_START, 24 * hour);
    assert_times(">2026-09-21 16:13:20</time>", SUMMARY_START, 24 * hour);
    assert_times("class=\"number\">Start</th>", SUMMARY_START, 960 * hour);
    assert_times(">2026-09-21 16:13:20 +02:00</time>", SUMMARY_START, 960 * hour);
    g_setenv("TZ", "UTC", TRUE);
    tzset();
}

static void contents_lead_to_each_section_that_is_there(void **state)
{
    struct summary *whole = summary_of_text("x"), *empty = summary_new();
    g_autofree char *page = report_html(whole);
    g_autofree char *nothing = report_html(empty);

    (void)state;
    assert_int_equal(count_of(page, "<section id="), count_of(page, "<li><a href=\"#"));
    assert_non_null(strstr(page, "<li><a href=\"#ladders\">Messages of the first call"));
    assert_non_null(strstr(page, "<nav id=\"contents\" aria-label=\"Contents\">"));
    assert_int_equal(count_of(nothing, "<section id="), 2);
    assert_null(strstr(nothing, "\"#calls\""));
    summary_free(whole);
    summary_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_has_the_file_and_the_day),
        cmocka_unit_test(the_title_counts_several_files),
        cmocka_unit_test(tables_say_the_day_and_the_zone_of_their_times),
        cmocka_unit_test(contents_lead_to_each_section_that_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
