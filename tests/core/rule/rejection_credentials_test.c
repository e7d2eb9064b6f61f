/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests with odd or many credentials, and what may be said of their refusal. */

#include "exchanges.h"

#define OTHER_REALM "WWW-Authenticate: Digest realm=\"other\", nonce=\"o\"\r\n"
#define ANONYMOUS "Authorization: Digest realm=\"example.com\", nonce=\"n\"\r\n"

static void a_rejection_by_one_realm_explains_more_than_the_challenge_of_another(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    const struct result *refused =
        response(3, "401 Unauthorized", "INVITE", 2, OTHER_REALM NEW_NONCE);
    assert_findings(refused, "auth-challenge auth-rejected");
    assert_ptr_equal(result_explaining(refused), &refused->findings[1]);
    assert_int_equal(refused->severity, CODE_ERROR);
}

static void credentials_without_a_user_are_refused_as_those_of_nobody(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, ANONYMOUS);
    const struct result *refused = response(3, "401 Unauthorized", "REGISTER", 2, NEW_NONCE);
    assert_findings(refused, "auth-rejected");
    assert_string_equal(refused->findings[0].values[1].text, "?");
    request(4, "INVITE", 3, ANONYMOUS);
    assert_findings(response(5, "403 Forbidden", "INVITE", 3, ""), "auth-rejected-forbidden");
    request(6, "REGISTER", 4,
            "Authorization: Digest realm=\"example.com\", nonce=\"before the capture\"\r\n");
    response(7, "200 OK", "REGISTER", 4, "");
    request(8, "INVITE", 5, ANONYMOUS);
    assert_findings(response(9, "403 Forbidden", "INVITE", 5, ""), "");
}

static void an_account_that_registers_again_stays_known(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    for (unsigned i = 2; i < 4; i++) {
        request(10 * (int)i, "REGISTER", i, AUTHORIZATION);
        assert_findings(response(10 * (int)i + 1, "200 OK", "REGISTER", i, ""), "");
    }
    request(50, "INVITE", 4, "");
    response(51, "407 Proxy Authentication Required", "INVITE", 4,
             "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"p\"\r\n");
    request(
        52, "INVITE", 5,
        "Proxy-Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"p\"\r\n");
    assert_findings(response(53, "403 Forbidden", "INVITE", 5, ""), "");
}

static void a_phrase_may_call_the_credentials_stale(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(3, "401 Stale Credentials", "REGISTER", 2, NEW_NONCE), "auth-stale");
    request(4, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(5, "401 Unauthorised", "REGISTER", 3, NEW_NONCE), "auth-rejected");
}

static void four_sets_of_credentials_are_looked_at(void **state)
{
    GString *credentials = g_string_new(NULL);

    (void)state;
    for (unsigned i = 0; i < 5; i++)
        g_string_append_printf(credentials, "Authorization: Digest realm=\"%u\", nonce=\"n\"\r\n",
                               i);
    response(0, "401 Unauthorized", "REGISTER", 9,
             "WWW-Authenticate: Digest realm=\"3\", nonce=\"n\"\r\n");
    for (unsigned i = 3; i < 5; i++) {
        g_autofree char *challenge =
            g_strdup_printf("WWW-Authenticate: Digest realm=\"%u\", nonce=\"m\"\r\n", i);

        request(1, "REGISTER", i, credentials->str);
        assert_findings(response(2, "401 Unauthorized", "REGISTER", i, challenge),
                        i == 3 ? "auth-rejected" : "auth-challenge");
    }
    g_string_free(credentials, TRUE);
}

/* RFC 2617 section 3.2.1: the nonce must be there. */
static void a_challenge_that_nobody_can_answer_is_not_called_ordinary(void **state)
{
    static const char *const challenges[] = {
        "WWW-Authenticate: Digest\r\n",
        "WWW-Authenticate: Digest realm=\"example.com\"\r\n",
        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"\"\r\n",
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(challenges); i++) {
        request(0, "REGISTER", i, "");
        assert_findings(response(1, "401 Unauthorized", "REGISTER", i, challenges[i]), "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_rejection_by_one_realm_explains_more_than_the_challenge_of_another),
        EXCHANGE(credentials_without_a_user_are_refused_as_those_of_nobody),
        EXCHANGE(an_account_that_registers_again_stays_known),
        EXCHANGE(a_phrase_may_call_the_credentials_stale),
        EXCHANGE(four_sets_of_credentials_are_looked_at),
        EXCHANGE(a_challenge_that_nobody_can_answer_is_not_called_ordinary),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
