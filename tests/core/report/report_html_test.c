/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page of a report is well-formed, the same whatever packets hold, bounded, and needs nothing
 * from outside. */

#include "check.h"
#include "language.h"
#include "report_html.h"
#include "summary_texts.h"
#include "wording.h"

#include <time.h>

/* U+202E and U+2066, which compilers take for misleading in a string. */
static const char override[] = {'\xe2', '\x80', '\xae', '\0'};
static const char isolate[] = {'\xe2', '\x81', '\xa6', '\0'};

/* Names of elements and attributes in their order; links lead to the page itself. */
static void note_element(GMarkupParseContext *context, const char *element, const char **names,
                         const char **values, gpointer data, GError **error)
{
    (void)context;
    (void)error;
    g_string_append_printf(data, "<%s", element);
    for (; *names; names++, values++) {
        g_string_append_printf(data, " %s", *names);
        if (strcmp(*names, "href") == 0)
            assert_true(g_str_has_prefix(*values, "#"));
    }
}

/* What the page of a summary is made of; fails where it is not well-formed. The caller frees it. */
static char *structure_of(const struct summary *summary)
{
    static const GMarkupParser parser = {.start_element = note_element};
    g_autofree char *page = report_html(summary);
    GString *structure = g_string_new(NULL);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, structure, NULL);
    GError *error = NULL;

    if (!g_markup_parse_context_parse(context, page, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("not well-formed: %s", error->message);
    g_markup_parse_context_free(context);
    return g_string_free(structure, FALSE);
}

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "</style></script></title></svg><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "]]><!--",
    "--><b>",
    "&lt;b&gt;&#60;&amp",
    "a\r\nb\tc\x01\x1b[31m",
    "\xe2\x80\xae\xe2\x81\xa6gpj.exe\xe2\x80\x8f\xe2\x81\xa9\xe2\x80\xac",
    "\xff\xfe\xc3(\xed\xa0\x80",
    "{host}%s%n%1$s",
};

static void packets_do_not_change_the_page(void **state)
{
    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autofree char *valid = g_utf8_make_valid(hostile[i], -1);
        g_autofree char *plain = g_strnfill((gsize)g_utf8_strlen(valid, -1), 'x');
        struct summary *summary = summary_of_text(hostile[i]), *other = summary_of_text(plain);
        g_autofree char *structure = structure_of(summary), *expected = structure_of(other);

        assert_string_equal(structure, expected);
        summary_free(summary);
        summary_free(other);
    }
}

static void nothing_hidden_is_in_the_page(void **state)
{
    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(hostile); i++) {
        struct summary *summary = summary_of_text(hostile[i]);
        g_autofree char *page = report_html(summary);

        assert_true(g_utf8_validate(page, -1, NULL));
        assert_null(strpbrk(page, "\r\t\x01\x1b"));
        assert_null(strstr(page, override));
        assert_null(strstr(page, isolate));
        summary_free(summary);
    }
}

static void the_page_needs_nothing_from_outside(void **state)
{
    struct summary *summary = summary_of_text("x");
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_non_null(strstr(page, "default-src &#39;none&#39;; style-src &#39;sha256-"));
    assert_null(strstr(page, "unsafe"));
    assert_null(strstr(page, "://"));
    assert_null(strstr(page, "url("));
    assert_null(strstr(page, " src="));
    assert_null(strstr(page, " style="));
    summary_free(summary);
}

static void a_capture_without_sip_is_a_page(void **state)
{
    struct summary *summary = summary_new();
    g_autofree char *page = report_html(summary);
    g_autofree char *structure = structure_of(summary);

    (void)state;
    assert_non_null(strstr(page, "no SIP"));
    assert_null(strstr(structure, "<table"));
    summary_free(summary);
}

static void texts_that_are_not_there_are_left_out(void **state)
{
    struct summary *summary = summary_of(&(struct summary_texts){.call_id = "a", .cause = "503"});
    g_autofree char *structure = structure_of(summary);
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_non_null(structure); /* and so well-formed */
    assert_null(strstr(page, "(null)"));
    summary_free(summary);
}

static unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;

    while ((text = strstr(text, part))) {
        count++;
        text += strlen(part);
    }
    return count;
}

/* Rows of each kind, and one ladder with as many steps. */
static struct summary *make_many(unsigned rows, unsigned steps)
{
    struct summary *summary = summary_new();

    for (unsigned i = 0; i < rows; i++) {
        g_autofree char *text = g_strdup_printf("x%u", i);
        struct summary *part = summary_of_text(text);

        summary_merge(summary, part);
        summary_free(part);
    }
    struct summary_ladder *ladder = summary->ladders->pdata[0];
    const struct summary_step step = g_array_index(ladder->steps, struct summary_step, 0);
    for (unsigned i = 1; i < steps; i++)
        g_array_append_val(ladder->steps, step);
    return summary;
}

