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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_is_a_challenge),
        cmocka_unit_test(credentials_have_a_user),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
