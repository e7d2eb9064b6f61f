/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call. */

#include "attempt.h"

#include "hop.h"
#include "progress.h"
#include "reason.h"

#include <glib.h>

/* How many INVITEs of one attempt are looked at. */
#define INVITES_MAX 8

/* A request that came to the hops seen by two ways was forked before them: none of the ways tells
 * what became of the call. */
static bool is_forked(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    while (other && !hop_is_sibling(other, transaction))
        other = other->next;
    return other != NULL;
}

bool attempt_is(struct transactions *transactions, const struct transaction *transaction)
{
    return transaction->is_invite && transaction->request && !transaction->request->has_to_tag &&
           !hop_before(transactions, transaction) && !is_forked(transactions, transaction);
}

/* Whether a client sends its INVITE again for this response, changed as that says. */
static bool goes_on(unsigned code)
{
    return code / 100 == 3 || code == 401 || code == 407 || code == 422;
}

/* Whether the telephone network says so: no user responds, or none answers (Q.850). */
static bool says_no_answer(const struct message *message)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    while (reason_next(message, &position, &rest, &reason)) {
        if (slice_equals(reason.protocol, "Q.850") && (reason.cause == 18 || reason.cause == 19))
            return true;
    }
    return false;
}

/* A 183 may announce anything. */
static bool has_rung(const struct transaction *invite, const struct message *response)
{
    return (invite->progress && invite->progress->ringing_frame != 0) || says_no_answer(response);
}

static bool is_heard(const struct transaction *invite)
{
    return invite->progress && invite->progress->provisional_code > 100;
}

/* Of a refusal of any kind. */
static enum call_outcome judge_failure(const struct transaction *invite,
                                       const struct message *response)
{
    switch (response->code) {
    case 486:
    case 600:
        return OUTCOME_BUSY;
    case 480:
        return has_rung(invite, response) ? OUTCOME_NO_ANSWER : OUTCOME_REFUSED;
    case 408:
        return has_rung(invite, response) ? OUTCOME_NO_ANSWER : OUTCOME_UNANSWERED;
    default:
        return response->code / 100 == 5 ? OUTCOME_FAILED : OUTCOME_REFUSED;
    }
}

static enum call_outcome judge_end(struct transactions *transactions,
                                   const struct transaction *invite, const struct arrival *response)
{
    if (progress_cancellation(transactions, invite, &response->key))
        return OUTCOME_CANCELLED;
    return has_rung(invite, response->message) ? OUTCOME_NO_ANSWER : OUTCOME_UNKNOWN;
}

/* A challenge to credentials that were sent for one is a refusal, unless only their nonce was old.
 */
static bool is_refused_login(const struct transaction *invite, const struct arrival *response)
{
    unsigned code = response->message->code;
    bool is_stale = false;

    if ((code != 401 && code != 407) || invite->request->credential_count == 0)
        return false;
    enum challenge_kind kind = code == 407 ? CHALLENGE_PROXY : CHALLENGE_WWW;
    for (unsigned i = 0; i < response->challenge_count[kind]; i++)
        is_stale |= response->challenges[kind][i].stale;
    return !is_stale && invite->request->credentials[0].for_proxy == (kind == CHALLENGE_PROXY);
}

enum call_outcome attempt_outcome(struct transactions *transactions,
                                  const struct transaction *transaction,
                                  const struct arrival *response)
{
    unsigned code = response->message->code;

    if (code < 200 || transaction->final_code != 0)
        return OUTCOME_NONE;
    if (code < 300)
        return OUTCOME_ANSWERED;
    if (is_refused_login(transaction, response))
        return OUTCOME_REFUSED;
    if (goes_on(code))
        return OUTCOME_NONE;
    if (code == 487)
        return judge_end(transactions, transaction, response);
    return judge_failure(transaction, response->message);
}

bool attempt_is_heard(const struct transaction *transaction, const struct arrival *response)
{
    unsigned code = response->message->code;

    return code > 100 && !goes_on(code) && transaction->final_code == 0 && !is_heard(transaction);
}

/* The one that this one goes on with; NULL for the first one. */
static const struct transaction *find_previous(struct transactions *transactions,
                                               const struct key *key, uint32_t number)
{
    const struct transaction *invite = transaction_family(transactions, key, "INVITE", number);

    while (invite && (!invite->request || hop_before(transactions, invite)))
        invite = invite->next;
    return invite && goes_on(invite->final_code) ? invite : NULL;
}

int64_t attempt_start(struct transactions *transactions, const struct transaction *transaction,
                      const struct key *key)
{
    int64_t start = transaction->request->time;

    for (uint32_t i = 1; i < INVITES_MAX && i <= key->cseq.number; i++) {
        const struct transaction *previous = find_previous(transactions, key, key->cseq.number - i);

        if (!previous)
            break;
        start = MIN(start, previous->request->time);
    }
    return start;
}
