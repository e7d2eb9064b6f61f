/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What challenges and refused credentials show. */

#include "exchanges.h"

static void the_first_challenge_is_ordinary(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    const struct response *challenge = response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    assert_findings(challenge, "auth-challenge");
    assert_int_equal(challenge->severity, CODE_CHAT);
    request(2, "REGISTER", 2, "Authorization: Digest realm=\"example.com\", nonce=\"\"\r\n");
    assert_findings(response(3, "401 Unauthorized", "REGISTER", 2, WWW), "auth-challenge");
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

static void credentials_on_a_fresh_nonce_are_rejected(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(20, "REGISTER", 2, AUTHORIZATION);
    const struct response *rejected = response(21, "401 Unauthorized", "REGISTER", 2, NEW_NONCE);
    assert_findings(rejected, "auth-rejected");
    assert_int_equal(rejected->severity, CODE_ERROR);
    assert_text(rejected,
                "Digest credentials of user 1001 for realm \"example.com\" were refused although "
                "their nonce is the one offered in frame 2 and is not stale.");
}

static void the_same_nonce_again_is_valid_however_old(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(60000, "REGISTER", 2, AUTHORIZATION);
    const struct response *rejected = response(60001, "401 Unauthorized", "REGISTER", 2, WWW);
    assert_findings(rejected, "auth-rejected-again");
    assert_int_equal(rejected->severity, CODE_ERROR);
    request(60002, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(60003, "401 Unauthorized", "REGISTER", 3,
                             "WWW-Authenticate: " CHALLENGE ", stale=true\r\n"),
                    "auth-stale");
}

static void a_nonce_is_fresh_for_five_seconds(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(4900, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(4901, "401 Unauthorized", "REGISTER", 2, NEW_NONCE), "auth-rejected");
    request(5100, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(5101, "401 Unauthorized", "REGISTER", 3, NEW_NONCE),
                    "auth-rejected-late");
}

static void only_a_2xx_accepts_credentials(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    response(3, "180 Ringing", "INVITE", 2, "");
    response(4, "486 Busy Here", "INVITE", 2, "");
    request(5, "INVITE", 3, AUTHORIZATION);
    assert_findings(response(6, "401 Unauthorized", "INVITE", 3, NEW_NONCE), "auth-rejected");
}

static void a_circle_is_no_wrong_password(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    SEND(.at = 2, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2,
         .via = "Via: SIP/2.0/UDP proxy;branch=z9hG4bKp, SIP/2.0/UDP client\r\n",
         .headers = AUTHORIZATION);
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 401 Unauthorized", .method = "INVITE",
                         .number = 2, .to = "1",
                         .via = "Via: SIP/2.0/UDP proxy, SIP/2.0/UDP HOST, SIP/2.0/UDP client\r\n",
                         .headers = NEW_NONCE),
                    "auth-rejected-circle");
    request(4, "INVITE", 3, "Authorization: Digest realm=\"example.com\", nonce=\"m\"\r\n");
    assert_findings(SEND(.at = 5, .line = "SIP/2.0 401 Unauthorized", .method = "INVITE",
                         .number = 3, .to = "1",
                         .via = "Via: SIP/2.0/UDP proxy, SIP/2.0/UDP host\r\n", .headers = WWW),
                    "auth-rejected");
}

static void a_nonce_that_may_have_expired_proves_nothing(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(17000, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(17001, "401 Unauthorized", "REGISTER", 2, NEW_NONCE),
                    "auth-rejected-late");
    request(17002, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(17003, "401 nonce has changed", "REGISTER", 3, WWW), "auth-stale");
}

static void a_nonce_of_before_the_capture_proves_nothing(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, AUTHORIZATION);
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, WWW), "");
    request(2, "REGISTER", 2, "Authorization: Digest realm=\"example.com\", nonce=\"old\"\r\n");
    assert_findings(response(3, "403 Forbidden", "REGISTER", 2, ""), "");
    request(4, "REGISTER", 3, "Authorization: Digest realm=\"example.com\", nonce=\"old\"\r\n");
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3,
                             "WWW-Authenticate: " CHALLENGE ", stale=TRUE\r\n"),
                    "auth-stale-unseen");
}

static void an_expired_nonce_is_no_rejection(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(3, "200 OK", "REGISTER", 2, ""), "");
    request(4, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3, NEW_NONCE), "auth-stale");
    request(6, "REGISTER", 4,
            "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"m\"\r\n");
    assert_findings(response(7, "401 Unauthorized", "REGISTER", 4,
                             "WWW-Authenticate: " CHALLENGE ", stale=true\r\n"),
                    "auth-stale");
}

static void a_403_to_credentials_is_suspect_until_they_were_accepted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "403 Forbidden", "INVITE", 1, ""), "");
    response(2, "401 Unauthorized", "REGISTER", 9, WWW);
    request(3, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(4, "403 Forbidden", "REGISTER", 2, ""), "auth-rejected-forbidden");
    request(5, "REGISTER", 3, AUTHORIZATION);
    response(6, "200 OK", "REGISTER", 3, "");
    request(7, "INVITE", 4, AUTHORIZATION);
    assert_findings(response(8, "403 Forbidden", "INVITE", 4, ""), "");
}

