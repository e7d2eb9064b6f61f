/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of the page of a report are bounded, and say what they leave out and how that was chosen.
 */

#include "check.h"
#include "counted.h"
#include "report_html.h"
#include "summary_texts.h"
#include "wording.h"

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

static void add_calls(struct summary *summary, enum call_outcome outcome, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_autofree char *id = g_strdup_printf("%s-%u-", wording_outcome(outcome), i);
        struct summary_call call = summary_call_of(&(struct summary_texts){.call_id = id});

        call.outcome = (uint8_t)outcome;
        call.start = SUMMARY_START + INT64_C(2) * i + (outcome == OUTCOME_FAILED);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_lists_are_cut_and_say_so),
        cmocka_unit_test(paper_has_less_and_says_so),
        cmocka_unit_test(calls_stand_in_order_of_time),
        cmocka_unit_test(of_too_many_calls_all_that_failed_are_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
