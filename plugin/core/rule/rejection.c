/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 401, 407 and 403 to credentials: refused, an expired nonce, a faulty digest (RFC 3261 section 22,
 * RFC 7616, RFC 3310). */

#include "rule.h"

#include "login.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

/* No server lets a nonce expire that soon. */
#define NONCE_FRESH (5 * SECOND)

/* Some servers say it in the phrase only: "401 nonce has changed". */
static bool phrase_blames_nonce(const struct result *response)
{
    g_autofree char *phrase =
        response->rare->phrase ? g_ascii_strdown(response->rare->phrase, -1) : NULL;

    return phrase && (strstr(phrase, "nonce") || strstr(phrase, "stale"));
}

/* Credentials that are wrong, as their nonce is right; `is_again` where it was offered again. */
static enum finding_form name_wrong(const struct attempt *attempt, bool is_again)
{
    bool is_late = attempt->request->time - attempt->nonce->time > NONCE_FRESH;

    if (!is_again && attempt->nonce->is_used)
        return FINDING_AUTH_REJECTED_REUSED;
    if (!is_again && is_late)
        return FINDING_AUTH_REJECTED_LATE;
    if (attempt->login)
        return FINDING_AUTH_REJECTED_KNOWN;
    if (digest_is_aka(attempt->credentials->algorithm))
        return FINDING_AUTH_REJECTED_AKA;
    return is_again ? FINDING_AUTH_REJECTED_AGAIN : FINDING_AUTH_REJECTED;
}

/* A nonce that was used at once cannot have expired: then it is the credentials that were refused.
 * FINDING_NONE where the capture does not tell. */
static enum finding_form name_refusal(const struct attempt *attempt, bool is_again)
{
    const struct nonce *nonce = attempt->nonce;
    const struct endpoint *server = attempt->request->destination;

    if (!nonce)
        return FINDING_NONE;
    if (nonce->frame && is_again)
        return name_wrong(attempt, true);
    if (nonce_is_foreign(nonce, server))
        return FINDING_AUTH_STALE_ELSEWHERE;
    if (attempt_was_accepted(attempt))
        return FINDING_AUTH_STALE;
    return nonce_is_of(nonce, server) ? name_wrong(attempt, false) : FINDING_NONE;
}

static enum finding_form name_stale(const struct attempt *attempt)
{
    const struct nonce *nonce = attempt->nonce;

    return nonce && nonce_is_of(nonce, attempt->request->destination) ? FINDING_AUTH_STALE
                                                                      : FINDING_AUTH_STALE_UNSEEN;
}

static bool is_rejection(enum finding_form form)
{
    return form != FINDING_NONE && strcmp(finding_text_of(form)->id, "auth-rejected") == 0;
}

static void add(struct evidence *evidence, enum finding_form form, const struct attempt *attempt)
{
    const struct nonce *nonce = attempt->nonce;
    const char *host = NULL;
    uint32_t frame = nonce ? nonce->frame : 0;

    if (form == FINDING_AUTH_REJECTED_CIRCLE) {
        host = evidence_circle(evidence);
    } else if (form == FINDING_AUTH_REJECTED_KNOWN) {
        host = endpoint_name(attempt->login->server);
        frame = attempt->login->frame;
    } else if (nonce) {
        host = endpoint_name(nonce->server);
    }
    finding_add(evidence, form,
                (const struct value[]){value_realm(attempt->credentials->realm),
                                       value_user(attempt->credentials->user),
                                       value_frame(frame),
                                       value_host(host),
                                       value_age(nonce ? nonce->time : 0, attempt->request->time),
                                       {0}});
}

