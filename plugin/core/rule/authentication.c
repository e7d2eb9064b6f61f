/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 401 and 407 as a question: the ordinary challenge, and one that is never answered (RFC 3261
 * section 22). */

#include "rule.h"

#include "login.h"

#include <glib.h>

/* Where the credentials for a kind of challenge belong. */
static const enum header_name credential_names[CHALLENGE_KINDS] = {
    [CHALLENGE_WWW] = HEADER_AUTHORIZATION,
    [CHALLENGE_PROXY] = HEADER_PROXY_AUTHORIZATION,
};

/* A response that must have a challenge, and has none of its kind. */
static bool find_absent(struct evidence *evidence)
{
    enum challenge_kind own = evidence->response->code == 401 ? CHALLENGE_WWW : CHALLENGE_PROXY;
    bool has_other = message_has(evidence->message, challenge_names[1 - own]);

    if (evidence->arrival->challenge_count[own] > 0)
        return false;
    if (evidence->message->is_complete)
        finding_add(evidence,
                    has_other ? FINDING_AUTH_NO_CHALLENGE_OTHER : FINDING_AUTH_NO_CHALLENGE,
                    (const struct value[]){value_wanted(field_name(challenge_names[own])), {0}});
    return true;
}

/* Whether the request answers an earlier challenge of this kind in the header field of the other:
 * what it keeps there from another challenge is in its place (RFC 3261 section 22.1). */
static bool is_misplaced(const struct evidence *evidence, const struct asked *asked)
{
    const struct request *request = evidence->request;
    bool found = false;

    for (unsigned i = 0; i < request->credential_count; i++) {
        const struct credentials *credentials = &request->credentials[i];
        const struct nonce *nonce = accounts_find_nonce(evidence->accounts, credentials->nonce);

        if (credentials->for_proxy != (asked->kind == CHALLENGE_PROXY) && nonce &&
            credentials->realm == asked->realm)
            found |= asked->kind == CHALLENGE_PROXY ? nonce->in_proxy && !nonce->in_www
                                                    : nonce->in_www && !nonce->in_proxy;
    }
    return found;
}

/* The algorithms offered for a realm, as the response has them. */
static const char *list_algorithms(const struct evidence *evidence, const struct asked *asked)
{
    g_autoptr(GString) list = g_string_new(digest_algorithm_name(asked->first));

    for (unsigned i = 0; i < DIGEST_OTHER; i++) {
        if (i != asked->first && asked->algorithms & 1U << i)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "",
                                   digest_algorithm_name((enum digest_algorithm)i));
    }
    return store_text(evidence->store, (struct slice){list->str, list->len});
}

/* How often the call was challenged for the realm, this response counted. */
static unsigned count_challenges(const struct evidence *evidence,
                                 const struct unanswered *unanswered)
{
    if (!unanswered)
        return 1;
    if (unanswered->cseq == evidence->key->cseq.number)
        return unanswered->count;
    return evidence->request->frame < unanswered->last_frame ? 1 : unanswered->count + 1;
}

/* A realm for which the request has credentials of this kind, in place of what is asked. */
static const char *find_other_realm(const struct request *request, const struct asked *asked)
{
    for (unsigned i = 0; i < request->credential_count; i++) {
        const struct credentials *credentials = &request->credentials[i];

        if (credentials->for_proxy == (asked->kind == CHALLENGE_PROXY) &&
            credentials->realm != asked->realm)
            return credentials->realm;
    }
    return NULL;
}

static enum finding_form name_first(const struct key *key)
{
    if (key_has_method(key, "BYE"))
        return FINDING_AUTH_CHALLENGE_BYE;
    return key_has_method(key, "REFER") ? FINDING_AUTH_CHALLENGE_REFER : FINDING_AUTH_CHALLENGE;
}

static enum finding_form name_unanswered(const struct key *key, const struct asked *asked,
                                         const char *other_realm)
{
    if (key_has_method(key, "OPTIONS"))
        return FINDING_AUTH_UNANSWERED_OPTIONS;
    if (key_has_method(key, "BYE"))
        return FINDING_AUTH_UNANSWERED_BYE;
    if (key_has_method(key, "REFER"))
        return FINDING_AUTH_UNANSWERED_REFER;
    if (other_realm)
        return FINDING_AUTH_UNANSWERED_REALM;
    return asked->first != DIGEST_MD5 && asked->algorithms & 1U << DIGEST_MD5
               ? FINDING_AUTH_UNANSWERED_ALGORITHMS
               : FINDING_AUTH_UNANSWERED;
}

static void find_unanswered(struct evidence *evidence, const struct asked *asked)
{
    const struct unanswered *before =
        accounts_find_unanswered(evidence->accounts, evidence->arrival, asked->realm);
    const char *other_realm = find_other_realm(evidence->request, asked);
    unsigned count = count_challenges(evidence, before);

    finding_add(evidence,
                count > 1 ? name_unanswered(evidence->key, asked, other_realm)
                          : name_first(evidence->key),
                (const struct value[]){
                    value_realm(asked->realm),
                    value_tries(count),
                    value_method(store_text(evidence->store, evidence->key->cseq.method)),
                    value_frame(before ? before->first_frame : 0),
                    value_given(other_realm),
                    value_listed(count > 1 ? list_algorithms(evidence, asked) : NULL),
                    {0}});
}

/* The challenge of a host behind, to which the receiver did not send the credentials on: they were
 * its own, or it took off what was meant for the other. */
static void find_behind(struct evidence *evidence, const struct transaction *hop,
                        const struct asked *asked, const struct attempt *own)
{
    finding_add(evidence,
                own->nonce && own->nonce->is_relayed ? FINDING_AUTH_UNANSWERED_REMOVED
                                                     : FINDING_AUTH_CHALLENGE_BEHIND,
                (const struct value[]){value_realm(asked->realm),
                                       value_user(own->credentials->user),
                                       value_host(endpoint_name(evidence->request->destination)),
                                       value_hop(endpoint_name(hop->request->destination)),
                                       value_frame(hop->request->frame),
                                       {0}});
}

static void find_asked(struct evidence *evidence, const struct transaction *hop,
                       const struct asked *asked)
{
    struct attempt attempt;

    if (attempt_find(evidence->accounts, hop->request, asked, &attempt))
        return;
    bool has_own = attempt_find(evidence->accounts, evidence->request, asked, &attempt);
    if (has_own && !evidence_circle(evidence))
        find_behind(evidence, hop, asked, &attempt);
    else if (has_own)
        return;
    else if (is_misplaced(evidence, asked))
        finding_add(evidence, FINDING_AUTH_CHALLENGE_MISPLACED,
                    (const struct value[]){value_realm(asked->realm),
                                           value_wanted(field_name(credential_names[asked->kind])),
                                           {0}});
    else
        find_unanswered(evidence, asked);
}

static void find(struct evidence *evidence)
{
    struct asked asked[ASKED_MAX];

    if ((evidence->response->code != 401 && evidence->response->code != 407) ||
        find_absent(evidence) || !evidence->request)
        return;
    const struct transaction *hop = login_hop(evidence->transactions, evidence->transaction);
    unsigned count = asked_read(evidence->arrival, evidence->store, asked);
    for (unsigned i = 0; i < count; i++)
        find_asked(evidence, hop, &asked[i]);
}

const struct rule rule_authentication = {.lowest = 400, .on_response = find};
