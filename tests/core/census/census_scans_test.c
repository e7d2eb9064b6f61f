/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scans count apart. */

#include "censuses.h"

/* A host calls numbers that nobody has. */
static void try_number(unsigned number, const char *source, const char *agent)
{
    g_autofree char *line = g_strdup_printf("INVITE sip:%u@example.com SIP/2.0", number);
    g_autofree char *call = g_strdup_printf("%s-%u", source, number);

    SEND(.at = (int)number * 100, .line = line, .method = "INVITE", .number = number, .call = call,
         .headers = agent, .source = source, .destination = SERVER);
    SEND(.at = (int)number * 100 + 10, .line = "SIP/2.0 404 Not Found", .method = "INVITE",
         .number = number, .call = call, .to = "1", .source = SERVER, .destination = source);
}

static void all_attempts_of_a_scanner_are_scans_the_first_too(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 6; i++)
        try_number(i, OTHER, "User-Agent: pplsip\r\n");
    invite(1000, 7, "");
    reply(1010, "486 Busy Here", "INVITE", 7, "");
    SEND(.at = 2000, .line = "OPTIONS sip:example.com SIP/2.0", .method = "OPTIONS", .number = 8,
         .call = "options", .source = OTHER, .destination = SERVER);
    sum_up(60);
    assert_call(only_call(), "busy", "486", SERVER);
    assert_int_equal(summary->scanned, 6);
    assert_int_equal(summary->counts.attempts, 1);
    assert_int_equal(g_hash_table_size(summary->keepalives), 0);
    const struct summary_scan *scan = summary_scan(summary, "192.0.2.3", "scan");
    assert_int_equal(scan->count, 7);
    assert_int_equal(scan->first, 100 * MILLISECOND);
    assert_int_equal(scan->last, 2 * SECOND);
    assert_int_equal(scan->frame, 1);
    assert_int_equal(spread_count_of(&scan->codes, 404), 6);
    assert_int_equal(spread_count_of(&scan->codes, 0), 1);
    assert_non_null(strstr(scan->text, "192.0.2.3"));
    assert_int_equal(summary_peer(summary, "192.0.2.3", SERVER)->requests, 0);
}

static void refusals_to_a_host_with_nothing_against_it_are_calls(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 6; i++)
        try_number(i, OTHER, "");
    sum_up(60);
    assert_int_equal(summary->scanned, 0);
    assert_int_equal(summary->counts.attempts, 6);
    assert_int_equal(g_hash_table_size(summary->scans), 0);
}

/* Logs in as one user after the other, and is refused. */
static void guess(unsigned number, const char *code)
{
    g_autofree char *call = g_strdup_printf("guess-%u", number);
    g_autofree char *line = g_strdup_printf("SIP/2.0 %s", code);
    g_autofree char *login =
        g_strdup_printf("Contact: <sip:%u@192.0.2.3>\r\nAuthorization: Digest username=\"%u\", "
                        "realm=\"example.com\", nonce=\"n\"\r\n",
                        number, number);

    SEND(.at = (int)number * 100, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
         .number = number, .call = call, .headers = login, .source = OTHER, .destination = SERVER);
    SEND(.at = (int)number * 100 + 10, .line = line, .method = "REGISTER", .number = number,
         .call = call, .to = "1", .source = SERVER, .destination = OTHER);
}

static void guesses_are_no_registrations(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 12; i++)
        guess(i, "403 Forbidden");
    sum_up(60);
    assert_int_equal(summary->registrations.attempts, 0);
    assert_int_equal(summary_scan(summary, "192.0.2.3", "password-guessing")->count, 12);
}

static void of_a_host_that_got_in_only_what_is_told_is_a_guess(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 12; i++)
        guess(i, "403 Forbidden");
    guess(13, "200 OK");
    sum_up(60);
    uint64_t told = summary_scan(summary, "192.0.2.3", "password-guessing")->count;
    assert_in_range(told, 1, 11);
    assert_int_equal(summary->registrations.attempts, 13 - told);
    assert_int_equal(summary->registrations.registered, 1);
}

static void call_unanswered(int at, unsigned number, const char *method, const char *agent)
{
    g_autofree char *line = g_strdup_printf("%s sip:%u@example.com SIP/2.0", method, number);
    g_autofree char *call = g_strdup_printf("silent-%u", number);

    SEND(.at = at, .line = line, .method = method, .number = number, .call = call, .headers = agent,
         .source = OTHER, .destination = SERVER);
}

static void a_scan_that_nothing_answered_is_in_no_figure(void **state)
{
    static const char *const methods[] = {"INVITE", "OPTIONS", "REGISTER"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++)
        call_unanswered((int)i * 1000, i + 1, methods[i],
                        "Contact: <sip:x@192.0.2.3>\r\nUser-Agent: friendly-scanner\r\n");
    sum_up(60);
    assert_int_equal(summary->scanned, 1);
    assert_int_equal(summary->counts.attempts, 0);
    assert_int_equal(summary->registrations.attempts, 0);
    assert_int_equal(g_hash_table_size(summary->keepalives), 0);
    assert_int_equal(g_hash_table_size(summary->causes), 0);
    const struct summary_scan *scan = summary_scan(summary, "192.0.2.3", "scan");
    assert_int_equal(scan->count, 3);
    assert_int_equal(scan->frame, 1);
    assert_int_equal(spread_count_of(&scan->codes, 0), 3);
    assert_non_null(strstr(scan->text, "friendly-scanner"));
}

static void keepalives_that_nothing_answered_are_no_scan(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 30; i++)
        call_unanswered((int)i * 1000, i, "OPTIONS", "User-Agent: Asterisk PBX\r\n");
    sum_up(120);
    assert_int_equal(g_hash_table_size(summary->scans), 0);
    assert_int_equal(g_hash_table_size(summary->keepalives), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(all_attempts_of_a_scanner_are_scans_the_first_too),
        CENSUS(refusals_to_a_host_with_nothing_against_it_are_calls),
        CENSUS(guesses_are_no_registrations),
        CENSUS(a_scan_that_nothing_answered_is_in_no_figure),
        CENSUS(keepalives_that_nothing_answered_are_no_scan),
        CENSUS(of_a_host_that_got_in_only_what_is_told_is_a_guess),
    };

    return cmocka_run_group_tests_name("census_scans", tests, NULL, NULL);
}
