/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What challenges show. */

#include "exchanges.h"

#define PROXY "Proxy-Authenticate: " CHALLENGE "\r\n"

static void the_first_challenge_is_ordinary(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    const struct result *challenge = response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    assert_findings(challenge, "auth-challenge");
    assert_int_equal(challenge->severity, CODE_CHAT);
    request(2, "SUBSCRIBE", 2, "Authorization: Digest realm=\"example.com\", nonce=\"\"\r\n");
    assert_findings(response(3, "401 Unauthorized", "SUBSCRIBE", 2, WWW), "auth-challenge");
    request(4, "INVITE", 3, "Proxy-Authorization: Digest realm=\"other\", nonce=\"n\"\r\n");
    assert_findings(response(5, "407 Proxy Authentication Required", "INVITE", 3,
                             "Proxy-Authenticate: " CHALLENGE "\r\n"),
                    "auth-challenge");
}

static void a_token_is_no_digest(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "Authorization: Bearer abc\r\n");
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1,
                             "WWW-Authenticate: Bearer realm=\"example.com\"\r\n"),
                    "");
}

static void credentials_belong_into_the_header_of_their_kind(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "407 Proxy Authentication Required", "INVITE", 1, PROXY);
    request(2, "INVITE", 2, AUTHORIZATION);
    const struct result *challenge =
        response(3, "407 Proxy Authentication Required", "INVITE", 2, PROXY);
    assert_findings(challenge, "auth-challenge-misplaced");
    assert_text(challenge, "The request has credentials for realm \"example.com\", but not in "
                           "Proxy-Authorization, where a challenge of this kind wants them.");
    request(4, "INVITE", 3, "");
    const struct result *other = response(5, "401 Unauthorized", "INVITE", 3, PROXY);
    assert_findings(other, "auth-no-challenge-other");
}

/* RFC 3261 section 22.1: clients should try what they know from another challenge. */
static void credentials_kept_from_another_challenge_are_in_their_place(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    assert_findings(response(3, "407 Proxy Authentication Required", "INVITE", 2,
                             "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"p\"\r\n"),
                    "auth-challenge");
    /* Nor is a nonce of the other kind an answer in this one. */
    request(4, "PUBLISH", 4, "Proxy-" AUTHORIZATION);
    assert_findings(response(5, "407 Proxy Authentication Required", "PUBLISH", 4,
                             "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"p\"\r\n"),
                    "auth-challenge");
    request(4, "MESSAGE", 3, "Authorization: Digest realm=\"example.com\", nonce=\"old\"\r\n");
    assert_findings(response(5, "407 Proxy Authentication Required", "MESSAGE", 3, PROXY),
                    "auth-challenge");
}

static void a_challenge_that_is_never_answered_is_counted(void **state)
{
    static const char md5[] =
        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\", algorithm=MD5\r\n";

    (void)state;
    request(0, "REGISTER", 1, "");
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, WWW), "auth-challenge");
    request(30000, "REGISTER", 2, "");
    const struct result *second = response(30001, "401 Unauthorized", "REGISTER", 2, md5);
    assert_findings(second, "auth-unanswered");
    assert_int_equal(second->severity, CODE_WARN);
    assert_text(second, "Challenged 2 times, first in frame 2; no request since then has "
                        "credentials for realm \"example.com\". Offered: MD5.");
    /* The same challenge again. */
    assert_findings(response(30501, "401 Unauthorized", "REGISTER", 2, md5),
                    "auth-unanswered response-repeated");
    request(60000, "REGISTER", 3, "");
    const struct result *third = response(60001, "401 Unauthorized", "REGISTER", 3, WWW);
    assert_findings(third, "auth-unanswered");
    assert_int_equal(third->findings[0].values[1].number, 3);
}

static void an_answer_makes_the_next_challenge_a_first_one(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    response(3, "200 OK", "REGISTER", 2, "");
    request(3600000, "REGISTER", 3, "");
    assert_findings(response(3600001, "401 Unauthorized", "REGISTER", 3, NEW_NONCE),
                    "auth-challenge");
}

/* Sent before the first challenge came, another method, another realm, the other side. */
static void challenges_of_something_else_do_not_count(void **state)
{
    (void)state;
    request(0, "NOTIFY", 1, "");
    request(1, "NOTIFY", 2, "");
    assert_findings(response(2, "401 Unauthorized", "NOTIFY", 1, WWW), "auth-challenge");
    assert_findings(response(3, "401 Unauthorized", "NOTIFY", 2, WWW), "auth-challenge");
    request(4, "INVITE", 3, "");
    assert_findings(response(5, "401 Unauthorized", "INVITE", 3, WWW), "auth-challenge");
    request(6, "INVITE", 4, AUTHORIZATION);
    assert_findings(response(7, "407 Proxy Authentication Required", "INVITE", 4,
                             "Proxy-Authenticate: Digest realm=\"other\", nonce=\"o\"\r\n"),
                    "auth-challenge");
}

