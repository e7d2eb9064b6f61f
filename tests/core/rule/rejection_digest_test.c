/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digests that are wrong by what the messages show, whatever the password. */

#include "exchanges.h"

#define DIGEST "Authorization: Digest username=\"1001\", "
#define RIGHT "realm=\"example.com\", nonce=\"n\""
#define ASKED "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\""

/* A challenge with more parameters, and what is said of the answer to it. */
static const struct result *refuse(const char *asked, const char *credentials)
{
    g_autofree char *challenge = g_strdup_printf(ASKED "%s\r\n", asked);
    g_autofree char *answer = g_strdup_printf(DIGEST "%s\r\n", credentials);

    end(NULL);
    start(NULL);
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, challenge);
    request(2, "INVITE", 2, answer);
    return response(3, "401 Unauthorized", "INVITE", 2, NEW_NONCE);
}

static void a_digest_is_compared_with_what_was_asked(void **state)
{
    static const struct {
        const char *asked, *credentials, *findings;
    } rows[] = {
        {"", RIGHT, "auth-rejected"},
        {", qop=\"auth\", opaque=\"o\", algorithm=md5",
         RIGHT ", qop=auth, nc=00000001, opaque=\"o\", algorithm=MD5, uri=\"sip:b@example.com\"",
         "auth-rejected"},
        {"", "realm=\"192.0.2.1\", nonce=\"n\"", "auth-digest-fault-realm"},
        {", algorithm=SHA-256", RIGHT, "auth-digest-fault-algorithm"},
        {", algorithm=SHA-256", RIGHT ", algorithm=MD5", "auth-digest-fault-algorithm"},
        {", algorithm=SHA-256", RIGHT ", algorithm=sha-256", "auth-rejected"},
        {", algorithm=SHA3", RIGHT ", algorithm=MD5", "auth-rejected"},
        {"", RIGHT ", algorithm=SHA3", "auth-rejected"},
        {"", RIGHT ", qop=auth", "auth-digest-fault-qop"},
        {", qop=\"auth\"", RIGHT ", qop=auth-int", "auth-digest-fault-qop"},
        {", qop=\"auth,auth-int\"", RIGHT ", qop=auth-int", "auth-digest-fault-int"},
        {", qop=\"auth-int\"", RIGHT ", qop=auth-int", "auth-rejected"},
        {", qop=\"auth, auth-int\"", RIGHT ", qop=\"auth\"", "auth-rejected"},
        {", qop=\"auth\"", RIGHT, "auth-rejected auth-digest-fault-qopless"},
        {", opaque=\"o\"", RIGHT, "auth-rejected auth-digest-fault-opaque"},
        {", opaque=\"o\"", RIGHT ", opaque=\"p\"", "auth-rejected auth-digest-fault-opaque"},
        {"", RIGHT ", opaque=\"p\"", "auth-rejected"},
        {"", RIGHT ", uri=\"sip:proxy\"", "auth-rejected auth-digest-fault"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_findings(refuse(rows[i].asked, rows[i].credentials), rows[i].findings);
}

static void a_fault_is_named_with_both_sides(void **state)
{
    (void)state;
    assert_text(refuse("", "realm=\"192.0.2.1\", nonce=\"n\""),
                "User 1001 answered the nonce of frame 2 for realm \"192.0.2.1\", not "
                "\"example.com\": the server computes another digest.");
    assert_text(refuse(", algorithm=SHA-256", RIGHT),
                "The digest of user 1001 is by MD5, but the challenge of frame 2 did not offer "
                "that: the server computes another one.");
    const struct result *refused = refuse("", RIGHT ", uri=\"sip:proxy\"");
    assert_int_equal(refused->severity, CODE_ERROR);
    assert_ptr_equal(result_explaining(refused), &refused->findings[0]);
    g_autofree char *text = finding_render(&refused->findings[1], FINDING_TEXT);
    assert_string_equal(text, "The digest of user 1001 covers sip:proxy, and the Request-URI is "
                              "sip:b@example.com. A server that compares the two refuses the right "
                              "password, too.");
}

/* With two algorithms one nonce is offered twice. */
static void any_of_the_offered_algorithms_will_do(void **state)
{
    (void)state;
    assert_findings(refuse(", algorithm=SHA-256\r\n" ASKED ", algorithm=MD5", RIGHT),
                    "auth-rejected");
    assert_findings(refuse(", opaque=\"o\"\r\n" ASKED ", opaque=\"p\"", RIGHT ", opaque=\"o\""),
                    "auth-rejected");
    assert_findings(refuse("\r\nWWW-Authenticate: Digest realm=\"other\", nonce=\"n\"",
                           RIGHT ", uri=\"sip:b@example.com\""),
                    "auth-rejected");
}

/* A server that took it once takes it again. */
static void what_was_accepted_before_is_no_fault(void **state)
{
    static const char answer[] = DIGEST RIGHT ", uri=\"sip:proxy\", qop=auth, nc=00000001\r\n";

    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, answer);
    response(3, "200 OK", "REGISTER", 2, "");
    request(4, "INVITE", 3, "");
    response(5, "401 Unauthorized", "INVITE", 3, NEW_NONCE);
    request(6, "INVITE", 4,
            DIGEST "realm=\"example.com\", nonce=\"m\", uri=\"sip:proxy\", qop=auth\r\n");
    assert_findings(response(7, "401 Unauthorized", "INVITE", 4, WWW), "auth-rejected-known");
}

static void use_nonce(unsigned number, const char *nc)
{
    g_autofree char *answer = g_strdup_printf(DIGEST RIGHT ", qop=auth, nc=%s\r\n", nc);

    request(10 * (int)number, "INVITE", number, answer);
}

static void a_nonce_count_must_grow(void **state)
{
    static const char stale[] = NEW_NONCE "WWW-Authenticate: Digest realm=\"example.com\", "
                                          "nonce=\"m\", stale=true\r\n";

    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, ASKED ", qop=\"auth\"\r\n");
    use_nonce(2, "00000001");
    response(21, "486 Busy Here", "INVITE", 2, "");
    use_nonce(3, "00000001");
    const struct result *refused = response(31, "403 Forbidden", "INVITE", 3, "");
    assert_findings(refused, "auth-digest-fault-nc-accepted");
    assert_text(refused, "Frame 3 got on with the same login and nonce, so the password is right. "
                         "nc=00000001 is no higher than in a request before: that looks like a "
                         "replay.");
    use_nonce(4, "00000001");
    assert_findings(response(41, "401 Unauthorized", "INVITE", 4, NEW_NONCE),
                    "auth-digest-fault-nc-accepted");
    use_nonce(5, "00000001");
    assert_findings(response(51, "401 Unauthorized", "INVITE", 5, stale),
                    "auth-stale auth-digest-fault-nc-accepted");
    use_nonce(6, "00000002");
    assert_findings(response(61, "403 Forbidden", "INVITE", 6, ""), "");
    use_nonce(7, "00000003");
    assert_findings(response(71, "401 Unauthorized", "INVITE", 7, NEW_NONCE), "auth-stale");
}