static const enum finding_form fault_forms[] = {
    [DIGEST_FAULT_NONE] = FINDING_NONE,
    [DIGEST_FAULT_REALM] = FINDING_AUTH_DIGEST_FAULT_REALM,
    [DIGEST_FAULT_ALGORITHM] = FINDING_AUTH_DIGEST_FAULT_ALGORITHM,
    [DIGEST_FAULT_QOP] = FINDING_AUTH_DIGEST_FAULT_QOP,
    [DIGEST_FAULT_AUTH_INT] = FINDING_AUTH_DIGEST_FAULT_INT,
    [DIGEST_FAULT_UNSIGNED] = FINDING_AUTH_DIGEST_FAULT_AKA,
    [DIGEST_FAULT_NC_ACCEPTED] = FINDING_AUTH_DIGEST_FAULT_NC_ACCEPTED,
    [DIGEST_FAULT_NC] = FINDING_AUTH_DIGEST_FAULT_NC,
    [DIGEST_FAULT_QOP_ABSENT] = FINDING_AUTH_DIGEST_FAULT_QOPLESS,
    [DIGEST_FAULT_OPAQUE] = FINDING_AUTH_DIGEST_FAULT_OPAQUE,
    [DIGEST_FAULT_URI] = FINDING_AUTH_DIGEST_FAULT,
};

/* What the credentials have in place of what they should. */
static const char *name_given(const struct evidence *evidence,
                              const struct credentials *credentials, enum digest_fault fault)
{
    char nc[sizeof("00000001")];

    switch (fault) {
    case DIGEST_FAULT_REALM:
        return credentials->realm;
    case DIGEST_FAULT_ALGORITHM:
        return digest_algorithm_name((enum digest_algorithm)credentials->algorithm);
    case DIGEST_FAULT_NC:
    case DIGEST_FAULT_NC_ACCEPTED:
        g_snprintf(nc, sizeof(nc), "%08x", credentials->nc);
        return store_text(evidence->store, slice_of(nc));
    default:
        return credentials->uri;
    }
}

static void add_fault(struct evidence *evidence, const struct attempt *attempt, const char *realm,
                      enum digest_fault fault)
{
    const struct credentials *credentials = attempt->credentials;
    uint32_t frame = attempt->nonce ? attempt->nonce->frame : 0;

    if (fault == DIGEST_FAULT_NC)
        frame = credentials->repeats;
    if (fault == DIGEST_FAULT_NC_ACCEPTED && attempt->nonce)
        frame = attempt->nonce->accepted;
    finding_add(evidence, fault_forms[fault],
                (const struct value[]){value_user(credentials->user),
                                       value_realm(realm),
                                       value_frame(frame),
                                       value_uri(attempt->request->uri),
                                       value_given(name_given(evidence, credentials, fault)),
                                       {0}});
}

/* Whether a provisional response came to the request before: then it had got past the login, and it
 * was a host behind that refused it. */
static bool has_got_on(const struct evidence *evidence, const struct transaction *hop)
{
    return evidence->transaction->progress || hop->progress;
}

static bool is_certain(enum digest_fault fault)
{
    return fault != DIGEST_FAULT_NONE && fault < DIGEST_FAULT_NC;
}

/* Credentials that answer what is asked again. */
static void find_refused(struct evidence *evidence, const struct asked *asked,
                         const struct attempt *attempt)
{
    bool is_stale = asked->is_stale || phrase_blames_nonce(evidence->response);
    bool is_again = attempt->credentials->nonce ==
                    nonce_name(asked->nonce, attempt->request->source, evidence->message);
    enum digest_fault fault = attempt_fault(attempt);
    enum finding_form form = is_stale ? name_stale(attempt) : name_refusal(attempt, is_again);
    bool is_wrong = is_rejection(form);

    if (attempt->credentials->has_auts) {
        add(evidence, FINDING_AUTH_RESYNC, attempt);
        return;
    }
    if (is_wrong && evidence_circle(evidence))
        form = FINDING_AUTH_REJECTED_CIRCLE;
    if (is_stale || !is_certain(fault))
        add(evidence, form, attempt);
    if (is_certain(fault) || is_wrong || (is_stale && fault == DIGEST_FAULT_NC))
        add_fault(evidence, attempt, asked->realm, fault);
}

