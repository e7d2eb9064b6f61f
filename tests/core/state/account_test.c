/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that were offered, and the accounts that got in. */

#include "account.h"
#include "check.h"

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

static void a_nonce_is_remembered_with_its_first_offer(void **state)
{
    (void)state;
    assert_null(accounts_find_nonce(accounts, 1));
    accounts_offer_nonce(accounts, 1, &(struct origin){.frame = 3, .time = 30});
    accounts_offer_nonce(accounts, 1, &(struct origin){.frame = 4, .time = 40});
    struct nonce *nonce = accounts_find_nonce(accounts, 1);
    assert_non_null(nonce);
    assert_int_equal(nonce->frame, 3);
    assert_int_equal(nonce->time, 30);
    assert_false(nonce->accepted);
    assert_null(accounts_find_nonce(accounts, 2));
}

static void an_account_is_known_once_it_got_in(void **state)
{
    (void)state;
    assert_false(accounts_know(accounts, 1));
    accounts_accept(accounts, 1);
    accounts_accept(accounts, 1);
    assert_true(accounts_know(accounts, 1));
    assert_false(accounts_know(accounts, 2));
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
