/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copies and delays: what was sent again, what came late, what the capture does not have. */

#include "rule.h"

#include "final.h"
#include "timers.h"

/* No server that is slow for seconds is done that soon after a copy but by chance. */
#define AT_ONCE (100 * MILLISECOND)

static void find_repeated_request(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    if (evidence->transaction->has_response || request->copies < 2)
        return;
    finding_add(evidence, FINDING_REQUEST_REPEATED,
                (const struct value[]){value_copies(request->copies),
                                       value_after(request->time, evidence->origin->time),
                                       {0}});
}

static bool is_for_ack(const struct evidence *evidence, const struct copies *before)
{
    return evidence->request && !evidence->has_unread &&
           ack_is_awaited(evidence->transactions, evidence->transaction, evidence->key, before);
}

/* The same final response, sent again. Where that is for want of its ACK, its rule has said it. */
static void find_repeated_response(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct datagram *response = &evidence->arrival->datagram;
    struct copies before = final_copies(transaction, response);
    const struct value values[] = {value_copies(before.count + 1), value_frame(before.frame), {0}};

    if (before.count == 0 || datagram_is_same(&before.last, response) ||
        is_for_ack(evidence, &before))
        return;
    finding_add(evidence, FINDING_RESPONSE_REPEATED, values);
}

/* Whether the last of several copies was answered at once: then the others were lost, or nobody was
 * there yet. */
static bool is_last_answered(const struct evidence *evidence)
{
    int64_t since = evidence->origin->time - datagram_time(&evidence->request->last);

    return evidence->request->copies > 1 && since < AT_ONCE;
}

static void find_slow(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    int64_t time = evidence->response->response_time;
    const struct value values[] = {value_after(0, time), {0}};

    if (transaction->final_code != 0 || is_last_answered(evidence))
        return;
    if (!transaction->has_response && time > SIP_TIMEOUT)
        finding_add(evidence, FINDING_SLOW_TIMEOUT, values);
    else if (!transaction->is_invite && evidence->response->code >= 200 && time > SIP_T2)
        finding_add(evidence, FINDING_SLOW, values);
}

static void find(struct evidence *evidence)
{
    if (!evidence->request)
        finding_add(evidence, FINDING_REQUEST_NOT_CAPTURED, NULL);
    else
        find_repeated_request(evidence);
    find_repeated_response(evidence);
    if (evidence->request)
        find_slow(evidence);
}

const struct rule rule_copies = {.needs = NEEDS_TRANSACTION, .on_response = find};
