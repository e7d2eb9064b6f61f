/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered. */

#include "account.h"

#include <glib.h>

struct accounts {
    GHashTable *nonces;   /* struct nonce, owned */
    GHashTable *accepted; /* set of hashes of accounts, owned */
};

struct accounts *accounts_new(void)
{
    struct accounts *accounts = g_new(struct accounts, 1);

    accounts->nonces = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    accounts->accepted = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return accounts;
}

void accounts_free(struct accounts *accounts)
{
    g_hash_table_unref(accounts->nonces);
    g_hash_table_unref(accounts->accepted);
    g_free(accounts);
}

struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t hash)
{
    return g_hash_table_lookup(accounts->nonces, &hash);
}

void accounts_offer_nonce(struct accounts *accounts, uint64_t hash, const struct origin *origin)
{
    if (accounts_find_nonce(accounts, hash))
        return;
    struct nonce *nonce = g_new0(struct nonce, 1);
    nonce->hash = hash;
    nonce->frame = origin->frame;
    nonce->time = origin->time;
    g_hash_table_insert(accounts->nonces, &nonce->hash, nonce);
}

bool accounts_know(struct accounts *accounts, uint64_t account)
{
    return g_hash_table_contains(accounts->accepted, &account);
}

void accounts_accept(struct accounts *accounts, uint64_t account)
{
    if (!accounts_know(accounts, account))
        g_hash_table_add(accounts->accepted, g_memdup2(&account, sizeof(account)));
}
