/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Captures of requests alone: what only seems to have no answer is unknown. */

#include "censuses.h"

#define MINUTE (60 * 1000)

static void go(int at, const char *method, unsigned number, const char *to, const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("%s%u", method, number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .to = to,
         .headers = headers, .source = PHONE, .destination = SERVER);
}

static const struct counts *counts_of_peer(void)
{
    return &summary_peer(summary, "192.0.2.1", SERVER)->counts;
}

static void assert_unknown(void)
{
    sum_up(120);
    assert_int_equal(summary->counts.attempts, 1);
    assert_int_equal(summary->counts.outcomes[OUTCOME_UNKNOWN], 1);
    assert_int_equal(counts_of_peer()->outcomes[OUTCOME_UNKNOWN], 1);
    assert_int_equal(summary->doubts[DOUBT_NO_RESPONSES], 1);
}

static void a_call_that_goes_on_is_unknown(void **state)
{
    (void)state;
    go(0, "INVITE", 1, NULL, "");
    sum_up(120);
    assert_int_equal(summary->counts.outcomes[OUTCOME_UNANSWERED], 1);
    assert_int_equal(counts_of_peer()->outcomes[OUTCOME_UNANSWERED], 1);
    go(100, "INVITE", 2, NULL, "Proxy-" AUTHORIZATION);
    assert_unknown();
    go(200, "PRACK", 3, "1", "RAck: 1 2 INVITE\r\n");
    assert_unknown();
    go(9000, "BYE", 4, "1", "");
    assert_unknown();
}

static void assert_registrations(unsigned attempts, unsigned unknown, unsigned unanswered)
{
    const struct summary_registrations *sums = &summary->registrations;

    assert_int_equal(sums->attempts, attempts);
    assert_int_equal(sums->unknown, unknown);
    assert_int_equal(sums->unanswered, unanswered);
    assert_int_equal(sums->never_registered, unanswered > 0);
}

#define CONTACT "Contact: <sip:a@192.0.2.1>\r\n"

static void a_registration_that_goes_on_is_unknown(void **state)
{
    (void)state;
    go(0, "REGISTER", 1, NULL, CONTACT);
    sum_up(60);
    assert_registrations(1, 0, 1);
    go(100, "REGISTER", 2, NULL, CONTACT AUTHORIZATION);
    sum_up(60);
    assert_registrations(1, 1, 0);
    go(MINUTE, "REGISTER", 3, NULL, CONTACT AUTHORIZATION);
    sum_up(120);
    assert_registrations(2, 2, 0);
}

/* It registers again and again, and is not seen to repeat a REGISTER. */
static void a_registration_without_a_challenge_is_unknown_too(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3; i++)
        go((int)i * MINUTE, "REGISTER", i + 1, NULL, CONTACT);
    sum_up(180);
    assert_registrations(3, 3, 0);
}

static void keepalives_that_are_shown_to_be_answered_are_not_silent(void **state)
{
    (void)state;
    go(0, "OPTIONS", 1, NULL, "");
    sum_up(60);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->silent, 1);
    go(100, "OPTIONS", 2, NULL, AUTHORIZATION);
    sum_up(61);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->silent, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_call_that_goes_on_is_unknown),
        CENSUS(a_registration_that_goes_on_is_unknown),
        CENSUS(a_registration_without_a_challenge_is_unknown_too),
        CENSUS(keepalives_that_are_shown_to_be_answered_are_not_silent),
    };

    return cmocka_run_group_tests_name("census_halves", tests, NULL, NULL);
}
