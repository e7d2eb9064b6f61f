/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who logs in. */

#include "account.h"

#include "hash.h"
#include "index.h"

#include <glib.h>

struct accounts {
    struct nonces *nonces;
    struct index *logins;   /* of struct login */
    GHashTable *unanswered; /* set of struct unanswered, owned: most are answered soon */
    struct store *store;
};

struct accounts *accounts_new(struct store *store)
{
    struct accounts *accounts = g_new(struct accounts, 1);

    accounts->nonces = nonces_new(store);
    accounts->logins = index_new(offsetof(struct login, account));
    accounts->unanswered = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    accounts->store = store;
    return accounts;
}

void accounts_free(struct accounts *accounts)
{
    nonces_free(accounts->nonces);
    index_free(accounts->logins);
    g_hash_table_unref(accounts->unanswered);
    g_free(accounts);
}

const struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t name)
{
    return nonce_find(accounts->nonces, name);
}

static uint64_t hash_account(const struct credentials *credentials)
{
    return hash_of(hash_of(0, slice_of(credentials->realm)), slice_of(credentials->user));
}

static struct login *find_login(struct accounts *accounts, uint64_t account)
{
    return index_find(accounts->logins, account);
}

const struct login *accounts_find_login(struct accounts *accounts,
                                        const struct credentials *credentials)
{
    const struct login *login = find_login(accounts, hash_account(credentials));

    return login && login->frame ? login : NULL;
}

static uint64_t hash_unanswered(const struct arrival *arrival, const char *realm)
{
    uint64_t hash = hash_of(arrival->key.call_id, slice_of(realm));

    return hash_of(hash_of(hash, arrival->key.cseq.method), credentials_from(arrival->message));
}

const struct unanswered *accounts_find_unanswered(struct accounts *accounts,
                                                  const struct arrival *response, const char *realm)
{
    uint64_t key = hash_unanswered(response, realm);

    return g_hash_table_lookup(accounts->unanswered, &key);
}

void accounts_note_request(struct accounts *accounts, const struct arrival *arrival,
                           struct request *request)
{
    for (unsigned i = 0; i < request->credential_count; i++) {
        struct credentials *credentials = &request->credentials[i];

        if (credentials->nonce == 0)
            continue;
        nonce_note_use(accounts->nonces, arrival, credentials);
        uint64_t key = hash_unanswered(arrival, credentials->realm);
        g_hash_table_remove(accounts->unanswered, &key);
    }
}

static void note_login(struct accounts *accounts, const struct credentials *credentials,
                       const struct request *request)
{
    uint64_t account = hash_account(credentials);
    struct login *login = find_login(accounts, account);

    if (login && login->frame)
        return;
    if (!login) {
        login = store_block(accounts->store, NULL, sizeof(*login));
        login->account = account;
        index_add(accounts->logins, login);
    }
    login->server = request->destination;
    login->frame = request->frame;
}

/* Whether the server of a request had asked for these credentials, as far as that was seen: one
 * that did not ask lets pass whatever comes. */
static bool was_asked(const struct nonce *nonce, const struct credentials *credentials,
                      const struct request *request)
{
    return nonce_is_of_kind(nonce, credentials->for_proxy ? CHALLENGE_PROXY : CHALLENGE_WWW) &&
           !nonce_is_foreign(nonce, request->destination);
}

static void note_accepted(struct accounts *accounts, const struct credentials *credentials,
                          const struct request *request)
{
    struct nonce *nonce = nonce_find(accounts->nonces, credentials->nonce);

    if (!nonce || !was_asked(nonce, credentials, request))
        return;
    if (nonce->user == credentials->user)
        nonce->accepted = request->frame;
    note_login(accounts, credentials, request);
}

/* What seemed to be accepted, as a provisional response came, was not. */
static void note_refused(struct accounts *accounts, const struct credentials *credentials,
                         const struct request *request)
{
    struct nonce *nonce = nonce_find(accounts->nonces, credentials->nonce);
    struct login *login = find_login(accounts, hash_account(credentials));

    if (nonce && nonce->accepted == request->frame)
        nonce->accepted = 0;
    if (login && login->frame == request->frame)
        login->frame = 0;
}

static void note_used(struct accounts *accounts, const struct credentials *credentials)
{
    struct nonce *nonce = nonce_find(accounts->nonces, credentials->nonce);

    if (nonce)
        nonce->is_used = true;
}

/* Final responses of who has let the credentials pass. Others may come before they are looked at
 * (RFC 3261 sections 10.3 and 16.3), from a load balancer, or for want of an answer. */
static bool is_past_login(unsigned code)
{
    static const uint16_t codes[] = {404, 410, 422, 423, 480, 484, 485, 486,
                                     487, 488, 491, 600, 603, 604, 606, 607};
    unsigned i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return code / 100 == 2 || i < G_N_ELEMENTS(codes);
}

static void note_outcome(struct accounts *accounts, unsigned code,
                         const struct credentials *credentials, const struct request *request)
{
    if (code == 100 || code == 403)
        return;
    if (code < 200 || is_past_login(code))
        note_accepted(accounts, credentials, request);
    else if (code == 401 || code == 407)
        note_refused(accounts, credentials, request);
    else
        note_used(accounts, credentials);
}

static bool has_credentials(const struct request *request, const char *realm)
{
    unsigned i = 0;

    while (i < request->credential_count &&
           (request->credentials[i].realm != realm || request->credentials[i].nonce == 0))
        i++;
    return i < request->credential_count;
}

static struct unanswered *add_unanswered(struct accounts *accounts, uint64_t key, uint32_t frame)
{
    struct unanswered *unanswered = g_new0(struct unanswered, 1);

    unanswered->key = key;
    unanswered->first_frame = frame;
    g_hash_table_add(accounts->unanswered, unanswered);
    return unanswered;
}

static void note_unanswered(struct accounts *accounts, const struct arrival *arrival,
                            const struct request *request, struct slice in_realm)
{
    const char *realm = store_text(accounts->store, in_realm);
    uint64_t key = hash_unanswered(arrival, realm);
    struct unanswered *unanswered = g_hash_table_lookup(accounts->unanswered, &key);

    if (has_credentials(request, realm))
        return;
    if (!unanswered) {
        unanswered = add_unanswered(accounts, key, arrival->origin->frame);
    } else if (unanswered->cseq == arrival->key.cseq.number ||
               request->frame < unanswered->last_frame) {
        return;
    }
    unanswered->count++;
    unanswered->cseq = arrival->key.cseq.number;
    unanswered->last_frame = arrival->origin->frame;
}

void accounts_note_response(struct accounts *accounts, struct transactions *transactions,
                            const struct arrival *arrival, const struct transaction *transaction)
{
    const struct request *request = transaction ? transaction->request : NULL;
    unsigned code = arrival->message->code;
    bool is_challenge = code == 401 || code == 407;

    if (is_challenge)
        nonce_note_challenges(accounts->nonces, transactions, arrival, transaction);
    for (unsigned i = 0; request && i < request->credential_count; i++)
        note_outcome(accounts, code, &request->credentials[i], request);
    if (!request || !is_challenge)
        return;
    for (unsigned kind = 0; kind < CHALLENGE_KINDS; kind++) {
        for (unsigned i = 0; i < arrival->challenge_count[kind]; i++)
            note_unanswered(accounts, arrival, request, arrival->challenges[kind][i].realm);
    }
}
