/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the sections of the page of a report say, and that they say nothing of what there is not. */

#include "report_html.h"
#include "summaries.h"

/* A section of the page, up to its end; NULL where it is not there. Frees the summary; the caller
 * frees the text. */
static char *section_of(struct summary *summary, const char *id)
{
    g_autofree char *page = report_html(summary);
    g_autofree char *start = g_strdup_printf("<section id=\"%s\"", id);
    char *section = strstr(page, start);

    summary_free(summary);
    if (!section)
        return NULL;
    *strstr(section, "</section>") = '\0';
    return g_strdup(section);
}

static void assert_has(const char *text, const char *part)
{
    if (!text || !strstr(text, part))
        fail_msg("no \"%s\" in:\n%s", part, text ? text : "(no section)");
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" in:\n%s", part, text);
}

static void registrations_are_told_in_full(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    summary->registrations = (struct summary_registrations){
        .clients = 5,
        .attempts = 12,
        .registered = 6,
        .refused = 2,
        .unanswered = 1,
        .unknown = 3,
        .never_registered = 1,
        .several_contacts = 2,
        .shortest = 60,
    };
    spread_add_times(&summary->registrations.delay, 20, 9);
    spread_add_times(&summary->registrations.delay, 1000, 1);
    g_autofree char *text = section_of(summary, "registrations");
    assert_has(text, "Clients: 5. Attempts: 12; registered: 6, refused: 2, without response: 1, "
                     "unknown: 3.</li>");
    assert_has(text, "never registered: 1.</li>");
    assert_has(text, "several contacts at a time: 2.</li>");
    assert_has(text, "granted: 60 s.</li>");
    assert_has(text, "3 of 9 refused or without response");
    assert_has(text, "p50 20 ms, p95 1.0 s.</li>");
}

static void registrations_that_are_not_there_are_left_out(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    summary->registrations = (struct summary_registrations){.clients = 1, .attempts = 1};
    g_autofree char *text = section_of(summary, "registrations");
    assert_has(text, "Clients: 1. Attempts: 1;");
    assert_lacks(text, "never registered");
    assert_lacks(text, "contacts");
    assert_lacks(text, "granted");
    assert_lacks(text, "IRA");
    assert_lacks(text, "RRD");
    assert_null(section_of(summary_of("a.pcap"), "registrations"));
}

static void scans_are_told_with_and_without_calls(void **state)
{
    struct summary *summary = summary_of("a.pcap"), *other = summary_of("a.pcap");
    struct summary_scan *scan = summary_scan(summary, "203.0.113.66", "scan");

    (void)state;
    scan->text = "Tries numbers.";
    scan->first = START;
    scan->last = START + 90 * SECONDS;
    scan->count = 240;
    scan->frame = 17;
    other->scanned = 3;
    g_autofree char *text = section_of(summary, "scans");
    assert_has(text, ">203.0.113.66</th>");
    assert_has(text, ">240</td>");
    assert_has(text, ">10:05:41</time>");
    assert_has(text, "<td>Tries numbers.</td>");
    assert_lacks(text, "Attempts to call");
    g_autofree char *calls = section_of(other, "scans");
    assert_has(calls, "Attempts to call that are scans: 3.");
    assert_lacks(calls, "<table");
    assert_null(section_of(summary_of("a.pcap"), "scans"));
}

static void keepalives_name_the_first_silence(void **state)
{
    struct summary *summary = summary_of("a.pcap");
    struct summary_keepalive *silent = summary_keepalive(summary, "192.0.2.1", "192.0.2.2");
    struct summary_keepalive *fine = summary_keepalive(summary, "192.0.2.1", "192.0.2.3");

    (void)state;
    silent->asked = silent->silent = 60;
    silent->silent_frame = 15595;
    fine->asked = fine->answered = 7;
    g_autofree char *text = section_of(summary, "keepalives");
    assert_has(text, "data-key=\"15595\">15595</td>");
    assert_has(text, "data-key=\"0\"></td>");
    assert_true(strstr(text, "192.0.2.2") < strstr(text, "192.0.2.3"));
    assert_null(section_of(summary_of("a.pcap"), "keepalives"));
}

static void codes_are_counted_by_name(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    for (unsigned code = 400; code < 441; code++)
        summary->codes[code] = 1;
    summary->codes[486] = 59;
    summary->responses = 100;
    g_autofree char *text = section_of(summary, "codes");
    assert_has(text, "486 Busy Here</th>");
    assert_has(text, ">59</td>");
    assert_has(text, ">59 %</td>");
    assert_has(text, "Printed: the first 40 of 42.");
    assert_null(section_of(summary_of("a.pcap"), "codes"));
}

/* Adds a failed call of that host, which may be NULL. */
static void add_failure(struct summary *summary, unsigned number, const char *host)
{
    struct summary_call call = call_of(number, OUTCOME_FAILED, 503, "503");

    call.host = host;
    add_call(summary, &call, NULL);
}

