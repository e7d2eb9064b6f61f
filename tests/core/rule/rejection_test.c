/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What refused credentials show. */

#include "exchanges.h"

static void credentials_on_a_fresh_nonce_are_rejected(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(20, "REGISTER", 2, AUTHORIZATION);
    const struct result *rejected = response(21, "401 Unauthorized", "REGISTER", 2, NEW_NONCE);
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
    const struct result *rejected = response(60001, "401 Unauthorized", "REGISTER", 2, WWW);
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

/* RFC 3261 section 16: a proxy that refuses the credentials gets no 180. */
static void a_call_that_rang_had_the_right_password(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    response(3, "180 Ringing", "INVITE", 2, "");
    response(4, "486 Busy Here", "INVITE", 2, "");
    request(5, "INVITE", 3, AUTHORIZATION);
    assert_findings(response(6, "401 Unauthorized", "INVITE", 3, NEW_NONCE), "auth-stale");
}

/* A server may send these before it looks at credentials. */
static void an_answer_that_proves_nothing_leaves_the_nonce_in_doubt(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    response(3, "500 Server Internal Error", "INVITE", 2, "");
    request(5, "INVITE", 3, AUTHORIZATION);
    const struct result *refused = response(6, "401 Unauthorized", "INVITE", 3, NEW_NONCE);
    assert_findings(refused, "auth-rejected-reused");
    assert_int_equal(refused->severity, CODE_WARN);
}

/* The 183 was that of a host between. */
static void a_challenge_after_a_183_tells_nothing_of_the_password(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, WWW);
    request(2, "INVITE", 2, AUTHORIZATION);
    response(3, "183 Session Progress", "INVITE", 2, "");
    assert_findings(response(4, "401 Unauthorized", "INVITE", 2, NEW_NONCE), "");
    const struct result *copy = response(504, "401 Unauthorized", "INVITE", 2, NEW_NONCE);
    assert_findings(copy, "ack-missing-refusal-early");
}

static void a_user_that_was_accepted_before_is_refused_for_something_else(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    response(3, "200 OK", "REGISTER", 2, "");
    request(4, "INVITE", 3, "");
    response(5, "401 Unauthorized", "INVITE", 3, NEW_NONCE);
    request(6, "INVITE", 4,
            "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"m\"\r\n");
    const struct result *refused =
        response(7, "401 Unauthorized", "INVITE", 4,
                 "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"o\"\r\n");
    assert_findings(refused, "auth-rejected-known");
    assert_int_equal(refused->severity, CODE_WARN);
    request(8, "INVITE", 5,
            "Authorization: Digest username=\"1002\", realm=\"example.com\", nonce=\"o\"\r\n");
    assert_findings(response(9, "401 Unauthorized", "INVITE", 5, NEW_NONCE), "auth-rejected");
}

/* DNS round robin, failover: a node need not know the nonces of another. */
static void a_nonce_of_another_host_is_no_wrong_password(void **state)
{
    static const char *const servers[] = {"one:5060", "two:5060"};

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        const char *server = servers[i > 0];
        g_autofree char *credentials =
            i == 0 ? g_strdup("")
                   : g_strdup_printf("Authorization: Digest username=\"1001\", "
                                     "realm=\"example.com\", nonce=\"%u\"\r\n",
                                     i - 1);
        g_autofree char *challenge =
            g_strdup_printf("WWW-Authenticate: Digest realm=\"example.com\", nonce=\"%u\"\r\n", i);
        static const char *const expected[] = {"auth-challenge", "auth-stale-elsewhere",
                                               "auth-rejected"};

        SEND(.at = (int)i * 10, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
             .number = i + 1, .headers = credentials, .source = "me:5060", .destination = server);
        assert_findings(SEND(.at = (int)i * 10 + 1, .line = "SIP/2.0 401 Unauthorized",
                             .method = "REGISTER", .number = i + 1, .to = "1", .headers = challenge,
                             .source = server, .destination = "me:5060"),
                        expected[i]);
    }
}

/* What one host has let in says nothing of another. */
static void a_nonce_that_another_host_accepted_is_still_its_own(void **state)
{
    static const char *const servers[] = {"one:5060", "one:5060", "two:5060"};
    static const char *const lines[] = {"SIP/2.0 401 Unauthorized", "SIP/2.0 200 OK",
                                        "SIP/2.0 401 Unauthorized"};
    static const char *const expected[] = {"auth-challenge", "", "auth-stale-elsewhere"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(servers); i++) {
        SEND(.at = (int)i * 10, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
             .number = i + 1, .headers = i ? AUTHORIZATION : "", .source = "me:5060",
             .destination = servers[i]);
        assert_findings(SEND(.at = (int)i * 10 + 1, .line = lines[i], .method = "REGISTER",
                             .number = i + 1, .to = "1", .headers = i ? NEW_NONCE : WWW,
                             .source = servers[i], .destination = "me:5060"),
                        expected[i]);
    }
}