static void a_403_to_a_known_account_or_a_call_that_went_on_is_no_wrong_password(void **state)
{
    (void)state;
    response(0, "401 Unauthorized", "REGISTER", 9, WWW);
    request(1, "REGISTER", 1,
            "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"old\"\r\n");
    response(2, "200 OK", "REGISTER", 1, "");
    request(3, "INVITE", 2, "Proxy-" AUTHORIZATION);
    assert_findings(response(4, "403 Forbidden", "INVITE", 2, ""), "");
    request(5, "INVITE", 3,
            "Authorization: Digest username=\"1002\", realm=\"example.com\", nonce=\"n\", "
            "uri=\"sip:example.com\", response=\"0\", algorithm=MD5, cnonce=\"c\", qop=auth, "
            "nc=00000001\r\n");
    response(6, "183 Session Progress", "INVITE", 3, "");
    assert_findings(response(7, "403 Forbidden", "INVITE", 3, ""), "");
    request(8, "INVITE", 4,
            "Authorization: Digest username=\"1002\", realm=\"example.com\", nonce=\"n\"\r\n");
    assert_findings(response(9, "403 Forbidden", "INVITE", 4, ""), "auth-rejected-forbidden");
}

static void credentials_belong_into_the_header_of_their_kind(void **state)
{
    (void)state;
    request(0, "INVITE", 1, AUTHORIZATION);
    const struct response *challenge = response(1, "407 Proxy Authentication Required", "INVITE", 1,
                                                "Proxy-Authenticate: " CHALLENGE "\r\n");
    assert_findings(challenge, "auth-challenge-misplaced");
    assert_text(challenge, "The request has credentials for realm \"example.com\", but not in "
                           "Proxy-Authorization, where a challenge of this kind wants them.");
    request(2, "INVITE", 2, "");
    const struct response *other =
        response(3, "401 Unauthorized", "INVITE", 2, "Proxy-Authenticate: " CHALLENGE "\r\n");
    assert_findings(other, "auth-no-challenge-other");
    request(4, "INVITE", 3, "");
    assert_findings(response(5, "407 Proxy Authentication Required", "INVITE", 3,
                             WWW "Proxy-Authenticate: " CHALLENGE "\r\n"),
                    "auth-challenge");
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
    const struct response *challenge = response(1, "401 Unauthorized", "REGISTER", 1, headers);
    assert_findings(challenge, "auth-challenge");
    g_autofree char *text = finding_render(challenge->findings, FINDING_TEXT);
    assert_non_null(strstr(text, "rrrr\xe2\x80\xa6\" that could be checked"));
    assert_in_range(strlen(text), TEMPLATE_TEXT_MAX - 3, TEMPLATE_TEXT_MAX);
}

static void a_proxy_rejects_credentials_as_a_server_does(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "407 Proxy Authentication Required", "INVITE", 1,
             "Proxy-Authenticate: " CHALLENGE "\r\n");
    request(
        2, "INVITE", 2,
        "Authorization: Digest realm=\"other\", nonce=\"x\"\r\n"
        "Proxy-Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"n\"\r\n");
    assert_findings(response(3, "407 Proxy Authentication Required", "INVITE", 2,
                             "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"m\"\r\n"),
                    "auth-rejected");
}

static void a_nonce_offered_again_has_not_expired(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    response(3, "200 OK", "REGISTER", 2, "");
    request(4, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3, WWW), "auth-rejected-again");
    request(6, "REGISTER", 4, AUTHORIZATION);
    assert_findings(response(7, "401 Stale authorization", "REGISTER", 4, NEW_NONCE), "auth-stale");
}

static void a_stale_nonce_in_a_circle_is_stale(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 401 Unauthorized", .method = "INVITE",
                         .number = 2, .to = "1",
                         .via = "Via: SIP/2.0/UDP host, SIP/2.0/UDP client\r\n",
                         .headers = "WWW-Authenticate: " CHALLENGE ", stale=true\r\n"),
                    "auth-stale");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(the_first_challenge_is_ordinary),
        EXCHANGE(a_token_is_no_digest),
        EXCHANGE(credentials_on_a_fresh_nonce_are_rejected),
        EXCHANGE(the_same_nonce_again_is_valid_however_old),
        EXCHANGE(a_nonce_is_fresh_for_five_seconds),
        EXCHANGE(only_a_2xx_accepts_credentials),
        EXCHANGE(a_circle_is_no_wrong_password),
        EXCHANGE(a_nonce_that_may_have_expired_proves_nothing),
        EXCHANGE(a_nonce_of_before_the_capture_proves_nothing),
        EXCHANGE(an_expired_nonce_is_no_rejection),
        EXCHANGE(a_403_to_credentials_is_suspect_until_they_were_accepted),
        EXCHANGE(a_403_to_a_known_account_or_a_call_that_went_on_is_no_wrong_password),
        EXCHANGE(credentials_belong_into_the_header_of_their_kind),
        EXCHANGE(a_challenge_must_be_there),
        EXCHANGE(a_finding_fires_once_and_long_values_fit),
        EXCHANGE(a_proxy_rejects_credentials_as_a_server_does),
        EXCHANGE(a_nonce_offered_again_has_not_expired),
        EXCHANGE(a_stale_nonce_in_a_circle_is_stale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