static void long_lists_are_cut_and_say_so(void **state)
{
    struct summary *summary = make_many(160, 600);
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_non_null(strstr(page, "Shown: 100 of 160 pairs of hosts, those with the most calls. "
                                 "Calls of the others: 60."));
    assert_non_null(strstr(page, "Shown: 100 of 160 pairs of hosts, those with the most OPTIONS"));
    assert_non_null(strstr(page, "Shown: 100 of 160, the most frequent."));
    assert_non_null(strstr(page, "Shown: the most frequent 50 of 160 causes. "
                                 "Calls with another cause: 110."));
    assert_non_null(strstr(page, "Shown: 20 of 320"));
    assert_non_null(strstr(page, "Messages beyond these: 100"));
    assert_int_equal(count_of(page, "<article"), 50);
    summary_free(summary);
}

static void paper_has_less_and_says_so(void **state)
{
    struct summary *summary = make_many(160, 1);
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_int_equal(count_of(page, "<p class=\"paper\">Printed: the first 40 of 100.</p>"), 3);
    assert_int_equal(count_of(page, "<p class=\"paper\">Printed: the first 20 of 50.</p>"), 1);
    assert_non_null(strstr(page, "Printed in order of time: failed calls 150 of 160"));
    assert_int_equal(count_of(page, "<tr class=\"screen\">"), 10);
    summary_free(summary);
}

static void the_page_says_its_language(void **state)
{
    struct summary *summary = summary_of_text("x");

    (void)state;
    language_choose(language_find("fr"));
    g_autofree char *page = report_html(summary);
    language_choose(language_find("en"));
    assert_non_null(strstr(page, "<html lang=\"fr\">"));
    summary_free(summary);
}

static void add_calls(struct summary *summary, enum call_outcome outcome, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_autofree char *id = g_strdup_printf("%s-%u-", wording_outcome(outcome), i);
        struct summary_call call = summary_call_of(&(struct summary_texts){.call_id = id});

        call.outcome = outcome;
        call.start = SUMMARY_START + 2 * i + (outcome == OUTCOME_FAILED);
        add_call(summary, &call, NULL);
    }
}

static void calls_stand_in_order_of_time(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    add_calls(summary, OUTCOME_FAILED, 2);
    add_calls(summary, OUTCOME_ANSWERED, 2);
    g_autofree char *page = report_html(summary);
    const char *second = strstr(page, "failed-0-"), *third = strstr(page, "answered-1-");
    assert_true(strstr(page, "answered-0-") < second && second < third);
    assert_true(third < strstr(page, "failed-1-"));
    assert_null(strstr(page, "Shown"));
    assert_null(strstr(page, "Printed"));
    summary_free(summary);
}

static void of_too_many_calls_all_that_failed_are_shown(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    add_calls(summary, OUTCOME_ANSWERED, 3000);
    add_calls(summary, OUTCOME_FAILED, 10);
    g_autofree char *page = report_html(summary);
    assert_non_null(strstr(page, "failed calls 10 of 10, other calls 2990 of 3000, the earliest"));
    assert_non_null(strstr(page, "failed calls 10 of 10, other calls 140 of 3000, the earliest"));
    assert_true(strstr(page, "failed-0-") < strstr(page, "answered-1-"));
    assert_non_null(strstr(page, "answered-2989-"));
    assert_null(strstr(page, "answered-2990-"));
    assert_int_equal(count_of(page, "<tr class=\"screen\">"), 3000 - 150);
    summary_free(summary);
}

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
    assert_times("class=\"number\">Start</th>", SUMMARY_START, 40 * 24 * hour);
    assert_times(">2026-09-21 16:13:20 +02:00</time>", SUMMARY_START, 40 * 24 * hour);
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
        cmocka_unit_test(packets_do_not_change_the_page),
        cmocka_unit_test(nothing_hidden_is_in_the_page),
        cmocka_unit_test(the_page_needs_nothing_from_outside),
        cmocka_unit_test(a_capture_without_sip_is_a_page),
        cmocka_unit_test(texts_that_are_not_there_are_left_out),
        cmocka_unit_test(long_lists_are_cut_and_say_so),
        cmocka_unit_test(paper_has_less_and_says_so),
        cmocka_unit_test(the_page_says_its_language),
        cmocka_unit_test(calls_stand_in_order_of_time),
        cmocka_unit_test(of_too_many_calls_all_that_failed_are_shown),
        cmocka_unit_test(the_title_has_the_file_and_the_day),
        cmocka_unit_test(the_title_counts_several_files),
        cmocka_unit_test(tables_say_the_day_and_the_zone_of_their_times),
        cmocka_unit_test(contents_lead_to_each_section_that_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
