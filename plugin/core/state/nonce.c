/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces of the capture. */

#include "nonce.h"

#include "hash.h"
#include "index.h"
#include "hop.h"

#include <glib.h>

struct nonces {
    struct index *by_name; /* of struct nonce */
    struct store *store;
};

struct nonces *nonces_new(struct store *store)
{
    struct nonces *nonces = g_new(struct nonces, 1);

    nonces->by_name = index_new(offsetof(struct nonce, name));
    nonces->store = store;
    return nonces;
}

void nonces_free(struct nonces *nonces)
{
    index_free(nonces->by_name);
    g_free(nonces);
}

struct nonce *nonce_find(struct nonces *nonces, uint64_t name)
{
    return name ? index_find(nonces->by_name, name) : NULL;
}

static struct nonce *find_or_add(struct nonces *nonces, uint64_t name)
{
    struct nonce *nonce = nonce_find(nonces, name);

    if (nonce)
        return nonce;
    nonce = store_block(nonces->store, NULL, sizeof(*nonce));
    nonce->name = name;
    index_add(nonces->by_name, nonce);
    return nonce;
}

uint32_t nonce_realm(const char *realm)
{
    return (uint32_t)hash_of(0, slice_of(realm)) | 1;
}

bool nonce_is_of(const struct nonce *nonce, const struct endpoint *server)
{
    return nonce->frame != 0 && (nonce->server == server ||
                                 (!nonce->is_asked && endpoint_same_host(nonce->server, server)));
}

bool nonce_is_foreign(const struct nonce *nonce, const struct endpoint *server)
{
    return nonce->frame != 0 && !nonce->of_many && nonce->server && server &&
           !endpoint_same_host(nonce->server, server);
}

static void note_server(struct nonce *nonce, const struct endpoint *server, bool is_asked)
{
    nonce->of_many |= nonce->server && nonce->server != server;
    nonce->server = server;
    nonce->is_asked = is_asked;
}

static void note_offer(struct nonce *nonce, const struct challenge *challenge,
                       enum challenge_kind kind, const char *in_realm)
{
    uint32_t opaque = credentials_opaque(challenge->opaque);
    uint32_t realm = nonce_realm(in_realm);
    bool is_first = nonce->algorithms == 0;

    nonce->in_www |= kind == CHALLENGE_WWW;
    nonce->in_proxy |= kind == CHALLENGE_PROXY;
    nonce->algorithms |= (uint16_t)(1U << challenge->algorithm);
    nonce->qops |= challenge->qops;
    nonce->realm = is_first || nonce->realm == realm ? realm : 0;
    nonce->opaque = is_first || nonce->opaque == opaque ? opaque : 0;
}

static void note_challenge(struct nonces *nonces, const struct arrival *arrival,
                           const struct request *request, enum challenge_kind kind,
                           const struct challenge *challenge, bool is_relayed)
{
    const struct origin *origin = arrival->origin;
    const struct endpoint *client = request ? request->source : origin->destination;
    uint64_t name = nonce_name(challenge->nonce, client, arrival->message);

    if (name == 0)
        return;
    struct nonce *nonce = find_or_add(nonces, name);
    note_server(nonce, request ? request->destination : origin->source, request != NULL);
    note_offer(nonce, challenge, kind, store_text(nonces->store, challenge->realm));
    nonce->is_relayed |= is_relayed;
    if (nonce->frame == 0) {
        nonce->frame = origin->frame;
        nonce->time = origin->time;
    }
}

void nonce_note_challenges(struct nonces *nonces, struct transactions *transactions,
                           const struct arrival *arrival, const struct transaction *transaction)
{
    const struct request *request = transaction ? transaction->request : NULL;
    bool is_relayed = request && hop_next(transactions, transaction, NULL);

    for (unsigned kind = 0; kind < CHALLENGE_KINDS; kind++) {
        for (unsigned i = 0; i < arrival->challenge_count[kind]; i++)
            note_challenge(nonces, arrival, request, (enum challenge_kind)kind,
                           &arrival->challenges[kind][i], is_relayed);
    }
}

void nonce_note_use(struct nonces *nonces, const struct arrival *arrival,
                    struct credentials *credentials)
{
    const struct key *key = &arrival->key;
    uint32_t request = (uint32_t)hash_mix(key->call_id, key->cseq.number) | 1;

    if (credentials->nonce == 0)
        return;
    struct nonce *nonce = find_or_add(nonces, credentials->nonce);
    if (nonce->user != credentials->user) {
        nonce->user = credentials->user;
        nonce->accepted = nonce->nc = nonce->nc_request = 0;
        nonce->is_used = false;
    }
    if (credentials->nc == 0 || nonce->nc_request == request)
        return;
    if (credentials->nc <= nonce->nc) {
        credentials->repeats = nonce->nc_frame;
        return;
    }
    nonce->nc = credentials->nc;
    nonce->nc_frame = arrival->origin->frame;
    nonce->nc_request = request;
}