/* Servers hand one nonce to all phones within a second. */
static void a_nonce_that_another_phone_got_is_not_named(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 1,
         .source = "one:5060", .destination = "server:5060");
    SEND(.at = 1, .line = "SIP/2.0 401 Unauthorized", .method = "REGISTER", .number = 1, .to = "1",
         .headers = WWW, .source = "server:5060", .destination = "one:5060");
    SEND(.at = 2, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 2,
         .headers = AUTHORIZATION, .source = "two:5060", .destination = "server:5060");
    assert_findings(
        SEND(.at = 3, .line = "SIP/2.0 401 Unauthorized", .method = "REGISTER", .number = 2,
             .to = "1",
             .headers =
                 "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\", stale=true\r\n",
             .source = "server:5060", .destination = "two:5060"),
        "auth-stale-unseen");
}

/* One challenge for two algorithms: that it is stale counts for both. */
static void a_stale_challenge_among_several_is_stale(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2,
            "Authorization: Digest username*=UTF-8''J%C3%A4s%C3%B8n, realm=\"example.com\", "
            "nonce=\"n\"\r\n");
    const struct result *stale =
        response(3, "401 Unauthorized", "REGISTER", 2,
                 NEW_NONCE "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\", "
                           "algorithm=MD5, stale=true\r\n");
    assert_findings(stale, "auth-stale");
    assert_text(stale,
                "The nonce that user J\xc3\xa4s\xc3\xb8n took from frame 2 is no longer accepted: "
                "a new one is offered, and user name and password are not in question.");
}

/* RFC 3310 section 3.4. */
static void a_sim_that_resynchronises_is_not_refused(void **state)
{
    static const char aka[] = "Authorization: Digest username=\"a\", realm=\"example.com\", "
                              "nonce=\"n\", algorithm=AKAv1-MD5";

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        static const char *const more[] = {", response=\"\", auts=\"Zm9v\"\r\n",
                                           ", response=\"\"\r\n", ", response=\"1\"\r\n"};
        static const char *const expected[] = {"auth-resync", "auth-digest-fault-aka",
                                               "auth-rejected-aka"};
        g_autofree char *credentials = g_strconcat(aka, more[i], NULL);

        end(NULL);
        start(NULL);
        request(0, "REGISTER", 1, "");
        response(
            1, "401 Unauthorized", "REGISTER", 1,
            "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=AKAv1-MD5\r\n");
        request(2, "REGISTER", 2, credentials);
        assert_findings(response(3, "401 Unauthorized", "REGISTER", 2,
                                 "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\", "
                                 "algorithm=AKAv1-MD5\r\n"),
                        expected[i]);
    }
}

static void a_403_to_another_name_in_from_names_both(void **state)
{
    static const char *const users[] = {"1001", "A", "1001@ims"};
    static const char *const expected[] = {"auth-rejected-forbidden-from",
                                           "auth-rejected-forbidden", "auth-rejected-forbidden"};

    (void)state;
    response(0, "401 Unauthorized", "INVITE", 1, WWW);
    for (unsigned i = 0; i < G_N_ELEMENTS(users); i++) {
        g_autofree char *credentials = g_strdup_printf(
            "Authorization: Digest username=\"%s\", realm=\"example.com\", nonce=\"n\"\r\n",
            users[i]);

        request(1, "INVITE", i + 2, credentials);
        assert_findings(response(2, "403 Forbidden", "INVITE", i + 2, ""), expected[i]);
    }
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
    assert_findings(response(4, "403 Forbidden", "REGISTER", 2, ""),
                    "auth-rejected-forbidden-from");
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
    assert_findings(response(9, "403 Forbidden", "INVITE", 4, ""), "");
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
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3, WWW), "auth-rejected-known");
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
        EXCHANGE(credentials_on_a_fresh_nonce_are_rejected),
        EXCHANGE(the_same_nonce_again_is_valid_however_old),
        EXCHANGE(a_nonce_is_fresh_for_five_seconds),
        EXCHANGE(a_call_that_rang_had_the_right_password),
        EXCHANGE(an_answer_that_proves_nothing_leaves_the_nonce_in_doubt),
        EXCHANGE(a_challenge_after_a_183_tells_nothing_of_the_password),
        EXCHANGE(a_user_that_was_accepted_before_is_refused_for_something_else),
        EXCHANGE(a_nonce_of_another_host_is_no_wrong_password),
        EXCHANGE(a_nonce_that_another_host_accepted_is_still_its_own),
        EXCHANGE(a_nonce_that_another_phone_got_is_not_named),
        EXCHANGE(a_stale_challenge_among_several_is_stale),
        EXCHANGE(a_sim_that_resynchronises_is_not_refused),
        EXCHANGE(a_403_to_another_name_in_from_names_both),
        EXCHANGE(a_circle_is_no_wrong_password),
        EXCHANGE(a_nonce_that_may_have_expired_proves_nothing),
        EXCHANGE(a_nonce_of_before_the_capture_proves_nothing),
        EXCHANGE(an_expired_nonce_is_no_rejection),
        EXCHANGE(a_403_to_credentials_is_suspect_until_they_were_accepted),
        EXCHANGE(a_403_to_a_known_account_or_a_call_that_went_on_is_no_wrong_password),
        EXCHANGE(a_proxy_rejects_credentials_as_a_server_does),
        EXCHANGE(a_nonce_offered_again_has_not_expired),
        EXCHANGE(a_stale_nonce_in_a_circle_is_stale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
