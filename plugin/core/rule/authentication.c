/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 401, 407 and 403: the ordinary challenge, refused credentials, an expired nonce (RFC 3261 section
 * 22). */

#include "rule.h"

#include "challenge.h"
#include "hash.h"

#include <glib.h>
#include <string.h>

/* No server lets a nonce expire that soon, in nanoseconds. */
#define NONCE_FRESH (INT64_C(5) * 1000 * 1000 * 1000)

/* How many challenges of a response are looked at for each kind: each may take a look at all Via
 * header fields, and strangers may send any number of both. */
#define CHALLENGES_MAX 16

/* Challenges, and where their credentials belong: those of a 401 first, of a 407 second. */
static const enum header_name challenge_headers[] = {HEADER_WWW_AUTHENTICATE,
                                                     HEADER_PROXY_AUTHENTICATE};
static const enum header_name credential_headers[] = {HEADER_AUTHORIZATION,
                                                      HEADER_PROXY_AUTHORIZATION};

/* The credentials that the request had for a realm in that header field, NULL where it had none. */
static const struct credentials *find_credentials(const struct transaction *transaction,
                                                  unsigned kind, struct slice realm)
{
    uint64_t hash = hash_of(0, realm);

    for (unsigned i = 0; i < transaction->credential_count; i++) {
        const struct credentials *credentials = &transaction->credentials[i];

        if (credentials->realm == hash && credentials->for_proxy == (kind == 1))
            return credentials;
    }
    return NULL;
}

/* Some servers say it in the phrase only: "401 nonce has changed". */
static bool phrase_blames_nonce(const struct response *response)
{
    g_autofree char *phrase = response->phrase ? g_ascii_strdown(response->phrase, -1) : NULL;

    return phrase && (strstr(phrase, "nonce") || strstr(phrase, "stale"));
}

/* A nonce that was used at once cannot have expired: then it is the credentials that were refused.
 * NULL where the capture does not tell. */
static const char *name_rejection(const struct evidence *evidence,
                                  const struct challenge *challenge, const struct nonce *nonce)
{
    if (challenge->stale || phrase_blames_nonce(evidence->response))
        return nonce ? "auth-stale" : "auth-stale-unseen";
    if (nonce && nonce->hash == hash_of(0, challenge->nonce))
        return "auth-rejected-again";
    if (nonce && nonce->accepted)
        return "auth-stale";
    if (!nonce)
        return NULL;
    return evidence->transaction->request_time - nonce->time <= NONCE_FRESH ? "auth-rejected"
                                                                            : "auth-rejected-late";
}

static void find_rejected(struct evidence *evidence, const struct challenge *challenge,
                          const struct credentials *credentials)
{
    const struct nonce *nonce = accounts_find_nonce(evidence->accounts, credentials->nonce);
    const char *name = name_rejection(evidence, challenge, nonce);
    const char *host = NULL;

    if (!name)
        return;
    if (g_str_has_prefix(name, "auth-rejected") && (host = routing_find_circle(evidence)))
        name = "auth-rejected-circle";
    finding_add(
        evidence, name,
        (const struct finding_value[]){
            value_text("realm", store_text(evidence->store, challenge->realm)),
            value_text("user", credentials->user),
            value_number("frame", nonce ? nonce->frame : 0),
            value_duration("age", nonce ? nonce->time : 0, evidence->transaction->request_time),
            value_text("host", host),
            {0}});
}

static void find_challenge(struct evidence *evidence, unsigned kind,
                           const struct challenge *challenge)
{
    const struct transaction *transaction = evidence->transaction;
    const struct credentials *credentials = find_credentials(transaction, kind, challenge->realm);
    bool is_misplaced = !credentials && find_credentials(transaction, 1 - kind, challenge->realm);

    /* Tokens have neither realm nor nonce to compare (RFC 8898); what has no nonce is no ordinary
     * challenge, as nobody can answer it. */
    if (!slice_equals(challenge->scheme, "Digest") || challenge->nonce.length == 0)
        return;
    /* An empty nonce is how an IMS phone gives its identity before the first challenge. */
    if (credentials && credentials->nonce != 0)
        find_rejected(evidence, challenge, credentials);
    else
        finding_add(evidence, is_misplaced ? "auth-challenge-misplaced" : "auth-challenge",
                    (const struct finding_value[]){
                        value_text("realm", store_text(evidence->store, challenge->realm)),
                        value_text("wanted", message_header_name(credential_headers[kind])),
                        {0}});
}