static void find_asked(struct evidence *evidence, const struct transaction *hop,
                       const struct asked *asked)
{
    struct attempt attempt;

    if (attempt_find(evidence->accounts, hop->request, asked, &attempt)) {
        if (!has_got_on(evidence, hop))
            find_refused(evidence, asked, &attempt);
    } else if (hop != evidence->transaction &&
               attempt_find(evidence->accounts, evidence->request, asked, &attempt) &&
               evidence_circle(evidence)) {
        add(evidence, FINDING_AUTH_REJECTED_CIRCLE, &attempt);
    }
}

static void find_challenges(struct evidence *evidence)
{
    struct asked asked[ASKED_MAX];
    const struct transaction *hop = login_hop(evidence->transactions, evidence->transaction);
    unsigned count = hop->request->credential_count || evidence->request->credential_count
                         ? asked_read(evidence->arrival, evidence->store, asked)
                         : 0;

    for (unsigned i = 0; i < count; i++)
        find_asked(evidence, hop, &asked[i]);
}

/* Many providers want the account of the login in From. A private identity, "alice@ims", is another
 * thing than the public one there. */
static bool is_from_another(const struct evidence *evidence, const char *user)
{
    struct slice from = credentials_from(evidence->message);

    return user && from.length > 0 && !strchr(user, '@') && !slice_equals(from, user);
}

static void find_doubted(struct evidence *evidence, const struct attempt *attempt)
{
    const char *user = attempt->credentials->user;
    const char *from = store_text(evidence->store, credentials_from(evidence->message));

    finding_add(evidence,
                is_from_another(evidence, user) ? FINDING_AUTH_REJECTED_FORBIDDEN_FROM
                                                : FINDING_AUTH_REJECTED_FORBIDDEN,
                (const struct value[]){
                    value_user(user), value_frame(attempt->nonce->frame), value_given(from), {0}});
}

/* Whether it was the server of the request that wanted the credentials, as far as that was seen. */
static bool is_asked(const struct attempt *attempt)
{
    enum challenge_kind kind = attempt->credentials->for_proxy ? CHALLENGE_PROXY : CHALLENGE_WWW;

    return attempt->nonce && attempt->credentials->is_digest &&
           nonce_is_of_kind(attempt->nonce, kind) &&
           !nonce_is_foreign(attempt->nonce, attempt->request->destination);
}

/* A 403 to credentials that were never accepted, on a nonce that was not either: a request that got
 * on, or another one of this account that did, was refused for something else. */
static void find_forbidden(struct evidence *evidence)
{
    const struct transaction *hop = login_hop(evidence->transactions, evidence->transaction);

    for (unsigned i = 0; !has_got_on(evidence, hop) && i < hop->request->credential_count; i++) {
        struct attempt attempt =
            attempt_of(evidence->accounts, hop->request, &hop->request->credentials[i]);
        enum digest_fault fault = attempt_fault(&attempt);

        if (!is_asked(&attempt))
            continue;
        if (is_certain(fault))
            add_fault(evidence, &attempt, attempt.credentials->realm, fault);
        else if (!attempt.login && nonce_is_of(attempt.nonce, hop->request->destination))
            find_doubted(evidence, &attempt);
    }
}

/* Who tries passwords is not told which one is wrong. */
static bool is_guess(const struct evidence *evidence)
{
    struct visitor visitor;

    return evidence->request->credential_count > 0 &&
           visitors_judge(evidence->visitors, evidence->transactions, evidence->arrival,
                          evidence->transaction, &visitor) == VISITOR_GUESS;
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if ((code == 401 || code == 403 || code == 407) && is_guess(evidence))
        return;
    if (code == 401 || code == 407)
        find_challenges(evidence);
    else if (code == 403)
        find_forbidden(evidence);
}

const struct rule rule_rejection = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
