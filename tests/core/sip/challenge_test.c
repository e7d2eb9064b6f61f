/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Challenges and credentials: one a line, with the parameters that are looked at. */

#include "challenge.h"
#include "slices.h"

static void each_line_is_a_challenge(void **state)
{
    static const struct {
        const char *scheme, *realm, *nonce;
        bool stale;
    } rows[] = {
        {"Digest", "example.com", "n, 1", true},
        {"Bearer", "", "", false},
        {"DIGEST", "", "x", false},
        {"", "", "", false},
    };
    struct message message = message_with(
        "WWW-Authenticate: Digest realm=\"example.com\", stale=TRUE,\r\n nonce=\"n, 1\"\r\n"
        "WWW-Authenticate: Bearer\r\nProxy-Authenticate: Digest realm=\"proxy\"\r\n"
        "www-authenticate: DIGEST\tstale=\"maybe\",xrealm=\"no\",nonce=x\r\nWWW-Authenticate:\r\n");
    struct challenge challenge;
    size_t position = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_true(challenge_next(&message, HEADER_WWW_AUTHENTICATE, &position, &challenge));
        assert_slice(challenge.scheme, rows[i].scheme);
        assert_slice(challenge.realm, rows[i].realm);
        assert_slice(challenge.nonce, rows[i].nonce);
        assert_slice(challenge.user, "");
        assert_int_equal(challenge.stale, rows[i].stale);
    }
    assert_false(challenge_next(&message, HEADER_WWW_AUTHENTICATE, &position, &challenge));
}

static void credentials_have_a_user(void **state)
{
    struct message message = message_with(
        "Authorization: Digest uri=\"sip:h\", username=\"alice\", realm=\"r\", nonce=\"n\"\r\n");
    struct challenge credentials;
    size_t position = 0;

    (void)state;
    assert_true(challenge_next(&message, HEADER_AUTHORIZATION, &position, &credentials));
    assert_slice(credentials.user, "alice");
    assert_slice(credentials.realm, "r");
    assert_slice(credentials.nonce, "n");
}

static void credentials_tell_how_the_digest_was_made(void **state)
{
    struct message message = message_with(
        "Authorization: Digest username*=UTF-8''J%C3%A4, uri=\"sip:h\", qop=auth-int, nc=0000000a, "
        "algorithm=SHA-256, opaque=\"o\", response=\"\", auts=\"Zm9v\"\r\n"
        "Authorization: Digest response=\"1\", nc=x, auts=\"\"\r\n");
    struct challenge credentials;
    size_t position = 0;

    (void)state;
    assert_true(challenge_next(&message, HEADER_AUTHORIZATION, &position, &credentials));
    assert_slice(credentials.user, "");
    assert_slice(credentials.encoded_user, "UTF-8''J%C3%A4");
    assert_slice(credentials.uri, "sip:h");
    assert_slice(credentials.opaque, "o");
    assert_int_equal(credentials.qops, DIGEST_QOP_AUTH_INT);
    assert_int_equal(credentials.nc, 10);
    assert_int_equal(credentials.algorithm, DIGEST_SHA_256);
    assert_true(credentials.is_unsigned);
    assert_true(credentials.has_auts);
    assert_true(challenge_next(&message, HEADER_AUTHORIZATION, &position, &credentials));
    assert_int_equal(credentials.nc, 0);
    assert_int_equal(credentials.algorithm, DIGEST_MD5);
    assert_false(credentials.is_unsigned);
    assert_false(credentials.has_auts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_is_a_challenge),
        cmocka_unit_test(credentials_have_a_user),
        cmocka_unit_test(credentials_tell_how_the_digest_was_made),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