static void find_challenges(struct evidence *evidence)
{
    unsigned own = evidence->response->code == 401 ? 0 : 1;
    bool has_own = message_has(evidence->message, challenge_headers[own]);
    bool has_other = message_has(evidence->message, challenge_headers[1 - own]);

    if (!has_own && evidence->message->is_complete)
        finding_add(evidence, has_other ? "auth-no-challenge-other" : "auth-no-challenge",
                    (const struct finding_value[]){
                        value_text("wanted", message_header_name(challenge_headers[own])), {0}});
    if (!has_own || !evidence->transaction || evidence->transaction->request_frame == 0)
        return;
    for (unsigned kind = 0; kind < 2; kind++) {
        struct challenge challenge;
        size_t position = 0;

        for (unsigned i = 0;
             i < CHALLENGES_MAX &&
             challenge_next(evidence->message, challenge_headers[kind], &position, &challenge);
             i++)
            find_challenge(evidence, kind, &challenge);
    }
}

static uint64_t account_of(const struct credentials *credentials)
{
    const char *user = credentials->user ? credentials->user : "";

    return hash_of(credentials->realm, (struct slice){user, strlen(user)});
}

/* A 403 to credentials that were never accepted, on a nonce that was not either: a request that got
 * on, or another one of this account that did, was refused for something else. */
static void find_forbidden(struct evidence *evidence)
{
    const struct credentials *credentials = evidence->transaction->credentials;
    const struct nonce *nonce =
        credentials ? accounts_find_nonce(evidence->accounts, credentials->nonce) : NULL;

    if (nonce && !nonce->accepted && !evidence->transaction->progress &&
        !accounts_know(evidence->accounts, account_of(credentials)))
        finding_add(evidence, "auth-rejected-forbidden",
                    (const struct finding_value[]){value_text("user", credentials->user),
                                                   value_number("frame", nonce->frame),
                                                   {0}});
}

void finding_rule_authentication(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (code == 401 || code == 407)
        find_challenges(evidence);
    else if (code == 403 && evidence->transaction)
        find_forbidden(evidence);
}

/* How many sets of credentials of a request are kept. */
#define CREDENTIALS_MAX 4

void authentication_note_request(const struct evidence *evidence)
{
    struct credentials credentials[CREDENTIALS_MAX];
    uint8_t count = 0;

    for (unsigned i = 0; i < 2; i++) {
        struct challenge challenge;
        size_t position = 0;

        while (count < CREDENTIALS_MAX &&
               challenge_next(evidence->message, credential_headers[i], &position, &challenge))
            credentials[count++] = (struct credentials){
                .realm = hash_of(0, challenge.realm),
                .for_proxy = i == 1,
                .nonce = challenge.nonce.length > 0 ? hash_of(0, challenge.nonce) : 0,
                .user = store_text(evidence->store, challenge.user)};
    }
    evidence->transaction->credential_count = count;
    evidence->transaction->credentials =
        store_block(evidence->store, credentials, count * sizeof(credentials[0]));
}

static void note_accepted(const struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    for (unsigned i = 0; transaction && i < transaction->credential_count; i++) {
        struct nonce *nonce =
            accounts_find_nonce(evidence->accounts, transaction->credentials[i].nonce);

        accounts_accept(evidence->accounts, account_of(&transaction->credentials[i]));
        if (nonce)
            nonce->accepted = true;
    }
}

void authentication_note_response(const struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    for (unsigned i = 0; i < 2; i++) {
        struct challenge challenge;
        size_t position = 0;

        while (challenge_next(evidence->message, challenge_headers[i], &position, &challenge)) {
            if (challenge.nonce.length > 0)
                accounts_offer_nonce(evidence->accounts, hash_of(0, challenge.nonce),
                                     evidence->origin);
        }
    }
    if (code >= 200 && code <= 299)
        note_accepted(evidence);
}