/* A wrong password, sent again as it was. */
static void a_count_that_stays_explains_no_first_refusal(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, ASKED ", qop=\"auth\"\r\n");
    use_nonce(2, "00000001");
    assert_findings(response(21, "401 Unauthorized", "INVITE", 2, NEW_NONCE), "auth-rejected");
    use_nonce(3, "00000001");
    const struct result *again = response(31, "401 Unauthorized", "INVITE", 3, NEW_NONCE);
    assert_findings(again, "auth-rejected auth-digest-fault-nc");
    g_autofree char *text = finding_render(&again->findings[1], FINDING_TEXT);
    assert_string_equal(text, "The credentials of user 1001 have nc=00000001, and frame 3 had this "
                              "or a higher one on the same nonce: servers may take that for a "
                              "replay.");
}

static void a_403_to_a_faulty_digest_names_the_fault(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "401 Unauthorized", "INVITE", 1, ASKED ", algorithm=SHA-256\r\n");
    request(2, "INVITE", 2, DIGEST RIGHT "\r\n");
    assert_findings(response(3, "403 Forbidden", "INVITE", 2, ""), "auth-digest-fault-algorithm");
    request(4, "INVITE", 3, DIGEST RIGHT ", algorithm=SHA-256, uri=\"sip:proxy\"\r\n");
    assert_findings(response(5, "403 Forbidden", "INVITE", 3, ""), "auth-rejected-forbidden-from");
}

/* What a challenge offered that was not seen cannot be told. */
static void half_a_capture_shows_no_fault(void **state)
{
    (void)state;
    request(0, "INVITE", 1,
            DIGEST RIGHT ", qop=auth-int, uri=\"sip:proxy\", algorithm=SHA-256\r\n");
    assert_findings(response(1, "401 Unauthorized", "INVITE", 1, NEW_NONCE), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_digest_is_compared_with_what_was_asked),
        EXCHANGE(a_fault_is_named_with_both_sides),
        EXCHANGE(any_of_the_offered_algorithms_will_do),
        EXCHANGE(what_was_accepted_before_is_no_fault),
        EXCHANGE(a_nonce_count_must_grow),
        EXCHANGE(a_count_that_stays_explains_no_first_refusal),
        EXCHANGE(a_403_to_a_faulty_digest_names_the_fault),
        EXCHANGE(half_a_capture_shows_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
