/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of one call. */

#include "counted.h"
#include "report.h"
#include "summaries.h"
#include "words.h"

static void a_ticket_has_what_the_other_side_asks_for(void **state)
{
    struct summary *summary = mixed_summary();

    (void)state;
    g_autofree char *text = report_ticket(summary, silent_ladder(summary), "call-26@192.0.2.1");
    assert_string_equal(
        text, "Facts about one SIP call\n"
              "Start: 2026-11-28 10:04:37.000 +00:00\n"
              "Call-ID: call-26@192.0.2.1\n"
              "From: sip:+4930123456@example.com;user=phone\n"
              "To: sip:2001@example.net\n"
              "Hosts: 192.0.2.1:5060 -> 192.0.2.20:5060 -> 198.51.100.7:5060\n"
              "Outcome: unanswered\n"
              "Decided: 2026-11-28 10:04:44.000 +00:00, frame 265\n"
              "Host concerned: 192.0.2.20:5060 sent no response.\n"
              "Cause: No response\n"
              "What the capture shows: 192.0.2.20:5060 did not answer INVITE: 7 copies in 32 s.\n"
              "What we ask to be checked: See whether the host runs and listens there, and whether "
              "a firewall is between.\n");
    summary_free(summary);
}

static void a_ticket_of_an_answered_call_says_who_ended_it(void **state)
{
    struct summary *summary = mixed_summary();

    (void)state;
    g_autofree char *text = report_ticket(summary, NULL, "call-3@192.0.2.1");
    assert_non_null(strstr(text, "Hosts: 192.0.2.1:5060 -> 192.0.2.20:5060\n"
                                 "Outcome: answered\nResponse: 200 OK\n"
                                 "Post-dial delay: 250 ms\nDuration: 65 s\nEnded by: callee\n"));
    assert_null(strstr(text, "What we ask"));
    summary_free(summary);
}

/* The texts of a cause are those of its first call. */
static void a_ticket_has_no_texts_of_another_call(void **state)
{
    struct summary *summary = mixed_summary();

    (void)state;
    g_autofree char *text = report_ticket(summary, NULL, "call-36@192.0.2.1");
    assert_non_null(strstr(text, "Response: 403 Forbidden\n"
                                 "Host concerned: 192.0.2.20:5060 made this response.\n"));
    assert_null(strstr(text, "alice"));
    assert_null(report_ticket(summary, NULL, "call-99@192.0.2.1"));
    summary_free(summary);
}

/* Clients that have one Call-ID for all their calls: no host and no text of one is another's. */
static void each_call_with_a_call_id_is_told_apart(void **state)
{
    struct summary *summary = summary_of("dialer.pcap");
    struct summary_call calls[] = {
        call_of(26, OUTCOME_REFUSED, 403, wrong_password.cause),
        call_of(26, OUTCOME_ANSWERED, 200, NULL),
    };

    (void)state;
    calls[1].start += 5 * SECONDS;
    calls[1].source = "192.0.2.9:5060";
    for (unsigned i = 0; i < G_N_ELEMENTS(calls); i++)
        add_call(summary, &calls[i], &wrong_password);
    g_autofree char *text = report_ticket(summary, silent_ladder(summary), "call-26@192.0.2.1");
    assert_non_null(strstr(text, "Facts about one SIP call\n"
                                 "Calls with this Call-ID: 2. Each is described on its own.\n\n"
                                 "Start: 2026-11-28 10:04:37.000 +00:00\n"));
    assert_non_null(strstr(text, "Hosts: 192.0.2.1:5060 -> 192.0.2.20:5060\nOutcome: refused\n"));
    assert_non_null(strstr(text, "alice"));
    const char *second = strstr(text, "\n\nStart: 2026-11-28 10:04:42.000 +00:00\n");
    assert_non_null(second);
    assert_non_null(strstr(second, "Hosts: 192.0.2.9:5060 -> 192.0.2.20:5060\nOutcome: answered"));
    assert_null(strstr(second, "alice"));
    summary_free(summary);
}

static void no_more_calls_are_described_than_a_ticket_has_room_for(void **state)
{
    struct summary *summary = summary_of("dialer.pcap");
    struct summary_call call = call_of(26, OUTCOME_ANSWERED, 200, NULL);

    (void)state;
    for (unsigned i = 0; i < 10; i++)
        add_call(summary, &call, NULL);
    g_autofree char *text = report_ticket(summary, NULL, "call-26@192.0.2.1");
    assert_int_equal(count_of(text, "Outcome: answered"), 8);
    assert_non_null(strstr(text, "\n\nShown: 8 of 10.\n"));
    summary_free(summary);
}

/* A REGISTER that was refused: the challenge before that is not what is told. */
static void a_ticket_of_what_is_no_call_has_what_went_wrong(void **state)
{
    struct summary *summary = summary_new();
    struct summary_ladder *ladder = summary_ladder(summary, "r1@192.0.2.1");
    const struct summary_step steps[] = {
        {.time = 0,
         .source = "192.0.2.1:5060",
         .destination = "192.0.2.20:5060",
         .label = "REGISTER",
         .frame = 1},
        {.time = 1000000,
         .source = "192.0.2.20:5060",
         .destination = "192.0.2.1:5060",
         .label = "401 Unauthorized",
         .text = "Ordinary challenge",
         .frame = 2,
         .code = 401},
        {.time = 2000000,
         .source = "192.0.2.1:5060",
         .destination = "192.0.2.20:5060",
         .label = "REGISTER",
         .frame = 3},
        {.time = 3000000,
         .source = "192.0.2.20:5060",
         .destination = "192.0.2.1:5060",
         .label = "403 Forbidden",
         .text = "Refused",
         .remedy = "Compare passwords.",
         .frame = 4,
         .code = 403,
         .severity = CODE_WARN},
    };

    (void)state;
    g_array_append_vals(ladder->steps, steps, G_N_ELEMENTS(steps));
    g_autofree char *text = report_ticket(summary, ladder, "r1@192.0.2.1");
    assert_string_equal(text, "Facts about one SIP exchange\n"
                              "Start: 1970-01-01 00:00:00.000 +00:00\n"
                              "Call-ID: r1@192.0.2.1\n"
                              "Request: REGISTER\n"
                              "Hosts: 192.0.2.1:5060 -> 192.0.2.20:5060\n"
                              "Response: 403 Forbidden\n"
                              "Decided: 1970-01-01 00:00:00.003 +00:00, frame 4\n"
                              "What the capture shows: Refused\n"
                              "What we ask to be checked: Compare passwords.\n");
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ticket_of_what_is_no_call_has_what_went_wrong),
        cmocka_unit_test(a_ticket_has_what_the_other_side_asks_for),
        cmocka_unit_test(a_ticket_of_an_answered_call_says_who_ended_it),
        cmocka_unit_test(a_ticket_has_no_texts_of_another_call),
        cmocka_unit_test(each_call_with_a_call_id_is_told_apart),
        cmocka_unit_test(no_more_calls_are_described_than_a_ticket_has_room_for),
    };

    return cmocka_run_group_tests(tests, use_utc, NULL);
}
