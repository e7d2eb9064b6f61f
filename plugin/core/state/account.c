/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered, and whose credentials were accepted. */

#include "account.h"

#include "hash.h"

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

static struct nonce *find_nonce(struct accounts *accounts, uint64_t hash)
{
    return g_hash_table_lookup(accounts->nonces, &hash);
}

const struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t hash)
{
    return find_nonce(accounts, hash);
}

/* A user and his realm. */
static uint64_t hash_account(const struct credentials *credentials)
{
    return hash_of(credentials->realm, slice_of(credentials->user));
}

bool accounts_know(struct accounts *accounts, const struct credentials *credentials)
{
    uint64_t account = hash_account(credentials);

    return g_hash_table_contains(accounts->accepted, &account);
}

static void note_nonce(struct accounts *accounts, uint64_t hash, const struct origin *origin)
{
    if (find_nonce(accounts, hash))
        return;
    struct nonce *nonce = g_new0(struct nonce, 1);
    nonce->hash = hash;
    nonce->frame = origin->frame;
    nonce->time = origin->time;
    g_hash_table_insert(accounts->nonces, &nonce->hash, nonce);
}

static void note_challenges(struct accounts *accounts, const struct arrival *arrival,
                            enum challenge_kind kind)
{
    for (unsigned i = 0; i < arrival->challenge_count[kind]; i++) {
        struct slice nonce = arrival->challenges[kind][i].nonce;

        if (nonce.length > 0)
            note_nonce(accounts, hash_of(0, nonce), arrival->origin);
    }
}

static void note_accepted(struct accounts *accounts, const struct credentials *credentials)
{
    struct nonce *nonce = find_nonce(accounts, credentials->nonce);
    uint64_t account = hash_account(credentials);

    if (nonce)
        nonce->accepted = true;
    if (!accounts_know(accounts, credentials))
        g_hash_table_add(accounts->accepted, g_memdup2(&account, sizeof(account)));
}

void accounts_note_response(struct accounts *accounts, const struct arrival *arrival,
                            const struct transaction *transaction)
{
    const struct request *request = transaction ? transaction->request : NULL;
    unsigned code = arrival->message->code;

    note_challenges(accounts, arrival, CHALLENGE_WWW);
    note_challenges(accounts, arrival, CHALLENGE_PROXY);
    for (unsigned i = 0; request && code / 100 == 2 && i < request->credential_count; i++)
        note_accepted(accounts, &request->credentials[i]);
}