static void hosts_of_a_cause_are_named_once(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    add_failure(summary, 1, "192.0.2.20:5060");
    add_failure(summary, 2, "192.0.2.20:5060");
    add_failure(summary, 3, "192.0.2.21:5060");
    add_failure(summary, 4, NULL);
    g_autofree char *text = section_of(summary, "failures");
    assert_has(text, "<strong>4</strong>");
    assert_has(text, "<code>192.0.2.20:5060</code>");
    assert_has(text, "<code>192.0.2.21:5060</code>");
    assert_has(text, "<code>?</code>");
    assert_has(text, ">First call 2026-11-28 10:04:12.000 +00:00, decided in frame 15; last");
    assert_lacks(text, "Hosts: ");
    assert_lacks(text, "Shown:");
    assert_lacks(text, "class=\"remedy\"");
    assert_lacks(text, "%</small>");
}

static void one_host_stands_in_the_sentence(void **state)
{
    struct summary *summary = summary_of("a.pcap"), *other = summary_of("a.pcap");

    (void)state;
    add_failure(summary, 1, "192.0.2.20:5060");
    g_autofree char *text = section_of(summary, "failures");
    assert_has(text, ">Host 192.0.2.20:5060. First call");
    assert_lacks(text, "class=\"hosts\"");
    add_failure(other, 1, NULL);
    g_autofree char *unknown = section_of(other, "failures");
    assert_has(unknown, "class=\"where\">First call");
}

static void of_many_hosts_the_first_ones_are_named(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    for (unsigned i = 0; i < 12; i++) {
        g_autofree char *host = g_strdup_printf("192.0.2.%u", 100 + i);

        add_failure(summary, i, host);
    }
    g_autofree char *text = section_of(summary, "failures");
    assert_has(text, "Shown: 10 of 12, the most frequent.");
    assert_has(text, "<code>192.0.2.109</code>");
    assert_lacks(text, "<code>192.0.2.110</code>");
}

static void causes_have_their_share_and_first_step(void **state)
{
    (void)state;
    g_autofree char *failures = section_of(mixed_summary(), "failures");
    assert_has(failures, "No response<code>request-unanswered</code>");
    assert_has(failures, "class=\"remedy\">First step: See whether the host runs");
    g_autofree char *troubles = section_of(mixed_summary(), "troubles");
    assert_has(troubles, "No ACK for the answer");
    g_autofree char *persons = section_of(mixed_summary(), "persons");
    assert_has(persons, "Busy Here");
    assert_lacks(persons, "First step");
    struct summary *many = summary_of("a.pcap");
    add_calls(many, 0, 40, OUTCOME_UNANSWERED, 0, &silent_hop);
    g_autofree char *text = section_of(many, "failures");
    assert_has(text, "<strong>40</strong>");
    assert_has(text, "<small>100 %</small>");
}

static void a_drawing_says_its_peaks(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    timeline_add(&summary->timeline, 1795860251, (struct timeline_part){4, 0});
    timeline_add(&summary->timeline, 1795860253, (struct timeline_part){3, 3});
    g_autofree char *text = section_of(summary, "timeline");
    assert_has(text, "Each bar stands for 1.0 s. Most calls in one bar: 4, from 10:04:11. "
                     "Most failures in one bar: 3, from 10:04:13.");
    assert_has(text, ">4</text>");
    assert_has(text, ">2</text>"); /* half of it */
    assert_has(text, ">10:04:13</th>");
    assert_lacks(text, ">10:04:12</th>"); /* no call began then */
    assert_has(text, ">2026-11-28 +00:00</span>");
}

static void a_drawing_without_failures_tells_none(void **state)
{
    struct summary *summary = summary_of("a.pcap");

    (void)state;
    summary->last = START + 172800 * SECONDS;
    timeline_add(&summary->timeline, 1795860251, (struct timeline_part){1, 0});
    timeline_add(&summary->timeline, 1795860252, (struct timeline_part){3, 0});
    g_autofree char *text = section_of(summary, "timeline");
    assert_has(text, "Most calls in one bar: 3, from 2026-11-28 10:04.");
    assert_lacks(text, "Most failures");
    assert_lacks(text, ">2</text>");
    assert_lacks(text, "y=\"158\" width");
    assert_has(text, ">+00:00</span>");
    assert_null(section_of(summary_of("a.pcap"), "timeline"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registrations_are_told_in_full),
        cmocka_unit_test(registrations_that_are_not_there_are_left_out),
        cmocka_unit_test(scans_are_told_with_and_without_calls),
        cmocka_unit_test(keepalives_name_the_first_silence),
        cmocka_unit_test(codes_are_counted_by_name),
        cmocka_unit_test(hosts_of_a_cause_are_named_once),
        cmocka_unit_test(one_host_stands_in_the_sentence),
        cmocka_unit_test(of_many_hosts_the_first_ones_are_named),
        cmocka_unit_test(causes_have_their_share_and_first_step),
        cmocka_unit_test(a_drawing_says_its_peaks),
        cmocka_unit_test(a_drawing_without_failures_tells_none),
    };

    return cmocka_run_group_tests(tests, use_utc, NULL);
}
