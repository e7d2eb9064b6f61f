/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that were offered, and the accounts that got in. */

#include "account.h"
#include "check.h"
#include "hash.h"

static struct accounts *accounts;

static int make_accounts(void **state)
{
    (void)state;
    accounts = accounts_new();
    return 0;
}

static int free_accounts(void **state)
{
    (void)state;
    accounts_free(accounts);
    return 0;
}

/* A response with these header lines, to a request with these credentials. */
static void note(uint32_t frame, const char *line, const struct credentials *credentials)
{
    g_autofree char *text = g_strdup_printf("%s\r\n\r\n", line);
    struct request request = {.credentials = credentials, .credential_count = credentials != NULL};
    struct transaction transaction = {.request = &request};
    struct arrival arrival;
    struct message message;

    assert_true(message_parse(text, strlen(text), &message));
    arrival_read(&arrival, &message, &(struct origin){.frame = frame, .time = (int64_t)frame * 10});
    accounts_note_response(accounts, &arrival, &transaction);
}

#define CHALLENGE "SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\""

static void a_nonce_is_remembered_with_its_first_offer(void **state)
{
    uint64_t hash = hash_of(0, slice_of("n"));

    (void)state;
    assert_null(accounts_find_nonce(accounts, hash));
    note(3, CHALLENGE, NULL);
    note(4, CHALLENGE, NULL);
    const struct nonce *nonce = accounts_find_nonce(accounts, hash);
    assert_non_null(nonce);
    assert_int_equal(nonce->frame, 3);
    assert_int_equal(nonce->time, 30);
    assert_false(nonce->accepted);
    assert_null(accounts_find_nonce(accounts, hash + 1));
}

static void an_account_is_known_once_it_got_in(void **state)
{
    const struct credentials alice = {.realm = 1, .nonce = hash_of(0, slice_of("n")), .user = "a"};
    const struct credentials elsewhere = {.realm = 2, .user = "a"};

    (void)state;
    note(1, CHALLENGE, NULL);
    note(2, "SIP/2.0 403 Forbidden", &alice);
    assert_false(accounts_know(accounts, &alice));
    note(3, "SIP/2.0 200 OK", &alice);
    note(4, "SIP/2.0 200 OK", &alice);
    assert_true(accounts_know(accounts, &alice));
    assert_true(accounts_find_nonce(accounts, alice.nonce)->accepted);
    assert_false(accounts_know(accounts, &elsewhere));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, make_accounts, free_accounts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_nonce_is_remembered_with_its_first_offer),
        TEST(an_account_is_known_once_it_got_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
