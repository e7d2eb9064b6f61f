/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that had a provisional response, and then nothing (RFC 3261 sections 16.8 and 17.1.2.2).
 */

#include "rule.h"

#include "timers.h"

/* Whether a final response is missed: a client waits 32 s for one, also after its CANCEL; a proxy
 * waits 3 min after a provisional response to an INVITE. */
static bool was_awaited(const struct evidence *evidence, int64_t since)
{
    const struct transaction *transaction = evidence->transaction;
    int64_t until = frames_seen_until(evidence->frames, evidence->request->frame);
    bool is_long = transaction->is_invite && !transaction->cancellation;

    return until - since > (is_long ? SIP_TIMER_C : SIP_TIMEOUT);
}

/* Of an INVITE that nobody cancelled; `progress` is NULL where only a 100 came. */
static void find_invite(struct evidence *evidence, const struct progress *progress)
{
    const struct request *request = evidence->request;
    int64_t since = progress ? datagram_time(&progress->provisional) : request->time;

    if (!was_awaited(evidence, since))
        return;
    finding_add(evidence, progress ? FINDING_FINAL_MISSING : FINDING_FINAL_MISSING_TRYING,
                (const struct value[]){value_code(progress ? progress->provisional_code : 100),
                                       value_frame(progress ? progress->provisional_frame : 0),
                                       value_host(endpoint_name(request->destination)),
                                       {0}});
}

static void find_cancelled(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct cancellation *cancellation = evidence->transaction->cancellation;

    if (was_awaited(evidence, cancellation->time))
        finding_add(evidence, FINDING_FINAL_MISSING_CANCELLED,
                    (const struct value[]){value_frame(cancellation->frame),
                                           value_after(request->time, cancellation->time),
                                           value_host(endpoint_name(request->destination)),
                                           {0}});
}

static void find_other(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    if (was_awaited(evidence, request->time))
        finding_add(evidence, FINDING_FINAL_MISSING_TIMEOUT,
                    (const struct value[]){value_method(request->method),
                                           value_host(endpoint_name(request->destination)),
                                           {0}});
}

/* A final response at another hop may have gone its way uncaptured here, and what an ACK or another
 * request shows was there. */
static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct progress *progress = transaction->progress;
    bool has_provisional = progress && progress->provisional_frame != 0;

    if (!transaction->has_response || transaction->acknowledged || evidence->request->was_ended ||
        transaction_is_over(transaction_latest(evidence->transactions, transaction)))
        return;
    if (!transaction->is_invite)
        find_other(evidence);
    else if (transaction->cancellation)
        find_cancelled(evidence);
    else
        find_invite(evidence, has_provisional ? progress : NULL);
}

const struct rule rule_unfinished = {.on_later = find};
