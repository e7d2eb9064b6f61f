/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 401, 407 and 403: the ordinary challenge, refused credentials, an expired nonce (RFC 3261 section
 * 22). */

#include "rule.h"

#include "hash.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

/* No server lets a nonce expire that soon. */
#define NONCE_FRESH (5 * SECOND)

/* Where the credentials for a kind of challenge belong. */
static const enum header_name credential_names[CHALLENGE_KINDS] = {
    [CHALLENGE_WWW] = HEADER_AUTHORIZATION,
    [CHALLENGE_PROXY] = HEADER_PROXY_AUTHORIZATION,
};

/* The credentials that the request had for a realm in that header field, NULL where it had none. */
static const struct credentials *find_credentials(const struct request *request,
                                                  enum challenge_kind kind, struct slice realm)
{
    uint64_t hash = hash_of(0, realm);

    for (unsigned i = 0; i < request->credential_count; i++) {
        const struct credentials *credentials = &request->credentials[i];

        if (credentials->realm == hash && credentials->for_proxy == (kind == CHALLENGE_PROXY))
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
 * FINDING_NONE where the capture does not tell. */
static enum finding_form name_rejection(const struct evidence *evidence,
                                        const struct challenge *challenge,
                                        const struct nonce *nonce)
{
    if (challenge->stale || phrase_blames_nonce(evidence->response))
        return nonce ? FINDING_AUTH_STALE : FINDING_AUTH_STALE_UNSEEN;
    if (nonce && nonce->hash == hash_of(0, challenge->nonce))
        return FINDING_AUTH_REJECTED_AGAIN;
    if (nonce && nonce->accepted)
        return FINDING_AUTH_STALE;
    if (!nonce)
        return FINDING_NONE;
    return evidence->request->time - nonce->time <= NONCE_FRESH ? FINDING_AUTH_REJECTED
                                                                : FINDING_AUTH_REJECTED_LATE;
}

/* Whether a form blames the credentials, not the nonce. */
static bool is_rejection(enum finding_form form)
{
    return form == FINDING_AUTH_REJECTED || form == FINDING_AUTH_REJECTED_AGAIN ||
           form == FINDING_AUTH_REJECTED_LATE;
}

static void find_rejected(struct evidence *evidence, const struct challenge *challenge,
                          const struct credentials *credentials)
{
    const struct nonce *nonce = accounts_find_nonce(evidence->accounts, credentials->nonce);
    enum finding_form form = name_rejection(evidence, challenge, nonce);
    const char *host = NULL;

    if (form == FINDING_NONE)
        return;
    if (is_rejection(form) && (host = evidence_circle(evidence)))
        form = FINDING_AUTH_REJECTED_CIRCLE;
    finding_add(evidence, form,
                (const struct value[]){value_realm(store_text(evidence->store, challenge->realm)),
                                       value_user(credentials->user),
                                       value_frame(nonce ? nonce->frame : 0),
                                       value_age(nonce ? nonce->time : 0, evidence->request->time),
                                       value_host(host),
                                       {0}});
}

static void find_challenge(struct evidence *evidence, enum challenge_kind kind,
                           const struct challenge *challenge)
{
    const struct request *request = evidence->request;
    const struct credentials *credentials = find_credentials(request, kind, challenge->realm);
    bool is_misplaced = !credentials && find_credentials(request, 1 - kind, challenge->realm);

    /* Tokens have neither realm nor nonce to compare (RFC 8898); what has no nonce is no ordinary
     * challenge, as nobody can answer it. */
    if (!slice_equals(challenge->scheme, "Digest") || challenge->nonce.length == 0)
        return;
    /* An empty nonce is how an IMS phone gives its identity before the first challenge. */
    if (credentials && credentials->nonce != 0)
        find_rejected(evidence, challenge, credentials);
    else
        finding_add(
            evidence, is_misplaced ? FINDING_AUTH_CHALLENGE_MISPLACED : FINDING_AUTH_CHALLENGE,
            (const struct value[]){value_realm(store_text(evidence->store, challenge->realm)),
                                   value_wanted(field_name(credential_names[kind])),
                                   {0}});
}

static void find_challenges(struct evidence *evidence)
{
    const struct arrival *arrival = evidence->arrival;
    enum challenge_kind own = evidence->response->code == 401 ? CHALLENGE_WWW : CHALLENGE_PROXY;
    bool has_other = message_has(evidence->message, challenge_names[1 - own]);
    const char *wanted = field_name(challenge_names[own]);

    if (arrival->challenge_count[own] == 0) {
        if (evidence->message->is_complete)
            finding_add(evidence,
                        has_other ? FINDING_AUTH_NO_CHALLENGE_OTHER : FINDING_AUTH_NO_CHALLENGE,
                        (const struct value[]){value_wanted(wanted), {0}});
        return;
    }
    for (unsigned kind = 0; evidence->request && kind < CHALLENGE_KINDS; kind++) {
        for (unsigned i = 0; i < arrival->challenge_count[kind]; i++)
            find_challenge(evidence, (enum challenge_kind)kind, &arrival->challenges[kind][i]);
    }
}

/* A 403 to credentials that were never accepted, on a nonce that was not either: a request that got
 * on, or another one of this account that did, was refused for something else. */
static void find_forbidden(struct evidence *evidence)
{
    const struct credentials *credentials = evidence->request->credentials;
    const struct nonce *nonce =
        credentials ? accounts_find_nonce(evidence->accounts, credentials->nonce) : NULL;

    if (nonce && !nonce->accepted && !evidence->transaction->progress &&
        !accounts_know(evidence->accounts, credentials))
        finding_add(
            evidence, FINDING_AUTH_REJECTED_FORBIDDEN,
            (const struct value[]){value_user(credentials->user), value_frame(nonce->frame), {0}});
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (code == 401 || code == 407)
        find_challenges(evidence);
    else if (code == 403 && evidence->request)
        find_forbidden(evidence);
}

const struct rule rule_authentication = {.on_response = find};
