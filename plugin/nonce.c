/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered. */

#include "nonce.h"

#include <glib.h>

struct nonces {
    GHashTable *by_identity; /* struct nonce, owned */
    GHashTable *accounts;    /* set of identities, owned */
};

struct nonces *nonces_new(void)
{
    struct nonces *nonces = g_new(struct nonces, 1);

    nonces->by_identity = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    nonces->accounts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return nonces;
}

void nonces_free(struct nonces *nonces)
{
    g_hash_table_unref(nonces->by_identity);
    g_hash_table_unref(nonces->accounts);
    g_free(nonces);
}

struct nonce *nonces_find(struct nonces *nonces, uint64_t identity)
{
    return g_hash_table_lookup(nonces->by_identity, &identity);
}

void nonces_offer(struct nonces *nonces, uint64_t identity, const struct packet *packet)
{
    if (nonces_find(nonces, identity))
        return;
    struct nonce *nonce = g_new0(struct nonce, 1);
    nonce->identity = identity;
    nonce->frame = packet->frame;
    nonce->time = packet->time;
    g_hash_table_insert(nonces->by_identity, &nonce->identity, nonce);
}

bool nonces_know(struct nonces *nonces, uint64_t account)
{
    return g_hash_table_contains(nonces->accounts, &account);
}

void nonces_accept(struct nonces *nonces, uint64_t account)
{
    if (!nonces_know(nonces, account))
        g_hash_table_add(nonces->accounts, g_memdup2(&account, sizeof(account)));
}
