/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A login that was challenged or refused. */

#include "login.h"

#include "hop.h"

#include <glib.h>

static struct asked *find_or_add(struct asked *asked, unsigned *count, enum challenge_kind kind,
                                 const char *realm, const struct challenge *challenge)
{
    unsigned i = 0;

    while (i < *count && (asked[i].kind != kind || asked[i].realm != realm))
        i++;
    if (i == *count)
        asked[(*count)++] = (struct asked){
            .kind = kind, .realm = realm, .nonce = challenge->nonce, .first = challenge->algorithm};
    return &asked[i];
}

unsigned asked_read(const struct arrival *arrival, struct store *store,
                    struct asked asked[ASKED_MAX])
{
    unsigned count = 0;

    for (unsigned kind = 0; kind < CHALLENGE_KINDS; kind++) {
        for (unsigned i = 0; i < arrival->challenge_count[kind]; i++) {
            const struct challenge *challenge = &arrival->challenges[kind][i];

            if (!slice_equals(challenge->scheme, "Digest") || challenge->nonce.length == 0)
                continue;
            const char *realm = store_text(store, challenge->realm);
            struct asked *one =
                find_or_add(asked, &count, (enum challenge_kind)kind, realm, challenge);
            one->is_stale |= challenge->stale;
            one->algorithms |= (uint16_t)(1U << challenge->algorithm);
        }
    }
    return count;
}

static bool is_refused(const struct transaction *transaction)
{
    return transaction->final_code == 401 || transaction->final_code == 407 ||
           transaction->final_code == 403;
}

/* The copy that was refused, else the latest. */
static const struct transaction *find_sent_on(struct transactions *transactions,
                                              const struct transaction *transaction)
{
    const struct transaction *latest = hop_next(transactions, transaction, NULL), *copy = latest;

    while (copy && !is_refused(copy))
        copy = hop_next(transactions, transaction, copy);
    return copy ? copy : latest;
}

const struct transaction *login_hop(struct transactions *transactions,
                                    const struct transaction *transaction)
{
    for (unsigned i = 0; i < FAMILY_MAX; i++) {
        const struct transaction *copy = find_sent_on(transactions, transaction);

        if (!copy || !copy->request)
            break;
        transaction = copy;
    }
    return transaction;
}

struct attempt attempt_of(struct accounts *accounts, const struct request *request,
                          const struct credentials *credentials)
{
    return (struct attempt){
        .request = request,
        .credentials = credentials,
        .nonce = accounts_find_nonce(accounts, credentials->nonce),
        .login = accounts_find_login(accounts, credentials),
    };
}

/* Whether credentials answer what was asked; where `in_realm` is false, a challenge for it with
 * another realm. On a nonce of the other kind they answer nothing. */
static bool is_answer(const struct attempt *attempt, const struct asked *asked, bool in_realm)
{
    const struct nonce *nonce = attempt->nonce;

    if (attempt->credentials->for_proxy != (asked->kind == CHALLENGE_PROXY) ||
        (nonce && !nonce_is_of_kind(nonce, asked->kind)))
        return false;
    if (in_realm)
        return attempt->credentials->realm == asked->realm;
    return nonce && nonce_is_of(nonce, attempt->request->destination) &&
           nonce->realm == nonce_realm(asked->realm);
}

static bool find_attempt(struct accounts *accounts, const struct request *request,
                         const struct asked *asked, bool in_realm, struct attempt *attempt)
{
    bool found = false;

    for (unsigned i = 0; i < request->credential_count; i++) {
        const struct credentials *credentials = &request->credentials[i];

        if (!credentials->is_digest || credentials->nonce == 0)
            continue;
        struct attempt another = attempt_of(accounts, request, credentials);
        if (!is_answer(&another, asked, in_realm))
            continue;
        if (!found || (attempt_was_accepted(attempt) && !attempt_was_accepted(&another)))
            *attempt = another;
        found = true;
    }
    return found;
}

bool attempt_find(struct accounts *accounts, const struct request *request,
                  const struct asked *asked, struct attempt *attempt)
{
    return find_attempt(accounts, request, asked, true, attempt) ||
           find_attempt(accounts, request, asked, false, attempt);
}

bool attempt_was_accepted(const struct attempt *attempt)
{
    const struct nonce *nonce = attempt->nonce;

    return nonce && nonce->accepted && nonce->user == attempt->credentials->user &&
           nonce->accepted != attempt->request->frame;
}

/* Against the challenge, which was seen. */
static enum digest_fault find_unoffered(const struct credentials *credentials,
                                        const struct nonce *nonce)
{
    bool knows_all = !(nonce->algorithms & 1U << DIGEST_OTHER);

    if (nonce->realm != 0 && nonce->realm != nonce_realm(credentials->realm))
        return DIGEST_FAULT_REALM;
    if (knows_all && credentials->algorithm != DIGEST_OTHER &&
        !(nonce->algorithms & 1U << credentials->algorithm))
        return DIGEST_FAULT_ALGORITHM;
    return (credentials->qops & ~nonce->qops) != 0 ? DIGEST_FAULT_QOP : DIGEST_FAULT_NONE;
}

/* Likewise; servers need not mind. */
static enum digest_fault find_doubtful(const struct credentials *credentials,
                                       const struct nonce *nonce)
{
    if (nonce->qops && !credentials->qops)
        return DIGEST_FAULT_QOP_ABSENT;
    if (nonce->opaque && nonce->opaque != credentials->opaque)
        return DIGEST_FAULT_OPAQUE;
    return credentials->uri ? DIGEST_FAULT_URI : DIGEST_FAULT_NONE;
}

/* What the requests on a nonce tell. */
static enum digest_fault find_misused(const struct attempt *attempt)
{
    const struct credentials *credentials = attempt->credentials;
    const struct nonce *nonce = attempt->nonce;
    bool was_accepted = attempt_was_accepted(attempt);

    if (!was_accepted && (credentials->qops & DIGEST_QOP_AUTH_INT) &&
        (nonce->qops & DIGEST_QOP_AUTH))
        return DIGEST_FAULT_AUTH_INT;
    if (!credentials->repeats)
        return DIGEST_FAULT_NONE;
    return was_accepted ? DIGEST_FAULT_NC_ACCEPTED : DIGEST_FAULT_NC;
}

/* What worked before in another request does no harm now, unless it is about this very one. */
enum digest_fault attempt_fault(const struct attempt *attempt)
{
    const struct credentials *credentials = attempt->credentials;
    const struct nonce *nonce = attempt->nonce;
    bool is_new = nonce && nonce_is_of(nonce, attempt->request->destination) && !attempt->login;
    enum digest_fault fault = is_new ? find_unoffered(credentials, nonce) : DIGEST_FAULT_NONE;

    if (digest_is_aka(credentials->algorithm) && credentials->is_unsigned && !credentials->has_auts)
        return DIGEST_FAULT_UNSIGNED;
    if (fault == DIGEST_FAULT_NONE && nonce &&
        !nonce_is_foreign(nonce, attempt->request->destination))
        fault = find_misused(attempt);
    return fault == DIGEST_FAULT_NONE && is_new ? find_doubtful(credentials, nonce) : fault;
}
