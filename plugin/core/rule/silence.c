/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that nothing answers (RFC 3261 sections 17.1.1.2 and 17.1.2.2). */

#include "rule.h"

#include "hop.h"
#include "timers.h"

/* A request that was sent so often over so long a time may count as unanswered although the capture
 * ends before its timer does. */
#define COPIES_ENOUGH 4

/* A transaction of the same request at the other side of a NAT that rewrites Via is the same. */
static bool has_response(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    if (transaction->has_response)
        return true;
    while (other && !(hop_is_same(other, transaction) && other->has_response))
        other = other->next;
    return other != NULL;
}

/* A copy of a request of which nothing came back so far. */
static void find_copy(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct origin *origin = evidence->origin;

    if (!request || origin->source != request->source ||
        origin->destination != request->destination ||
        datagram_is_same(&request->last, &evidence->arrival->datagram) ||
        has_response(evidence->transactions, evidence->transaction))
        return;
    finding_add(evidence, FINDING_REQUEST_UNANSWERED_COPY,
                (const struct value[]){value_copies(request->copies + 1),
                                       value_frame(request->frame),
                                       value_after(request->time, origin->time),
                                       value_host(endpoint_name(request->destination)),
                                       {0}});
}

/* Whether the capture goes on long enough after a request for an answer to be missed. */
static bool was_awaited(const struct request *request, int64_t end)
{
    return end - request->time >= SIP_TIMEOUT || request->copies >= COPIES_ENOUGH;
}

/* A request that never got any response. */
static void find_unanswered(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    if (!request->destination || !was_awaited(request, evidence->end) ||
        has_response(evidence->transactions, evidence->transaction))
        return;
    finding_add(evidence,
                request->copies > 1 ? FINDING_REQUEST_UNANSWERED : FINDING_REQUEST_UNANSWERED_ONCE,
                (const struct value[]){value_copies(request->copies),
                                       value_after(request->time, datagram_time(&request->last)),
                                       value_host(endpoint_name(request->destination)),
                                       {0}});
}

const struct rule rule_silence = {.on_request = find_copy, .on_later = find_unanswered};