/* RFC 8760 section 2.4. */
static void a_client_may_know_only_the_second_algorithm(void **state)
{
    static const char two[] =
        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=SHA-256\r\n" WWW;
    static const char md5[] =
        WWW "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=SHA-256\r\n";

    (void)state;
    request(0, "REGISTER", 1, "");
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, two), "auth-challenge");
    request(2, "REGISTER", 2, "");
    const struct result *second = response(3, "401 Unauthorized", "REGISTER", 2, two);
    assert_findings(second, "auth-unanswered-algorithms");
    assert_text(second, "Challenged 2 times, first in frame 2, and no credentials seen. Offered "
                        "are, in this order, SHA-256, MD5: some clients look at the first only.");
    request(4, "REGISTER", 3, "");
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3, md5), "auth-unanswered");
}

static void a_login_for_another_realm_is_named(void **state)
{
    static const char asterisk[] =
        "Authorization: Digest username=\"1001\", realm=\"asterisk\", nonce=\"old\"\r\n";

    (void)state;
    request(0, "REGISTER", 1, asterisk);
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, WWW), "auth-challenge");
    request(2, "REGISTER", 2, asterisk);
    const struct result *second = response(3, "401 Unauthorized", "REGISTER", 2, NEW_NONCE);
    assert_findings(second, "auth-unanswered-realm");
    assert_text(second, "Challenged 2 times, first in frame 2, for realm \"example.com\", and the "
                        "request has credentials for realm \"asterisk\" only.");
}

static void what_a_challenged_request_leaves_undone_is_said(void **state)
{
    static const struct {
        const char *method, *first, *second;
        enum code_severity severity;
    } rows[] = {
        {"BYE", "auth-challenge-bye", "auth-unanswered-bye", CODE_WARN},
        {"REFER", "auth-challenge-refer", "auth-unanswered-refer", CODE_WARN},
        {"OPTIONS", "auth-challenge", "auth-unanswered-options", CODE_CHAT},
        {"INFO", "auth-challenge", "auth-unanswered", CODE_WARN},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, 2 * i + 1, "");
        assert_findings(response(1, "401 Unauthorized", rows[i].method, 2 * i + 1, WWW),
                        rows[i].first);
        request(2, rows[i].method, 2 * i + 2, "");
        const struct result *second =
            response(3, "401 Unauthorized", rows[i].method, 2 * i + 2, NEW_NONCE);
        assert_findings(second, rows[i].second);
        assert_int_equal(second->severity, rows[i].severity);
    }
}

static void a_challenge_must_be_there(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, ""), "auth-no-challenge");
    assert_findings(response(2, "401 Unauthorized", "REGISTER", 1, "Content-Length: 9\r\n"), "");
}

static void a_finding_fires_once_and_long_values_fit(void **state)
{
    g_autofree char *realm = g_strnfill(300, 'r');
    g_autofree char *headers =
        g_strdup_printf("WWW-Authenticate: Digest realm=\"%s\", nonce=\"n\"\r\n"
                        "WWW-Authenticate: Digest realm=\"other\", nonce=\"n\"\r\n",
                        realm);

    (void)state;
    request(0, "REGISTER", 1, "");
    const struct result *challenge = response(1, "401 Unauthorized", "REGISTER", 1, headers);
    assert_findings(challenge, "auth-challenge");
    g_autofree char *text = finding_render(challenge->findings, FINDING_TEXT);
    assert_non_null(strstr(text, "rrrr\xe2\x80\xa6\" that could be checked"));
    assert_in_range(strlen(text), TEMPLATE_TEXT_MAX - 3, TEMPLATE_TEXT_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(the_first_challenge_is_ordinary),
        EXCHANGE(a_token_is_no_digest),
        EXCHANGE(credentials_belong_into_the_header_of_their_kind),
        EXCHANGE(credentials_kept_from_another_challenge_are_in_their_place),
        EXCHANGE(a_challenge_must_be_there),
        EXCHANGE(a_finding_fires_once_and_long_values_fit),
        EXCHANGE(a_challenge_that_is_never_answered_is_counted),
        EXCHANGE(an_answer_makes_the_next_challenge_a_first_one),
        EXCHANGE(challenges_of_something_else_do_not_count),
        EXCHANGE(a_client_may_know_only_the_second_algorithm),
        EXCHANGE(a_login_for_another_realm_is_named),
        EXCHANGE(what_a_challenged_request_leaves_undone_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
