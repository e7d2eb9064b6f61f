/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs that a CANCEL was to end (RFC 3261 section 9). */

#include "rule.h"

/* The INVITE as the host that sent the CANCEL got it; NULL where the capture has no such. */
static const struct transaction *find_upstream(const struct transaction *transaction)
{
    const struct transaction *upstream = transaction->next;

    while (upstream && !endpoint_same_host(transaction_destination(upstream),
                                           transaction->cancellation->source))
        upstream = upstream->next;
    return upstream;
}

static enum finding_form name_form(const struct transaction *transaction,
                                   const struct transaction *upstream)
{
    const struct cancellation *cancellation = transaction->cancellation;
    bool rang = transaction->progress && transaction->progress->ringing_frame != 0;

    if (cancellation->by_answer)
        return FINDING_ANSWERED_ELSEWHERE;
    if (upstream && upstream->final_code >= 200 && upstream->final_code <= 299)
        return FINDING_ANSWERED_ELSEWHERE_FORKED;
    if (cancellation->is_not_selected)
        return FINDING_ANSWERED_ELSEWHERE_CAUSE;
    if (cancellation->reason)
        return FINDING_CANCELLED_REASON;
    if (upstream && !upstream->cancellation)
        return FINDING_CANCELLED_PROXY;
    return rang ? FINDING_CANCELLED : FINDING_CANCELLED_UNRUNG;
}

static void find_cancelled(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct transaction *upstream = find_upstream(transaction);
    const struct cancellation *cancellation = transaction->cancellation;
    int64_t ringing = transaction->progress ? transaction->progress->ringing_time : 0;

    finding_add(evidence, name_form(transaction, upstream),
                (const struct value[]){value_frame(cancellation->frame),
                                       value_after(evidence->request->time, cancellation->time),
                                       value_ringing(ringing, cancellation->time),
                                       value_host(endpoint_name(cancellation->source)),
                                       value_reason(cancellation->reason),
                                       value_answer(upstream ? upstream->final_frame : 0),
                                       {0}});
}

static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;

    if (!transaction->cancellation)
        return;
    if (code == 487)
        find_cancelled(evidence);
    else if (code >= 200 && code <= 299)
        finding_add(evidence, FINDING_ANSWERED_DESPITE_CANCEL,
                    (const struct value[]){value_frame(transaction->cancellation->frame), {0}});
}

const struct rule rule_cancellation = {.needs = NEEDS_REQUEST, .on_response = find};
