/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 487 to an INVITE that nothing in the capture ended (RFC 3261 sections 9.2, 13.3.1 and 15.1.2). */

#include "rule.h"

#include "timers.h"

/* How far a timer may be off the time that Expires asks for. */
#define EXPIRES_OFF (2 * SECOND)

/* Whether a CANCEL is captured, at whatever hop. */
static bool was_cancelled(const struct evidence *evidence)
{
    const struct transaction *other =
        transaction_latest(evidence->transactions, evidence->transaction);

    if (transaction_family(evidence->transactions, evidence->key, "CANCEL",
                           evidence->key->cseq.number) ||
        other->has_forgotten)
        return true;
    while (other && !other->cancellation)
        other = other->next;
    return other != NULL;
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    if (evidence->response->code != 487 || !evidence->transaction->is_invite ||
        evidence->count > 0 || message_has(evidence->message, HEADER_REASON) ||
        was_cancelled(evidence))
        return;
    int64_t after = evidence->origin->time - request->time;
    int64_t off = after - (int64_t)request->shared->expires * SECOND;
    bool expired = request->shared->expires != 0 && off > -EXPIRES_OFF && off < EXPIRES_OFF;
    finding_add(evidence,
                expired ? FINDING_CANCEL_NOT_CAPTURED_EXPIRED : FINDING_CANCEL_NOT_CAPTURED,
                (const struct value[]){value_after(0, after),
                                       value_interval(request->shared->expires),
                                       value_host(endpoint_name(evidence->origin->source)),
                                       {0}});
}

const struct rule rule_uncancelled = {.needs = NEEDS_REQUEST, .lowest = 487, .on_response = find};
