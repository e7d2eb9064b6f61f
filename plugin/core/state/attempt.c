/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call. */

#include "attempt.h"

#include "hop.h"
#include "progress.h"
#include "timers.h"

#include <glib.h>

/* How many INVITEs of one attempt are looked at. */
#define INVITES_MAX 8

/* Whether a request was on both ways at once. A client that got a final response to it, or none at
 * all, or an ICMP error, may send it to the next server (RFC 3263 section 4.3). */
static bool is_at_once(const struct transaction *a, const struct transaction *b)
{
    const struct transaction *first = a->request->frame < b->request->frame ? a : b;
    const struct transaction *second = first == a ? b : a;

    if (first->final_code != 0 && first->final_frame < second->request->frame)
        return false;
    if (second->failovers > first->failovers)
        return false;
    return first->has_response || second->request->time - first->request->time < SIP_T1;
}

/* Whether the same request went another way, from a host before the hops that were seen or from
 * that which sent it here. */
static bool is_other_way(const struct transaction *other, const struct transaction *transaction)
{
    return other != transaction && other->request && other->before == transaction->before &&
           !hop_is_same(other, transaction);
}

/* Then no failure on one of several ways tells what became of the call. */
static bool is_forked(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    while (other && !(is_other_way(other, transaction) && is_at_once(other, transaction)))
        other = other->next;
    return other != NULL;
}

const struct transaction *attempt_next_try(struct transactions *transactions,
                                           const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    while (other && !(is_other_way(other, transaction) &&
                      other->request->frame > transaction->request->frame))
        other = other->next;
    return other;
}

bool attempt_is(struct transactions *transactions, const struct transaction *transaction)
{
    return transaction->is_invite && transaction->request && !transaction->request->has_to_tag &&
           hop_is_first(transactions, transaction);
}

bool attempt_is_asked_again(unsigned code)
{
    return code == 401 || code == 407 || code == 422;
}

/* Whether a client sends its INVITE again for this response, changed as that says. */
static bool goes_on(unsigned code)
{
    return code / 100 == 3 || attempt_is_asked_again(code);
}

static bool is_heard(const struct transaction *invite)
{
    return invite->progress && invite->progress->provisional_code > 100;
}

enum call_outcome attempt_judge(const struct transaction *invite, unsigned code)
{
    switch (code) {
    case 486:
    case 600:
        return OUTCOME_BUSY;
    case 480:
        return progress_has_rung(invite) ? OUTCOME_NO_ANSWER : OUTCOME_REFUSED;
    case 487:
        return progress_has_rung(invite) ? OUTCOME_NO_ANSWER : OUTCOME_UNKNOWN;
    case 408:
        return progress_has_rung(invite) ? OUTCOME_NO_ANSWER : OUTCOME_UNANSWERED;
    default:
        return code / 100 == 5 ? OUTCOME_FAILED : OUTCOME_REFUSED;
    }
}

/* Of an INVITE that a CANCEL ended: the caller gave up, or another branch of it was answered. */
static enum call_outcome judge_cancelled(const struct cancellation *cancellation)
{
    return cancellation->by_answer || cancellation->is_not_selected ? OUTCOME_NONE
                                                                    : OUTCOME_CANCELLED;
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
    if (is_forked(transactions, transaction))
        return OUTCOME_NONE;
    if (is_refused_login(transaction, response))
        return OUTCOME_REFUSED;
    if (goes_on(code))
        return OUTCOME_NONE;
    const struct cancellation *cancellation =
        progress_cancellation(transactions, transaction, &response->key);
    if (cancellation && cancellation_explains(cancellation, code))
        return judge_cancelled(cancellation);
    return attempt_judge(transaction, code);
}

bool attempt_is_silent(struct transactions *transactions, const struct transaction *transaction)
{
    return !transaction_was_heard(transaction) && !is_forked(transactions, transaction) &&
           !attempt_next_try(transactions, transaction);
}

bool attempt_is_heard(struct transactions *transactions, const struct transaction *transaction,
                      const struct arrival *response)
{
    unsigned code = response->message->code;

    return code > 100 && !goes_on(code) && transaction->final_code == 0 && !is_heard(transaction) &&
           !is_forked(transactions, transaction);
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

/* Of the same request on whichever way it was sent first. */
static int64_t find_first_try(struct transactions *transactions,
                              const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);
    int64_t start = transaction->request->time;

    for (; other; other = other->next) {
        if (is_other_way(other, transaction))
            start = MIN(start, other->request->time);
    }
    return start;
}

int64_t attempt_start(struct transactions *transactions, const struct transaction *transaction,
                      const struct key *key)
{
    int64_t start = find_first_try(transactions, transaction);

    for (uint32_t i = 1; i < INVITES_MAX && i <= key->cseq.number; i++) {
        const struct transaction *previous = find_previous(transactions, key, key->cseq.number - i);

        if (!previous)
            break;
        start = MIN(start, previous->request->time);
    }
    return start;
}
